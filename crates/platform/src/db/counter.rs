//! Short numbers that people read: `LD-000123`.

use super::Tx;
use kernel::{Error, Result};
use sea_orm::{ConnectionTrait, Statement};

/// The next number of the series `name`, starting at 1. Numbers are unique; one that is rolled back may be
/// given again.
///
/// # Errors
/// Only what the database says.
pub async fn next_number(tx: &Tx, name: &str) -> Result<i64> {
    next_numbers(tx, name, 1).await
}

/// Reserves `count` numbers of the series `name` and returns the first.
///
/// # Errors
/// Only what the database says.
pub async fn next_numbers(tx: &Tx, name: &str, count: i64) -> Result<i64> {
    let sql = "INSERT INTO counter (name, last) VALUES ($1, $2) \
               ON CONFLICT (name) DO UPDATE SET last = counter.last + $2 RETURNING last";
    let statement =
        Statement::from_sql_and_values(tx.get_database_backend(), sql, [name.into(), count.into()]);
    let row =
        tx.query_one_raw(statement).await?.ok_or_else(|| Error::internal("a counter returned no row"))?;
    Ok(row.try_get::<i64>("", "last")? - count + 1)
}
