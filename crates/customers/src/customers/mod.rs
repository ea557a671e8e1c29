//! Customers: who they are, whose they are, and what becomes of them.

mod from_lead;
mod hooks;
mod list;
mod model;
mod policy;
mod queries;
mod remove;
mod save;
mod show;
mod table;

pub use from_lead::{NewFromLead, create_or_reuse_from_lead};
pub(crate) use hooks::{HANDOVER, PURGE, SEARCH};
pub use model::{NATIONAL_ID, PHONE};
pub(crate) use policy::visible;
pub(crate) use queries::{add_purchase, find};
pub use queries::{find_matches, find_visible, names};
pub use table::Model as Customer;
pub(crate) use table::{Column, Entity};

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a customer.
    CustomerId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, save::create))
        .routes(routes!(show::handler, save::update, remove::trash))
        .routes(routes!(show::timeline))
        .routes(routes!(remove::restore))
        .routes(routes!(remove::merge))
        .routes(routes!(remove::privacy_export))
        .routes(routes!(remove::privacy_erase))
}
