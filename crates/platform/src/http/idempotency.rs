//! The same POST twice is done once: its key and first answer are kept in the transaction of its effect.

use super::{Failure, Reply};
use crate::{actor::Actor, app::App, db::Tx};
use axum::http::StatusCode;
use kernel::{Error, Message, Result, UserId, error::Fault};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

/// What a kept answer is bound to.
const ANSWER: &str = "idempotency.body";

/// The key was used with another request.
pub const KEY_REUSED: Message = Message::new(
    "idempotency_key_reused",
    "Kunci ini sudah dipakai untuk permintaan lain.",
    "This key was already used for another request.",
);

/// A request's `Idempotency-Key` and what it was sent with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// The header's value.
    pub key: String,
    /// SHA-256 of method, path and body.
    pub fingerprint: Vec<u8>,
}

#[derive(FromQueryResult)]
struct Stored {
    fingerprint: Vec<u8>,
    status: Option<i64>,
    etag: Option<i64>,
    body: Option<Vec<u8>>,
}

/// Reserves the key; `false` if it is taken. A request that holds it at the same moment is waited for.
pub(crate) async fn begin(tx: &Tx, actor: &Actor, key: &IdempotencyKey) -> Result<bool> {
    let sql = "INSERT INTO idempotency (actor_id, key, fingerprint, created_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (actor_id, key) DO NOTHING";
    let values = [actor.id.into(), key.key.clone().into(), key.fingerprint.clone().into(), tx.now().into()];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    Ok(tx.execute_raw(statement).await?.rows_affected() == 1)
}

/// Keeps the answer with the key, sealed: it may hold what is told once, and phones.
pub(crate) async fn finish(tx: &Tx, actor: &Actor, key: &IdempotencyKey, reply: &Reply) -> Result<()> {
    let sql = "UPDATE idempotency SET status = $1, etag = $2, body = $3 WHERE actor_id = $4 AND key = $5";
    let values = [
        i64::from(reply.status.as_u16()).into(),
        reply.etag.into(),
        tx.app().keys().seal(&reply.body, ANSWER)?.into(),
        actor.id.into(),
        key.key.clone().into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// The first answer to this key again. A request that held it at the same moment has ended by now.
pub(crate) async fn replay(app: &App, actor: &Actor, key: &IdempotencyKey) -> Result<Reply, Failure> {
    let first = first_answer(app, actor.id, key).await?;
    Ok(first.ok_or(Error::Unavailable("the first request with this key is not finished".to_owned()))?)
}

/// The first answer to this key, where there is one.
pub(super) async fn first_answer(
    app: &App,
    actor: UserId,
    key: &IdempotencyKey,
) -> Result<Option<Reply>, Failure> {
    let db = app.db().reader();
    let sql = "SELECT fingerprint, status, etag, body FROM idempotency WHERE actor_id = $1 AND key = $2";
    let values = [actor.into(), key.key.clone().into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let Some(stored) = Stored::find_by_statement(statement).one(db).await? else { return Ok(None) };
    if stored.fingerprint != key.fingerprint {
        return Err(Fault::new("Idempotency-Key", &KEY_REUSED).into());
    }
    let status = stored.status.and_then(|status| u16::try_from(status).ok());
    let status = status.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or(StatusCode::OK);
    let body = stored.body.map(|sealed| app.keys().open(&sealed, ANSWER)).transpose()?;
    Ok(Some(Reply { status, etag: stored.etag, body: body.unwrap_or_default() }))
}
