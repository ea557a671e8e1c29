//! Works over what the others offer: reports, home, search, imports. Owns no business table.
//!
//! An *import* reads a file of rows, lets one look at them, stores them through the rooms they belong to, and can be taken
//! back. Live event: `import.updated` to whoever brought the file.

mod home;
mod imports;
mod own;
mod reports;
mod search;

use platform::{Capability, jobs::Cron};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    let routes = OpenApiRouter::new()
        .routes(routes!(home::handler))
        .routes(routes!(own::handler))
        .routes(routes!(search::handler))
        .routes(routes!(reports::catalogue))
        .routes(routes!(reports::show))
        .merge(imports::routes());
    Capability::new("insight")
        .migrations([imports::migrations::IMPORTS])
        .routes(routes)
        .jobs([imports::RUN, imports::PURGE])
        .crons([Cron::new("35 3 * * *", imports::PURGE)])
}
