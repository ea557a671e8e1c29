//! What a product is and how its price comes about.

use super::{ProductId, table::Model};
use crate::categories::CategoryId;
use kernel::{BasisPoints, Check, Error, Faults, Instant, Message, Permission, Result, Rupiah, money::{Rounding, selling_price}};
use platform::{Actor, App, audit::Subject, settings::Setting};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// The largest margin: 1,000 %.
pub(crate) const MAX_MARGIN: i64 = 100_000;
/// The price would not fit.
pub(crate) const PRICE_TOO_HIGH: Message =
    Message::new("too_high", "Harga jual jadi terlalu besar.", "The list price becomes too large.");
/// Only those who see costs may set them.
pub(crate) const COSTS_NOT_ALLOWED: Message = Message::new(
    "not_allowed",
    "Anda tidak boleh mengisi HPP atau margin.",
    "You may not set cost prices or margins.",
);
/// The SKU belongs to another product.
pub(crate) const SKU_TAKEN: Message =
    Message::new("taken", "SKU ini sudah dipakai produk lain.", "Another product has this SKU.");
/// The product is part of what happened.
pub(crate) const IN_USE: Message = Message::new(
    "in_use",
    "Produk ini sudah dipakai; nonaktifkan saja.",
    "This product has been used; deactivate it instead.",
);

/// Paid every month, or once.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Display, EnumIter, EnumString, IntoStaticStr, DeriveActiveEnum,
    Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// Paid every month.
    Subscription,
    /// Paid once.
    #[default]
    OneOff,
}

/// How list prices are rounded. A change counts for prices that are set from then on.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Pricing {
    /// To which step, always up.
    pub rounding: Rounding,
}

impl Check for Pricing {
    fn check(&self, _: &mut Faults) {}
}

impl Setting for Pricing {
    const KEY: &'static str = "pricing";
}

/// The list price of a product, as the workspace rounds.
pub(crate) fn list_price(app: &App, cost: Rupiah, margin: BasisPoints) -> Result<Rupiah> {
    let rounding = app.setting::<Pricing>().rounding;
    let price = selling_price(cost, margin, rounding).filter(|price| *price <= Rupiah::MAX_INPUT);
    price.ok_or_else(|| Error::field("cost_price", &PRICE_TOO_HIGH))
}

/// What the reader may do with a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ProductCan {
    edit: bool,
    edit_costs: bool,
    delete: bool,
}

/// A product. Costs are absent for those who may not read them, prices for those who only read names.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct ProductView {
    pub id: ProductId,
    pub sku: String,
    pub name: String,
    pub category_id: Option<CategoryId>,
    pub category_name: Option<String>,
    pub kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_price: Option<Rupiah>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin_bps: Option<BasisPoints>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_price: Option<Rupiah>,
    pub tax_bps: Option<BasisPoints>,
    pub unit: String,
    pub description: Option<String>,
    pub speed_mbps: Option<i64>,
    pub is_active: bool,
    pub version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub deleted_at: Option<Instant>,
    pub can: ProductCan,
}

impl ProductView {
    pub(crate) fn new(actor: &Actor, product: Model, category_name: Option<String>) -> Self {
        let sees_costs = actor.may(Permission::ReadCosts);
        let sees_prices = actor.may(Permission::ReadDeals);
        let edit = actor.may(Permission::ManageProducts);
        Self {
            can: ProductCan { edit, edit_costs: edit && sees_costs, delete: edit && product.used_at.is_none() },
            id: product.id,
            sku: product.sku,
            name: product.name,
            category_id: product.category_id,
            category_name,
            kind: product.kind,
            cost_price: sees_costs.then_some(product.cost_price),
            margin_bps: sees_costs.then_some(product.margin_bps),
            list_price: sees_prices.then_some(product.list_price),
            tax_bps: product.tax_bps,
            unit: product.unit,
            description: product.description,
            speed_mbps: product.speed_mbps,
            is_active: product.is_active,
            version: product.version,
            created_at: product.created_at,
            updated_at: product.updated_at,
            deleted_at: product.deleted_at,
        }
    }
}

/// What an audit entry about `product` is about.
pub(crate) fn subject(product: &Model) -> Subject {
    Subject::new("product", product.id, format!("{} {}", product.sku, product.name))
}
