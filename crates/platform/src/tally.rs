//! Sums that reports read instead of history, kept in the same transaction as what they sum.
//!
//! A room that wants one keeps a table of sums `<name>`, a ledger `<name>_change` with the same columns and `is_folding`,
//! and two views: `<name>_now` of both, and `<name>_counted` of what each row of the history counts for. What changes the
//! history only adds lines to the ledger, so that two who change the same sum never wait for each other; [`FOLD`] adds
//! the lines to the sums. [`PROVE`] counts everything anew and writes what is missing, if ever something is, into the
//! ledger.

use crate::{app::App, db::Tx, jobs::JobKind};
use futures::FutureExt;
use kernel::Result;
use sea_orm::{ConnectionTrait, Statement};

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

    fn fold_statements(&self) -> [String; 3] {
        let Self { name, .. } = self;
        let (columns, summed, keys) = (self.columns(), self.summed(), self.keys.join(", "));
        let add: Vec<_> =
            self.sums.iter().map(|sum| format!("{sum} = {name}.{sum} + excluded.{sum}")).collect();
        [
            format!("UPDATE {name}_change SET is_folding = true"),
            format!(
                "INSERT INTO {name} ({columns}) SELECT {summed} FROM {name}_change WHERE is_folding \
                 GROUP BY {keys} ON CONFLICT ({keys}) DO UPDATE SET {}",
                add.join(", ")
            ),
            format!("DELETE FROM {name}_change WHERE is_folding"),
        ]
    }

    /// Keys whose sums differ from a recount, with by how much.
    fn differences(&self) -> String {
        let Self { name, .. } = self;
        let (columns, keys) = (self.columns(), self.keys.join(", "));
        let less: Vec<_> = self.sums.iter().map(|sum| format!("-{sum}")).collect();
        let differs: Vec<_> = self.sums.iter().map(|sum| format!("sum({sum}) <> 0")).collect();
        format!(
            "SELECT {} FROM (SELECT {columns} FROM {name}_counted \
             UNION ALL SELECT {keys}, {} FROM {name}_now) both_sides GROUP BY {keys} HAVING {}",
            self.summed(),
            less.join(", "),
            differs.join(" OR ")
        )
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
    let [mark, add, remove] = tally.fold_statements();
    if tx.execute_unprepared(&mark).await?.rows_affected() > 0 {
        tx.execute_unprepared(&add).await?;
        tx.execute_unprepared(&remove).await?;
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
        let count = app.transact(async |tx| Ok(tx.execute_unprepared(&mend).await?.rows_affected())).await?;
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
        let sql = tally.differences();
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
        count += u64::try_from(rows.len()).unwrap_or(u64::MAX);
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALLY: Tally = Tally { name: "fruit", keys: &["day"], sums: &["eaten"] };

    #[test]
    fn folding_adds_what_was_marked_and_removes_nothing_else() {
        let [mark, add, remove] = TALLY.fold_statements();
        assert_eq!(mark, "UPDATE fruit_change SET is_folding = true");
        assert_eq!(
            add,
            "INSERT INTO fruit (day, eaten) SELECT day, CAST(sum(eaten) AS bigint) AS eaten FROM fruit_change \
             WHERE is_folding GROUP BY day ON CONFLICT (day) DO UPDATE SET eaten = fruit.eaten + excluded.eaten"
        );
        assert_eq!(remove, "DELETE FROM fruit_change WHERE is_folding");
    }
}
