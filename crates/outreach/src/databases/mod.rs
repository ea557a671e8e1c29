//! Contact databases: lists of people of one kind, and for one product.

mod columns;
mod list;
mod model;
mod policy;
mod queries;
mod remove;
mod save;
mod table;

pub(crate) use columns::{kept_columns, remember_columns};
pub(crate) use model::{NewDatabase, UNKNOWN_PRODUCT, subject};
pub(crate) use queries::{
    Parts, count_of_kind, find, find_living, find_visible, hold, last_row, living, of_kind, of_product,
    parts_of, raise_last_row, take_rows,
};
pub(crate) use remove::{PURGE, remove_if_empty};
pub(crate) use save::{add, check_new, tell};
pub(crate) use table::Model as Database;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a contact database.
    DatabaseId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, save::create))
        .routes(routes!(list::show, save::update, remove::trash))
        .routes(routes!(remove::restore))
}
