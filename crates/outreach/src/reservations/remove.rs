//! Delete a reservation: the name is free again.

use super::{ReservationId, policy, queries, request::changed};
use axum::extract::State;
use kernel::Error;
use platform::{
    Actor, App,
    http::{self, IfMatch, Path, Refusals, Reply},
};
use serde_json::json;

/// Delete a reserved member; the name is free again. Staff take back their own requests.
#[utoipa::path(delete, path = "/api/reserved-members/{id}", tag = "outreach", params(("id" = ReservationId, Path)), responses((status = 204), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ReservationId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        queries::hold_name(tx, (row.product_id, &row.name_key)).await?;
        let row = queries::find_visible(tx, &actor, id).await?;
        if !policy::can(&actor, &row).delete {
            return Err(Error::Forbidden);
        }
        let current = queries::view(tx, (&actor, row.clone())).await?;
        seen.must_fit(row.version, || json!(current))?;
        queries::delete(tx, id).await?;
        changed(tx, &actor, ("reservation.removed", &row), json!({ "staff_id": row.staff_id })).await?;
        Ok(Reply::no_content())
    })
    .await
}
