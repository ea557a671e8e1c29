//! Files that were ordered: a whole list or report, made in the background and kept for some days behind a link.
//!
//! An order names a list as its download does. A job asks for that download in the name of whoever ordered it, with the
//! rights that they have then, and keeps the bytes. A killed worker's job begins anew under the same name, so nothing is
//! left behind and the file is whole or not there.

mod download;
mod hooks;
mod list;
pub(crate) mod migrations;
mod model;
mod order;
mod policy;
mod purge;
mod queries;
mod run;
mod show;
mod table;

pub(crate) use hooks::PERSON;
pub(crate) use model::{ExportSettings, address};
pub(crate) use purge::PURGE;
pub(crate) use run::RUN;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a file that was ordered.
    ExportId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, order::handler))
        .routes(routes!(show::handler))
        .routes(routes!(download::handler))
}
