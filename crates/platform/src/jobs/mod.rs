//! Work without a person: jobs enqueued in the transaction that wants them, run at least once, by any node.
//!
//! A worker claims a job with a lease; a killed worker's job is taken over when the lease ends, or when the only server of
//! a database in one file starts again. Completing is
//! fenced by the attempt number, so a worker that comes back late changes nothing.

mod cron;
pub mod queries;
mod worker;

pub use cron::Cron;
use cron::enqueue_due;
pub use worker::{Workers, run_ready};

use crate::{app::App, db::Tx};
use futures::future::BoxFuture;
use kernel::{Error, Instant, Result};
use serde::Serialize;
use serde_json::Value;

/// A kind of work and the function that does it. The function must be idempotent.
#[derive(Clone, Copy)]
pub struct JobKind {
    /// `mail.send`, `audit.seal`…
    pub name: &'static str,
    /// Does it.
    pub run: fn(App, Value) -> BoxFuture<'static, Result<()>>,
}

impl JobKind {
    /// A kind of work.
    #[must_use]
    pub const fn new(name: &'static str, run: fn(App, Value) -> BoxFuture<'static, Result<()>>) -> Self {
        Self { name, run }
    }
}

/// One piece of work to be done.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// The kind's name.
    pub kind: &'a str,
    /// What it needs to know.
    pub payload: Value,
    /// Not before this instant.
    pub run_at: Instant,
    /// While a job of this kind and key waits or runs, another is not added.
    pub unique_key: Option<String>,
}

/// Adds a job to run as soon as the transaction is true.
///
/// # Errors
/// Only what the database says.
pub async fn enqueue(tx: &Tx, kind: JobKind, payload: &impl Serialize) -> Result<()> {
    let payload = serde_json::to_value(payload).map_err(Error::internal)?;
    enqueue_job(tx, Job { kind: kind.name, payload, run_at: tx.now(), unique_key: None }).await
}

/// Adds a job as described; does nothing if its unique key is taken.
///
/// # Errors
/// Only what the database says.
pub async fn enqueue_job(tx: &Tx, job: Job<'_>) -> Result<()> {
    queries::insert(tx, job).await?;
    tx.wake_workers();
    Ok(())
}
