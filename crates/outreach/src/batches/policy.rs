//! Who may see and rename batches.

use super::table::{Column, Model};
use crate::databases;
use kernel::Permission;
use platform::{Actor, db};
use sea_orm::{ColumnTrait, Condition};

/// The batches that `actor` may see: all, or their own; not those of databases in the trash.
pub(super) fn visible(actor: &Actor) -> Condition {
    db::owned(&actor.scope(Permission::UseRecords), Column::StaffId)
        .add(Column::DatabaseId.in_subquery(databases::living()))
}

pub(super) fn may_edit(actor: &Actor, batch: &Model) -> bool {
    actor.scope(Permission::UseRecords).includes(Some(batch.staff_id))
}
