//! Reads and conditional updates of the job table.

use super::Job;
use crate::{
    app::App,
    db::{Kind, Tx, dialect},
};
use kernel::{Instant, Result};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use serde_json::Value;
use uuid::Uuid;

/// A job that this worker holds.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Claimed {
    /// The job's id.
    pub id: Uuid,
    /// Its kind.
    pub kind: String,
    /// What it needs to know.
    pub payload: Value,
    /// Which attempt this is, from 1; the fence.
    pub attempts: i64,
}

/// How many jobs are in each state.
#[derive(Clone, Debug, FromQueryResult)]
pub struct StatusCount {
    /// `queued`, `running`, `done` or `dead`.
    pub status: String,
    /// How many.
    pub count: i64,
}

pub(super) async fn insert(tx: &Tx, job: Job<'_>) -> Result<()> {
    let sql = "INSERT INTO job (id, kind, payload, unique_key, run_at, status, created_at) \
               VALUES ($1, $2, $3, $4, $5, 'queued', $6) \
               ON CONFLICT (kind, unique_key) WHERE unique_key IS NOT NULL AND status IN ('queued', 'running') DO NOTHING";
    let id: Uuid = tx.new_id();
    let values = [
        id.into(),
        job.kind.into(),
        job.payload.into(),
        job.unique_key.into(),
        job.run_at.into(),
        tx.now().into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Takes the job that has been ready longest, with a lease until `lease_until`.
pub(super) async fn claim(tx: &Tx, lease_until: Instant) -> Result<Option<Claimed>> {
    let sql = format!(
        "UPDATE job SET status = 'running', attempts = attempts + 1, lease_until = $2 WHERE id = (\
           SELECT id FROM job WHERE status IN ('queued', 'running') AND run_at <= $1 \
           AND (status = 'queued' OR lease_until < $1) ORDER BY run_at, id LIMIT 1 {}\
         ) RETURNING id, kind, payload, attempts",
        dialect::skip_locked(tx)
    );
    let values = [tx.now().into(), lease_until.into()];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    Ok(Claimed::find_by_statement(statement).one(tx).await?)
}

/// Takes back what a server that is gone has left running. On one file there is one server, so at its start nobody runs
/// anything; one that comes back late all the same is told apart by the number of its attempt.
pub(super) async fn take_back_abandoned(app: &App) -> Result<()> {
    if app.db().kind() != Kind::Sqlite {
        return Ok(());
    }
    let sql = "UPDATE job SET status = 'queued', lease_until = NULL WHERE status = 'running'";
    app.transact(async |tx| Ok(tx.execute_unprepared(sql).await?)).await?;
    Ok(())
}

/// Whether any job is ready, without taking a write lock.
pub(super) async fn is_any_ready(app: &App) -> Result<bool> {
    let db = app.db().reader();
    let sql = "SELECT id FROM job WHERE status IN ('queued', 'running') AND run_at <= $1 \
               AND (status = 'queued' OR lease_until < $1) LIMIT 1";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [app.now().into()]);
    Ok(db.query_one_raw(statement).await?.is_some())
}

/// How an attempt ended.
pub(super) enum End<'a> {
    Done,
    Again(Instant, &'a str),
    Dead(&'a str),
}

/// Ends the attempt, unless another worker has taken the job over meanwhile.
pub(super) async fn finish(tx: &Tx, job: &Claimed, end: End<'_>) -> Result<bool> {
    let (status, run_at, error) = match end {
        End::Done => ("done", None, None),
        End::Again(at, error) => ("queued", Some(at), Some(error)),
        End::Dead(error) => ("dead", None, Some(error)),
    };
    let sql = "UPDATE job SET status = $1, run_at = coalesce($2, run_at), last_error = $3, lease_until = NULL, \
               finished_at = $4 WHERE id = $5 AND attempts = $6 AND status = 'running'";
    let finished = (status != "queued").then(|| tx.now());
    let values =
        [status.into(), run_at.into(), error.into(), finished.into(), job.id.into(), job.attempts.into()];
    let result =
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(result.rows_affected() == 1)
}

/// How many jobs are in each state.
///
/// # Errors
/// What the database says.
pub async fn count_by_status(db: &impl ConnectionTrait) -> Result<Vec<StatusCount>> {
    let sql = "SELECT status, count(*) AS count FROM job GROUP BY status";
    Ok(StatusCount::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// Removes finished jobs, idempotency keys and cron marks that nobody needs any more.
pub(super) async fn purge(tx: &Tx) -> Result<()> {
    let day_ago = tx.now() - chrono::Duration::days(1);
    let month_ago = tx.now() - chrono::Duration::days(30);
    let old = [
        ("DELETE FROM job WHERE status = 'done' AND finished_at < $1", day_ago),
        ("DELETE FROM idempotency WHERE created_at < $1", day_ago),
        ("DELETE FROM cron_run WHERE due_at < $1", month_ago),
    ];
    for (sql, before) in old {
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [before.into()]);
        tx.execute_raw(statement).await?;
    }
    Ok(())
}
