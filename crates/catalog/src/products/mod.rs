//! Products: what is sold, for how much, and since when.

mod create;
mod import;
mod jobs;
mod list;
mod model;
mod policy;
mod prices;
mod queries;
mod remove;
mod search;
mod show;
mod table;
mod tags;
mod update;

pub(crate) use import::IMPORT;
pub(crate) use jobs::{PURGE, REPRICE};
pub use model::{Kind, Pricing};
pub(crate) use queries::count_in_category;
pub use queries::{
    SaleProduct, find_by_words, find_for_sale, find_in_categories, in_categories, mark_used, names, names_of,
};
pub(crate) use search::{SEARCH, TRIGRAM};
pub(crate) use tags::TAGS;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a product.
    ProductId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, create::handler))
        .routes(routes!(prices::preview))
        .routes(routes!(show::handler, update::handler, remove::trash))
        .routes(routes!(remove::restore))
        .routes(routes!(prices::handler))
}
