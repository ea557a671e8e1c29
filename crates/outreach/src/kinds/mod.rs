//! Kinds of contact databases: the regular one, DB Bonanza, Member WD, and those that a business adds. Databases of one
//! kind are compared with each other for known numbers, and never with those of another.

mod list;
mod model;
mod queries;
mod remove;
mod save;
mod table;

pub(crate) use queries::{find_by_key, key_among, names, open_to_requests};

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a kind of databases.
    KindId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::handler, save::create)).routes(routes!(
        list::show,
        save::update,
        remove::handler
    ))
}
