//! The figures of people's work in a period.

use super::queries::{self, Within, Work, WorkOf};
use crate::{databases::DatabaseId, period};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use catalog::products::ProductId;
use kernel::{BasisPoints, Check, Day, Faults, Instant, Message, Permission, UserId};
use platform::{
    Actor, App,
    http::{self, Query, Refusals},
    list::{Column as Field, Format, Kind, Whole, WholeListParams},
};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use utoipa::{IntoParams, ToSchema};

/// Whose work, on what, and when.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct QualityParams {
    /// `today`, `yesterday`, `last_7_days`, `last_30_days`…, or `all_time`; `last_30_days` where nothing is said.
    preset: Option<String>,
    /// The first business day, instead of a preset.
    #[param(value_type = Option<String>)]
    from: Option<Day>,
    /// The last business day, instead of a preset.
    #[param(value_type = Option<String>)]
    to: Option<Day>,
    /// Only of these people, comma-separated.
    staff_id: Option<String>,
    /// Only records of these databases, comma-separated.
    database_id: Option<String>,
    /// Only records of databases of these products, comma-separated.
    product_id: Option<String>,
    /// Only records of databases of these kinds, comma-separated.
    kind: Option<String>,
    /// `csv` or `xlsx` gives the people's figures as a file.
    #[param(value_type = Option<String>)]
    format: Format,
}

impl Check for QualityParams {
    fn check(&self, faults: &mut Faults) {
        period::check(faults, (self.preset.as_deref(), self.from, self.to));
        period::check_ids::<UserId>(faults, "staff_id", self.staff_id.as_deref());
        period::check_ids::<DatabaseId>(faults, "database_id", self.database_id.as_deref());
        period::check_ids::<ProductId>(faults, "product_id", self.product_id.as_deref());
    }
}

impl QualityParams {
    fn within(&self, app: &App, actor: &Actor) -> Within {
        let kinds = self.kind.as_deref().unwrap_or_default().split(',').map(str::trim);
        Within {
            actor: actor.clone(),
            days: period::read((self.preset.as_deref(), self.from, self.to), app.today()),
            staff: period::ids(self.staff_id.as_deref()).unwrap_or_default(),
            databases: period::ids(self.database_id.as_deref()).unwrap_or_default(),
            products: period::ids(self.product_id.as_deref()).unwrap_or_default(),
            kinds: kinds.filter(|kind| !kind.is_empty()).map(str::to_owned).collect(),
        }
    }
}

/// Figures of some work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
struct Figures {
    /// Records given in the period.
    assigned: i64,
    /// Records given before it that nobody had checked when it began.
    carried: i64,
    /// Records first marked in the period.
    checked: i64,
    /// Checked, of those that were there to be checked: assigned and carried.
    checked_bps: BasisPoints,
    ada: i64,
    tidak: i64,
    ceklis1: i64,
    /// Of the checked, those who responded.
    responded: i64,
    /// Responded, of the checked.
    responded_bps: BasisPoints,
    /// Ada, of the checked.
    quality_bps: BasisPoints,
}

/// A part of a whole, half up; nothing of nothing.
fn share(part: i64, whole: i64) -> BasisPoints {
    if whole <= 0 {
        return BasisPoints::ZERO;
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    let share = (part * 10_000 + whole / 2).div_euclid(whole);
    BasisPoints(i32::try_from(share).unwrap_or(i32::MAX))
}

impl Figures {
    fn new(carried: i64, work: Work) -> Self {
        Self {
            assigned: work.assigned,
            carried,
            checked: work.checked,
            checked_bps: share(work.checked, work.assigned + carried),
            ada: work.ada,
            tidak: work.tidak,
            ceklis1: work.ceklis1,
            responded: work.responded,
            responded_bps: share(work.responded, work.checked),
            quality_bps: share(work.ada, work.checked),
        }
    }

    fn of_all(rows: &[WorkOf]) -> Self {
        let mut all = (0, Work::default());
        for row in rows {
            all.0 += row.carried;
            all.1.assigned += row.work.assigned;
            all.1.checked += row.work.checked;
            all.1.ada += row.work.ada;
            all.1.tidak += row.work.tidak;
            all.1.ceklis1 += row.work.ceklis1;
            all.1.responded += row.work.responded;
        }
        Self::new(all.0, all.1)
    }
}

/// A person's figures.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct StaffFigures {
    staff_id: UserId,
    staff_name: Option<String>,
    #[serde(flatten)]
    figures: Figures,
    /// When they last marked something, in the period or not.
    #[schema(value_type = Option<DateTime<Utc>>)]
    last_activity_at: Option<Instant>,
}

