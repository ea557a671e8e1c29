//! Put a product into the trash, and take it out again.

use super::{
    ProductId,
    model::{self, IN_USE, ProductView, SKU_TAKEN},
    queries, show,
};
use axum::extract::State;
use kernel::{Error, Permission, Result};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
    live::{self, Audience},
};
use serde_json::json;

/// Put a product that was never used into the trash; one that was used is deactivated instead (409 `in_use`).
#[utoipa::path(delete, path = "/api/products/{id}", tag = "products", params(("id" = ProductId, Path)), responses((status = 204), Refusals))]
pub(super) async fn trash(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ProductId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    actor.must_see(Permission::ReadProducts)?;
    actor.must(Permission::ManageProducts)?;
    app.write(&actor, async |tx| {
        queries::hold(tx, id).await?;
        must_be_seen(tx, &actor, (id, seen)).await?;
        if !put_away(tx, &actor, id).await? {
            return Err(Error::conflict(&IN_USE));
        }
        Ok(Reply::no_content())
    })
    .await
}

/// Take a product out of the trash; refused (409 `taken`) where another has its SKU by now.
#[utoipa::path(post, path = "/api/products/{id}/restore", tag = "products", params(("id" = ProductId, Path)), request_body = Empty, responses((status = 200, body = ProductView), Refusals))]
pub(super) async fn restore(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ProductId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    actor.must_see(Permission::ReadProducts)?;
    actor.must(Permission::ManageProducts)?;
    app.write(&actor, async |tx| {
        if queries::find(tx, id).await?.deleted_at.is_some() {
            must_be_seen(tx, &actor, (id, seen)).await?;
            if !queries::restore(tx, id).await? {
                return Err(Error::conflict(&SKU_TAKEN));
            }
            tell(tx, &actor, "product.restored", id).await?;
        }
        let view = show::view(tx, &actor, id).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Puts a product into the trash; `false` where it was used.
pub(super) async fn put_away(tx: &Tx, actor: &Actor, id: ProductId) -> Result<bool> {
    if !queries::trash(tx, id).await? {
        return Ok(false);
    }
    tell(tx, actor, "product.removed", id).await.map(|()| true)
}

async fn must_be_seen(tx: &Tx, actor: &Actor, (id, seen): (ProductId, IfMatch)) -> Result<()> {
    let current = show::view(tx, actor, id).await?;
    seen.must_fit(current.version, || serde_json::to_value(&current).unwrap_or_default())
}

async fn tell(tx: &Tx, actor: &Actor, action: &str, id: ProductId) -> Result<()> {
    let product = queries::find(tx, id).await?;
    audit::record(tx, actor, action, &model::subject(&product), json!({})).await?;
    live::tell(tx, action, Some(id.0), Audience::Holders(Permission::ReadProducts)).await
}
