//! Look at a product, its price history, and what a price would be.

use super::{
    ProductId, Shown,
    create::{basis_points, check_numbers},
    model::{self, ProductView},
    queries,
};
use crate::categories;
use axum::{Json, extract::State};
use kernel::{BasisPoints, Check, Error, Faults, Instant, Permission, Result, Rupiah, UserId};
use platform::{
    Actor, App,
    http::{self, Body, Path, Refusals, Tagged},
};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The product `id` as the actor sees it.
pub(super) async fn view(
    db: &impl ConnectionTrait,
    actor: &Actor,
    (id, shown): (ProductId, Shown),
) -> Result<ProductView> {
    let product = queries::find(db, id).await?;
    if shown == Shown::Living && product.deleted_at.is_some() {
        return Err(Error::NotFound);
    }
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
    let body = view(app.db().reader(), &actor, (id, Shown::All)).await?;
    Ok(Tagged { version: body.version, body })
}

/// A price that a product had.
#[derive(Debug, Serialize, ToSchema)]
struct PriceView {
    #[schema(value_type = DateTime<Utc>)]
    at: Instant,
    changed_by: Option<UserId>,
    changed_by_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost_price: Option<Rupiah>,
    #[serde(skip_serializing_if = "Option::is_none")]
    margin_bps: Option<BasisPoints>,
    list_price: Rupiah,
}

/// The prices that a product had, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Prices {
    data: Vec<PriceView>,
}

/// The prices that a product had, the newest first.
#[utoipa::path(get, path = "/api/products/{id}/prices", tag = "products", params(("id" = ProductId, Path)), responses((status = 200, body = Prices), Refusals))]
pub(super) async fn prices(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ProductId>,
) -> http::Result<Json<Prices>> {
    actor.must_see(Permission::ReadProducts)?;
    actor.must(Permission::ReadDeals)?;
    let db = app.db().reader();
    queries::find(db, id).await?;
    let rows = queries::prices(db, id).await?;
    let names = accounts::users::names(db, rows.iter().filter_map(|row| row.changed_by).collect()).await?;
    let sees_costs = actor.may(Permission::ReadCosts);
    let data = rows.into_iter().map(|row| PriceView {
        at: row.at,
        changed_by_name: row.changed_by.and_then(|id| names.get(&id).cloned()),
        changed_by: row.changed_by,
        cost_price: sees_costs.then_some(row.cost_price),
        margin_bps: sees_costs.then_some(row.margin_bps),
        list_price: row.list_price,
    });
    Ok(Json(Prices { data: data.collect() }))
}

/// A cost price and a margin.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PreviewPrice {
    cost_price: i64,
    margin_bps: i64,
}

impl Check for PreviewPrice {
    fn check(&self, faults: &mut Faults) {
        check_numbers(faults, [Some(self.cost_price), Some(self.margin_bps), None, None]);
    }
}

/// What the list price would be.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PreviewedPrice {
    list_price: Rupiah,
}

/// What the list price would be, while HPP and margin are typed.
#[utoipa::path(post, path = "/api/products/price-preview", tag = "products", request_body = PreviewPrice, responses((status = 200, body = PreviewedPrice), Refusals))]
pub(super) async fn preview(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<PreviewPrice>,
) -> http::Result<Json<PreviewedPrice>> {
    actor.must(Permission::ManageProducts)?;
    actor.must(Permission::ReadCosts)?;
    let list_price = model::list_price(&app, Rupiah(input.cost_price), basis_points(input.margin_bps))?;
    Ok(Json(PreviewedPrice { list_price }))
}
