//! Notifications for whom it concerns, and the bell's badge.
//!
//! A *notice* is written in the transaction of what it tells of, once per recipient and never to the one who did it.
//! Live event: `notification.created` to the recipient.

mod migrations;
mod notifications;

pub use notifications::{Notice, tell};

use platform::{Capability, jobs::Cron};

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    Capability::new("notify")
        .migrations(migrations::all())
        .routes(notifications::routes())
        .jobs([notifications::PURGE])
        .crons([Cron::new("50 3 * * *", notifications::PURGE)])
        .badge(notifications::UNREAD)
}
