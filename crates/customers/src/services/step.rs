//! A service starts, is cut off (isolir), runs again, ends.

use super::{
    ServiceId,
    model::{ServiceView, Status, Step, WRONG_STATUS},
    open::tell,
    queries, spans,
    table::{ActiveModel, Model},
};
use crate::customers;
use axum::extract::State;
use kernel::{Check, Day, Faults, Result, check, error::Refusal, text};
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Why, and from which day on.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct StepInput {
    reason: Option<String>,
    /// Today where absent; not before the last change of the service.
    on_date: Option<Day>,
}

impl Check for StepInput {
    fn check(&self, faults: &mut Faults) {
        faults.optional_text("reason", self.reason.as_deref(), 500);
    }
}

/// Begin: the installation is done.
#[utoipa::path(post, path = "/api/services/{id}/start", tag = "services", params(("id" = ServiceId, Path)), request_body = StepInput, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn start(
    app: State<App>,
    actor: Actor,
    id: Path<ServiceId>,
    seen: IfMatch,
    body: Body<StepInput>,
) -> http::Result<Reply> {
    handle(app, actor, (id, seen, body), Step::Start).await
}

/// Cut off for a while; a reason is needed.
#[utoipa::path(post, path = "/api/services/{id}/suspend", tag = "services", params(("id" = ServiceId, Path)), request_body = StepInput, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn suspend(
    app: State<App>,
    actor: Actor,
    id: Path<ServiceId>,
    seen: IfMatch,
    body: Body<StepInput>,
) -> http::Result<Reply> {
    handle(app, actor, (id, seen, body), Step::Suspend).await
}

/// Let it run again.
#[utoipa::path(post, path = "/api/services/{id}/resume", tag = "services", params(("id" = ServiceId, Path)), request_body = StepInput, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn resume(
    app: State<App>,
    actor: Actor,
    id: Path<ServiceId>,
    seen: IfMatch,
    body: Body<StepInput>,
) -> http::Result<Reply> {
    handle(app, actor, (id, seen, body), Step::Resume).await
}

/// End it for good; a reason is needed. From that day on it no longer counts.
#[utoipa::path(post, path = "/api/services/{id}/terminate", tag = "services", params(("id" = ServiceId, Path)), request_body = StepInput, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn terminate(
    app: State<App>,
    actor: Actor,
    id: Path<ServiceId>,
    seen: IfMatch,
    body: Body<StepInput>,
) -> http::Result<Reply> {
    handle(app, actor, (id, seen, body), Step::Terminate).await
}

async fn handle(
    State(app): State<App>,
    actor: Actor,
    (Path(id), seen, Body(input)): (Path<ServiceId>, IfMatch, Body<StepInput>),
    step: Step,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::hold(tx, &actor, id).await?;
        let current = queries::view(tx, &actor, id).await?;
        seen.must_fit(row.version, || serde_json::to_value(&current).unwrap_or_default())?;
        take(tx, &actor, (&row, step), &input).await?;
        let view = queries::view(tx, &actor, id).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

async fn take(tx: &Tx, actor: &Actor, (row, step): (&Model, Step), input: &StepInput) -> Result<()> {
    let next = row.status.after(step).ok_or_else(|| Refusal::new(&WRONG_STATUS).with("state", row.status))?;
    let reason = input.reason.as_deref().map(text::clean_line).filter(|reason| !reason.is_empty());
    let day = input.on_date.unwrap_or_else(|| tx.today());
    let mut faults = Faults::new();
    faults.ensure(!step.needs_reason() || reason.is_some(), "reason", &check::REQUIRED);
    spans::check_day(tx, (row.id, day), &mut faults).await?;
    faults.finish()?;
    if !queries::update_if(tx, row.id, row.status, changes(row, (step, next), (day, reason.clone()))).await? {
        return Err(Refusal::new(&WRONG_STATUS).with("state", row.status).into());
    }
    let after = queries::find(tx, row.id).await?;
    spans::turn(tx, &after, day).await?;
    customers::count_services(tx, row.customer_id).await?;
    let facts = json!({ "service": row.number, "on_date": day, "has_reason": reason.is_some() });
    tell(tx, actor, (step.event(), row.customer_id), (Some(&after), facts)).await
}

fn changes(row: &Model, (step, next): (Step, Status), (day, reason): (Day, Option<String>)) -> ActiveModel {
    let mut changes = ActiveModel { status: Set(next), ..Default::default() };
    match step {
        Step::Start => {
            changes.started_on = Set(day);
            changes.suspend_reason = Set(None);
        }
        Step::Suspend => changes.suspend_reason = Set(reason),
        Step::Resume => changes.suspend_reason = Set(None),
        Step::Terminate => {
            changes.ended_on = Set(Some(day.max(row.started_on)));
            changes.end_reason = Set(reason);
        }
    }
    changes
}
