//! Delete a saved view.

use super::{ViewId, model::subject, policy, queries};
use axum::extract::State;
use kernel::Error;
use platform::{
    Actor, App, audit,
    http::{self, IfMatch, Path, Refusals, Reply},
    live,
};
use serde_json::json;

/// Delete a saved view. Whoever began with it begins with the list as it shows itself.
#[utoipa::path(delete, path = "/api/saved-views/{id}", tag = "saved views", params(("id" = ViewId, Path)), responses((status = 204), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ViewId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx.app(), tx, (&actor, id)).await?;
        if !policy::can(&actor, &row).delete {
            return Err(Error::Forbidden);
        }
        let view = queries::view(tx, &actor, row.clone()).await?;
        seen.must_fit(row.version, || json!(view))?;
        queries::delete(tx, id).await?;
        audit::record(tx, &actor, "saved_view.removed", &subject(&row), json!({})).await?;
        live::tell(tx, "saved_view.removed", Some(id.0), policy::audience(tx.app(), &row)).await?;
        Ok(Reply::no_content())
    })
    .await
}
