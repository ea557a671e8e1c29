//! Change a product, its price included.

use super::{
    ProductId, Shown,
    create::{basis_points, check_numbers, check_references},
    model::{self, Kind, ProductView},
    queries,
    show::view,
    table::{ActiveModel, Model},
};
use crate::categories::CategoryId;
use axum::extract::State;
use kernel::{Check, Error, Faults, Patch, Permission, Result, Rupiah, check, text};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Deserialize;
use utoipa::ToSchema;

/// Changes to a product.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct UpdateProduct {
    name: Option<String>,
    sku: Option<String>,
    category_id: Patch<CategoryId>,
    kind: Option<Kind>,
    cost_price: Option<i64>,
    margin_bps: Option<i64>,
    tax_bps: Patch<i64>,
    unit: Option<String>,
    description: Patch<String>,
    speed_mbps: Patch<i64>,
    is_active: Option<bool>,
}

impl Check for UpdateProduct {
    fn check(&self, faults: &mut Faults) {
        if let Some(name) = &self.name {
            faults.required_text("name", name, 160);
        }
        if let Some(sku) = &self.sku {
            faults.ensure(!sku.trim().is_empty(), "sku", &check::REQUIRED);
            faults.text("sku", sku, 60);
        }
        if let Some(unit) = &self.unit {
            faults.required_text("unit", unit, 30);
        }
        let (tax, speed) = (self.tax_bps.sent().copied(), self.speed_mbps.sent().copied());
        check_numbers(faults, [self.cost_price, self.margin_bps, tax, speed]);
        faults.optional_text("description", self.description.sent().map(String::as_str), 4_000);
    }
}

/// Change a product. A new cost price or margin makes a new list price and an entry in the price history.
#[utoipa::path(patch, path = "/api/products/{id}", tag = "products", params(("id" = ProductId, Path)), request_body = UpdateProduct, responses((status = 200, body = ProductView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ProductId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<UpdateProduct>,
) -> http::Result<Reply> {
    actor.must_see(Permission::ReadProducts)?;
    actor.must(Permission::ManageProducts)?;
    app.write(&actor, async |tx| {
        let before = view(tx, &actor, (id, Shown::Living)).await?;
        let row = queries::find(tx, id).await?;
        let costs = (input.cost_price.is_some(), input.margin_bps.is_some());
        check_references(tx, &actor, costs, input.category_id.sent().copied()).await?;
        if !queries::update(tx, id, seen, changes(tx, &input, &row)?).await? {
            return Err(Error::Stale(Box::new(serde_json::to_value(before).map_err(Error::internal)?)));
        }
        let changed = queries::find(tx, id).await?;
        if (changed.cost_price, changed.margin_bps, changed.list_price) != (row.cost_price, row.margin_bps, row.list_price) {
            queries::add_price(tx, &actor, &changed).await?;
        }
        let after = view(tx, &actor, (id, Shown::Living)).await?;
        audit::record_change(tx, &actor, "product.updated", &model::subject(&changed), (&before, &after)).await?;
        live::tell(tx, "product.updated", Some(id.0), Audience::Holders(Permission::ReadProducts)).await?;
        Reply::tagged(after.version, &after)
    })
    .await
}

fn changes(tx: &Tx, input: &UpdateProduct, before: &Model) -> Result<ActiveModel> {
    let mut changes = ActiveModel::default();
    if let Some(name) = input.name.as_deref().map(text::clean_line) {
        changes.name_folded = Set(text::fold(&name));
        changes.name = Set(name);
    }
    if let Some(sku) = input.sku.as_deref().map(text::clean_line) {
        changes.sku_folded = Set(text::fold(&sku));
        changes.sku = Set(sku);
    }
    if let Some(category) = input.category_id.change() {
        changes.category_id = Set(category);
    }
    if let Some(kind) = input.kind {
        changes.kind = Set(kind);
    }
    if input.cost_price.is_some() || input.margin_bps.is_some() {
        let cost = input.cost_price.map_or(before.cost_price, Rupiah);
        let margin = input.margin_bps.map_or(before.margin_bps, basis_points);
        changes.cost_price = Set(cost);
        changes.margin_bps = Set(margin);
        changes.list_price = Set(model::list_price(tx.app(), cost, margin)?);
    }
    if let Some(tax) = input.tax_bps.change() {
        changes.tax_bps = Set(tax.map(basis_points));
    }
    if let Some(unit) = &input.unit {
        changes.unit = Set(text::clean_line(unit));
    }
    if let Some(description) = input.description.clone().change() {
        changes.description = Set(description.as_deref().map(text::clean_block));
    }
    if let Some(speed) = input.speed_mbps.change() {
        changes.speed_mbps = Set(speed);
    }
    if let Some(is_active) = input.is_active {
        changes.is_active = Set(is_active);
    }
    Ok(changes)
}
