//! Leads of which their owners are reminded.

use crate::{
    leads::{
        LeadId,
        list::{is_open, overdue},
        table::{Column, Entity, Model},
    },
    pipeline::StageId,
};
use kernel::{Instant, Result};
use platform::Tx;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};

/// Open leads without a plan that came into `stage` before `before`, saw nothing since then, and of which nobody was
/// reminded; the longest at rest first.
pub(crate) async fn idle(tx: &Tx, (stage, before): (StageId, Instant), limit: u64) -> Result<Vec<Model>> {
    let untouched =
        Condition::any().add(Column::LastActivityAt.is_null()).add(Column::LastActivityAt.lt(before));
    let resting = Entity::find()
        .filter(Column::StageId.eq(stage))
        .filter(Column::StageEnteredAt.lt(before))
        .filter(is_open())
        .filter(Column::RemindedAt.is_null())
        .filter(Column::DeletedAt.is_null())
        .filter(Column::NextActionAt.is_null())
        .filter(Column::OwnerId.is_not_null())
        .filter(untouched)
        .order_by_asc(Column::StageEnteredAt)
        .order_by_asc(Column::Id)
        .limit(limit);
    Ok(resting.all(tx).await?)
}

/// Open leads whose next action is due and of which nobody was reminded; the longest overdue first.
pub(crate) async fn due(tx: &Tx, limit: u64) -> Result<Vec<Model>> {
    let due = Entity::find()
        .filter(overdue(tx.now()))
        .filter(Column::RemindedAt.is_null())
        .filter(Column::OwnerId.is_not_null())
        .order_by_asc(Column::NextActionAt)
        .order_by_asc(Column::Id)
        .limit(limit);
    Ok(due.all(tx).await?)
}

/// Remembers that owners were reminded. People see no change, so the version stays.
pub(crate) async fn note_reminded(tx: &Tx, leads: Vec<LeadId>) -> Result<()> {
    let told = Entity::update_many()
        .col_expr(Column::RemindedAt, Expr::value(tx.now()))
        .filter(Column::Id.is_in(leads));
    told.exec(tx).await?;
    Ok(())
}
