//! Remove a field.

use super::{FieldId, model::view, policy, queries, save::tell};
use axum::extract::State;
use kernel::Error;
use platform::{
    Actor, App,
    fields::table::ActiveModel,
    http::{self, IfMatch, Path, Refusals, Reply},
};
use sea_orm::Set;
use serde_json::json;

/// Remove a field. Its values are kept for 90 days: a new field of the same key and type has them again.
#[utoipa::path(delete, path = "/api/custom-fields/{id}", tag = "custom fields", params(("id" = FieldId, Path)), responses((status = 204), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<FieldId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    let reply = app.write(&actor, async |tx| {
        let field = queries::find_visible(tx.app(), tx, (&actor, id)).await?;
        if !policy::may_change(&actor) {
            return Err(Error::Forbidden);
        }
        seen.must_fit(field.version, || json!(view(&actor, field.clone())))?;
        let gone = ActiveModel { deleted_at: Set(Some(tx.now())), ..ActiveModel::default() };
        if !queries::update(tx, field.id, field.version, gone).await? {
            let now = view(&actor, queries::find(tx, field.id).await?);
            return Err(Error::Stale(Box::new(json!(now))));
        }
        tell(tx, &actor, ("custom_field.removed", &field), json!({})).await?;
        Ok(Reply::no_content())
    });
    let reply = reply.await?;
    app.reload_settings().await?;
    Ok(reply)
}
