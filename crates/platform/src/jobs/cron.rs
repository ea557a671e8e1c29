//! Jobs that start by the clock, once over all nodes.

use super::{Job, JobKind, enqueue_job};
use crate::{app::App, db::Tx};
use croner::Cron as Pattern;
use kernel::{Day, Error, Instant, Result};
use sea_orm::{ConnectionTrait, Statement};
use std::str::FromStr;

/// When a job starts: a pattern of five fields (minute, hour, day, month, weekday) in the workspace's zone.
#[derive(Clone, Copy)]
pub struct Cron {
    /// The job.
    pub job: JobKind,
    /// When, such as `"15 2 * * *"`.
    pub pattern: &'static str,
}

impl Cron {
    /// `job` at the times of `pattern`.
    #[must_use]
    pub const fn new(pattern: &'static str, job: JobKind) -> Self {
        Self { job, pattern }
    }

    /// The last time at or before `now` at which the job should have started.
    fn last_due(&self, app: &App, now: Instant) -> Result<Instant> {
        let pattern = Pattern::from_str(self.pattern).map_err(Error::internal)?;
        let zone = app.zone();
        let due =
            pattern.find_previous_occurrence(&zone.local(now).and_utc(), true).map_err(Error::internal)?;
        Ok(zone.at(Day::from(due.date_naive()), due.time()))
    }
}

/// Enqueues what is due and not yet enqueued by any node. A program that was down starts a missed job once.
///
/// # Errors
/// What the database says.
pub async fn enqueue_due(app: &App, crons: &[Cron]) -> Result<()> {
    for cron in crons {
        let due = cron.last_due(app, app.now())?;
        app.transact(async |tx| {
            if mark(tx, cron.job.name, due).await? {
                let job = Job {
                    kind: cron.job.name,
                    payload: serde_json::Value::Null,
                    run_at: tx.now(),
                    unique_key: Some("cron".to_owned()),
                };
                enqueue_job(tx, job).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

async fn mark(tx: &Tx, name: &str, due: Instant) -> Result<bool> {
    let sql = "INSERT INTO cron_run (name, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [name.into(), due.into()]);
    Ok(tx.execute_raw(statement).await?.rows_affected() == 1)
}
