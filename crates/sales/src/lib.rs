//! From lead to deal: leads, pipeline, activities, deals.

use platform::Capability;

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    Capability::new("sales")
}
