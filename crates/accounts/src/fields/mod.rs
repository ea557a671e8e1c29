//! Fields that the business adds to its leads, customers, products and records. The owner says what there is; whoever works with
//! the things sees it. A field that is removed keeps its values for 90 days, and a new one of the same key has them again.

mod list;
mod model;
mod policy;
mod queries;
mod remove;
mod save;

use platform::App;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a field.
    FieldId
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::handler, save::create)).routes(routes!(
        list::show,
        save::update,
        remove::handler
    ))
}
