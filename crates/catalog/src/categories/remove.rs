//! Delete a category that no product is in.

use super::{CategoryId, queries, save::changed, show::view};
use crate::products;
use axum::extract::State;
use kernel::{Message, Permission, error::Refusal};
use platform::{
    Actor, App,
    http::{self, IfMatch, Path, Refusals, Reply},
};
use serde_json::json;

const IN_USE: Message =
    Message::new("in_use", "Masih dipakai {count} produk.", "It is still used by {count} products.");

/// Delete a category that no product is in (409 `in_use` otherwise).
#[utoipa::path(delete, path = "/api/categories/{id}", tag = "products", params(("id" = CategoryId, Path)), responses((status = 204), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CategoryId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    actor.must_see(Permission::ReadProducts)?;
    actor.must(Permission::ManageProducts)?;
    app.write(&actor, async |tx| {
        let category = queries::find(tx, id).await?;
        seen.must_fit(category.version, || {
            serde_json::to_value(view(&actor, category.clone())).unwrap_or_default()
        })?;
        let count = products::count_in_category(tx, id).await?;
        if count > 0 {
            return Err(Refusal::new(&IN_USE).with("count", count).into());
        }
        queries::delete(tx, id).await?;
        changed(tx, &actor, ("category.removed", id), (&category.name, json!({}))).await?;
        Ok(Reply::no_content())
    })
    .await
}
