//! One queue for whatever needs a decision.

use platform::Capability;

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    Capability::new("approvals")
}
