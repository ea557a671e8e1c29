//! Categories of products (a tutoring centre calls them programmes).

mod list;
mod queries;
mod remove;
mod save;
mod show;
mod table;

pub use queries::names;
pub(crate) use queries::{exists, find_by_names};

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a category.
    CategoryId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::handler, save::create)).routes(routes!(
        show::handler,
        save::update,
        remove::handler
    ))
}
