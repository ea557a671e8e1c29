//! How much the people of the telesales room do, and how well.

mod by_day;
mod figures;
mod queries;

pub use by_day::{WorkDay, work_by_day};
pub use queries::unmarked;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(figures::handler))
}
