//! A deal as its readers see it.

use super::{
    DealId,
    model::{Billing, NeededLevel, Status},
    policy,
    table::{Model, item},
};
use crate::{leads::LeadId, pipeline::ChannelId};
use catalog::products::ProductId;
use kernel::{BasisPoints, Day, Instant, Rupiah, UserId};
use platform::{Actor, audit::Subject};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// What the reader may do with a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DealCan {
    pub(crate) edit: bool,
    pub(crate) assign: bool,
    pub(crate) submit: bool,
    pub(crate) activate: bool,
    pub(crate) cancel: bool,
    pub(crate) delete: bool,
    pub(crate) restore: bool,
}

/// One line of a deal. Costs are absent for those who may not read them.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DealItemView {
    pub(crate) product_id: ProductId,
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) quantity: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cost_price: Option<Rupiah>,
    pub(crate) list_price: Rupiah,
    pub(crate) price: Rupiah,
    pub(crate) discount_bps: BasisPoints,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) margin_bps: Option<BasisPoints>,
    pub(crate) total: Rupiah,
    pub(crate) billing: Billing,
    pub(crate) install_address: Option<String>,
}

impl DealItemView {
    pub(crate) fn new(row: item::Model, sees_costs: bool) -> Self {
        let off = row.list_price.get() - row.price.get();
        let margin = kernel::money::margin_over(row.cost_price, row.price);
        Self {
            discount_bps: BasisPoints::share(off.max(0), row.list_price.get()).unwrap_or_default(),
            total: row.price.checked_mul(row.quantity).unwrap_or_default(),
            cost_price: sees_costs.then_some(row.cost_price),
            margin_bps: margin.filter(|_| sees_costs),
            product_id: row.product_id,
            name: row.name,
            unit: row.unit,
            quantity: row.quantity,
            list_price: row.list_price,
            price: row.price,
            billing: row.billing,
            install_address: row.install_address,
        }
    }
}

/// A deal. Costs are absent for those who may not read them.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DealView {
    /// The deal's id.
    pub id: DealId,
    /// `DL-000123`.
    pub code: String,
    /// What it is about.
    pub title: String,
    /// The lead it is for.
    pub lead_id: Option<LeadId>,
    /// The customer it is for, or became.
    pub customer_id: Option<Uuid>,
    /// The lead's or customer's name.
    pub customer_name: String,
    /// The channel that the lead came through.
    pub channel_id: Option<ChannelId>,
    /// Whose it is.
    pub owner_id: UserId,
    /// The owner's name.
    pub owner_name: String,
    /// How it stands.
    pub status: Status,
    /// Whose approval it needs, or needed.
    pub approval_level: NeededLevel,
    /// The last day of the offer.
    pub valid_until: Option<Day>,
    /// A note.
    pub note: Option<String>,
    /// The lines.
    pub items: Vec<DealItemView>,
    /// At list prices.
    pub subtotal: Rupiah,
    /// What is given off.
    pub discount_total: Rupiah,
    /// What is asked.
    pub total: Rupiah,
    /// What it costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_total: Option<Rupiah>,
    /// What remains.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin_total: Option<Rupiah>,
    /// List prices that changed between adding the lines and submitting.
    #[schema(value_type = Object)]
    pub price_changes: Value,
    /// The business day on which it was made.
    pub created_on: Day,
    /// When it was submitted.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub submitted_at: Option<Instant>,
    /// When it was decided.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub decided_at: Option<Instant>,
    /// The business day on which it was won.
    pub won_on: Option<Day>,
    /// The version.
    pub version: i64,
    /// When it was added.
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    /// When it was last changed.
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    /// When it was put into the trash.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub deleted_at: Option<Instant>,
    /// What the reader may do.
    pub can: DealCan,
}

impl DealView {
    pub(crate) fn new(actor: &Actor, row: Model, (owner_name, items): (String, Vec<item::Model>)) -> Self {
        let sees_costs = policy::sees_costs(actor, &row);
        Self {
            can: policy::can(actor, &row),
            items: items.into_iter().map(|item| DealItemView::new(item, sees_costs)).collect(),
            id: row.id,
            code: row.code,
            title: row.title,
            lead_id: row.lead_id,
            customer_id: row.customer_id,
            customer_name: row.customer_name,
            channel_id: row.channel_id,
            owner_id: row.owner_id,
            owner_name,
            status: row.status,
            approval_level: row.approval_level,
            valid_until: row.valid_until,
            note: row.note,
            subtotal: row.subtotal,
            discount_total: row.discount_total,
            total: row.total,
            cost_total: sees_costs.then_some(row.cost_total),
            margin_total: sees_costs.then_some(row.margin_total),
            price_changes: row.price_changes,
            created_on: row.created_on,
            submitted_at: row.submitted_at,
            decided_at: row.decided_at,
            won_on: row.won_on,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        }
    }
}

/// What an audit entry about `deal` is about.
pub(crate) fn subject(deal: &Model) -> Subject {
    Subject::new("deal", deal.id, format!("{} {}", deal.code, deal.title))
}
