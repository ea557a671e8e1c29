//! What a product is and how its price comes about.

use super::{
    ProductId,
    policy::{self, Sees},
    table::Model,
};
use crate::categories::CategoryId;
use kernel::{
    BasisPoints, Check, Error, Faults, Instant, Message, Result, Rupiah,
    money::{Rounding, selling_price},
};
use platform::{Actor, App, audit::Subject, settings::Setting};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// The largest margin: 1,000 %.
const MAX_MARGIN: i64 = 100_000;
/// The price would not fit.
pub(crate) const PRICE_TOO_HIGH: Message =
    Message::new("too_high", "Harga jual jadi terlalu besar.", "The list price becomes too large.");
/// Only those who see costs may set them.
pub(crate) const COSTS_NOT_ALLOWED: Message = Message::new(
    "not_allowed",
    "Anda tidak boleh mengisi HPP atau margin.",
    "You may not set cost prices or margins.",
);
/// Somebody who may set prices has to come first.
pub(crate) const NO_PRICE: Message = Message::new(
    "no_price",
    "Belum ada harganya; minta manajer mengisi HPP dahulu.",
    "It has no price yet; ask a manager to enter the cost price first.",
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
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
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

/// How list prices are rounded. A change reaches every product at once and stands in its price history.
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

/// The list price of a product, as the workspace rounds. `None` where it does not fit.
pub(crate) fn list_price(app: &App, (cost, margin): (Rupiah, BasisPoints)) -> Option<Rupiah> {
    let rounding = app.setting::<Pricing>().rounding;
    selling_price(cost, margin, rounding).filter(|price| *price <= Rupiah::MAX_INPUT)
}

/// The list price of a product, or the fault of its cost price.
pub(crate) fn must_fit(app: &App, terms: (Rupiah, BasisPoints)) -> Result<Rupiah> {
    list_price(app, terms).ok_or_else(|| Error::field("cost_price", &PRICE_TOO_HIGH))
}

/// Cost price, margin, tax and speed as somebody typed them; what was not typed is `None`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Numbers {
    pub cost_price: Option<i64>,
    pub margin_bps: Option<i64>,
    pub tax_bps: Option<i64>,
    pub speed_mbps: Option<i64>,
}

impl Check for Numbers {
    fn check(&self, faults: &mut Faults) {
        let limits = [
            ("cost_price", self.cost_price, 0, Rupiah::MAX_INPUT.get()),
            ("margin_bps", self.margin_bps, 0, MAX_MARGIN),
            ("tax_bps", self.tax_bps, 0, 10_000),
            ("speed_mbps", self.speed_mbps, 1, 1_000_000),
        ];
        for (field, value, min, max) in limits {
            if let Some(value) = value {
                faults.number(field, value, min, max);
            }
        }
    }
}

/// Basis points that were checked before.
pub(crate) fn basis_points(value: i64) -> BasisPoints {
    BasisPoints(i32::try_from(value).unwrap_or(i32::MAX))
}

/// What the reader may do with a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[expect(clippy::struct_excessive_bools, reason = "one for each thing that one may do")]
pub(crate) struct ProductCan {
    pub edit: bool,
    pub edit_costs: bool,
    pub delete: bool,
    pub restore: bool,
}

/// A product. Costs are absent for those who may not read them, and all but the name for those who only read names.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct ProductView {
    pub id: ProductId,
    pub name: String,
    pub is_active: bool,
    #[serde(flatten)]
    #[schema(value_type = ProductOffer)]
    pub offer: Option<ProductOffer>,
    #[serde(flatten)]
    #[schema(value_type = ProductCosts)]
    pub costs: Option<ProductCosts>,
    pub version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub deleted_at: Option<Instant>,
    pub can: ProductCan,
}

/// What a product is and what it sells for.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct ProductOffer {
    #[schema(required = false)]
    pub sku: String,
    pub category_id: Option<CategoryId>,
    pub category_name: Option<String>,
    #[schema(required = false)]
    pub kind: Kind,
    #[schema(required = false)]
    pub list_price: Rupiah,
    pub tax_bps: Option<BasisPoints>,
    #[schema(required = false)]
    pub unit: String,
    pub description: Option<String>,
    pub speed_mbps: Option<i64>,
    /// Labels.
    #[schema(required = false)]
    pub tags: Vec<String>,
    /// Own fields.
    #[schema(required = false, value_type = Object)]
    pub custom: Value,
}

/// What a product costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ProductCosts {
    #[schema(required = false)]
    pub cost_price: Rupiah,
    #[schema(required = false)]
    pub margin_bps: BasisPoints,
}

impl ProductView {
    pub(crate) fn new(actor: &Actor, product: Model, category_name: Option<String>) -> Self {
        let sees = policy::sees(actor);
        let costs = ProductCosts { cost_price: product.cost_price, margin_bps: product.margin_bps };
        Self {
            can: policy::can(actor, &product),
            id: product.id,
            name: product.name,
            is_active: product.is_active,
            costs: (sees == Sees::Costs).then_some(costs),
            offer: (sees > Sees::Names).then_some(ProductOffer {
                sku: product.sku,
                category_id: product.category_id,
                category_name,
                kind: product.kind,
                list_price: product.list_price,
                tax_bps: product.tax_bps,
                unit: product.unit,
                description: product.description,
                speed_mbps: product.speed_mbps,
                tags: serde_json::from_value(product.tags).unwrap_or_default(),
                custom: product.custom,
            }),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(numbers: Numbers) -> Vec<(String, &'static str)> {
        let mut faults = Faults::new();
        numbers.check(&mut faults);
        match faults.finish() {
            Err(Error::Invalid(found)) => {
                found.into_iter().map(|fault| (fault.field, fault.message.code)).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn what_was_not_typed_has_no_limits() {
        assert_eq!(faults(Numbers::default()), []);
    }

    #[test]
    fn a_margin_ends_at_a_thousand_percent() {
        let margin = |bps| faults(Numbers { margin_bps: Some(bps), ..Numbers::default() });
        assert_eq!(margin(100_000), []);
        assert_eq!(margin(100_001), [("margin_bps".to_owned(), "too_high")]);
        assert_eq!(margin(-1), [("margin_bps".to_owned(), "too_low")]);
    }

    #[test]
    fn every_number_out_of_bounds_is_named() {
        let numbers = Numbers {
            cost_price: Some(-1),
            margin_bps: Some(i64::MAX),
            tax_bps: Some(10_001),
            speed_mbps: Some(0),
        };
        let fields: Vec<_> = faults(numbers).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["cost_price", "margin_bps", "tax_bps", "speed_mbps"]);
    }
}
