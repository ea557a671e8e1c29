//! Who may see and decide requests.

use super::{
    Status,
    model::RequestCan,
    table::{Column, Model},
};
use kernel::Permission;
use platform::{Actor, db};
use sea_orm::Condition;

/// The requests that `actor` may see: all, or their own.
pub(super) fn visible(actor: &Actor) -> Condition {
    db::owned(&actor.scope(Permission::UseRecords), Column::StaffId)
}

pub(super) fn can(actor: &Actor, row: &Model) -> RequestCan {
    let is_pending = row.status == Status::Pending;
    let is_own = actor.id == row.staff_id;
    let decide = is_pending && actor.may(Permission::ManageDatabases) && !is_own;
    RequestCan { approve: decide, reject: decide, cancel: is_pending && is_own }
}
