//! Look at a service.

use super::{ServiceId, model::ServiceView, queries};
use axum::extract::State;
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
};

/// Look at a service.
#[utoipa::path(get, path = "/api/services/{id}", tag = "services", params(("id" = ServiceId, Path)), responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ServiceId>,
) -> http::Result<Tagged<ServiceView>> {
    let body = queries::view(app.db().reader(), &actor, id).await?;
    Ok(Tagged { version: body.version, body })
}
