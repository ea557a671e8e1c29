//! Record that something was bought: from a deal, by hand, from a spreadsheet.

use super::{
    PurchaseId,
    model::{ItemView, Source, gross, net},
    queries,
    table::{ActiveModel, item},
};
use crate::customers::{self, CustomerId};
use catalog::products::{self, ProductId};
use kernel::{Day, Permission, Result, Rupiah};
use platform::{
    Actor, Tx, audit, db,
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::json;
use uuid::Uuid;

/// Something that was bought.
#[derive(Clone, Debug)]
pub struct NewItem {
    /// What it is, where it is in the catalogue.
    pub product_id: Option<ProductId>,
    /// What it was called.
    pub name: String,
    /// How many.
    pub quantity: i64,
    /// Rupiah each.
    pub unit_price: Rupiah,
}

impl From<&ItemView> for NewItem {
    fn from(line: &ItemView) -> Self {
        Self {
            product_id: line.product_id,
            name: line.name.clone(),
            quantity: line.quantity,
            unit_price: line.unit_price,
        }
    }
}

/// A new purchase.
#[derive(Clone, Debug)]
pub struct NewPurchase {
    /// Who bought.
    pub customer_id: CustomerId,
    /// The deal it comes from; one deal makes one purchase.
    pub deal_id: Option<Uuid>,
    /// The business day.
    pub on_date: Day,
    /// What was bought.
    pub items: Vec<NewItem>,
    /// Taken off the total.
    pub discount: Rupiah,
    /// Where it comes from.
    pub source: Source,
    /// A note.
    pub note: Option<String>,
}

/// Records a purchase and what the system keeps about its customer.
///
/// # Errors
/// `Invalid` where the total does not fit; a broken unique index where the deal has a purchase already.
pub async fn record(tx: &Tx, actor: &Actor, new: NewPurchase) -> Result<PurchaseId> {
    let total = net(gross(&new.items)?, new.discount)?;
    let customer = customers::hold_winner(tx, new.customer_id).await?;
    let id: PurchaseId = tx.new_id();
    let number = format!("PB-{:06}", db::next_number(tx, "purchase").await?);
    let row = ActiveModel {
        id: Set(id),
        number: Set(number.clone()),
        customer_id: Set(customer.id),
        deal_id: Set(new.deal_id),
        on_date: Set(new.on_date),
        discount: Set(new.discount),
        total: Set(total),
        source: Set(new.source),
        note: Set(new.note),
        created_by: Set(actor.user_id().map(Uuid::from)),
        version: Set(1),
        created_at: Set(tx.now()),
    };
    queries::insert(tx, row, lines(tx, id, &new.items)).await?;
    products::mark_used(tx, new.items.iter().filter_map(|item| item.product_id).collect()).await?;
    customers::add_purchase(tx, customer.id, (new.on_date, total)).await?;
    let facts = json!({ "purchase": number, "total": total, "on_date": new.on_date });
    audit::record(tx, actor, "purchase.created", &customers::subject(&customer), facts).await?;
    let audience = Audience::Owned(Permission::UseCustomers, customer.owner_id);
    live::tell(tx, "purchase.created", Some(id.0), audience).await?;
    Ok(id)
}

pub(super) fn lines(tx: &Tx, id: PurchaseId, items: &[NewItem]) -> Vec<item::ActiveModel> {
    let line = |(position, item): (i64, &NewItem)| item::ActiveModel {
        id: Set(tx.new_id()),
        purchase_id: Set(id),
        position: Set(position),
        product_id: Set(item.product_id),
        name: Set(item.name.clone()),
        quantity: Set(item.quantity),
        unit_price: Set(item.unit_price),
        total: Set(item.unit_price.checked_mul(item.quantity).unwrap_or_default()),
    };
    (0..).zip(items).map(line).collect()
}
