//! Look at a saved view.

use super::{ViewId, model::SavedView, queries};
use axum::extract::State;
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
};

/// A saved view.
#[utoipa::path(get, path = "/api/saved-views/{id}", tag = "saved views", params(("id" = ViewId, Path)), responses((status = 200, body = SavedView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ViewId>,
) -> http::Result<Tagged<SavedView>> {
    let db = app.db().reader();
    let row = queries::find_visible(&app, db, (&actor, id)).await?;
    let body = queries::view(db, &actor, row).await?;
    Ok(Tagged { version: body.version, body })
}
