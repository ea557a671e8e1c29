//! One transaction: rows, audit, jobs and live events together, or nothing.

use crate::{app::App, live::Change};
use kernel::{Day, Instant, Result, Zone};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};
use uuid::Uuid;

/// A transaction that may write, with the instant it began and what will be told after it commits.
pub struct Tx {
    inner: DatabaseTransaction,
    app: App,
    now: Instant,
    changes: Mutex<Vec<Change>>,
    has_jobs: AtomicBool,
}

impl Tx {
    pub(crate) async fn begin(app: &App) -> Result<Self> {
        let inner = app.db().begin().await?;
        Ok(Self {
            inner,
            now: app.now(),
            app: app.clone(),
            changes: Mutex::default(),
            has_jobs: AtomicBool::new(false),
        })
    }

    /// The instant of this transaction; the same for all its rows.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// The business day of this transaction in the workspace's zone.
    #[must_use]
    pub fn today(&self) -> Day {
        self.zone().day_of(self.now)
    }

    /// The workspace's time zone.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.app.zone()
    }

    /// The app this transaction belongs to.
    #[must_use]
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// A new id.
    #[must_use]
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        self.app.new_id()
    }

    /// A new id for something that was made at `instant`, so that it sorts there.
    #[must_use]
    pub fn new_id_at<T: From<Uuid>>(&self, instant: Instant) -> T {
        self.app.new_id_at(instant)
    }

    /// Remembers a change that is told to whoever may see it, after the commit.
    pub(crate) fn tell(&self, change: Change) {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner).push(change);
    }

    /// Remembers that workers should look for work after the commit.
    pub(crate) fn wake_workers(&self) {
        self.has_jobs.store(true, Ordering::Relaxed);
    }

    /// Makes everything of this transaction true at once, then tells it.
    pub(crate) async fn commit(self) -> Result<()> {
        let changes = self.changes.into_inner().unwrap_or_else(PoisonError::into_inner);
        self.inner.commit().await?;
        for change in changes {
            self.app.live().publish(change);
        }
        if self.has_jobs.into_inner() {
            self.app.work().notify_waiters();
        }
        Ok(())
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.inner.query_all_raw(statement).await
    }
}
