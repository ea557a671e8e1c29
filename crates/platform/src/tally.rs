//! Sums that reports read instead of history, kept in the same transaction as what they sum.
//!
//! A room that wants one keeps a table of sums `<name>`, a ledger `<name>_change` with the same columns and `is_folding`,
//! and two views: `<name>_now` of both, and `<name>_counted` of what each row of the history counts for. What changes the
//! history only adds lines to the ledger, so that two who change the same sum never wait for each other; [`FOLD`] adds
//! the lines to the sums. [`PROVE`] counts everything anew and writes what is missing, if ever something is, into the
//! ledger.
//!
//! Sums of days may have sums of months above them: a long period costs what its months cost, however busy its days were.

use crate::{
    app::App,
    db::{Tx, dialect},
    jobs::JobKind,
};
use futures::FutureExt;
use kernel::Result;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// Adds the ledgers to the sums. Idempotent.
pub const FOLD: JobKind = JobKind::new("tally.fold", |app, _| async move { fold(&app).await }.boxed());

/// Proves the sums equal to a recount and mends them where they are not. Idempotent.
pub const PROVE: JobKind =
    JobKind::new("tally.prove", |app, _| async move { prove(&app).await.map(drop) }.boxed());

/// One table of sums.
#[derive(Clone, Copy, Debug)]
pub struct Tally {
    /// The table.
    pub name: &'static str,
    /// What is summed by; together the primary key.
    pub keys: &'static [&'static str],
    /// The table of the same sums by month, where the first key is a day: `month` in the place of the day, and the other
    /// columns.
    pub by_month: Option<&'static str>,
    /// The sums, all `bigint`.
    pub sums: &'static [&'static str],
}

impl Tally {
    fn columns(&self) -> String {
        [self.keys, self.sums].concat().join(", ")
    }

    /// The keys, and the sum of each sum.
    fn summed(&self) -> String {
        let sums = self.sums.iter().map(|sum| format!("CAST(sum({sum}) AS bigint) AS {sum}"));
        self.keys.iter().map(|key| (*key).to_owned()).chain(sums).collect::<Vec<_>>().join(", ")
    }

    /// What is added to a sum that is there already.
    fn additions(&self, table: &str) -> String {
        let add: Vec<_> =
            self.sums.iter().map(|sum| format!("{sum} = {table}.{sum} + excluded.{sum}")).collect();
        add.join(", ")
    }

    fn fold_statements(&self, backend: DbBackend) -> Vec<String> {
        let Self { name, .. } = self;
        let (columns, summed, keys) = (self.columns(), self.summed(), self.keys.join(", "));
        let mut statements = vec![
            format!("UPDATE {name}_change SET is_folding = true"),
            format!(
                "INSERT INTO {name} ({columns}) SELECT {summed} FROM {name}_change WHERE is_folding \
                 GROUP BY {keys} ON CONFLICT ({keys}) DO UPDATE SET {}",
                self.additions(name)
            ),
        ];
        if let Some(months) = self.months(backend) {
            let ledger = format!("SELECT {} FROM {name}_change WHERE is_folding", months.of_days);
            statements.push(months.add(self, &ledger, ""));
        }
        statements.push(format!("DELETE FROM {name}_change WHERE is_folding"));
        statements
    }

    fn months(&self, backend: DbBackend) -> Option<Months> {
        let table = self.by_month?;
        let (day, others) = self.keys.split_first()?;
        let rest = [others, self.sums].concat().join(", ");
        let less = self.sums.iter().map(|sum| format!("-{sum}"));
        let less: Vec<_> = others.iter().map(|key| (*key).to_owned()).chain(less).collect();
        Some(Months {
            table,
            keys: ["month"].iter().chain(others).copied().collect::<Vec<_>>().join(", "),
            of_days: format!("{} AS month, {rest}", dialect::month_of(backend, day)),
            less: format!("month, {}", less.join(", ")),
        })
    }

    fn is_not_zero(&self) -> String {
        self.sums.iter().map(|sum| format!("sum({sum}) <> 0")).collect::<Vec<_>>().join(" OR ")
    }

    /// Keys whose sums differ from a recount, with by how much.
    fn differences(&self) -> String {
        let Self { name, .. } = self;
        let (columns, keys) = (self.columns(), self.keys.join(", "));
        let less: Vec<_> = self.sums.iter().map(|sum| format!("-{sum}")).collect();
        format!(
            "SELECT {} FROM (SELECT {columns} FROM {name}_counted \
             UNION ALL SELECT {keys}, {} FROM {name}_now) both_sides GROUP BY {keys} HAVING {}",
            self.summed(),
            less.join(", "),
            self.is_not_zero()
        )
    }
}

/// How sums of days become sums of months.
struct Months {
    table: &'static str,
    /// The primary key of the table.
    keys: String,
    /// What of a row of days counts for its month.
    of_days: String,
    /// What of a row of months is taken away to compare.
    less: String,
}

