//! Look at a product.

use super::{ProductId, model::ProductView, queries};
use crate::categories;
use axum::extract::State;
use kernel::{Permission, Result};
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
};
use sea_orm::ConnectionTrait;

/// The product `id` as the actor sees it; one in the trash too, because what refers to it still names it.
pub(super) async fn view(db: &impl ConnectionTrait, actor: &Actor, id: ProductId) -> Result<ProductView> {
    let product = queries::find(db, id).await?;
    let mut names = categories::names(db, product.category_id.into_iter().collect()).await?;
    let category = product.category_id.and_then(|id| names.remove(&id));
    Ok(ProductView::new(actor, product, category))
}

/// Look at a product.
#[utoipa::path(get, path = "/api/products/{id}", tag = "products", params(("id" = ProductId, Path)), responses((status = 200, body = ProductView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ProductId>,
) -> http::Result<Tagged<ProductView>> {
    actor.must_see(Permission::ReadProducts)?;
    let body = view(app.db().reader(), &actor, id).await?;
    Ok(Tagged { version: body.version, body })
}
