//! Look at an ordered file.

use super::{
    ExportId,
    model::{ExportView, view},
    queries,
};
use axum::extract::State;
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
};

/// A file that one ordered: how far it is, and where it lies.
#[utoipa::path(get, path = "/api/exports/{id}", tag = "exports", params(("id" = ExportId, Path)), responses((status = 200, body = ExportView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ExportId>,
) -> http::Result<Tagged<ExportView>> {
    let row = queries::find_visible(app.db().reader(), &actor, id).await?;
    let body = view(row, (app.now(), actor.locale));
    Ok(Tagged { version: body.version, body })
}
