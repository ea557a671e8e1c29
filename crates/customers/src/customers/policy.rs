//! Who may see and change customers.

use super::{
    model::CustomerCan,
    table::{Column, Model},
};
use kernel::{Permission, Role, scope::Reach};
use platform::{Actor, db};
use sea_orm::Condition;

/// The customers that `actor` may see: all, own and the led team's, or none. A technician's come with their jobs.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.role == Role::Technician {
        return db::nothing();
    }
    db::owned(&actor.scope(Permission::UseCustomers), Column::OwnerId)
}

pub(crate) fn can(actor: &Actor, customer: &Model) -> CustomerCan {
    let edit =
        actor.role != Role::Technician && actor.scope(Permission::UseCustomers).includes(customer.owner_id);
    let is_everybodys = actor.reach(Permission::UseCustomers) == Some(Reach::All);
    CustomerCan {
        edit,
        assign: edit && (is_everybodys || !actor.led.is_empty()),
        merge: edit,
        erase: actor.may(Permission::ErasePersons),
    }
}
