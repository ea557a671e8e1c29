//! Forward-only migrations, owned by their capability, run in the order of their names.

use super::{Db, Kind, dialect};
use kernel::{Error, Instant, Result};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use serde_json::Value;
use std::collections::BTreeSet;

/// One step of the schema. Never edited once released; the next change is the next migration.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// `mYYYYMMDD_HHMM_what`; unique over all capabilities and the order in which they run.
    pub name: &'static str,
    /// Statements separated by `;` at the end of a line, with the column types of [`dialect::column_types`].
    pub sql: &'static str,
    /// Statements for SQLite alone, after `sql`; separated by a line of `--`.
    pub sqlite: &'static str,
    /// Statements for PostgreSQL alone, after `sql`; separated by a line of `--`.
    pub postgres: &'static str,
    /// A job for what no statement can do, and the condition on which it is asked for.
    pub job: Option<(&'static str, &'static str)>,
}

impl Migration {
    /// A migration that both databases take as it is.
    #[must_use]
    pub const fn new(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, sqlite: "", postgres: "", job: None }
    }

    /// Adds what only SQLite needs.
    #[must_use]
    pub const fn on_sqlite(mut self, sql: &'static str) -> Self {
        self.sqlite = sql;
        self
    }

    /// Adds what only PostgreSQL needs.
    #[must_use]
    pub const fn on_postgres(mut self, sql: &'static str) -> Self {
        self.postgres = sql;
        self
    }

    /// Afterwards asks once for the job `kind`, where `condition` is so.
    #[must_use]
    pub const fn then(mut self, kind: &'static str, condition: &'static str) -> Self {
        self.job = Some((kind, condition));
        self
    }

    fn statements(&self, kind: Kind) -> Vec<String> {
        let own = match kind {
            Kind::Sqlite => self.sqlite,
            Kind::Postgres => self.postgres,
        };
        let filled = dialect::column_types(kind, self.sql);
        let shared = filled.split(";\n").map(str::to_owned);
        let own = own.split("\n--\n").map(str::to_owned);
        shared.chain(own).filter(|statement| !statement.trim().is_empty()).collect()
    }
}

#[derive(FromQueryResult)]
struct Applied {
    name: String,
}

/// Names of the migrations that have not run yet.
///
/// # Errors
/// `Conflict`-like internal error if the database is newer than the program.
pub async fn pending(db: &Db, all: &[Migration]) -> Result<Vec<&'static str>> {
    let done = applied(db).await?;
    let known: BTreeSet<_> = all.iter().map(|m| m.name.to_owned()).collect();
    if let Some(newer) = done.iter().find(|name| !known.contains(*name)) {
        return Err(Error::Unavailable(format!(
            "the database was made by a newer version (it has the migration {newer}); install that version or restore a backup"
        )));
    }
    Ok(sorted(all).into_iter().map(|m| m.name).filter(|name| !done.contains(*name)).collect())
}

/// Brings the schema up to date. Several nodes may call it at once: one works, the others wait.
///
/// # Errors
/// What the database says; the failed migration leaves no trace.
pub async fn migrate(db: &Db, all: &[Migration], now: Instant) -> Result<usize> {
    let mut count = 0;
    for migration in sorted(all) {
        let tx = db.begin().await?;
        if db.kind() == Kind::Postgres {
            tx.execute_unprepared("SELECT pg_advisory_xact_lock(7204301155)").await?;
        }
        let table = "CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at text NOT NULL)";
        tx.execute_unprepared(table).await?;
        let mark = Statement::from_sql_and_values(
            tx.get_database_backend(),
            "INSERT INTO migration (name, applied_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
            [migration.name.into(), now.to_rfc3339().into()],
        );
        if tx.execute_raw(mark).await?.rows_affected() == 1 {
            for statement in migration.statements(db.kind()) {
                tx.execute_unprepared(&statement)
                    .await
                    .map_err(|cause| Error::internal(format!("{}: {cause}\n{statement}", migration.name)))?;
            }
            if let Some(job) = migration.job {
                ask_for(&tx, job, now).await?;
            }
            count += 1;
        }
        tx.commit().await?;
    }
    Ok(count)
}

async fn ask_for(tx: &impl ConnectionTrait, (kind, condition): (&str, &str), now: Instant) -> Result<()> {
    let backend = tx.get_database_backend();
    let id = dialect::random_id(backend);
    let sql = format!(
        "INSERT INTO job (id, kind, payload, run_at, status, created_at) SELECT {id}, $1, $2, $3, 'queued', $3 WHERE {condition}"
    );
    let values = [kind.into(), Value::Null.into(), now.into()];
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}

fn sorted(all: &[Migration]) -> Vec<Migration> {
    let mut all = all.to_vec();
    all.sort_by_key(|migration| migration.name);
    all
}

async fn applied(db: &Db) -> Result<BTreeSet<String>> {
    let statement = Statement::from_string(db.reader().get_database_backend(), "SELECT name FROM migration");
    match Applied::find_by_statement(statement).all(db.reader()).await {
        Ok(rows) => Ok(rows.into_iter().map(|row| row.name).collect()),
        // A new database has no such table yet.
        Err(_) => Ok(BTreeSet::new()),
    }
}