impl Months {
    /// Adds `rows` of months to the table; `having` leaves out groups.
    fn add(&self, tally: &Tally, rows: &str, having: &str) -> String {
        let Self { table, keys, .. } = self;
        format!(
            "INSERT INTO {table} ({keys}, {}) {} ON CONFLICT ({keys}) DO UPDATE SET {}",
            tally.sums.join(", "),
            self.summed(tally, rows, having),
            tally.additions(table)
        )
    }

    fn summed(&self, tally: &Tally, rows: &str, having: &str) -> String {
        let keys = &self.keys;
        let sums: Vec<_> = tally.sums.iter().map(|sum| format!("CAST(sum({sum}) AS bigint)")).collect();
        format!(
            "SELECT {keys}, {} FROM ({rows}) by_month WHERE true GROUP BY {keys}{having}",
            sums.join(", ")
        )
    }

    /// Sums of months that differ from those of their days, with by how much.
    fn differences(&self, tally: &Tally) -> (String, String) {
        let days = format!("SELECT {} FROM {}", self.of_days, tally.name);
        let rows = format!("{days} UNION ALL SELECT {} FROM {}", self.less, self.table);
        (rows, format!(" HAVING {}", tally.is_not_zero()))
    }
}

/// Adds every ledger to its sums.
///
/// # Errors
/// What the database says.
pub async fn fold(app: &App) -> Result<()> {
    for tally in &app.registry().tallies {
        app.transact(async |tx| fold_one(tx, tally).await).await?;
    }
    Ok(())
}

async fn fold_one(tx: &Tx, tally: &Tally) -> Result<()> {
    let statements = tally.fold_statements(tx.get_database_backend());
    let mut statements = statements.iter();
    if let Some(mark) = statements.next()
        && tx.execute_unprepared(mark).await?.rows_affected() > 0
    {
        for statement in statements {
            tx.execute_unprepared(statement).await?;
        }
    }
    Ok(())
}

/// Counts everything anew and mends what differs; returns how many sums did.
///
/// # Errors
/// What the database says.
pub async fn prove(app: &App) -> Result<u64> {
    let mut mended = 0;
    for tally in &app.registry().tallies {
        // One statement sees one state of the data: nobody can change a row between the sums and the recount.
        let mend = format!("INSERT INTO {}_change ({}) {}", tally.name, tally.columns(), tally.differences());
        let months = tally.months(app.db().reader().get_database_backend()).map(|months| {
            let (rows, having) = months.differences(tally);
            months.add(tally, &rows, &having)
        });
        let mut count = 0;
        for mend in std::iter::once(mend).chain(months) {
            count += app.transact(async |tx| Ok(tx.execute_unprepared(&mend).await?.rows_affected())).await?;
        }
        if count > 0 {
            tracing::error!(tally = tally.name, count, "sums differed from a recount and were mended");
        }
        mended += count;
    }
    Ok(mended)
}

/// How many sums differ from a recount. Changes nothing.
///
/// # Errors
/// What the database says.
pub async fn count_differences(app: &App) -> Result<u64> {
    let db = app.db().reader();
    let mut count = 0;
    for tally in &app.registry().tallies {
        let backend = db.get_database_backend();
        let months = tally.months(backend).map(|months| {
            let (rows, having) = months.differences(tally);
            months.summed(tally, &rows, &having)
        });
        for sql in std::iter::once(tally.differences()).chain(months) {
            let rows = db.query_all_raw(Statement::from_string(backend, sql)).await?;
            count += u64::try_from(rows.len()).unwrap_or(u64::MAX);
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALLY: Tally = Tally { name: "fruit", keys: &["day", "tree"], by_month: None, sums: &["eaten"] };

    #[test]
    fn folding_adds_what_was_marked_and_removes_nothing_else() {
        let statements = TALLY.fold_statements(DbBackend::Postgres);
        assert_eq!(
            statements,
            [
                "UPDATE fruit_change SET is_folding = true",
                "INSERT INTO fruit (day, tree, eaten) SELECT day, tree, CAST(sum(eaten) AS bigint) AS eaten \
                 FROM fruit_change WHERE is_folding GROUP BY day, tree ON CONFLICT (day, tree) \
                 DO UPDATE SET eaten = fruit.eaten + excluded.eaten",
                "DELETE FROM fruit_change WHERE is_folding",
            ]
        );
    }

    #[test]
    fn months_are_added_before_the_ledger_is_emptied() {
        let tally = Tally { by_month: Some("fruit_month"), ..TALLY };
        let statements = tally.fold_statements(DbBackend::Sqlite);
        assert_eq!(statements.len(), 4);
        assert_eq!(
            statements[2],
            "INSERT INTO fruit_month (month, tree, eaten) SELECT month, tree, CAST(sum(eaten) AS bigint) FROM \
             (SELECT date(day, 'start of month') AS month, tree, eaten FROM fruit_change WHERE is_folding) by_month \
             WHERE true GROUP BY month, tree ON CONFLICT (month, tree) \
             DO UPDATE SET eaten = fruit_month.eaten + excluded.eaten"
        );
    }
}
