//! Products: what is sold, for how much, and since when.

mod create;
mod list;
mod model;
mod queries;
mod remove;
mod search;
mod show;
mod table;
mod update;

pub use model::{Kind, Pricing};
pub(crate) use queries::count_in_category;
pub use queries::{SaleProduct, find_for_sale, mark_used, names};
pub use search::SEARCH;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a product.
    ProductId
}

/// Whether what lies in the trash is shown too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Living,
    All,
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, create::handler))
        .routes(routes!(show::preview))
        .routes(routes!(show::handler, update::handler, remove::remove))
        .routes(routes!(remove::restore))
        .routes(routes!(show::prices))
}