/// A day's work.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
struct DayFigures {
    on: Day,
    assigned: i64,
    checked: i64,
    ada: i64,
    tidak: i64,
    ceklis1: i64,
    responded: i64,
}

/// The figures of a period.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Quality {
    /// The first day; `null` for all time.
    from: Option<Day>,
    /// The last day; `null` for all time.
    to: Option<Day>,
    totals: Figures,
    /// Everybody who was given something up to then, who checked most first.
    data: Vec<StaffFigures>,
    /// Days on which something happened, the oldest first.
    days: Vec<DayFigures>,
}

/// How much people did in a period, and how well. A record counts as checked on the day it was first marked, with what is
/// marked on it last. Staff see their own.
#[utoipa::path(get, path = "/api/outreach/quality", tag = "outreach", params(QualityParams), responses((status = 200, body = Quality), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<QualityParams>,
) -> http::Result<Response> {
    actor.must(Permission::UseRecords)?;
    let within = params.within(&app, &actor);
    let db = app.db().reader();
    let rows = queries::by_staff(db, &within).await?;
    let people: Vec<_> = rows.iter().map(|row| row.staff_id).collect();
    let names = accounts::users::names(db, people.clone()).await?;
    let last = queries::last_marks(db, &people).await?;
    let totals = Figures::of_all(&rows);
    let figures = |row: WorkOf| StaffFigures {
        staff_id: row.staff_id,
        staff_name: names.get(&row.staff_id).cloned(),
        figures: Figures::new(row.carried, row.work),
        last_activity_at: last.get(&row.staff_id).copied(),
    };
    let mut data: Vec<_> = rows.into_iter().map(figures).collect();
    data.sort_by_key(|row| (Reverse(row.figures.checked), row.staff_id));
    if params.format.as_sheet().is_some() {
        let asked = WholeListParams::of(params.format);
        return Whole { data }.answer((&app, &actor, asked), TITLE, columns()).await;
    }
    let days = queries::by_day(db, &within).await?;
    let day = |day: &queries::WorkOn| DayFigures {
        on: day.on_day,
        assigned: day.work.assigned,
        checked: day.work.checked,
        ada: day.work.ada,
        tidak: day.work.tidak,
        ceklis1: day.work.ceklis1,
        responded: day.work.responded,
    };
    let (from, to) = (within.days.map(|(from, _)| from), within.days.map(|(_, to)| to));
    Ok(Json(Quality { from, to, totals, data, days: days.iter().map(day).collect() }).into_response())
}

const TITLE: Message = Message::new("outreach_quality", "Kualitas telesales", "Telesales quality");

fn columns() -> Vec<Field<StaffFigures>> {
    vec![
        Field::new("staff_name", "Staf", "Staff", |row: &StaffFigures| row.staff_name.clone().into()),
        Field::of(Kind::Integer, "assigned", "Dibagikan", "Assigned", |row| row.figures.assigned.into()),
        Field::of(Kind::Integer, "carried", "Sisa sebelumnya", "Carried over", |row| {
            row.figures.carried.into()
        }),
        Field::of(Kind::Integer, "checked", "Dicek", "Checked", |row| row.figures.checked.into()),
        Field::of(Kind::Percent, "checked_bps", "% dicek", "Checked %", |row| row.figures.checked_bps.into()),
        Field::of(Kind::Integer, "ada", "Ada", "Ada", |row| row.figures.ada.into()),
        Field::of(Kind::Integer, "tidak", "Tidak", "Tidak", |row| row.figures.tidak.into()),
        Field::of(Kind::Integer, "ceklis1", "Ceklis 1", "Ceklis 1", |row| row.figures.ceklis1.into()),
        Field::of(Kind::Integer, "responded", "Respon", "Responded", |row| row.figures.responded.into()),
        Field::of(Kind::Percent, "responded_bps", "% respon", "Responded %", |row| {
            row.figures.responded_bps.into()
        }),
        Field::of(Kind::Percent, "quality_bps", "Kualitas", "Quality", |row| row.figures.quality_bps.into()),
        Field::of(Kind::Instant, "last_activity_at", "Aktivitas terakhir", "Last activity", |row| {
            row.last_activity_at.into()
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_half_up_and_never_divides_by_nothing() {
        assert_eq!(
            [share(1, 3), share(2, 3), share(0, 0), share(5, 5)].map(BasisPoints::get),
            [3_333, 6_667, 0, 10_000]
        );
    }
}
