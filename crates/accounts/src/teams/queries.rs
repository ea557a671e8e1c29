//! Reads and conditional updates of teams.

use super::table::{ActiveModel, Column, Entity, Model};
use crate::users;
use kernel::{Error, Fault, Result, TeamId, UserId, check};
use platform::{Tx, db::breaks_unique};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, ExprTrait},
};

pub(super) async fn find(db: &impl ConnectionTrait, id: TeamId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// Refuses a `team_id` that is no team.
pub(crate) async fn must_exist(db: &impl ConnectionTrait, id: Option<TeamId>) -> Result<()> {
    let Some(id) = id else { return Ok(()) };
    let exists = Entity::find_by_id(id).one(db).await?.is_some();
    if exists { Ok(()) } else { Err(Fault::new("team_id", &check::UNKNOWN_REFERENCE).into()) }
}

/// Refuses a `leader_id` that is no active user.
pub(super) async fn leader_must_exist(db: &impl ConnectionTrait, id: Option<UserId>) -> Result<()> {
    match id {
        Some(id) if !users::is_active(db, id).await? => {
            Err(Fault::new("leader_id", &check::UNKNOWN_REFERENCE).into())
        }
        _ => Ok(()),
    }
}

/// The leader of `user`'s team, if it has one who is somebody else.
///
/// # Errors
/// What the database says.
pub async fn leader_of(db: &impl ConnectionTrait, user: UserId) -> Result<Option<UserId>> {
    let Some(user) = users::table::Entity::find_by_id(user).one(db).await? else { return Ok(None) };
    let Some(team) = user.team_id else { return Ok(None) };
    let team = Entity::find_by_id(team).one(db).await?;
    Ok(team.and_then(|team| team.leader_id).filter(|leader| *leader != user.id))
}

/// Active members of the team.
///
/// # Errors
/// What the database says.
pub async fn members(db: &impl ConnectionTrait, team: TeamId) -> Result<Vec<UserId>> {
    use users::table::{Column as User, Entity as Users};
    let found = Users::find().filter(User::TeamId.eq(team)).filter(User::IsActive.eq(true)).all(db).await?;
    Ok(found.into_iter().map(|user| user.id).collect())
}

pub(super) async fn insert(tx: &Tx, team: ActiveModel) -> Result<()> {
    Entity::insert(team).exec_without_returning(tx).await.map(drop).map_err(name_taken)
}

fn name_taken(cause: sea_orm::DbErr) -> Error {
    if breaks_unique(&cause, &["team_name", "team.name"]) {
        Error::field("name", &check::TAKEN)
    } else {
        cause.into()
    }
}

pub(super) async fn update(tx: &Tx, id: TeamId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await.map_err(name_taken)?.rows_affected == 1)
}

/// Deletes the team; its members are in none then.
pub(super) async fn delete(tx: &Tx, id: TeamId) -> Result<()> {
    use users::table::{Column as User, Entity as Users};
    let nobody: Option<TeamId> = None;
    Users::update_many()
        .col_expr(User::TeamId, Expr::value(nobody))
        .filter(User::TeamId.eq(id))
        .exec(tx)
        .await?;
    let done = Entity::delete_by_id(id).exec(tx).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Puts `user` into the team.
///
/// # Errors
/// What the database says.
pub async fn join(tx: &Tx, user: UserId, team: TeamId) -> Result<()> {
    use users::table::{Column as User, Entity as Users};
    Users::update_many().col_expr(User::TeamId, Expr::value(team)).filter(User::Id.eq(user)).exec(tx).await?;
    Ok(())
}

/// Whether `team` is a team.
///
/// # Errors
/// What the database says.
pub async fn exists(db: &impl ConnectionTrait, team: TeamId) -> Result<bool> {
    Ok(Entity::find_by_id(team).one(db).await?.is_some())
}
