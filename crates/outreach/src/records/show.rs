//! Look at a record.

use super::{RecordId, model::RecordView, queries};
use axum::extract::State;
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
};

/// Look at a record. Staff see those that are with them.
#[utoipa::path(get, path = "/api/customer-records/{id}", tag = "outreach", params(("id" = RecordId, Path)), responses((status = 200, body = RecordView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RecordId>,
) -> http::Result<Tagged<RecordView>> {
    let db = app.db().reader();
    let row = queries::find_visible(db, &actor, id).await?;
    let body = queries::view(&app, db, (&actor, row)).await?;
    Ok(Tagged { version: body.version, body })
}
