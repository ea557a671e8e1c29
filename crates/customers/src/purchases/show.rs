//! Look at a purchase.

use super::{PurchaseId, model::PurchaseView, queries};
use axum::extract::State;
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
};

/// Look at a purchase.
#[utoipa::path(get, path = "/api/purchases/{id}", tag = "purchases", params(("id" = PurchaseId, Path)), responses((status = 200, body = PurchaseView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<PurchaseId>,
) -> http::Result<Tagged<PurchaseView>> {
    let body = queries::view(app.db().reader(), &actor, id).await?;
    Ok(Tagged { version: body.version, body })
}
