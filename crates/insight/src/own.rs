//! How one's own month went.

use axum::{Json, extract::State};
use kernel::{BasisPoints, Check, Day, Error, Faults, Month, Result, Rupiah, Scope};
use platform::{
    Actor, App,
    http::{self, Query, Refusals},
};
use sales::{
    activities,
    reports::{LeadsBy, WonBy, leads, won},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which month.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct OwnReportParams {
    /// The month, such as `2026-11`; the current one where nothing is said.
    #[param(value_type = Option<String>)]
    month: Option<Month>,
}

impl Check for OwnReportParams {
    fn check(&self, _: &mut Faults) {}
}

/// One's own figures of a month.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OwnReport {
    month: Month,
    /// Leads that came.
    leads: i64,
    /// Activities that one recorded.
    activities: u64,
    /// Deals won.
    conversions: i64,
    /// Of the leads that came, those that were won since.
    conversion_bps: Option<BasisPoints>,
    /// What the deals brought.
    revenue: Rupiah,
    /// What they were to bring; `null` without a target.
    target: Option<Rupiah>,
}

/// One's own leads, activities, conversions and revenue of a month; nothing where the business sells without them.
#[utoipa::path(get, path = "/api/me/report", tag = "profile", params(OwnReportParams), responses((status = 200, body = OwnReport), Refusals))]
pub(crate) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<OwnReportParams>,
) -> http::Result<Json<OwnReport>> {
    if !app.settings().uses(sales::MODULE) {
        return Err(Error::NotFound.into());
    }
    let month = params.month.unwrap_or_else(|| app.today().month());
    Ok(Json(report(&app, &actor, month).await?))
}

async fn report(app: &App, actor: &Actor, month: Month) -> Result<OwnReport> {
    let (db, scope) = (app.db().reader(), Scope::Owners(vec![actor.id]));
    let days: (Day, Day) = (month.first_day(), month.last_day());
    let won = won(db, &scope, days, WonBy::Owner).await?.pop().unwrap_or_default();
    let leads = leads(db, &scope, (days, LeadsBy::Owner)).await?.pop().unwrap_or_default();
    Ok(OwnReport {
        month,
        leads: leads.came,
        activities: activities::count_by_author(db, actor.id, days).await?,
        conversions: won.deals,
        conversion_bps: BasisPoints::share(leads.came_won, leads.came),
        revenue: won.total,
        target: None,
    })
}
