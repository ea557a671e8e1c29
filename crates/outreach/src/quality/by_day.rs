//! What was done on each day, for whoever puts it beside other figures.

use super::queries::{self, Within};
use crate::deposits;
use kernel::{Day, Permission, Result, Rupiah};
use platform::{Actor, db};
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Alias, Expr, ExprTrait, Func, Query},
};
use std::collections::BTreeMap;

/// What the people whom one sees did on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkDay {
    /// Records that were marked for the first time.
    pub marked: i64,
    /// Of these, those who responded.
    pub responded: i64,
    /// What the day's deposits add up to.
    pub deposits: Rupiah,
}

/// What the people whom `actor` sees did on each business day from the first to the last; days without work are absent.
///
/// # Errors
/// What the database says.
pub async fn work_by_day(
    db: &impl ConnectionTrait,
    actor: &Actor,
    days: (Day, Day),
) -> Result<BTreeMap<Day, WorkDay>> {
    let mut work: BTreeMap<Day, WorkDay> = BTreeMap::new();
    for row in queries::by_day(db, &Within::all_of(actor, days)).await? {
        let day = work.entry(row.on_day).or_default();
        (day.marked, day.responded) = (row.work.checked, row.work.responded);
    }
    for (day, total) in deposits::totals_by_day(db, actor, days).await? {
        work.entry(day).or_default().deposits = total;
    }
    Ok(work)
}

#[derive(FromQueryResult)]
struct Counted {
    records: i64,
}

/// How many records are with the people whom `actor` sees and were not marked yet.
///
/// # Errors
/// What the database says.
pub async fn unmarked(db: &impl ConnectionTrait, actor: &Actor) -> Result<i64> {
    let theirs = Query::select()
        .column("id")
        .from("record_batch")
        .cond_where(db::owned(&actor.scope(Permission::UseRecords), "staff_id"))
        .take();
    let sum = Func::coalesce([Func::sum(Expr::col("records")).into(), Expr::val(0_i64)]);
    let select = Query::select()
        .expr_as(sum.cast_as(Alias::new("bigint")), Alias::new("records"))
        .from("batch_standing_now")
        .and_where(Expr::col("batch_id").in_subquery(theirs))
        .and_where(Expr::col("whatsapp_status").eq(""))
        .and_where(Expr::col("responded").eq(""))
        .take();
    let counted = Counted::find_by_statement(db.get_database_backend().build(&select)).one(db).await?;
    Ok(counted.map_or(0, |row| row.records))
}
