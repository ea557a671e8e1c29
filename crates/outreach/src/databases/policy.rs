//! Who may see and change databases.

use super::{
    model::DatabaseCan,
    table::{Column, Model},
};
use crate::kinds;
use kernel::{Permission, scope::Reach};
use platform::{Actor, db::nothing};
use sea_orm::{ColumnTrait, Condition};

/// The databases that `actor` may see: all, or those that staff may ask for.
pub(crate) fn visible(actor: &Actor) -> Condition {
    match actor.reach(Permission::UseRecords) {
        Some(Reach::All) => Condition::all(),
        Some(Reach::Own) => Condition::all()
            .add(Column::DeletedAt.is_null())
            .add(Column::Kind.in_subquery(kinds::open_to_requests())),
        None => nothing(),
    }
}

pub(super) fn can(actor: &Actor, row: &Model) -> DatabaseCan {
    let manages = actor.may(Permission::ManageDatabases);
    let is_living = row.deleted_at.is_none();
    let edit = manages && is_living;
    DatabaseCan {
        edit,
        delete: edit,
        restore: manages && !is_living,
        assign: edit,
        request: is_living && actor.may(Permission::UseRecords),
    }
}
