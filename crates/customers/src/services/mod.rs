//! Services: what runs every month, from installation to its end.

mod list;
mod model;
mod queries;
mod steps;
mod table;

pub use model::{ServiceView, Status};
pub(crate) use queries::{of_customer, wipe, with_product};
pub use steps::{NewService, open};

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a service.
    ServiceId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::of_customer))
        .routes(routes!(list::handler, steps::create))
        .routes(routes!(list::active_summary))
        .routes(routes!(list::show))
        .routes(routes!(steps::start))
        .routes(routes!(steps::suspend))
        .routes(routes!(steps::resume))
        .routes(routes!(steps::terminate))
        .routes(routes!(steps::change_product))
}
