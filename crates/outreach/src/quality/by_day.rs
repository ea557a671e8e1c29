//! What was done on each day, for whoever puts it beside other figures.

use super::queries::{self, Within};
use crate::deposits;
use kernel::{Day, Result, Rupiah};
use platform::Actor;
use sea_orm::ConnectionTrait;
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
