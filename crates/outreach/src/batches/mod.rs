//! Batches: records that somebody was given together.

mod list;
mod model;
mod policy;
mod queries;
mod save;
mod table;

pub(crate) use model::{Source, subject};
pub(crate) use queries::{UNSEEN, find_visible, staff_of, titles};
pub(crate) use save::{NewBatch, open};
pub(crate) use table::Model as Batch;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a batch of records.
    BatchId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::handler)).routes(routes!(list::show, save::update))
}
