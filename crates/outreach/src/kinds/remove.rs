//! Delete a kind that no database has.

use super::{KindId, model::view, queries, save::changed};
use crate::databases;
use axum::extract::State;
use kernel::{Message, Permission, error::Refusal};
use platform::{
    Actor, App,
    http::{self, IfMatch, Path, Refusals, Reply},
};
use serde_json::json;

const IN_USE: Message =
    Message::new("in_use", "Masih dipakai {count} database.", "It is still used by {count} databases.");

/// Delete a kind that no database has, in the trash or not (409 `in_use` otherwise).
#[utoipa::path(delete, path = "/api/database-kinds/{id}", tag = "outreach", params(("id" = KindId, Path)), responses((status = 204), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<KindId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    actor.must_see(Permission::UseRecords)?;
    actor.must(Permission::ManageDatabases)?;
    app.write(&actor, async |tx| {
        let kind = queries::find(tx, id).await?;
        seen.must_fit(kind.version, || json!(view(&actor, kind.clone())))?;
        let count = databases::count_of_kind(tx, &kind.key).await?;
        if count > 0 {
            return Err(Refusal::new(&IN_USE).with("count", count).into());
        }
        queries::delete(tx, id).await?;
        changed(tx, &actor, ("database_kind.removed", &kind), json!({})).await?;
        Ok(Reply::no_content())
    })
    .await
}
