//! Files of rows that become leads, customers, products …: read, looked at, stored row by row, and taken back.
//!
//! An import begins as a *preview*: the file was read into plain rows, its columns were guessed, and every row was
//! looked at. Confirmed, a job stores the rows chunk by chunk; each chunk and the row up to which the import has come are
//! one transaction, so that a killed program goes on where it was and no row is stored twice.

mod columns;
mod confirm;
mod discard;
mod fault_table;
mod faulty_rows;
mod kept_rows;
mod kinds;
mod list;
pub(crate) mod migrations;
mod model;
mod policy;
mod preview;
mod queries;
mod rejected;
mod rows;
mod run;
mod show;
mod table;
mod template;
mod trace_table;
mod undo;
mod upload;

pub(crate) use discard::PURGE;
pub(crate) use run::RUN;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names an import.
    ImportId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, upload::handler))
        .routes(routes!(kinds::handler))
        .routes(routes!(template::handler))
        .routes(routes!(show::handler, discard::handler))
        .routes(routes!(preview::handler))
        .routes(routes!(confirm::handler))
        .routes(routes!(faulty_rows::handler))
        .routes(routes!(rejected::handler))
        .routes(routes!(undo::handler))
        .routes(routes!(kept_rows::handler))
}
