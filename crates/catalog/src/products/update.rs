//! Change a product, its price included.

use super::{
    ProductId,
    create::check_references,
    model::{self, Kind, NO_PRICE, Numbers, ProductView, basis_points},
    policy::{self, Sees},
    queries, show,
    table::{ActiveModel, Model},
};
use crate::categories::CategoryId;
use axum::extract::State;
use kernel::{Check, Error, Faults, Patch, Permission, Result, Rupiah, check, tags, text};
use platform::{
    Actor, App, Tx, audit,
    fields::{self, FieldOf},
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

/// Changes to a product.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct UpdateProduct {
    name: Patch<String>,
    sku: Patch<String>,
    category_id: Patch<CategoryId>,
    kind: Patch<Kind>,
    cost_price: Patch<i64>,
    margin_bps: Patch<i64>,
    tax_bps: Patch<i64>,
    unit: Patch<String>,
    description: Patch<String>,
    speed_mbps: Patch<i64>,
    is_active: Patch<bool>,
    tags: Patch<Vec<String>>,
    #[schema(value_type = Option<Object>)]
    custom: Patch<Map<String, Value>>,
}

impl UpdateProduct {
    /// The category that was sent.
    pub(super) fn category(&self) -> Option<CategoryId> {
        self.category_id.sent().copied()
    }

    pub(super) fn numbers(&self) -> Numbers {
        Numbers {
            cost_price: self.cost_price.sent().copied(),
            margin_bps: self.margin_bps.sent().copied(),
            tax_bps: self.tax_bps.sent().copied(),
            speed_mbps: self.speed_mbps.sent().copied(),
        }
    }
}

impl Check for UpdateProduct {
    fn check(&self, faults: &mut Faults) {
        let cleared = [
            ("name", self.name.is_clear()),
            ("sku", self.sku.is_clear()),
            ("kind", self.kind.is_clear()),
            ("cost_price", self.cost_price.is_clear()),
            ("margin_bps", self.margin_bps.is_clear()),
            ("unit", self.unit.is_clear()),
            ("is_active", self.is_active.is_clear()),
        ];
        for (field, is_cleared) in cleared {
            faults.ensure(!is_cleared, field, &check::REQUIRED);
        }
        for (field, value, max) in
            [("name", &self.name, 160), ("sku", &self.sku, 60), ("unit", &self.unit, 30)]
        {
            if let Some(value) = value.sent() {
                faults.required_text(field, value, max);
            }
        }
        self.numbers().check(faults);
        faults.optional_text("description", self.description.sent().map(String::as_str), 4_000);
        tags::check(faults, "tags", self.tags.sent().map(Vec::as_slice).unwrap_or_default());
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
        let row = queries::hold(tx, id).await?;
        let before = show::view(tx, &actor, id).await?;
        let changes = changes(tx, &actor, (&input, &row)).await?;
        if !queries::update(tx, id, seen, changes).await? {
            return Err(Error::Stale(Box::new(serde_json::to_value(before).map_err(Error::internal)?)));
        }
        let after = show::view(tx, &actor, id).await?;
        tell(tx, &actor, (&row, &before, &after)).await?;
        Reply::tagged(after.version, &after)
    })
    .await
}

async fn tell(
    tx: &Tx,
    actor: &Actor,
    (row, before, after): (&Model, &ProductView, &ProductView),
) -> Result<()> {
    let changed = queries::find(tx, row.id).await?;
    let terms = |product: &Model| (product.cost_price, product.margin_bps, product.list_price);
    if terms(row) != terms(&changed) {
        queries::add_price(tx, actor, &changed).await?;
    }
    audit::record_change(tx, actor, "product.updated", &model::subject(&changed), (before, after)).await?;
    live::tell(tx, "product.updated", Some(row.id.0), Audience::Holders(Permission::ReadProducts)).await
}

async fn changes(tx: &Tx, actor: &Actor, (input, row): (&UpdateProduct, &Model)) -> Result<ActiveModel> {
    let mut faults = check_references(tx, actor, (input.numbers(), input.category())).await?;
    check_start(actor, (input, row), &mut faults);
    faults.extend(fields::written(tx.app(), FieldOf::Products, (Some(&row.custom), &input.custom)).1);
    faults.finish()?;
    described_and_priced(tx.app(), (input, row))
}

/// Without a price only those who may set one offer a product.
pub(super) fn check_start(actor: &Actor, (input, row): (&UpdateProduct, &Model), faults: &mut Faults) {
    let starts_unpriced = input.is_active.sent() == Some(&true) && !row.is_active && row.list_price.is_zero();
    faults.ensure(!starts_unpriced || policy::sees(actor) == Sees::Costs, "is_active", &NO_PRICE);
}

/// What changes, with the list price that follows.
pub(super) fn described_and_priced(app: &App, (input, row): (&UpdateProduct, &Model)) -> Result<ActiveModel> {
    let numbers = input.numbers();
    let custom = fields::must_write(app, FieldOf::Products, (Some(&row.custom), &input.custom))?;
    let mut changes = described(input);
    if !input.custom.is_keep() {
        changes.custom = Set(custom);
    }
    if numbers.cost_price.is_some() || numbers.margin_bps.is_some() {
        let cost = numbers.cost_price.map_or(row.cost_price, Rupiah);
        let margin = numbers.margin_bps.map_or(row.margin_bps, basis_points);
        changes.cost_price = Set(cost);
        changes.margin_bps = Set(margin);
        changes.list_price = Set(model::must_fit(app, (cost, margin))?);
    }
    Ok(changes)
}

/// Everything that was sent but the price.
fn described(input: &UpdateProduct) -> ActiveModel {
    let mut changes = ActiveModel::default();
    if let Some(name) = input.name.sent().map(|name| text::clean_line(name)) {
        changes.name_folded = Set(text::fold(&name));
        changes.name = Set(name);
    }
    if let Some(sku) = input.sku.sent().map(|sku| text::clean_line(sku)) {
        changes.sku_folded = Set(text::fold(&sku));
        changes.sku = Set(sku);
    }
    if let Some(category) = input.category_id.change() {
        changes.category_id = Set(category);
    }
    if let Some(kind) = input.kind.sent() {
        changes.kind = Set(*kind);
    }
    if let Some(tax) = input.tax_bps.change() {
        changes.tax_bps = Set(tax.map(basis_points));
    }
    if let Some(unit) = input.unit.sent() {
        changes.unit = Set(text::clean_line(unit));
    }
    if let Some(description) = input.description.clone().change() {
        changes.description =
            Set(description.as_deref().map(text::clean_block).filter(|text| !text.is_empty()));
    }
    if let Some(speed) = input.speed_mbps.change() {
        changes.speed_mbps = Set(speed);
    }
    if let Some(is_active) = input.is_active.sent() {
        changes.is_active = Set(*is_active);
    }
    if let Some(tags) = input.tags.clone().change() {
        changes.tags = Set(json!(tags::joined(&[], &tags.unwrap_or_default())));
    }
    changes
}
