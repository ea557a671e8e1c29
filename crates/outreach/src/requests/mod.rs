//! Requests: staff ask for records of a database, and somebody decides.

mod ask;
mod decide;
mod list;
mod model;
mod policy;
mod queries;
mod table;

pub(crate) use model::Status;
pub(crate) use queries::PENDING;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a request for records.
    RequestId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, ask::handler))
        .routes(routes!(list::show))
        .routes(routes!(decide::approve))
        .routes(routes!(decide::reject))
        .routes(routes!(decide::cancel))
}
