//! Claims jobs and runs them.

use super::{Cron, JobKind, enqueue_due, queries};
use crate::app::App;
use futures::FutureExt;
use kernel::{Error, Result};
use std::{collections::HashMap, panic::AssertUnwindSafe, sync::Arc, time::Duration};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

const LEASE: chrono::Duration = chrono::Duration::minutes(5);
const MAX_ATTEMPTS: i64 = 8;
const POLL: Duration = Duration::from_secs(1);
const CRON_POLL: Duration = Duration::from_secs(20);

/// The jobs that this program knows and when they start.
#[derive(Clone, Default)]
pub struct Workers {
    kinds: Arc<HashMap<&'static str, JobKind>>,
    crons: Arc<Vec<Cron>>,
}

impl Workers {
    /// Workers for `kinds` and `crons`.
    #[must_use]
    pub fn new(kinds: impl IntoIterator<Item = JobKind>, crons: impl IntoIterator<Item = Cron>) -> Self {
        let kinds = kinds.into_iter().chain([PURGE]).map(|kind| (kind.name, kind)).collect();
        let crons = crons.into_iter().chain([Cron::new("25 3 * * *", PURGE)]).collect();
        Self { kinds: Arc::new(kinds), crons: Arc::new(crons) }
    }

    /// Enqueues what the clock says and no node has enqueued yet.
    ///
    /// # Errors
    /// What the database says.
    pub async fn enqueue_due(&self, app: &App) -> Result<()> {
        enqueue_due(app, &self.crons).await
    }

    /// Runs `count` workers and the clock until `stop`; ends when the jobs that run are finished.
    pub async fn run(self, app: App, count: usize, stop: CancellationToken) {
        if let Err(cause) = queries::take_back_abandoned(&app).await {
            tracing::error!(%cause, "abandoned jobs could not be taken back");
        }
        let mut tasks = JoinSet::new();
        for _ in 0..count {
            tasks.spawn(work(app.clone(), self.clone(), stop.clone()));
        }
        tasks.spawn(watch_clock(app, self, stop));
        tasks.join_all().await;
    }
}

const PURGE: JobKind = JobKind::new("ground.purge", |app, _| {
    Box::pin(async move {
        app.transact(async |tx| queries::purge(tx).await).await?;
        app.db().optimize().await
    })
});

async fn work(app: App, workers: Workers, stop: CancellationToken) {
    loop {
        let woken = app.work().notified();
        match run_ready(&app, &workers, &stop).await {
            Ok(()) => {}
            Err(cause) => tracing::error!(%cause, "jobs could not be claimed"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = woken => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }
}

async fn watch_clock(app: App, workers: Workers, stop: CancellationToken) {
    loop {
        if let Err(cause) = workers.enqueue_due(&app).await {
            tracing::error!(%cause, "scheduled jobs could not be enqueued");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(CRON_POLL) => {}
        }
    }
}

/// Runs jobs one after another until none is ready or `stop` is asked.
///
/// # Errors
/// What the database says; failures of jobs are kept with the job.
pub async fn run_ready(app: &App, workers: &Workers, stop: &CancellationToken) -> Result<()> {
    while !stop.is_cancelled() && queries::is_any_ready(app).await? {
        let lease = app.now() + LEASE;
        let Some(job) = app.transact(async |tx| queries::claim(tx, lease).await).await? else {
            return Ok(());
        };
        let outcome = attempt(app, workers, &job).await;
        let text = outcome.as_ref().err().map(describe).unwrap_or_default();
        let end = match outcome {
            Ok(()) => queries::End::Done,
            Err(_) if job.attempts >= MAX_ATTEMPTS => queries::End::Dead(&text),
            Err(_) => queries::End::Again(app.now() + backoff(job.attempts), &text),
        };
        if !text.is_empty() {
            tracing::warn!(job = %job.id, kind = job.kind, attempt = job.attempts, cause = text, "a job failed");
        }
        app.transact(async |tx| queries::finish(tx, &job, end).await).await?;
    }
    Ok(())
}

async fn attempt(app: &App, workers: &Workers, job: &queries::Claimed) -> Result<()> {
    let kind = workers
        .kinds
        .get(job.kind.as_str())
        .ok_or_else(|| Error::Unavailable(format!("this version knows no job {}", job.kind)))?;
    let run = AssertUnwindSafe((kind.run)(app.clone(), job.payload.clone()));
    run.catch_unwind().await.unwrap_or_else(|_| Err(Error::internal("the job panicked")))
}

fn describe(cause: &Error) -> String {
    let source = std::error::Error::source(cause).map(|source| format!(": {source}")).unwrap_or_default();
    format!("{cause}{source}")
}

/// 10 s, 20 s, 40 s … at most an hour.
fn backoff(attempts: i64) -> chrono::Duration {
    let doublings = u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or(0);
    chrono::Duration::seconds((10 * 2_i64.pow(doublings)).min(3_600))
}
