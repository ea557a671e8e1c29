//! Notifications for whom it concerns, and the badges of the sidebar.

use platform::Capability;

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    Capability::new("notify")
}
