//! Reserved members: a name of a product that belongs to one person.

mod decide;
mod expire;
mod handover;
mod list;
mod model;
mod name_keys;
mod policy;
mod queries;
mod remove;
mod request;
mod table;
mod update;

pub(crate) use expire::EXPIRE;
pub(crate) use handover::HANDOVER;
pub(crate) use model::Status;
pub(crate) use name_keys::renew_name_keys;
pub(crate) use queries::{PENDING, names_like};

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a reservation.
    ReservationId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, request::handler))
        .routes(routes!(list::show, update::handler, remove::handler))
        .routes(routes!(decide::approve))
        .routes(routes!(decide::reject))
        .routes(routes!(update::move_handler))
}
