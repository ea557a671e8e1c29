//! What happened with a customer, from everywhere, in one stream.

use super::{CustomerId, queries, show::find_winner};
use axum::{Json, extract::State};
use platform::{
    Actor, App,
    http::{self, Path, Query, Refusals},
    timeline::{self, Timeline, TimelineParams, Whose},
};
use uuid::Uuid;

/// What happened with a customer and those that were merged into it, the newest first.
#[utoipa::path(get, path = "/api/customers/{id}/timeline", tag = "customers", params(("id" = CustomerId, Path), TimelineParams), responses((status = 200, body = Timeline), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    Query(params): Query<TimelineParams>,
) -> http::Result<Json<Timeline>> {
    let db = app.db().reader();
    let row = find_winner(db, &actor, id).await?;
    let merged = queries::merged_into(db, row.id).await?.into_iter().map(Uuid::from).collect();
    let whose = Whose { kind: "customer", id: row.id.0, merged };
    Ok(Json(timeline::read(&app, &actor, (whose, params)).await?))
}
