//! What the two databases say differently, each difference under a name.

use super::Kind;
use sea_orm::{
    ConnectionTrait, DbBackend,
    sea_query::{Alias, Expr, ExprTrait, Func, IntoColumnRef, SimpleExpr},
};

/// The statements that refresh the planner's statistics. SQLite reads through whole indexes for them, which need not stay
/// in memory.
pub(super) const fn optimize(kind: Kind) -> &'static str {
    match kind {
        Kind::Sqlite => "PRAGMA optimize=0x10002; PRAGMA shrink_memory",
        Kind::Postgres => "ANALYZE",
    }
}

/// The statement that lets a writer keep more of the file in memory. PostgreSQL decides that by itself.
pub(super) const fn more_memory(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Sqlite => Some("PRAGMA cache_size = -1000000"),
        Kind::Postgres => None,
    }
}

/// Fills the column types of a migration, `{uuid} {instant} {bytes} {json}`, and two more words: `{nobody}`, the id of
/// all zeros, and `{by_key}` behind a table whose rows lie in the order of its primary key, where the database can.
#[must_use]
pub fn column_types(kind: Kind, sql: &str) -> String {
    let types: [(&str, &str); 6] = match kind {
        Kind::Sqlite => [
            ("{uuid}", "uuid_blob"),
            ("{instant}", "timestamp_text"),
            ("{bytes}", "blob"),
            ("{json}", "json_text"),
            ("{nobody}", "x'00000000000000000000000000000000'"),
            ("{by_key}", "WITHOUT ROWID"),
        ],
        Kind::Postgres => [
            ("{uuid}", "uuid"),
            ("{instant}", "timestamptz"),
            ("{bytes}", "bytea"),
            ("{json}", "jsonb"),
            ("{nobody}", "CAST('00000000-0000-0000-0000-000000000000' AS uuid)"),
            ("{by_key}", ""),
        ],
    };
    types.iter().fold(sql.to_owned(), |sql, (name, value)| sql.replace(name, value))
}

/// A column as no index serves it, for a condition beside an order. The planner of SQLite would look up every row that
/// the condition names and sort them all, where it had better walk in the order and stop.
#[must_use]
pub fn beside_order(column: impl IntoColumnRef) -> SimpleExpr {
    let column = Expr::col(column);
    Func::coalesce([column.clone(), column]).into()
}

/// The first day of the month in which a day lies.
#[must_use]
pub(crate) fn month_of(backend: DbBackend, day: &str) -> String {
    match backend {
        DbBackend::Postgres => format!("CAST(date_trunc('month', {day}) AS date)"),
        _ => format!("date({day}, 'start of month')"),
    }
}

/// A new id, of which nothing can be told.
#[must_use]
pub(super) const fn random_id(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => "gen_random_uuid()",
        _ => "randomblob(16)",
    }
}

/// The JSON object of `column` without the key that `parameter` names.
#[must_use]
pub(crate) fn without_key(backend: DbBackend, column: &str, parameter: &str) -> String {
    match backend {
        DbBackend::Postgres => format!("{column} - CAST({parameter} AS text)"),
        _ => format!("json_remove({column}, '$.' || {parameter})"),
    }
}

/// The end of a `SELECT` that locks the rows it returns for this transaction; SQLite has one writer
/// and needs none.
#[must_use]
pub fn skip_locked(db: &impl ConnectionTrait) -> &'static str {
    match db.get_database_backend() {
        DbBackend::Postgres => "FOR UPDATE SKIP LOCKED",
        _ => "",
    }
}

/// The sum of an integer column as a 64-bit integer; `sum(bigint)` is numeric on PostgreSQL.
pub fn sum_of(column: impl Into<SimpleExpr>) -> SimpleExpr {
    let sum = Func::coalesce([Func::sum(column).into(), Expr::val(0_i64)]);
    SimpleExpr::from(sum).cast_as(Alias::new("bigint"))
}

/// Whether the folded text column contains `needle`, which is already folded (`kernel::text::fold`).
pub fn contains(column: impl Into<SimpleExpr>, needle: &str) -> SimpleExpr {
    let escaped = needle.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    column.into().like(sea_orm::sea_query::LikeExpr::new(format!("%{escaped}%")).escape('\\'))
}

/// The text column in lower case, for columns that have no folded twin.
pub fn lower(column: impl Into<SimpleExpr>) -> SimpleExpr {
    Func::lower(column.into()).into()
}

/// A JSON column as text, to look for a word in it.
pub fn as_text(column: impl Into<SimpleExpr>) -> SimpleExpr {
    column.into().cast_as(Alias::new("text"))
}
