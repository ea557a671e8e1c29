//! Files of rows that become leads, customers, products …: read, looked at, stored row by row, and taken back.
//!
//! An import begins as a *preview*: the file was read into plain rows, its columns were guessed, and every row was
//! looked at. Confirmed, a job stores the rows chunk by chunk; each chunk and the row up to which the import has come are
//! one transaction, so that a killed program goes on where it was and no row is stored twice.

mod columns;
mod confirm;
mod copies;
mod databases;
mod discard;
mod fault_table;
mod faults;
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
mod traces;
mod undo;
mod upload;

pub(crate) use copies::ENCRYPTED;
pub(crate) use discard::PURGE;
pub(crate) use run::RUN;
pub(crate) use traces::PERSON;

use axum::extract::DefaultBodyLimit;
use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names an import.
    ImportId
}

/// What a form adds around a file.
const FORM: usize = 256 * 1024;

pub(crate) fn routes() -> OpenApiRouter<App> {
    let largest = usize::try_from(rows::MAX_SIZE).unwrap_or(usize::MAX).saturating_add(FORM);
    OpenApiRouter::new()
        .routes(routes!(list::handler, upload::handler))
        .routes(routes!(databases::upload))
        .layer(DefaultBodyLimit::max(largest))
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
