//! Finding a piece of a text in many rows: an index of every three letters in a row.
//!
//! On SQLite a room that wants one keeps two tables beside its own, by triggers: `<table>_search` numbers the rows, and
//! `<table>_trigram` (FTS5) knows the texts under those numbers. Both find rows that *may* contain the text, since three
//! letters here and three there need not stand together; the condition itself is asked beside. PostgreSQL looks into its
//! own index (`pg_trgm`) by itself, where it has one.

use super::Tx;
use kernel::Result;
use sea_orm::{
    ConnectionTrait, DbBackend,
    sea_query::{Condition, Expr, ExprTrait, JoinType, Order, Query, SelectStatement},
};

/// Letters that one entry of the index has.
const LETTERS: usize = 3;
/// So many pieces of a long text are looked for; the condition beside looks at the rest.
const PIECES: usize = 24;

/// The ids of rows of `table` that may contain `needle`, which is folded. `None` where the database needs no help, or
/// cannot be helped since there are fewer than three letters.
#[must_use]
pub fn candidates(backend: DbBackend, table: &str, needle: &str) -> Option<SelectStatement> {
    let mut select = Query::select().column((search(table), "id")).take();
    join(backend, table, needle, &mut select).then_some(select)
}

/// Makes `select` read rows of `table` that may contain `needle` by the index, the newest first; `false`, without doing
/// anything, where [`candidates`] has none.
pub fn newest_first(
    backend: DbBackend,
    table: &'static str,
    needle: &str,
    select: &mut SelectStatement,
) -> bool {
    if !join(backend, table, needle, select) {
        return false;
    }
    let row = Expr::col((table, "id")).eq(Expr::col((search(table), "id")));
    select.join(JoinType::CrossJoin, table, Condition::all()).and_where(row);
    select.order_by((index(table), "rowid"), Order::Desc);
    true
}

/// Letters from which on a slip of the finger is forgiven.
const FORGIVEN: usize = 6;

/// The two halves of a text. One slip lies in one of them, so the other one stands in what was meant. Nothing where they
/// would be too short to look for.
#[must_use]
pub fn halves(needle: &str) -> Vec<&str> {
    let count = needle.chars().count();
    let middle = needle.char_indices().nth(count / 2).filter(|_| count >= FORGIVEN);
    middle.map(|(at, _)| vec![&needle[..at], &needle[at..]]).unwrap_or_default()
}

/// An index of a table's texts, as it is built anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigram {
    /// The table.
    pub table: &'static str,
    /// The texts, as an expression over the table's columns on SQLite.
    pub texts: &'static str,
    /// The indexes on PostgreSQL.
    pub indexes: &'static [&'static str],
}

impl Trigram {
    /// Builds the index anew from the rows.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn rebuild(&self, tx: &Tx) -> Result<()> {
        for statement in self.statements(tx.get_database_backend()) {
            tx.execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    fn statements(&self, backend: DbBackend) -> Vec<String> {
        let (table, texts) = (self.table, self.texts);
        let (search, index) = (search(table), index(table));
        if backend == DbBackend::Postgres {
            let rebuild = |name: &&str| {
                format!(
                    "DO $$ BEGIN IF to_regclass('{name}') IS NOT NULL THEN REINDEX INDEX {name}; END IF; END $$"
                )
            };
            return self.indexes.iter().map(rebuild).collect();
        }
        vec![
            format!("INSERT INTO {index} ({index}) VALUES ('delete-all')"),
            format!("DELETE FROM {search}"),
            format!("INSERT INTO {search} (id) SELECT id FROM {table} ORDER BY id"),
            format!(
                "INSERT INTO {index} (rowid, text) SELECT number, {texts} FROM {search} \
                 JOIN {table} ON {table}.id = {search}.id ORDER BY number"
            ),
        ]
    }
}

/// The order of the tables is part of it: the index comes first, whatever the planner thinks of it. A cross join takes no
/// condition of its own, so those that join are among the others.
fn join(backend: DbBackend, table: &str, needle: &str, select: &mut SelectStatement) -> bool {
    let Some(pieces) = pieces(needle).filter(|_| backend == DbBackend::Sqlite) else { return false };
    let numbered = Expr::col((search(table), "number")).eq(Expr::col((index(table), "rowid")));
    select
        .from(index(table))
        .join(JoinType::CrossJoin, search(table), Condition::all())
        .and_where(numbered)
        .and_where(Expr::cust_with_values(format!("\"{}\" MATCH ?", index(table)), [pieces]));
    true
}

fn search(table: &str) -> String {
    format!("{table}_search")
}

fn index(table: &str) -> String {
    format!("{table}_trigram")
}

/// `santo` as the index is asked for it: `"san" AND "ant" AND "nto"`.
fn pieces(needle: &str) -> Option<String> {
    let letters: Vec<char> = needle.chars().collect();
    let piece = |letters: &[char]| {
        let text: String = letters.iter().collect();
        format!("\"{}\"", text.replace('"', "\"\""))
    };
    let pieces: Vec<_> = letters.windows(LETTERS).take(PIECES).map(piece).collect();
    (!pieces.is_empty()).then(|| pieces.join(" AND "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_asked_for_piece_by_piece() {
        assert_eq!(pieces("sa"), None);
        assert_eq!(pieces("san").as_deref(), Some("\"san\""));
        assert_eq!(pieces("a\"b́c").as_deref().map(|text| text.contains("\"\"")), Some(true));
        assert_eq!(pieces("santo").as_deref(), Some("\"san\" AND \"ant\" AND \"nto\""));
    }

    #[test]
    fn one_half_is_right_whatever_finger_slipped() {
        assert_eq!(halves("santoso"), ["san", "toso"]);
        assert_eq!(halves("büdißa"), ["büd", "ißa"]);
        assert_eq!(halves("budi"), Vec::<&str>::new());
    }

    #[test]
    fn only_sqlite_needs_help() {
        assert!(candidates(DbBackend::Postgres, "lead", "santo").is_none());
        assert!(candidates(DbBackend::Sqlite, "lead", "sa").is_none());
        let select = candidates(DbBackend::Sqlite, "lead", "san").unwrap();
        let sql = DbBackend::Sqlite.build(&select).to_string();
        assert!(sql.contains("MATCH '\"san\"'"), "{sql}");
    }

    #[test]
    fn the_newest_come_first() {
        let mut select = Query::select().column(("lead", "id")).take();
        assert!(newest_first(DbBackend::Sqlite, "lead", "san", &mut select));
        let sql = DbBackend::Sqlite.build(&select).to_string();
        assert!(sql.contains(r#""lead_search"."number" = "lead_trigram"."rowid""#), "{sql}");
        assert!(sql.contains(r#""lead"."id" = "lead_search"."id""#), "{sql}");
        assert!(sql.ends_with(r#"ORDER BY "lead_trigram"."rowid" DESC"#), "{sql}");
    }
}
