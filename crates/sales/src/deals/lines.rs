//! The lines of a deal as people type them, with the names and prices that they get.

use super::{
    DealId,
    model::{Billing, Line, TOTAL_TOO_HIGH, Totals, needed_level},
    table::{ActiveModel, item},
};
use catalog::products::{self, ProductId, SaleProduct};
use kernel::{Error, Faults, Message, Result, Rupiah, check, text};
use platform::Tx;
use sea_orm::Set;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, VecDeque};
use utoipa::ToSchema;
use uuid::Uuid;

const MAX_ITEMS: usize = 500;
const MAX_QUANTITY: i64 = 1_000_000;
const INACTIVE: Message =
    Message::new("inactive", "Produk ini sudah tidak dijual.", "This product is no longer sold.");

/// One line as people type it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ItemInput {
    product_id: Option<ProductId>,
    quantity: i64,
    /// The list price where absent.
    price: Option<i64>,
    /// As the product's kind says where absent.
    billing: Option<Billing>,
    install_address: Option<String>,
}

pub(super) fn check_items(items: &[ItemInput], faults: &mut Faults) {
    if items.len() > MAX_ITEMS {
        faults.add(kernel::Fault::new("items", &check::TOO_MANY).with("max", MAX_ITEMS));
        return;
    }
    for (index, item) in items.iter().enumerate() {
        let field = |name: &str| format!("items[{index}].{name}");
        faults.ensure(item.product_id.is_some(), field("product_id"), &check::REQUIRED);
        faults.number(&field("quantity"), item.quantity, 1, MAX_QUANTITY);
        faults.number(&field("price"), item.price.unwrap_or_default(), 0, Rupiah::MAX_INPUT.get());
        faults.optional_text(&field("install_address"), item.install_address.as_deref(), 300);
    }
}

fn line_of(row: &item::ActiveModel) -> Line {
    Line {
        quantity: *row.quantity.as_ref(),
        cost: *row.cost_price.as_ref(),
        list: *row.list_price.as_ref(),
        price: *row.price.as_ref(),
    }
}

/// What the lines come to, and whose approval they need.
pub(super) fn with_totals(rows: &[item::ActiveModel], totals: Totals) -> ActiveModel {
    let lines: Vec<_> = rows.iter().map(line_of).collect();
    ActiveModel {
        approval_level: Set(needed_level(&lines)),
        subtotal: Set(totals.subtotal),
        discount_total: Set(totals.discount),
        total: Set(totals.total),
        cost_total: Set(totals.cost),
        margin_total: Set(totals.margin),
        ..Default::default()
    }
}

/// The lines with the names and prices of now; a line that was there before keeps what it was added with.
pub(super) async fn priced(
    tx: &Tx,
    (id, before): (DealId, &[item::Model]),
    items: &[ItemInput],
) -> Result<(Vec<item::ActiveModel>, Totals)> {
    let sold = products::find_for_sale(tx, items.iter().filter_map(|item| item.product_id).collect()).await?;
    let mut kept: HashMap<_, VecDeque<_>> = HashMap::new();
    for item in before {
        kept.entry(item.product_id).or_default().push_back(item);
    }
    let mut faults = Faults::new();
    let mut rows = Vec::with_capacity(items.len());
    for (index, input) in items.iter().enumerate() {
        let product = input.product_id.unwrap_or(ProductId(Uuid::nil()));
        let field = format!("items[{index}].product_id");
        let before = kept.get_mut(&product).and_then(VecDeque::pop_front);
        let row = match (before, sold.get(&product)) {
            (Some(kept), _) => Some(from_kept(kept, input)),
            (None, Some(sold)) if sold.is_active => Some(from_product(sold, input)),
            (None, Some(_)) => {
                faults.push(field, &INACTIVE);
                None
            }
            (None, None) => {
                faults.push(field, &check::UNKNOWN_REFERENCE);
                None
            }
        };
        rows.extend(row.map(|row| item::ActiveModel {
            id: Set(tx.new_id()),
            deal_id: Set(id),
            position: Set(i64::try_from(index).unwrap_or(i64::MAX)),
            product_id: Set(product),
            quantity: Set(input.quantity),
            install_address: Set(input.install_address.as_deref().map(text::clean_line)),
            ..row
        }));
    }
    faults.finish()?;
    let lines: Vec<_> = rows.iter().map(line_of).collect();
    let totals = Totals::of(&lines).ok_or_else(|| Error::field("items", &TOTAL_TOO_HIGH))?;
    Ok((rows, totals))
}

fn from_product(sold: &SaleProduct, input: &ItemInput) -> item::ActiveModel {
    let by_kind = match sold.kind {
        products::Kind::Subscription => Billing::Monthly,
        products::Kind::OneOff => Billing::OneOff,
    };
    item::ActiveModel {
        name: Set(sold.name.clone()),
        unit: Set(sold.unit.clone()),
        cost_price: Set(sold.cost_price),
        list_price: Set(sold.list_price),
        price: Set(input.price.map_or(sold.list_price, Rupiah)),
        billing: Set(input.billing.unwrap_or(by_kind)),
        ..Default::default()
    }
}

fn from_kept(kept: &item::Model, input: &ItemInput) -> item::ActiveModel {
    item::ActiveModel {
        name: Set(kept.name.clone()),
        unit: Set(kept.unit.clone()),
        cost_price: Set(kept.cost_price),
        list_price: Set(kept.list_price),
        price: Set(input.price.map_or(kept.price, Rupiah)),
        billing: Set(input.billing.unwrap_or(kept.billing)),
        ..Default::default()
    }
}
