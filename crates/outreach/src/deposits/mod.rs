//! Deposits (OMSET): rows of a day's sheet, with a total that the server computes.

mod add;
mod import;
mod list;
mod model;
mod multiplier;
mod names;
mod policy;
mod queries;
mod remove;
mod sheet;
mod summary;
mod table;
mod update;

pub use add::{NewDeposit, add_rows};
pub(crate) use import::IMPORT;
pub(crate) use multiplier::Multiplier;
pub(crate) use queries::totals_by_day;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a deposit.
    DepositId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::handler, add::handler))
        .routes(routes!(list::show, update::handler, remove::handler))
        .routes(routes!(sheet::handler))
        .routes(routes!(summary::handler))
        .routes(routes!(summary::days))
        .routes(routes!(names::handler))
}
