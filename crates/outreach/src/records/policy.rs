//! Who may see and change records.

use super::{
    Status,
    model::RecordCan,
    table::{Column, Model},
};
use crate::databases;
use kernel::{Permission, scope::Reach};
use platform::{
    Actor,
    db::{self, dialect::beside_order},
};
use sea_orm::{ColumnTrait, Condition, sea_query::ExprTrait};

/// The records that `actor` may see: all, those that are with them now, or none. What is in the trash, or in a database
/// that is, is seen only by whoever manages databases.
pub(crate) fn visible(actor: &Actor) -> Condition {
    let own = db::owned(&actor.scope(Permission::UseRecords), Column::AssigneeId);
    match actor.reach(Permission::UseRecords) {
        Some(Reach::All) => own,
        _ => own.add(Column::DeletedAt.is_null()).add(is_in_living_database()),
    }
}

/// Records whose database is not in the trash.
pub(crate) fn is_in_living_database() -> Condition {
    Condition::all().add(beside_order(Column::DatabaseId).in_subquery(databases::living()))
}

pub(super) fn can(actor: &Actor, row: &Model) -> RecordCan {
    let is_own = actor.scope(Permission::UseRecords).includes(row.assignee_id);
    let is_living = row.deleted_at.is_none();
    let manages = actor.may(Permission::ManageDatabases);
    let is_assigned = row.status == Status::Assigned;
    let mark = is_own && is_living && is_assigned;
    RecordCan {
        mark,
        make_lead: mark && row.lead_id.is_none() && !row.do_not_contact,
        edit: manages && is_living,
        assign: manages && is_living && row.status != Status::Invalid && !row.do_not_contact,
        recycle: manages && is_living && is_assigned && row.lead_id.is_none(),
        delete: manages && is_living,
        restore: manages && !is_living,
    }
}
