//! Reads and conditional updates of orders.

use super::{
    ExportId,
    model::Status,
    policy,
    table::{ActiveModel, Column, Entity, Model},
};
use kernel::{Error, Instant, Result};
use platform::{Actor, Tx};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

pub(super) async fn find(db: &impl ConnectionTrait, id: ExportId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: ExportId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Changes the order if it stands in one of `from`.
pub(super) async fn advance(tx: &Tx, (id, from): (ExportId, &[Status]), change: ActiveModel) -> Result<bool> {
    let update = Entity::update_many()
        .set(change)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Status.is_in(from.iter().copied()));
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Lets every file that lies ready expire.
pub(super) async fn expire_all(tx: &Tx) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Status.eq(Status::Done))
        .filter(Column::ExpiresAt.gt(tx.now()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Files that lie longer than they should.
pub(super) async fn expired(db: &impl ConnectionTrait, now: Instant, limit: u64) -> Result<Vec<Model>> {
    let overdue = Entity::find().filter(Column::Status.eq(Status::Done)).filter(Column::ExpiresAt.lte(now));
    Ok(overdue.limit(limit).all(db).await?)
}

/// Orders that nobody finished since `before`.
pub(super) async fn stuck(db: &impl ConnectionTrait, before: Instant, limit: u64) -> Result<Vec<Model>> {
    let waiting = Entity::find().filter(Column::Status.is_in(Status::UNFINISHED));
    Ok(waiting.filter(Column::CreatedAt.lt(before)).limit(limit).all(db).await?)
}

/// Forgets orders older than `before` of which no file is left.
pub(super) async fn forget(tx: &Tx, before: Instant) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Status.is_in([Status::Failed, Status::Expired]))
        .filter(Column::CreatedAt.lt(before))
        .exec(tx)
        .await?;
    Ok(())
}
