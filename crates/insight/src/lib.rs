//! Works over what the others offer: reports, home, search.

use platform::Capability;

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    Capability::new("insight")
}
