//! Pages deep in the list of leads: whole months and days before the page are passed by their count, not row by row.

use super::{list::Leads, table::Column};
use crate::{
    pipeline::{self, StageId},
    sums,
};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use kernel::{Day, Instant, Month, Permission, Result, Zone, day::Granularity};
use platform::{
    App, db,
    list::{Asked, List, Shortcut, Values},
};
use sea_orm::{
    ColumnTrait, Condition, FromQueryResult, PaginatorTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, Func, Query},
};
use std::{collections::BTreeMap, str::FromStr};
use uuid::Uuid;

/// What may be asked for beside the page itself. With anything else only the rows know.
const COUNTED: [&str; 5] = ["stage_id", "stage_kind", "owner_id", "created_from", "created_to"];

#[derive(FromQueryResult)]
struct Counted {
    on_day: Day,
    leads: i64,
}

/// The leads asked for by when they were entered, `None` where the list is ordered or filtered otherwise.
struct Walk {
    is_newest_first: bool,
    /// The instants between which they were entered; the second is not included.
    from: Option<Instant>,
    to: Option<Instant>,
}

impl Walk {
    fn read(zone: Zone, values: &Values) -> Option<Self> {
        let is_newest_first = match values.get("sort").unwrap_or("-created_at") {
            "-created_at" => true,
            "created_at" => false,
            _ => return None,
        };
        let is_known = |name: &str| COUNTED.contains(&name) || name == "sort";
        if values.pairs().iter().any(|(name, _)| !is_known(name)) {
            return None;
        }
        let day = |name: &str| values.get(name).and_then(|day| Day::from_str(day).ok());
        Some(Self {
            is_newest_first,
            from: day("created_from").map(|day| zone.start_of(day)),
            to: day("created_to").map(|day| zone.end_of(day)),
        })
    }

    fn in_order<K: Ord>(&self, counted: BTreeMap<K, u64>) -> Vec<(K, u64)> {
        let oldest_first = counted.into_iter();
        if self.is_newest_first { oldest_first.rev().collect() } else { oldest_first.collect() }
    }

    /// Whether the whole day of universal time lies between the two instants.
    fn has_all_of(&self, (begin, end): (Instant, Instant)) -> bool {
        self.from.is_none_or(|from| from <= begin) && self.to.is_none_or(|to| end <= to)
    }

    fn has_none_of(&self, (begin, end): (Instant, Instant)) -> bool {
        self.from.is_some_and(|from| end <= from) || self.to.is_some_and(|to| to <= begin)
    }

    /// What lies on the day or after it, in the order of the list.
    fn starting_with(&self, (begin, end): (Instant, Instant)) -> Condition {
        let is_left =
            if self.is_newest_first { Column::CreatedAt.lt(end) } else { Column::CreatedAt.gte(begin) };
        Condition::all().add(is_left)
    }
}

/// The first and the next instant of a day of universal time.
fn bounds(day: Day) -> (Instant, Instant) {
    let begin = day.date().and_time(NaiveTime::MIN).and_utc();
    (begin, begin + TimeDelta::days(1))
}

/// The way to the leads after the first `offset`.
pub(super) async fn shortcut(
    app: &App,
    list: &Leads,
    (asked, offset): (&Asked, u64),
) -> Result<Option<Shortcut>> {
    let Some(walk) = Walk::read(app.zone(), &asked.values) else { return Ok(None) };
    let counts = Counts { app, list, asked, stages: stages(app, &asked.values).await? };
    let mut left = offset;
    for (month, leads) in walk.in_order(counts.months().await?) {
        let bounds = (bounds(month.first_day()).0, bounds(month.last_day()).1);
        if walk.has_none_of(bounds) {
            continue;
        }
        if walk.has_all_of(bounds) && left >= leads {
            left -= leads;
            continue;
        }
        match counts.within(&walk, (month, left)).await? {
            Place::On(shortcut) => return Ok(Some(shortcut)),
            Place::Behind(after) => left = after,
        }
    }
    Ok(Some(Shortcut { condition: db::nothing(), offset: 0 }))
}

