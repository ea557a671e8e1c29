//! How much the people of the telesales room do, and how well.

mod figures;
mod queries;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(figures::handler))
}
