//! Works over what the others offer: reports, home, search. Owns no business table.

mod home;
mod own;
mod reports;
mod search;

use platform::Capability;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    let routes = OpenApiRouter::new()
        .routes(routes!(home::handler))
        .routes(routes!(own::handler))
        .routes(routes!(search::handler))
        .routes(routes!(reports::catalogue))
        .routes(routes!(reports::show));
    Capability::new("insight").routes(routes)
}
