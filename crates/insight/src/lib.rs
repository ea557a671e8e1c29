//! Works over what the others offer: reports, home, search, imports, exports, saved views. Owns no business table.
//!
//! An *import* reads a file of rows, lets one look at them, stores them through the rooms they belong to, and can be taken
//! back. An *export* makes a file of a whole list or report in the background. A *saved view* keeps how a list is looked
//! at. Live events: `import.updated` and `export.updated` to whoever brought or ordered the file, `saved_view.*`.

mod exports;
mod home;
mod imports;
mod own;
mod reports;
mod search;
mod tags;
mod views;

use kernel::Permission;
use platform::{Capability, jobs::Cron, list::ListKind, settings::SettingKind};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    let routes = OpenApiRouter::new()
        .routes(routes!(home::handler))
        .routes(routes!(own::handler))
        .routes(routes!(search::handler))
        .routes(routes!(tags::list))
        .routes(routes!(tags::change))
        .routes(routes!(reports::catalogue))
        .routes(routes!(reports::show))
        .merge(imports::routes())
        .merge(exports::routes())
        .merge(views::routes());
    Capability::new("insight")
        .lists(LISTS)
        .migrations([
            imports::migrations::IMPORTS,
            imports::migrations::SEALED,
            imports::migrations::ROWS_SEALED,
            imports::migrations::MADE,
        ])
        .migrations([views::migrations::VIEWS, exports::migrations::EXPORTS, exports::migrations::SEALED])
        .routes(routes)
        .settings([SettingKind::of::<exports::ExportSettings>()])
        .encrypted(imports::ENCRYPTED)
        .person(imports::PERSON)
        .person(exports::PERSON)
        .jobs([imports::RUN, imports::PURGE, exports::RUN, exports::PURGE])
        .crons([Cron::new("35 3 * * *", imports::PURGE), Cron::new("20 * * * *", exports::PURGE)])
}

/// The lists of this room that people open.
const LISTS: [ListKind; 1] = [ListKind::new("imports", Permission::Import)];
