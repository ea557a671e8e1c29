//! Reads and conditional updates of activities.

use super::{
    ActivityId, policy,
    table::{ActiveModel, Column, Entity, Model},
};
use kernel::{Day, Error, Instant, Result, UserId};
use platform::{Actor, Tx};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};

/// The activity `id`, if `actor` may see it; in the trash too.
pub(super) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: ActivityId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn find(db: &impl ConnectionTrait, id: ActivityId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// How many activities `author` recorded between two business days, both included.
///
/// # Errors
/// What the database says.
pub async fn count_by_author(
    db: &impl ConnectionTrait,
    author: UserId,
    (from, to): (Day, Day),
) -> Result<u64> {
    let recorded = Entity::find()
        .filter(Column::AuthorId.eq(author))
        .filter(Column::OnDay.between(from, to))
        .filter(Column::DeletedAt.is_null());
    Ok(recorded.count(db).await?)
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn update(tx: &Tx, id: ActivityId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Whether nothing was recorded for the same lead after `row`.
pub(super) async fn is_newest(db: &impl ConnectionTrait, row: &Model) -> Result<bool> {
    let newest = Entity::find()
        .filter(Column::LeadId.eq(row.lead_id))
        .filter(Column::DeletedAt.is_null())
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(1);
    Ok(newest.one(db).await?.is_some_and(|newest| newest.id == row.id))
}

/// Forgets activities that have been in the trash since before `before`.
pub(super) async fn purge(tx: &Tx, before: Instant) -> Result<()> {
    Entity::delete_many().filter(Column::DeletedAt.lt(before)).exec(tx).await?;
    Ok(())
}
