//! Look at a lead and at what happened with it.

use super::{LeadId, model::LeadView, queries};
use axum::{Json, extract::State};
use platform::{
    Actor, App,
    http::{self, Path, Query, Refusals, Tagged},
    timeline::{self, Timeline, TimelineParams, Whose},
};

/// Look at a lead. One that was merged answers with the one it was merged into.
#[utoipa::path(get, path = "/api/leads/{id}", tag = "leads", params(("id" = LeadId, Path)), responses((status = 200, body = LeadView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
) -> http::Result<Tagged<LeadView>> {
    let db = app.db().reader();
    let row = queries::find_visible(db, &actor, id).await?;
    let winner = match row.merged_into_id {
        Some(winner) => queries::find_visible(db, &actor, winner).await?,
        None => row,
    };
    let mut body = queries::view(&app, db, (&actor, winner)).await?;
    body.redirected_from = (body.id != id).then_some(id);
    Ok(Tagged { version: body.version, body })
}

/// What happened with a lead, the newest first.
#[utoipa::path(get, path = "/api/leads/{id}/timeline", tag = "leads", params(("id" = LeadId, Path), TimelineParams), responses((status = 200, body = Timeline), Refusals))]
pub(super) async fn timeline(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    Query(params): Query<TimelineParams>,
) -> http::Result<Json<Timeline>> {
    let row = queries::find_visible(app.db().reader(), &actor, id).await?;
    let whose = Whose { kind: "lead", id: row.id.0, merged: Vec::new() };
    Ok(Json(timeline::read(&app, &actor, (whose, params)).await?))
}
