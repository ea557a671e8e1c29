//! Leads: who might buy, where they stand, and what comes next.

mod board;
mod bring;
mod bulk;
mod deep;
mod duplicates;
pub mod fill;
mod hooks;
mod import;
mod list;
mod merge;
mod model;
mod moves;
mod policy;
mod queries;
mod remind;
mod remove;
mod save;
mod search;
mod show;
mod table;
mod tags;

pub use bring::{Brought, bring};
pub(crate) use hooks::{HANDOVER, PERSON, PURGE, move_all};
pub(crate) use import::IMPORT;
pub(crate) use list::overdue;
pub use model::{NO_BUSINESS_DATES, PHONE, SalesSettings};
pub use moves::{become_customer, mark_won};
pub(crate) use policy::{can, visible};
pub(crate) use queries::{
    by_fewest_open, came_through, count_in_stage, find_to_change, names_reason, update,
};
pub use queries::{find_visible, ids_of_customer};
pub(crate) use remind::{IDLE, REMIND};
pub(crate) use save::business_day;
pub use save::may_own;
pub(crate) use search::{SEARCH, TRIGRAM};
pub use table::Model as Lead;
pub(crate) use table::{ActiveModel, Column, Entity};
pub(crate) use tags::TAGS;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a lead.
    LeadId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, save::create))
        .routes(routes!(board::handler))
        .routes(routes!(duplicates::handler))
        .routes(routes!(bulk::handler))
        .routes(routes!(show::handler, save::update, remove::trash_handler))
        .routes(routes!(show::timeline))
        .routes(routes!(moves::move_handler))
        .routes(routes!(moves::assign_handler))
        .routes(routes!(moves::convert))
        .routes(routes!(remove::restore_handler))
        .routes(routes!(merge::handler))
}
