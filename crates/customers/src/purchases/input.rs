//! The lines of a purchase as people type them.

use super::{
    NewItem,
    model::{gross, net},
};
use catalog::products::{self, ProductId};
use kernel::{Error, Fault, Faults, Result, Rupiah, check, text};
use platform::Tx;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::ToSchema;

const MAX_ITEMS: usize = 500;

/// One line of a purchase as people type it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PurchaseItemInput {
    product_id: Option<ProductId>,
    /// The product's name where absent.
    name: Option<String>,
    quantity: i64,
    unit_price: i64,
}

impl PurchaseItemInput {
    fn typed_name(&self) -> Option<String> {
        self.name.as_deref().map(text::clean_line).filter(|name| !name.is_empty())
    }
}

/// Names what is wrong with the lines themselves.
pub(super) fn check_items(items: &[PurchaseItemInput], faults: &mut Faults) {
    faults.ensure(!items.is_empty(), "items", &check::REQUIRED);
    if items.len() > MAX_ITEMS {
        faults.add(Fault::new("items", &check::TOO_MANY).with("max", MAX_ITEMS));
    }
    for (index, item) in items.iter().enumerate().take(MAX_ITEMS) {
        let field = |name: &str| format!("items[{index}].{name}");
        faults.number(&field("quantity"), item.quantity, 1, 1_000_000);
        faults.number(&field("unit_price"), item.unit_price, 0, Rupiah::MAX_INPUT.get());
        let is_named = item.product_id.is_some() || item.typed_name().is_some();
        faults.ensure(is_named, field("name"), &check::REQUIRED);
        faults.optional_text(&field("name"), item.name.as_deref(), 160);
    }
}

/// The lines with the names of now. A line of a product that was bought before under another name keeps that name:
/// `kept` are the lines as they were.
pub(super) async fn bought(
    tx: &Tx,
    (items, kept): (&[PurchaseItemInput], &[NewItem]),
    faults: &mut Faults,
) -> Result<Vec<NewItem>> {
    let mut named = products::names(tx, items.iter().filter_map(|item| item.product_id).collect()).await?;
    for (index, item) in items.iter().enumerate() {
        let is_known = item.product_id.is_none_or(|id| named.contains_key(&id));
        faults.ensure(is_known, format!("items[{index}].product_id"), &check::UNKNOWN_REFERENCE);
    }
    named.extend(kept.iter().filter_map(|item| Some((item.product_id?, item.name.clone()))));
    Ok(items.iter().map(|item| line(item, &named)).collect())
}

fn line(item: &PurchaseItemInput, named: &HashMap<ProductId, String>) -> NewItem {
    let known = || item.product_id.and_then(|id| named.get(&id).cloned());
    NewItem {
        product_id: item.product_id,
        name: item.typed_name().or_else(known).unwrap_or_default(),
        quantity: item.quantity,
        unit_price: Rupiah(item.unit_price),
    }
}

/// Names what is wrong with the sums, and computes them.
pub(super) fn total(items: &[NewItem], discount: Rupiah, faults: &mut Faults) -> Result<Rupiah> {
    match gross(items).and_then(|gross| net(gross, discount)) {
        Err(Error::Invalid(found)) => {
            faults.extend(found);
            Ok(Rupiah::ZERO)
        }
        done => done,
    }
}
