//! Who may see and change customers. The only place that knows roles.

use super::{CustomerId, table::Column, view::CustomerCan};
use kernel::{Error, Permission, Result, Role, UserId, scope::Reach};
use platform::{Actor, db};
use sea_orm::Condition;

/// The customers that `actor` may see: all, own and the led team's, or none. A technician's come with their jobs.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.role == Role::Technician {
        return db::nothing();
    }
    db::owned(&actor.scope(Permission::UseCustomers), Column::OwnerId)
}

/// Whether `actor` may see a customer of `owner`.
pub(crate) fn sees(actor: &Actor, owner: Option<UserId>) -> bool {
    actor.role != Role::Technician && actor.scope(Permission::UseCustomers).includes(owner)
}

/// Whether `actor` may add customers and what belongs to them.
pub(crate) fn may_write(actor: &Actor) -> bool {
    actor.role != Role::Technician && actor.may(Permission::UseCustomers)
}

/// Refuses those who may not add customers and what belongs to them.
///
/// # Errors
/// `Forbidden`.
pub(crate) fn must_write(actor: &Actor) -> Result<()> {
    if may_write(actor) { Ok(()) } else { Err(Error::Forbidden) }
}

/// Whether `actor` may sell below the list price without anybody's approval: whoever keeps everybody's customers.
pub(crate) fn may_set_any_price(actor: &Actor) -> bool {
    actor.reach(Permission::UseCustomers) == Some(Reach::All)
}

/// Whether customers of `actor` may belong to nobody.
pub(crate) fn may_leave_unowned(actor: &Actor) -> bool {
    actor.reach(Permission::UseCustomers) == Some(Reach::All)
}

/// Whether somebody with `role` can own customers.
pub(crate) fn can_own(role: Role) -> bool {
    role != Role::Technician && Permission::UseCustomers.reach(role).is_some()
}

/// What decides what may be done with a customer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub owner: Option<UserId>,
    pub is_deleted: bool,
    pub merged_into: Option<CustomerId>,
}

pub(crate) fn can(actor: &Actor, standing: Standing) -> CustomerCan {
    let is_theirs = sees(actor, standing.owner);
    let edit = is_theirs && !standing.is_deleted;
    CustomerCan {
        edit,
        assign: edit && (may_leave_unowned(actor) || !actor.led.is_empty()),
        merge: edit,
        delete: edit,
        restore: is_theirs && standing.is_deleted && standing.merged_into.is_none(),
        export: is_theirs,
        erase: actor.may(Permission::ErasePersons),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;
    use uuid::Uuid;

    const ANI: UserId = UserId(Uuid::from_u128(1));
    const BUDI: UserId = UserId(Uuid::from_u128(2));

    fn actor(role: Role) -> Actor {
        Actor { id: ANI, role, ..Actor::system() }
    }

    fn living(owner: Option<UserId>) -> Standing {
        Standing { owner, is_deleted: false, merged_into: None }
    }

    #[test]
    fn sales_edit_their_own_and_their_teams() {
        let leader = Actor { led: vec![BUDI], ..actor(Role::Sales) };
        assert!(can(&actor(Role::Sales), living(Some(ANI))).edit);
        assert!(!can(&actor(Role::Sales), living(Some(BUDI))).edit);
        assert!(can(&leader, living(Some(BUDI))).assign);
        assert!(!can(&leader, living(None)).edit);
    }

    #[test]
    fn technicians_and_staff_do_nothing() {
        for role in [Role::Technician, Role::Staff] {
            let can = can(&actor(role), living(Some(ANI)));
            assert!(
                !(can.edit || can.export || can.erase || may_write(&actor(role)) || can_own(role)),
                "{role}"
            );
        }
    }

    #[test]
    fn only_owners_wipe_persons() {
        let who: Vec<_> = Role::iter().filter(|role| can(&actor(*role), living(None)).erase).collect();
        assert_eq!(who, [Role::Owner]);
    }

    #[test]
    fn a_redirect_is_not_restored() {
        let merged = Standing { owner: None, is_deleted: true, merged_into: Some(CustomerId(Uuid::nil())) };
        assert!(!can(&actor(Role::Owner), merged).restore);
    }
}
