//! Services: what runs every month, from installation to its end.

mod change_product;
mod history;
mod list;
mod model;
mod open;
mod queries;
mod show;
mod spans;
mod step;
mod table;
mod update;

pub(crate) use model::RunningService;
pub use model::{ServiceView, Status};
pub use open::{NewService, open, open_many};
pub(crate) use queries::{
    count_living, of_customer, owners_among, owners_of_living, running, wipe, with_product, with_status,
};

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a service.
    ServiceId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::of_customer))
        .routes(routes!(list::handler, open::handler))
        .routes(routes!(list::summary))
        .routes(routes!(show::handler, update::handler))
        .routes(routes!(history::handler))
        .routes(routes!(step::start))
        .routes(routes!(step::suspend))
        .routes(routes!(step::resume))
        .routes(routes!(step::terminate))
        .routes(routes!(change_product::handler))
}
