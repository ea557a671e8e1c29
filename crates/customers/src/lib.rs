//! Who buys: customers, their services and purchases.

use platform::Capability;

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    Capability::new("customers")
}
