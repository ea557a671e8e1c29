//! What is stored: rows and versions of every table, to see whether anything changed.

use crate::support::Shop;
use platform::db::Kind;
use sea_orm::{ConnectionTrait, Statement};
use std::{collections::BTreeMap, fmt::Write};

/// Counts everything that is stored.
pub struct Ledger {
    sql: String,
}

impl Ledger {
    /// Finds every table.
    pub async fn of(shop: &Shop) -> Self {
        let columns = match shop.app.db().kind() {
            Kind::Sqlite => {
                "SELECT m.name AS t, p.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) p \
                 WHERE m.type = 'table' AND m.name NOT LIKE '%trigram%' AND m.name NOT LIKE 'sqlite%'"
            }
            Kind::Postgres => {
                "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns \
                 WHERE table_schema = 'public'"
            }
        };
        let mut tables: BTreeMap<String, bool> = BTreeMap::new();
        for row in rows(shop, columns).await {
            let (table, column): (String, String) =
                (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap());
            *tables.entry(table).or_default() |= column == "version";
        }
        assert!(tables.len() > 30, "{tables:?}");
        let mut sql = String::new();
        for (table, has_version) in tables {
            let versions =
                if has_version { "CAST(COALESCE(sum(version), 0) AS bigint)" } else { "CAST(0 AS bigint)" };
            let or = if sql.is_empty() { "" } else { " UNION ALL " };
            let _ = write!(
                sql,
                "{or}SELECT '{table}' AS name, CAST(count(*) AS bigint) AS entries, {versions} AS versions FROM {table}"
            );
        }
        Self { sql }
    }

    /// Entries and versions of every table.
    pub async fn read(&self, shop: &Shop) -> BTreeMap<String, (i64, i64)> {
        let counted = rows(shop, &self.sql).await.into_iter().map(|row| {
            let number = |name: &str| row.try_get::<i64>("", name).unwrap();
            (row.try_get("", "name").unwrap(), (number("entries"), number("versions")))
        });
        counted.collect()
    }
}

async fn rows(shop: &Shop, sql: &str) -> Vec<sea_orm::QueryResult> {
    let db = shop.app.db().reader();
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap()
}
