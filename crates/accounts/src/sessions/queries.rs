//! Reads and updates of sessions.

use super::table::{ActiveModel, Column, Entity, Model};
use kernel::{Instant, Result, UserId};
use platform::{App, Tx};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Statement};
use uuid::Uuid;

pub(super) async fn insert(tx: &Tx, session: ActiveModel) -> Result<()> {
    Entity::insert(session).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn of_user(app: &App, user: UserId) -> Result<Vec<Model>> {
    let now = app.now();
    let living = Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::SeenAt.gt(now - super::IDLE))
        .order_by_desc(Column::SeenAt)
        .order_by_desc(Column::Id);
    Ok(living.all(app.db().reader()).await?)
}

pub(super) async fn delete(tx: &Tx, user: UserId, id: Uuid) -> Result<bool> {
    let one = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::UserId.eq(user));
    Ok(one.exec(tx).await?.rows_affected == 1)
}

pub(super) async fn delete_all_but(tx: &Tx, user: UserId, kept: Option<Uuid>) -> Result<()> {
    let mut all = Entity::delete_many().filter(Column::UserId.eq(user));
    if let Some(kept) = kept {
        all = all.filter(Column::Id.ne(kept));
    }
    all.exec(tx).await?;
    Ok(())
}

pub(super) async fn delete_of(tx: &Tx, user_agent: &str) -> Result<()> {
    Entity::delete_many().filter(Column::UserAgent.eq(user_agent)).exec(tx).await?;
    Ok(())
}

pub(super) async fn set_seen(tx: &Tx, table: &str, id: Uuid, at: Instant) -> Result<()> {
    let sql = match table {
        "session" => "UPDATE session SET seen_at = $1 WHERE id = $2 AND seen_at < $1",
        _ => "UPDATE api_token SET last_used_at = $1 WHERE id = $2",
    };
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [at.into(), id.into()]);
    tx.execute_raw(statement).await?;
    Ok(())
}

pub(super) async fn purge(tx: &Tx) -> Result<()> {
    let now = tx.now();
    let ended = Condition::any().add(Column::ExpiresAt.lt(now)).add(Column::SeenAt.lt(now - super::IDLE));
    Entity::delete_many().filter(ended).exec(tx).await?;
    for sql in ["DELETE FROM password_reset WHERE expires_at < $1", "DELETE FROM login_attempt WHERE at < $1"]
    {
        let before = now - chrono::Duration::hours(1);
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [before.into()]);
        tx.execute_raw(statement).await?;
    }
    Ok(())
}
