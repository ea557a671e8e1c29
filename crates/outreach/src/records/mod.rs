//! Records: people of a contact database, with whom they are and what became of them.

mod add;
mod hooks;
mod import;
mod lead;
mod list;
mod mark;
mod model;
mod name_keys;
mod policy;
pub(crate) mod queries;
mod remove;
mod search;
mod show;
pub(crate) mod table;
mod tags;
mod update;

pub use add::{NewRecord, add};
pub(crate) use hooks::{PERSON, PURGE};
pub(crate) use import::IMPORT;
pub use import::{NewUpload, begin_upload, check_upload};
pub(crate) use list::{Records, Which};
pub(crate) use model::{PHONE, RecordView, Status, WhatsappStatus};
pub(crate) use name_keys::renew_name_keys;
pub(crate) use search::{SEARCH, TRIGRAM};
pub(crate) use tags::TAGS;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a record of a contact database.
    RecordId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::of_database, add::handler))
        .routes(routes!(list::mine))
        .routes(routes!(show::handler, update::handler, remove::trash_handler))
        .routes(routes!(remove::restore_handler))
        .routes(routes!(mark::handler))
        .routes(routes!(lead::handler))
}
