//! Look at an import.

use super::{ImportId, model::ImportView, queries};
use axum::extract::State;
use kernel::Permission;
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
};

/// An import: how it was read, how far it is, and what came of it.
#[utoipa::path(get, path = "/api/imports/{id}", tag = "imports", params(("id" = ImportId, Path)), responses((status = 200, body = ImportView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
) -> http::Result<Tagged<ImportView>> {
    actor.must_see(Permission::Import)?;
    let db = app.db().reader();
    let row = queries::find_visible(db, &actor, id).await?;
    let body = queries::view(&app, db, (&actor, row)).await?;
    Ok(Tagged { version: body.version, body })
}
