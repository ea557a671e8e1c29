//! Pages deep in the list of leads: whole days before the page are passed by their count, not row by row.

use super::{list::Leads, table::Column};
use crate::pipeline::{self, StageId};
use chrono::{NaiveTime, TimeDelta};
use kernel::{Day, Instant, Permission, Result, Zone};
use platform::{
    App, db,
    list::{Asked, List, Shortcut, Values},
};
use sea_orm::{
    ColumnTrait, Condition, FromQueryResult, PaginatorTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement},
};
use std::str::FromStr;
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
    let stages = stages(app, &asked.values).await?;
    let select = days(list, (&asked.values, stages), walk.is_newest_first);
    let db = app.db().reader();
    let counted = Counted::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    let mut left = offset;
    for day in counted {
        let bounds = bounds(day.on_day);
        if walk.has_none_of(bounds) {
            continue;
        }
        let leads = if walk.has_all_of(bounds) {
            u64::try_from(day.leads).unwrap_or_default()
        } else {
            let of_day = Column::CreatedAt.gte(bounds.0).and(Column::CreatedAt.lt(bounds.1));
            list.select(asked).filter(asked.condition.clone()).filter(of_day).count(db).await?
        };
        if left < leads {
            return Ok(Some(Shortcut { condition: walk.starting_with(bounds), offset: left }));
        }
        left -= leads;
    }
    Ok(Some(Shortcut { condition: db::nothing(), offset: 0 }))
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

/// How many leads were entered on each day, in the order of the list.
fn days(
    list: &Leads,
    (values, stages): (&Values, Option<Vec<StageId>>),
    is_newest_first: bool,
) -> SelectStatement {
    let order = if is_newest_first { Order::Desc } else { Order::Asc };
    let sum = Func::sum(Expr::col("leads")).cast_as("bigint");
    let mut select = Query::select()
        .column("on_day")
        .expr_as(sum, "leads")
        .from("lead_created_now")
        .cond_where(db::owned(&list.actor.scope(Permission::UseLeads), "owner_id"))
        .group_by_col("on_day")
        .order_by("on_day", order)
        .take();
    if let Some(stages) = stages {
        select.and_where(Expr::col("stage_id").is_in(stages));
    }
    if let Some(owners) = values.get("owner_id") {
        let owner = |id: &str| if id == "none" { Some(Uuid::nil()) } else { id.parse().ok() };
        select.and_where(Expr::col("owner_id").is_in(owners.split(',').filter_map(owner)));
    }
    select
}
