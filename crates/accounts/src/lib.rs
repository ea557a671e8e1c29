//! Who may come in: users, teams, sessions, tokens, profile, settings and logs.
//!
//! A *user* has one role and at most one team; a *team* has at most one leader, who sees what its members see.
//! A *session* is opened by a password (and a second factor, where set) and ends by logging out, by 12 hours of
//! silence, after 30 days, or when the password or the rights of its user change. An *API token* stands for its
//! owner. Nothing that opens the door is stored readably: passwords by Argon2id, tokens by SHA-256.
//!
//! Live events: `team.*`, `user.*` to whoever reads users; `session.changed` and
//! `profile.changed` to the user; `settings.updated`.

mod authenticate;
mod fields;
pub mod login;
mod logs;
mod migrations;
pub mod password;
mod profile;
pub mod sessions;
pub mod settings;
pub mod setup;
pub mod teams;
pub mod telegram;
mod tokens;
mod totp;
pub mod users;

pub use authenticate::SessionAuthenticator;

use kernel::Permission;
use platform::{Capability, capability::EncryptedColumn, jobs::Cron, list::ListKind};
use utoipa_axum::router::OpenApiRouter;

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    let routes = OpenApiRouter::new()
        .merge(setup::routes())
        .merge(login::routes())
        .merge(sessions::routes())
        .merge(totp::routes())
        .merge(profile::routes())
        .merge(telegram::routes())
        .merge(users::routes())
        .merge(teams::routes())
        .merge(tokens::routes())
        .merge(settings::routes())
        .merge(logs::routes())
        .merge(fields::routes());
    let sealed = |column, context| EncryptedColumn { table: "app_user", column, context };
    Capability::new("accounts")
        .lists(LISTS)
        .migrations(migrations::all())
        .routes(routes)
        .jobs([
            sessions::PURGE,
            profile::DELETE_AVATAR,
            telegram::REGISTER,
            telegram::SAY,
            platform::fields::PURGE,
        ])
        .crons([Cron::new("40 3 * * *", sessions::PURGE), Cron::new("45 3 * * *", platform::fields::PURGE)])
        .settings([telegram::SETTING])
        .search(users::SEARCH)
        .encrypted([sealed("phone_sealed", users::PHONE), sealed("totp_sealed", totp::SECRET)])
}

/// The lists of this room that people open.
const LISTS: [ListKind; 4] = [
    ListKind::new("users", Permission::ReadUsers),
    ListKind::new("teams", Permission::ReadUsers),
    ListKind::new("audit", Permission::ReadAudit),
    ListKind::new("event-log", Permission::ReadAudit),
];
