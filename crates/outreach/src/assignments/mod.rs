//! Assignments: who gets which records, at random or chosen by hand, and how they come back.

mod assign;
mod bulk;
mod claims;
mod handover;
mod list;
mod model;
mod moves;
mod recycle;
mod undo;
mod untouched;

pub(crate) use assign::{Grant, grant};
pub(crate) use handover::HANDOVER;
pub(crate) use recycle::take_back;
pub(crate) use untouched::RETURN;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(assign::handler))
        .routes(routes!(recycle::handler))
        .routes(routes!(list::handler))
        .routes(routes!(bulk::handler))
        .routes(routes!(undo::handler))
}
