//! What was put in for a try and can be taken out again: the rows of the demo data.
//!
//! A room says of each of its things what it refers to and what is part of it. Whatever the business's own rows refer
//! to has become the business's and stays, with all that goes with it; the rest is deleted in the order of dependence.

use crate::db::{Kind, Tx, dialect};
use kernel::Result;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Columns of a table, each with the table whose ids it holds.
pub type References = &'static [(&'static str, &'static str)];

/// A table that is part of a thing: its lines, its history.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The table.
    pub table: &'static str,
    /// The column that names the thing.
    pub of: &'static str,
    /// What else it refers to.
    pub refers: References,
    /// A condition beside `of`, where the table holds parts of several kinds.
    pub only: &'static str,
}

impl Part {
    /// A part that names its thing in the column `of`.
    #[must_use]
    pub const fn new(table: &'static str, of: &'static str, refers: References) -> Self {
        Self { table, of, refers, only: "true" }
    }

    /// Only the rows for which this is so.
    #[must_use]
    pub const fn only(mut self, condition: &'static str) -> Self {
        self.only = condition;
        self
    }
}

/// A thing that people make: its table, and how it hangs together with others.
#[derive(Clone, Copy, Debug)]
pub struct Thing {
    /// The table.
    pub table: &'static str,
    /// What people call a row by; empty where nobody does.
    pub label: &'static str,
    /// Where it refers to, and what it keeps from being deleted.
    pub refers: References,
    /// Where it comes from: it was put in with that.
    pub comes_with: References,
    /// Where it belongs: it stays where that stays.
    pub stays_with: References,
    /// What is deleted with it.
    pub parts: &'static [Part],
    /// What has to be said before rows go: a statement in which `{leaving}` asks for their ids.
    pub farewell: Option<&'static str>,
}

impl Thing {
    /// A thing that stands alone and that nobody calls by name.
    #[must_use]
    pub const fn new(table: &'static str) -> Self {
        Self { table, label: "", refers: &[], comes_with: &[], stays_with: &[], parts: &[], farewell: None }
    }
}

/// Something that stays, and what people call it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult, Serialize, ToSchema)]
pub struct Kept {
    /// What it is: `product`, `lead`.
    pub kind: String,
    /// Its name.
    pub label: String,
}

/// What became of the belongings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Removed {
    /// So many were deleted.
    pub removed: u64,
    /// What the business's own data refers to; it stays and is the business's now.
    pub kept: Vec<Kept>,
}

/// Notes that the row `id` of `table` was put in.
///
/// # Errors
/// What the database says.
pub async fn note(tx: &Tx, table: &str, id: Uuid) -> Result<()> {
    let sql =
        "INSERT INTO belonging (kind, id, is_kept) VALUES ($1, $2, false) ON CONFLICT (kind, id) DO NOTHING";
    let values = [table.into(), id.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Notes what came with that: the customer of a won lead, the services of a deal.
///
/// # Errors
/// What the database says.
pub async fn note_companions(tx: &Tx, things: &[Thing]) -> Result<()> {
    for Thing { table, comes_with, .. } in things {
        for (column, origin) in *comes_with {
            let sql = format!(
                "INSERT INTO belonging (kind, id, is_kept) SELECT '{table}', id, false FROM {table} WHERE {column} IN \
                 (SELECT id FROM belonging WHERE kind = '{origin}') ON CONFLICT (kind, id) DO NOTHING"
            );
            tx.execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}

/// Deletes all that was put in but what the business refers to.
///
/// # Errors
/// What the database says.
pub async fn remove(tx: &Tx, things: &[Thing]) -> Result<Removed> {
    keep_what_is_needed(tx, things).await?;
    let kept = kept(tx, things).await?;
    let mut removed = 0;
    for thing in things.iter().rev() {
        removed += delete(tx, thing).await?;
    }
    tx.execute_unprepared("DELETE FROM belonging").await?;
    Ok(Removed { removed, kept })
}

/// Marks what stays until nothing more has to.
async fn keep_what_is_needed(tx: &Tx, things: &[Thing]) -> Result<()> {
    let statements: Vec<_> = things.iter().flat_map(keeping).collect();
    loop {
        let mut more = 0;
        for sql in &statements {
            more += tx.execute_unprepared(sql).await?.rows_affected();
        }
        if more == 0 {
            return Ok(());
        }
    }
}

/// The ids of `table` that are deleted.
fn leaving(table: &str) -> String {
    format!("SELECT id FROM belonging WHERE kind = '{table}' AND NOT is_kept")
}

fn keeping(thing: &Thing) -> Vec<String> {
    let Thing { table, .. } = thing;
    let keep = |kind: &str, ids: String| {
        format!("UPDATE belonging SET is_kept = true WHERE NOT is_kept AND kind = '{kind}' AND id IN ({ids})")
    };
    let own = thing.refers.iter().map(|(column, to)| {
        keep(
            to,
            format!(
                "SELECT {column} FROM {table} WHERE {column} IS NOT NULL AND id NOT IN ({})",
                leaving(table)
            ),
        )
    });
    let of_parts = thing.parts.iter().flat_map(|part| {
        let Part { table: lines, of, only, refers } = part;
        refers.iter().map(move |(column, to)| {
            let stays = format!("{column} IS NOT NULL AND {only} AND {of} NOT IN ({})", leaving(table));
            keep(to, format!("SELECT {column} FROM {lines} WHERE {stays}"))
        })
    });
    let belonging = thing.stays_with.iter().map(|(column, to)| {
        let staying = format!("SELECT id FROM belonging WHERE kind = '{to}' AND is_kept");
        keep(table, format!("SELECT id FROM {table} WHERE {column} IN ({staying})"))
    });
    own.chain(of_parts).chain(belonging).collect()
}

async fn kept(tx: &Tx, things: &[Thing]) -> Result<Vec<Kept>> {
    let mut all = Vec::new();
    for Thing { table, label, .. } in things.iter().filter(|thing| !thing.label.is_empty()) {
        let sql = format!(
            "SELECT '{table}' AS kind, {label} AS label FROM {table} WHERE id IN \
             (SELECT id FROM belonging WHERE kind = '{table}' AND is_kept) ORDER BY {label}"
        );
        let statement = Statement::from_string(tx.get_database_backend(), sql);
        all.extend(Kept::find_by_statement(statement).all(tx).await?);
    }
    Ok(all)
}

async fn delete(tx: &Tx, thing: &Thing) -> Result<u64> {
    let Thing { table, parts, farewell, .. } = thing;
    let leaving = leaving(table);
    if let Some(farewell) = farewell {
        let kind =
            if tx.get_database_backend() == DbBackend::Postgres { Kind::Postgres } else { Kind::Sqlite };
        let sql = dialect::column_types(kind, &farewell.replace("{leaving}", &leaving));
        tx.execute_unprepared(&sql).await?;
    }
    tx.execute_unprepared(&format!(
        "DELETE FROM notification WHERE subject_kind = '{table}' AND subject_id IN ({leaving})"
    ))
    .await?;
    for Part { table: lines, of, only, .. } in *parts {
        tx.execute_unprepared(&format!("DELETE FROM {lines} WHERE {only} AND {of} IN ({leaving})")).await?;
    }
    Ok(tx.execute_unprepared(&format!("DELETE FROM {table} WHERE id IN ({leaving})")).await?.rows_affected())
}
