//! One queue for whatever needs a decision.
//!
//! An *approval* pins the version and the amount that was asked for; whatever changes the subject makes it void. It
//! needs a *leader* (a manager, the business's owner, or the leader of the asker's team) or an *owner*. Nobody decides
//! what they asked for themselves, but for an owner where no other owner exists. Of two who decide at once, one
//! stands. Rooms to the right say what a decision does, through `platform::capability::DecisionHandler`.
//!
//! Live events: `approval.created`, `approval.decided`; `badges.changed` to those who may decide.

mod decide;
mod list;
mod migrations;
mod model;
mod policy;
mod queries;
mod request;
mod table;

pub use decide::{ALREADY_DECIDED, decide_subject};
pub use model::{Decision, Level, Status};
pub use request::{NewApproval, forget, hand_over, request, void};

use kernel::Permission;
use platform::{Capability, list::ListKind};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What this room hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    let routes = OpenApiRouter::new()
        .routes(routes!(list::handler))
        .routes(routes!(decide::approve))
        .routes(routes!(decide::reject));
    Capability::new("approvals")
        .lists(LISTS)
        .migrations(migrations::all())
        .routes(routes)
        .badge(list::WAITING)
}

/// The lists of this room that people open.
const LISTS: [ListKind; 1] = [ListKind::new("approvals", Permission::ReadDeals)];
