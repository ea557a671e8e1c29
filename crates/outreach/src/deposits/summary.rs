//! What deposits add up to: in all, by day, by person, by product; and how many there are on each day.

use super::queries::{self, Sum, Within};
use crate::period;
use axum::{Json, extract::State};
use catalog::products::ProductId;
use kernel::{Check, Day, Faults, Permission, Rupiah, UserId};
use platform::{
    Actor, App, db,
    http::{self, Query, Refusals},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which deposits.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SummaryParams {
    /// `today`, `yesterday`, `last_7_days`, `last_30_days`, `this_month`…, or `all_time`; `last_30_days` where nothing is
    /// said.
    preset: Option<String>,
    /// The first business day, instead of a preset.
    #[param(value_type = Option<String>)]
    from: Option<Day>,
    /// The last business day, instead of a preset.
    #[param(value_type = Option<String>)]
    to: Option<Day>,
    /// Only of these products, comma-separated.
    product_id: Option<String>,
    /// Only of these people, comma-separated.
    staff_id: Option<String>,
}

impl Check for SummaryParams {
    fn check(&self, faults: &mut Faults) {
        period::check(faults, (self.preset.as_deref(), self.from, self.to));
        period::check_ids::<ProductId>(faults, "product_id", self.product_id.as_deref());
        period::check_ids::<UserId>(faults, "staff_id", self.staff_id.as_deref());
    }
}

impl SummaryParams {
    fn within(&self, app: &App, actor: &Actor) -> Within {
        Within {
            actor: actor.clone(),
            days: period::read((self.preset.as_deref(), self.from, self.to), app.today()),
            products: period::ids(self.product_id.as_deref()).unwrap_or_default(),
            staff: period::ids(self.staff_id.as_deref()).unwrap_or_default(),
        }
    }
}

/// What some deposits add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
struct Totals {
    /// How many.
    deposits: i64,
    /// Nominal.
    base_amount: Rupiah,
    /// OMSET: the sum of the totals.
    total: Rupiah,
    /// The total of one on average, half up to the rupiah.
    average: Rupiah,
}

impl Totals {
    fn of(sum: &Sum) -> Self {
        let (total, count) = (i128::from(sum.total), i128::from(sum.deposits).max(1));
        let average = i64::try_from((total + count / 2).div_euclid(count)).unwrap_or(i64::MAX);
        Self {
            deposits: sum.deposits,
            base_amount: Rupiah(sum.base_amount),
            total: Rupiah(sum.total),
            average: Rupiah(average),
        }
    }
}

/// A day's deposits.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub(super) struct DayTotals {
    on_date: Day,
    #[serde(flatten)]
    totals: Totals,
}

/// A person's deposits.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct StaffTotals {
    staff_id: UserId,
    staff_name: Option<String>,
    #[serde(flatten)]
    totals: Totals,
}

/// A product's deposits.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct ProductTotals {
    product_id: ProductId,
    product_name: Option<String>,
    #[serde(flatten)]
    totals: Totals,
}

/// What the deposits of a period add up to.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DepositSummary {
    /// The first day; `null` for all time.
    from: Option<Day>,
    /// The last day; `null` for all time.
    to: Option<Day>,
    totals: Totals,
    /// Days with deposits, the oldest first; the rows of a day are a list of deposits.
    days: Vec<DayTotals>,
    /// Most first.
    staff: Vec<StaffTotals>,
    /// Most first.
    products: Vec<ProductTotals>,
}

/// What the deposits of a period add up to, by day, by person and by product. Staff see their own.
#[utoipa::path(get, path = "/api/deposits/summary", tag = "outreach", params(SummaryParams), responses((status = 200, body = DepositSummary), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<SummaryParams>,
) -> http::Result<Json<DepositSummary>> {
    actor.must(Permission::UseDeposits)?;
    let within = params.within(&app, &actor);
    let db = app.db().reader();
    let days = queries::sums(db, &within, "on_date").await?;
    let staff = queries::sums(db, &within, "staff_id").await?;
    let products = queries::sums(db, &within, "product_id").await?;
    let names = db::names::find(
        db,
        [
            accounts::users::names_of(staff.iter().filter_map(|sum| sum.staff_id).collect()),
            catalog::products::names_of(products.iter().filter_map(|sum| sum.product_id).collect()),
        ],
    )
    .await?;
    let all = staff.iter().fold(Sum::default(), |all, sum| Sum {
        deposits: all.deposits + sum.deposits,
        base_amount: all.base_amount.saturating_add(sum.base_amount),
        total: all.total.saturating_add(sum.total),
        ..all
    });
    let mut staff: Vec<_> = staff.iter().filter_map(|sum| by_staff(sum, &names)).collect();
    staff.sort_by_key(|row| (std::cmp::Reverse(row.totals.total), row.staff_id));
    let mut products: Vec<_> = products.iter().filter_map(|sum| by_product(sum, &names)).collect();
    products.sort_by_key(|row| (std::cmp::Reverse(row.totals.total), row.product_id));
    Ok(Json(DepositSummary {
        from: within.days.map(|(from, _)| from),
        to: within.days.map(|(_, to)| to),
        totals: Totals::of(&all),
        days: days.iter().filter_map(by_day).collect(),
        staff,
        products,
    }))
}

type Names = std::collections::HashMap<uuid::Uuid, String>;

fn by_day(sum: &Sum) -> Option<DayTotals> {
    Some(DayTotals { on_date: sum.on_date?, totals: Totals::of(sum) })
}

fn by_staff(sum: &Sum, names: &Names) -> Option<StaffTotals> {
    let staff_id = sum.staff_id?;
    Some(StaffTotals { staff_id, staff_name: names.get(&staff_id.0).cloned(), totals: Totals::of(sum) })
}

fn by_product(sum: &Sum, names: &Names) -> Option<ProductTotals> {
    let product_id = sum.product_id?;
    let product_name = names.get(&product_id.0).cloned();
    Some(ProductTotals { product_id, product_name, totals: Totals::of(sum) })
}

/// Days with deposits.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DepositDays {
    data: Vec<DayTotals>,
}

/// How many deposits there are on each day of a period, for choosing a day. Days without any are left out.
#[utoipa::path(get, path = "/api/deposits/days", tag = "outreach", params(SummaryParams), responses((status = 200, body = DepositDays), Refusals))]
pub(super) async fn days(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<SummaryParams>,
) -> http::Result<Json<DepositDays>> {
    actor.must(Permission::UseDeposits)?;
    let days = queries::sums(app.db().reader(), &params.within(&app, &actor), "on_date").await?;
    Ok(Json(DepositDays { data: days.iter().filter_map(by_day).collect() }))
}
