//! Activities: what was done, how it went, and what comes next.

mod correct;
mod hooks;
mod list;
mod model;
mod person;
mod policy;
mod queries;
mod record;
mod table;

pub(crate) use hooks::{OVERDUE, PURGE, TIMELINE};
pub use model::Kind;
pub(crate) use person::PERSON;
pub use queries::count_by_author;
pub(crate) use table::{ActiveModel, Entity};

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names an activity.
    ActivityId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, record::handler))
        .routes(routes!(list::show, correct::update, correct::remove))
        .routes(routes!(correct::restore))
}
