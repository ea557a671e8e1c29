//! Add a product.

use super::{
    ProductId,
    model::{self, COSTS_NOT_ALLOWED, Kind, Numbers, ProductView, basis_points},
    policy::{self, Sees},
    queries, show,
    table::{ActiveModel, Model},
};
use crate::categories::{self, CategoryId};
use axum::extract::State;
use kernel::{Check, Fault, Faults, Patch, Permission, Result, Rupiah, check, tags, text};
use platform::{
    Actor, App, Tx, audit,
    fields::{self, FieldOf},
    http::{self, Body, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::{ConnectionTrait, Set};
use serde::Deserialize;
use serde_json::{Map, Value, json};
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
    tags: Vec<String>,
    #[schema(value_type = Option<Object>)]
    custom: Patch<Map<String, Value>>,
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
            tags: Vec::new(),
            custom: Patch::Keep,
        }
    }
}

impl CreateProduct {
    pub(super) const fn numbers(&self) -> Numbers {
        Numbers {
            cost_price: self.cost_price,
            margin_bps: self.margin_bps,
            tax_bps: self.tax_bps,
            speed_mbps: self.speed_mbps,
        }
    }
}

impl Check for CreateProduct {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, 160);
        faults.optional_text("sku", self.sku.as_deref(), 60);
        self.numbers().check(faults);
        faults.required_text("unit", &self.unit, 30);
        faults.optional_text("description", self.description.as_deref(), 4_000);
        tags::check(faults, "tags", &self.tags);
    }
}

/// Costs are set by those who see them.
pub(super) fn check_costs(actor: &Actor, numbers: Numbers, faults: &mut Faults) {
    let may_price = policy::sees(actor) == Sees::Costs;
    faults.ensure(may_price || numbers.cost_price.is_none(), "cost_price", &COSTS_NOT_ALLOWED);
    faults.ensure(may_price || numbers.margin_bps.is_none(), "margin_bps", &COSTS_NOT_ALLOWED);
}

/// The faults that need the database or the actor: costs by those who may, a category that exists.
pub(super) async fn check_references(
    db: &impl ConnectionTrait,
    actor: &Actor,
    (numbers, category): (Numbers, Option<CategoryId>),
) -> Result<Faults> {
    let mut faults = Faults::new();
    check_costs(actor, numbers, &mut faults);
    if let Some(category) = category {
        faults.ensure(categories::exists(db, category).await?, "category_id", &check::UNKNOWN_REFERENCE);
    }
    Ok(faults)
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
        let view = show::view(tx, &actor, id).await?;
        Reply::created(view.version, &view)
    })
    .await
}

async fn create(tx: &Tx, actor: &Actor, input: &CreateProduct) -> Result<ProductId> {
    let mut faults = check_references(tx, actor, (input.numbers(), input.category_id)).await?;
    faults.extend(check_fields(tx.app(), input));
    faults.finish()?;
    let id = add(tx, actor, input).await?.id;
    live::tell(tx, "product.created", Some(id.0), Audience::Holders(Permission::ReadProducts)).await?;
    Ok(id)
}

/// All that is wrong with the own fields of a new product.
pub(super) fn check_fields(app: &App, input: &CreateProduct) -> Vec<Fault> {
    fields::written(app, FieldOf::Products, (None, &input.custom)).1
}

/// Adds a product that was checked.
pub(super) async fn add(tx: &Tx, actor: &Actor, input: &CreateProduct) -> Result<Model> {
    let (custom, _) = fields::written(tx.app(), FieldOf::Products, (None, &input.custom));
    let id: ProductId = tx.new_id();
    let row = ActiveModel { custom: Set(custom.into()), ..row(tx, input, id).await? };
    queries::insert(tx, row).await?;
    let product = queries::find(tx, id).await?;
    queries::add_price(tx, actor, &product).await?;
    let facts = json!({ "list_price": product.list_price });
    audit::record(tx, actor, "product.created", &model::subject(&product), facts).await?;
    Ok(product)
}

async fn row(tx: &Tx, input: &CreateProduct, id: ProductId) -> Result<ActiveModel> {
    let cost = Rupiah(input.cost_price.unwrap_or_default());
    let margin = basis_points(input.margin_bps.unwrap_or_default());
    let sku = match input.sku.as_deref().map(text::clean_line).filter(|sku| !sku.is_empty()) {
        Some(sku) => sku,
        None => queries::next_sku(tx).await?,
    };
    let name = text::clean_line(&input.name);
    Ok(ActiveModel {
        id: Set(id),
        sku_folded: Set(text::fold(&sku)),
        sku: Set(sku),
        name_folded: Set(text::fold(&name)),
        name: Set(name),
        category_id: Set(input.category_id),
        kind: Set(input.kind),
        cost_price: Set(cost),
        margin_bps: Set(margin),
        list_price: Set(model::must_fit(tx.app(), (cost, margin))?),
        tax_bps: Set(input.tax_bps.map(basis_points)),
        unit: Set(text::clean_line(&input.unit)),
        description: Set(input.description.as_deref().map(text::clean_block).filter(|text| !text.is_empty())),
        speed_mbps: Set(input.speed_mbps),
        // Without a price nobody can sell it.
        is_active: Set(input.is_active && input.cost_price.is_some()),
        tags: Set(json!(tags::joined(&[], &input.tags))),
        custom: Set(json!({})),
        used_at: Set(None),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        deleted_at: Set(None),
    })
}
