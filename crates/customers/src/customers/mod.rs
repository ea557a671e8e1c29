//! Customers: who they are, whose they are, and what becomes of them.

mod active;
mod create;
mod duplicates;
mod erase;
mod export;
mod from_lead;
mod hooks;
mod import;
mod input;
mod jobs;
mod list;
mod merge;
mod model;
mod phones;
mod policy;
mod queries;
mod search;
mod show;
mod table;
mod tags;
mod timeline;
mod trash;
mod update;
mod view;

pub use from_lead::{NewFromLead, create_or_reuse_from_lead};
pub(crate) use hooks::HANDOVER;
pub(crate) use import::IMPORT;
pub(crate) use jobs::{CustomerSettings, PROPOSE_INACTIVE, PURGE, RECOUNT};
pub(crate) use list::in_city;
pub(crate) use model::{IN_FUTURE, subject};
pub use model::{NATIONAL_ID, PHONE, TYPED_PHONE};
pub use phones::hashes as phone_hashes;
pub(crate) use policy::{can, may_set_any_price, may_write, must_write, visible};
pub(crate) use queries::{add_purchase, count_purchases, count_services, find, hold_winner};
pub use queries::{contacts_among, find_living, find_matches, find_visible, names};
pub(crate) use search::{SEARCH, TRIGRAM, matches};
pub(crate) use show::find_winner;
pub use table::Model as Customer;
pub(crate) use table::{Column, Entity};
pub(crate) use tags::TAGS;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a customer.
    CustomerId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, create::handler))
        .routes(routes!(active::handler))
        .routes(routes!(active::summary))
        .routes(routes!(show::handler, update::handler, trash::trash))
        .routes(routes!(timeline::handler))
        .routes(routes!(trash::restore))
        .routes(routes!(merge::handler))
        .routes(routes!(export::handler))
        .routes(routes!(erase::handler))
}
