//! Who may come in: users, teams, sessions, tokens, profile, settings and logs.

use platform::Capability;

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    Capability::new("accounts")
}
