//! Reads and conditional updates of approvals.

use crate::{
    model::{Decision, Level, Status},
    policy,
    table::{ActiveModel, Column, Entity, Model},
};
use kernel::{Error, Permission, Result, UserId};
use platform::{Actor, Tx};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

pub(crate) async fn find(tx: &Tx, actor: &Actor, id: Uuid) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(tx.app(), actor)).one(tx).await?.ok_or(Error::NotFound)
}

/// The newest approval about a subject.
pub(crate) async fn newest(db: &impl ConnectionTrait, kind: &str, subject: Uuid) -> Result<Option<Model>> {
    let newest = Entity::find()
        .filter(Column::SubjectKind.eq(kind))
        .filter(Column::SubjectId.eq(subject))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id);
    Ok(newest.one(db).await?)
}

pub(crate) async fn insert(tx: &Tx, approval: ActiveModel) -> Result<()> {
    Entity::insert(approval).exec_without_returning(tx).await?;
    Ok(())
}

/// Decides if nobody has; returns whether this was the decision.
pub(crate) async fn decide(
    tx: &Tx,
    id: Uuid,
    by: UserId,
    (decision, note): (Decision, Option<&str>),
) -> Result<bool> {
    let pending = Entity::update_many()
        .col_expr(Column::Status, Expr::value(decision.status().to_string()))
        .col_expr(Column::DecidedBy, Expr::value(by))
        .col_expr(Column::DecidedAt, Expr::value(tx.now()))
        .col_expr(Column::Note, Expr::value(note.map(str::to_owned)))
        .filter(Column::Id.eq(id))
        .filter(Column::Status.eq(Status::Pending));
    Ok(pending.exec(tx).await?.rows_affected == 1)
}

/// Makes what waits or was approved about a subject void; returns whether there was any.
pub(crate) async fn void(tx: &Tx, kind: &str, subject: Uuid) -> Result<bool> {
    let living = Entity::update_many()
        .col_expr(Column::Status, Expr::value(Status::Void.to_string()))
        .filter(Column::SubjectKind.eq(kind))
        .filter(Column::SubjectId.eq(subject))
        .filter(Column::Status.is_in([Status::Pending, Status::Approved]));
    Ok(living.exec(tx).await?.rows_affected > 0)
}

/// Gives what waits about subjects of `kind` that `from` owns to `to`.
pub(crate) async fn hand_over(tx: &Tx, kind: &str, (from, to): (UserId, UserId)) -> Result<()> {
    let waiting = Entity::update_many()
        .col_expr(Column::OwnerId, Expr::value(to))
        .filter(Column::SubjectKind.eq(kind))
        .filter(Column::OwnerId.eq(from))
        .filter(Column::Status.eq(Status::Pending));
    waiting.exec(tx).await?;
    Ok(())
}

/// Forgets what was asked about subjects.
pub(crate) async fn forget(tx: &Tx, kind: &str, subjects: Vec<Uuid>) -> Result<()> {
    let about =
        Entity::delete_many().filter(Column::SubjectKind.eq(kind)).filter(Column::SubjectId.is_in(subjects));
    about.exec(tx).await?;
    Ok(())
}

/// Whether `user` is the only active owner.
pub(crate) async fn is_only_owner(db: &impl ConnectionTrait, user: UserId) -> Result<bool> {
    let owners = accounts::users::active_ids_with(db, Permission::ApproveBelowCost).await?;
    Ok(owners.iter().all(|owner| *owner == user))
}

/// Who may decide at `level` what `owner` asks for.
pub(crate) async fn deciders(db: &impl ConnectionTrait, level: Level, owner: UserId) -> Result<Vec<UserId>> {
    match level {
        Level::Owner => accounts::users::active_ids_with(db, Permission::ApproveBelowCost).await,
        Level::Leader => {
            let mut deciders = accounts::users::active_ids_with(db, Permission::ApproveBelowList).await?;
            deciders.extend(accounts::teams::leader_of(db, owner).await?);
            deciders.sort_unstable();
            deciders.dedup();
            Ok(deciders)
        }
    }
}
