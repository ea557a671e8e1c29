//! Add a product.

use super::{
    ProductId, Shown,
    model::{self, COSTS_NOT_ALLOWED, Kind, MAX_MARGIN, ProductView},
    queries,
    table::ActiveModel,
};
use crate::categories::{self, CategoryId};
use axum::extract::State;
use kernel::{BasisPoints, Check, Faults, Permission, Result, Rupiah, check, text};
use platform::{
    Actor, App, Tx, audit, db,
    http::{self, Body, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::{ConnectionTrait, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// A new product.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CreateProduct {
    name: String,
    /// Made up where absent: `PRD-000001`.
    sku: Option<String>,
    category_id: Option<CategoryId>,
    kind: Kind,
    cost_price: Option<i64>,
    margin_bps: Option<i64>,
    tax_bps: Option<i64>,
    unit: String,
    description: Option<String>,
    speed_mbps: Option<i64>,
    is_active: bool,
}

impl Default for CreateProduct {
    fn default() -> Self {
        Self {
            name: String::new(),
            sku: None,
            category_id: None,
            kind: Kind::default(),
            cost_price: None,
            margin_bps: None,
            tax_bps: None,
            unit: "unit".to_owned(),
            description: None,
            speed_mbps: None,
            is_active: true,
        }
    }
}

impl Check for CreateProduct {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, 160);
        faults.optional_text("sku", self.sku.as_deref(), 60);
        check_numbers(faults, [self.cost_price, self.margin_bps, self.tax_bps, self.speed_mbps]);
        faults.required_text("unit", &self.unit, 30);
        faults.optional_text("description", self.description.as_deref(), 4_000);
    }
}

/// Cost price, margin, tax and speed within their limits.
pub(super) fn check_numbers(faults: &mut Faults, [cost, margin, tax, speed]: [Option<i64>; 4]) {
    faults.number("cost_price", cost.unwrap_or_default(), 0, Rupiah::MAX_INPUT.get());
    faults.number("margin_bps", margin.unwrap_or_default(), 0, MAX_MARGIN);
    faults.number("tax_bps", tax.unwrap_or_default(), 0, 10_000);
    faults.number("speed_mbps", speed.unwrap_or(1), 1, 1_000_000);
}

/// Basis points that were checked before.
pub(super) fn basis_points(value: i64) -> BasisPoints {
    BasisPoints(i32::try_from(value).unwrap_or(i32::MAX))
}

/// The faults that need the database or the actor: costs by those who may, a category that exists.
pub(super) async fn check_references(
    db: &impl ConnectionTrait,
    actor: &Actor,
    (cost, margin): (bool, bool),
    category: Option<CategoryId>,
) -> Result<()> {
    let mut faults = Faults::new();
    let may = actor.may(Permission::ReadCosts);
    faults.ensure(may || !cost, "cost_price", &COSTS_NOT_ALLOWED);
    faults.ensure(may || !margin, "margin_bps", &COSTS_NOT_ALLOWED);
    if let Some(category) = category {
        faults.ensure(categories::exists(db, category).await?, "category_id", &check::UNKNOWN_REFERENCE);
    }
    faults.finish()
}

/// Add a product. Its list price is computed; sending one is refused.
#[utoipa::path(post, path = "/api/products", tag = "products", request_body = CreateProduct, responses((status = 201, body = ProductView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CreateProduct>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageProducts)?;
    app.write(&actor, async |tx| {
        let id = create(tx, &actor, &input).await?;
        let view = super::show::view(tx, &actor, (id, Shown::Living)).await?;
        Reply::created(view.version, &view)
    })
    .await
}

async fn create(tx: &Tx, actor: &Actor, input: &CreateProduct) -> Result<ProductId> {
    let costs = (input.cost_price.is_some(), input.margin_bps.is_some());
    check_references(tx, actor, costs, input.category_id).await?;
    let cost = Rupiah(input.cost_price.unwrap_or_default());
    let margin = basis_points(input.margin_bps.unwrap_or_default());
    let sku = match input.sku.as_deref().map(text::clean_line).filter(|sku| !sku.is_empty()) {
        Some(sku) => sku,
        None => format!("PRD-{:06}", db::next_number(tx, "product").await?),
    };
    let (id, name): (ProductId, _) = (tx.new_id(), text::clean_line(&input.name));
    let row = ActiveModel {
        id: Set(id),
        sku_folded: Set(text::fold(&sku)),
        sku: Set(sku),
        name_folded: Set(text::fold(&name)),
        name: Set(name),
        category_id: Set(input.category_id),
        kind: Set(input.kind),
        cost_price: Set(cost),
        margin_bps: Set(margin),
        list_price: Set(model::list_price(tx.app(), cost, margin)?),
        tax_bps: Set(input.tax_bps.map(basis_points)),
        unit: Set(text::clean_line(&input.unit)),
        description: Set(input.description.as_deref().map(text::clean_block)),
        speed_mbps: Set(input.speed_mbps),
        // Without a price nobody can sell it.
        is_active: Set(input.is_active && input.cost_price.is_some()),
        used_at: Set(None),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        deleted_at: Set(None),
    };
    queries::insert(tx, row).await?;
    let product = queries::find(tx, id).await?;
    queries::add_price(tx, actor, &product).await?;
    let facts = json!({ "list_price": product.list_price });
    audit::record(tx, actor, "product.created", &model::subject(&product), facts).await?;
    live::tell(tx, "product.created", Some(id.0), Audience::Holders(Permission::ReadProducts)).await?;
    Ok(id)
}
