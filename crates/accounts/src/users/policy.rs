//! Who may see and change users.

use super::table::Model;
use kernel::{Permission, Role};
use platform::Actor;

/// Whether `actor` may change `user`: an admin may not touch owners.
pub(crate) fn can_edit(actor: &Actor, user: &Model) -> bool {
    actor.may(Permission::ManageUsers) && (user.role != Role::Owner || actor.may(Permission::ManageOwners))
}

/// Whether `actor` may deactivate or reactivate `user`; nobody themselves.
pub(crate) fn can_deactivate(actor: &Actor, user: &Model) -> bool {
    can_edit(actor, user) && user.id != actor.id
}

/// Whether `actor` may grant permissions beyond a role: whoever could give them to themselves would have them all.
pub(crate) fn can_grant(actor: &Actor) -> bool {
    actor.may(Permission::ManageOwners)
}

/// Whether `actor` may give somebody `role`.
pub(crate) fn can_give(actor: &Actor, role: Role) -> bool {
    role != Role::Owner || actor.may(Permission::ManageOwners)
}
