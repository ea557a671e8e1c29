//! Opens the database and says what it is.

use super::dialect;
use kernel::{Error, Result};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, SqlxPostgresConnector,
    SqlxSqliteConnector, TransactionOptions, TransactionTrait,
};
use sqlx::{
    ConnectOptions,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    path::Path,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// So long a write waits for the one writer of SQLite.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(15);
/// So long a request waits for a connection to PostgreSQL: a server that is away is said so soon.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// So long a database may take to say that it is there.
const PING_TIMEOUT: Duration = Duration::from_secs(2);
const SQLITE_READERS: u32 = 6;
/// Rows that a reading thread is ahead of whoever takes them.
const ROWS_AHEAD: usize = 256;

/// Which of the two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The embedded database: one file.
    Sqlite,
    /// A PostgreSQL server, 14 or newer.
    Postgres,
}

/// A handle on the database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    kind: Kind,
    writer: DatabaseConnection,
    readers: DatabaseConnection,
    listen: Option<PgPool>,
    statements: Arc<AtomicU64>,
}

impl Db {
    /// Opens `url`: `sqlite:PATH` or `postgres://…`. `connections` bounds the pool of PostgreSQL.
    ///
    /// # Errors
    /// `Unavailable` that names what cannot be reached.
    pub async fn open(url: &str, connections: u32) -> Result<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Self::open_sqlite(Path::new(path.trim_start_matches("//"))).await;
        }
        Self::open_postgres(url, connections).await
    }

    async fn open_sqlite(path: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(ACQUIRE_TIMEOUT)
            .pragma("temp_store", "memory")
            .pragma("cache_size", "-16000")
            .pragma("wal_autocheckpoint", "1000")
            .pragma("journal_size_limit", "67108864")
            .statement_cache_capacity(512)
            .row_buffer_size(ROWS_AHEAD)
            .disable_statement_logging();
        let pool = |size| {
            SqlitePoolOptions::new()
                .max_connections(size)
                .test_before_acquire(false)
                .acquire_timeout(ACQUIRE_TIMEOUT)
        };
        let failed = |cause: sqlx::Error| {
            Error::Unavailable(format!("cannot open the database file {}: {cause}", path.display()))
        };
        let writer = pool(1).connect_with(options.clone()).await.map_err(failed)?;
        let readers = pool(SQLITE_READERS).connect_with(options).await.map_err(failed)?;
        let writer = SqlxSqliteConnector::from_sqlx_sqlite_pool(writer);
        let readers = SqlxSqliteConnector::from_sqlx_sqlite_pool(readers);
        Ok(Self::counted(Kind::Sqlite, (writer, readers), None))
    }

    fn counted(
        kind: Kind,
        (mut writer, mut readers): (DatabaseConnection, DatabaseConnection),
        listen: Option<PgPool>,
    ) -> Self {
        let statements = Arc::new(AtomicU64::new(0));
        for connection in [&mut writer, &mut readers] {
            let statements = Arc::clone(&statements);
            connection.set_metric_callback(move |_| {
                statements.fetch_add(1, Ordering::Relaxed);
            });
        }
        Self { kind, writer, readers, listen, statements }
    }

    async fn open_postgres(url: &str, connections: u32) -> Result<Self> {
        let failed =
            |cause: sqlx::Error| Error::Unavailable(format!("cannot reach the PostgreSQL database: {cause}"));
        let options = PgConnectOptions::from_str(url).map_err(failed)?.disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .test_before_acquire(false)
            .acquire_timeout(CONNECT_TIMEOUT)
            .connect_with(options)
            .await
            .map_err(failed)?;
        let [writer, readers] =
            [pool.clone(), pool.clone()].map(SqlxPostgresConnector::from_sqlx_postgres_pool);
        Ok(Self::counted(Kind::Postgres, (writer, readers), Some(pool)))
    }

    /// How many statements were run since this database was opened.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Which database this is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Where reads go.
    #[must_use]
    pub const fn reader(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// The pool that can `LISTEN`; only on PostgreSQL.
    #[must_use]
    pub const fn listener(&self) -> Option<&PgPool> {
        self.listen.as_ref()
    }

    /// Opens a transaction that may write.
    pub(super) async fn begin(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: (self.kind == Kind::Sqlite).then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.writer.begin_with_options(options).await?)
    }

    /// Runs one statement outside a transaction on the writing side (`VACUUM INTO`, `PRAGMA optimize`).
    ///
    /// # Errors
    /// What the database says.
    pub async fn execute(&self, sql: &str) -> Result<()> {
        self.writer.execute_unprepared(sql).await?;
        Ok(())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// `Unavailable` if it doesn't.
    pub async fn ping(&self) -> Result<()> {
        let answer = tokio::time::timeout(PING_TIMEOUT, self.readers.execute_unprepared("SELECT 1")).await;
        let answer = answer.map_err(|_| Error::Unavailable("the database does not answer".to_owned()))?;
        answer.map(|_| ()).map_err(|cause| Error::Unavailable(cause.to_string()))
    }

    /// Refreshes what the query planner knows about the data. Without it SQLite picks wrong indexes
    /// on large tables.
    ///
    /// # Errors
    /// What the database says.
    pub async fn optimize(&self) -> Result<()> {
        self.execute(dialect::optimize(self.kind)).await
    }

    /// Gives the writing side more memory until it closes, for filling a workspace.
    ///
    /// # Errors
    /// What the database says.
    pub async fn prepare_to_fill(&self) -> Result<()> {
        match dialect::more_memory(self.kind) {
            Some(sql) => self.execute(sql).await,
            None => Ok(()),
        }
    }

    /// Closes every connection; on SQLite this folds the write-ahead log into the file.
    pub async fn close(self) {
        let _ = self.readers.close().await;
        let _ = self.writer.close().await;
    }
}
