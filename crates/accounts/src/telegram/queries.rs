//! Codes of links, and which chat belongs to whom.

use crate::users::table::{Column, Entity};
use kernel::{Instant, Result, UserId};
use platform::{Tx, crypto::Hash};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, Statement,
    sea_query::Expr,
};

/// Keeps the code of `user`'s newest link; an older one no longer works.
pub(super) async fn keep_code(tx: &Tx, user: UserId, code: Hash, until: Instant) -> Result<()> {
    let sql = "INSERT INTO telegram_link (user_id, code_hash, expires_at) VALUES ($1, $2, $3) \
               ON CONFLICT (user_id) DO UPDATE SET code_hash = $2, expires_at = $3";
    let values = [user.into(), code.to_vec().into(), until.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Forgets the code of `user`'s link.
pub(super) async fn drop_code(tx: &Tx, user: UserId) -> Result<()> {
    let sql = "DELETE FROM telegram_link WHERE user_id = $1";
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [user.into()])).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Whose {
    user_id: UserId,
}

/// Uses a code up; whose it was, if it still works.
pub(super) async fn use_code(tx: &Tx, code: Hash) -> Result<Option<UserId>> {
    let sql = "DELETE FROM telegram_link WHERE code_hash = $1 AND expires_at > $2 RETURNING user_id";
    let values = [code.to_vec().into(), tx.now().into()];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    Ok(Whose::find_by_statement(statement).one(tx).await?.map(|whose| whose.user_id))
}

/// Whether somebody has `chat`.
pub(super) async fn is_known(tx: &Tx, chat: &str) -> Result<bool> {
    Ok(Entity::find().filter(Column::TelegramChatId.eq(chat)).one(tx).await?.is_some())
}

/// Takes `chat` from whoever has it.
pub(super) async fn forget_chat(tx: &Tx, chat: &str) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::TelegramChatId, Expr::value(None::<String>))
        .col_expr(Column::TelegramLinkedAt, Expr::value(None::<Instant>))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::TelegramChatId.eq(chat))
        .exec(tx)
        .await?;
    Ok(())
}
