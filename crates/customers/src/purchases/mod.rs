//! Purchases: what was bought on a day. Totals are computed here, and so is what the system keeps about the customer.

mod create;
mod input;
mod list;
mod model;
mod queries;
mod record;
mod show;
mod table;
mod update;

pub use model::{PurchaseView, Source};
pub(crate) use queries::{of_customer, wipe};
pub use record::{NewItem, NewPurchase, record};

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a purchase.
    PurchaseId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, create::handler))
        .routes(routes!(show::handler, update::handler, update::remove))
        .routes(routes!(list::of_customer))
}
