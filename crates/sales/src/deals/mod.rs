//! Deals ("Project"): what is offered to whom at what price, who approved it, and what became of it.

mod hooks;
mod lines;
mod list;
mod model;
mod person;
mod policy;
mod queries;
mod quotation;
mod remove;
mod save;
mod search;
mod steps;
mod table;
mod view;

pub(crate) use hooks::{DECISION, HANDOVER, PURGE, TIMELINE};
pub use model::{Billing, NeededLevel, Status, Step};
pub(crate) use person::PERSON;
pub(crate) use queries::{UNCOUNT, hold_of, leads_with_deals};
pub(crate) use search::{SEARCH, TRIGRAM};

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a deal.
    DealId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, save::create))
        .routes(routes!(list::board))
        .routes(routes!(list::show, save::update, remove::trash))
        .routes(routes!(remove::restore))
        .routes(routes!(quotation::handler))
        .routes(routes!(steps::submit))
        .routes(routes!(steps::approve))
        .routes(routes!(steps::reject))
        .routes(routes!(steps::activate))
        .routes(routes!(steps::cancel))
}