/// Where the first lead of the page is.
enum Place {
    On(Shortcut),
    /// After the month; so many leads are left to pass.
    Behind(u64),
}

/// How many leads of the list were entered when.
struct Counts<'a> {
    app: &'a App,
    list: &'a Leads,
    asked: &'a Asked,
    stages: Option<Vec<StageId>>,
}

impl Counts<'_> {
    async fn months(&self) -> Result<BTreeMap<Month, u64>> {
        let mut months = BTreeMap::new();
        for (day, leads) in
            self.between((NaiveDate::MIN.into(), NaiveDate::MAX.into()), Granularity::Month).await?
        {
            *months.entry(day.month()).or_default() += leads;
        }
        Ok(months)
    }

    async fn within(&self, walk: &Walk, (month, mut left): (Month, u64)) -> Result<Place> {
        let days = (month.first_day(), month.last_day());
        let counted = self.between(days, Granularity::Day).await?.into_iter().collect();
        for (day, counted) in walk.in_order(counted) {
            let bounds = bounds(day);
            if walk.has_none_of(bounds) {
                continue;
            }
            let leads = if walk.has_all_of(bounds) { counted } else { self.entered(bounds).await? };
            if left < leads {
                let condition = walk.starting_with(bounds);
                return Ok(Place::On(Shortcut { condition, offset: left }));
            }
            left -= leads;
        }
        Ok(Place::Behind(left))
    }

    /// How many of the list were entered between two instants, by the rows themselves.
    async fn entered(&self, (begin, end): (Instant, Instant)) -> Result<u64> {
        let between = Column::CreatedAt.gte(begin).and(Column::CreatedAt.lt(end));
        let rows = self.list.select(self.asked).filter(between).filter(self.asked.condition.clone());
        Ok(rows.count(self.app.db().reader()).await?)
    }

    /// How many of the list were entered on each day of universal time.
    async fn between(&self, days: (Day, Day), granularity: Granularity) -> Result<Vec<(Day, u64)>> {
        let values = &self.asked.values;
        let sum = Func::sum(Expr::col("leads")).cast_as("bigint");
        let mut select = Query::select()
            .column("on_day")
            .expr_as(sum, "leads")
            .from_subquery(sums::CREATED.between(days, granularity), "entered")
            .cond_where(db::owned(&self.list.actor.scope(Permission::UseLeads), "owner_id"))
            .group_by_col("on_day")
            .take();
        if let Some(stages) = &self.stages {
            select.and_where(Expr::col("stage_id").is_in(stages.iter().copied()));
        }
        if let Some(owners) = values.get("owner_id") {
            let owner = |id: &str| if id == "none" { Some(Uuid::nil()) } else { id.parse().ok() };
            select.and_where(Expr::col("owner_id").is_in(owners.split(',').filter_map(owner)));
        }
        let db = self.app.db().reader();
        let rows = Counted::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
        let counted = |row: Counted| (row.on_day, u64::try_from(row.leads).unwrap_or_default());
        Ok(rows.into_iter().map(counted).collect())
    }
}

/// The stages asked for; `None` where all are.
async fn stages(app: &App, values: &Values) -> Result<Option<Vec<StageId>>> {
    if values.get("stage_id").is_none() && values.get("stage_kind").is_none() {
        return Ok(None);
    }
    let named = values.get("stage_id").map(|_| values.all::<StageId>("stage_id"));
    let kinds = values.get("stage_kind").map(|_| values.all::<pipeline::StageKind>("stage_kind"));
    let all = pipeline::all_stages(app.db().reader()).await?.into_iter();
    let is_asked = |stage: &pipeline::Stage| {
        named.as_ref().is_none_or(|named| named.contains(&stage.id))
            && kinds.as_ref().is_none_or(|kinds| kinds.contains(&stage.kind))
    };
    Ok(Some(all.filter(is_asked).map(|stage| stage.id).collect()))
}
