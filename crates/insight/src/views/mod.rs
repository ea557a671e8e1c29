//! Saved views: how a person likes to see a list. A view keeps the filters, the order and the columns of one list; it is
//! its owner's alone, or shared with everybody who may open that list. Each person may choose one view of a list to begin
//! with, and the business one for all who have not chosen.

mod list;
pub(crate) mod migrations;
mod model;
mod policy;
mod queries;
mod remove;
mod save;
mod show;
mod table;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a saved view.
    ViewId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::handler, save::create)).routes(routes!(
        show::handler,
        save::update,
        remove::handler
    ))
}
