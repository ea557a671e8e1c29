//! Who may see and change reservations.

use super::{
    Status,
    model::ReservationCan,
    table::{Column, Model},
};
use kernel::{Permission, scope::Reach};
use platform::{Actor, db};
use sea_orm::{ColumnTrait, Condition};

/// The reservations that `actor` may see: all; or every approved one and their own; or none.
pub(super) fn visible(actor: &Actor) -> Condition {
    let own = db::owned(&actor.scope(Permission::UseReservations), Column::StaffId);
    match actor.reach(Permission::UseReservations) {
        Some(Reach::Own) => Condition::any().add(own).add(Column::Status.eq(Status::Approved)),
        Some(Reach::All) | None => own,
    }
}

/// Whether `actor` decides about reservations.
pub(super) fn decides(actor: &Actor) -> bool {
    actor.reach(Permission::UseReservations) == Some(Reach::All)
}

pub(super) fn can(actor: &Actor, row: &Model) -> ReservationCan {
    let decides = decides(actor);
    let is_own = actor.scope(Permission::UseReservations).includes(Some(row.staff_id));
    let is_pending = row.status == Status::Pending;
    let is_live = is_pending || row.status == Status::Approved;
    let decide = decides && is_pending && row.requested_by != actor.id;
    ReservationCan {
        edit: is_live && (decides || (is_own && is_pending)),
        approve: decide,
        reject: decide,
        move_: decides && is_live,
        delete: decides || (is_own && is_pending),
    }
}
