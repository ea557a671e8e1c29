//! Record a purchase by hand.

use super::{
    model::{PurchaseView, Source, gross, net},
    queries,
    record::{NewItem, NewPurchase, record},
};
use crate::customers::{self, CustomerId, IN_FUTURE};
use axum::extract::State;
use catalog::products::{self, ProductId};
use kernel::{Check, Day, Error, Fault, Faults, Result, Rupiah, check, text};
use platform::{
    Actor, App, Tx,
    http::{self, Body, Refusals, Reply},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

const MAX_ITEMS: usize = 500;

/// One line of a purchase as people type it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CreateItem {
    product_id: Option<ProductId>,
    /// The product's name where absent.
    name: Option<String>,
    quantity: i64,
    unit_price: i64,
}

impl CreateItem {
    fn typed_name(&self) -> Option<String> {
        self.name.as_deref().map(text::clean_line).filter(|name| !name.is_empty())
    }
}

/// A purchase as people type it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CreatePurchase {
    customer_id: Option<CustomerId>,
    /// Today where absent; not a day to come.
    on_date: Option<Day>,
    items: Vec<CreateItem>,
    discount: i64,
    note: Option<String>,
}

impl Check for CreatePurchase {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.customer_id.is_some(), "customer_id", &check::REQUIRED);
        faults.ensure(!self.items.is_empty(), "items", &check::REQUIRED);
        if self.items.len() > MAX_ITEMS {
            faults.add(Fault::new("items", &check::TOO_MANY).with("max", MAX_ITEMS));
        }
        for (index, item) in self.items.iter().enumerate().take(MAX_ITEMS) {
            let field = |name: &str| format!("items[{index}].{name}");
            faults.number(&field("quantity"), item.quantity, 1, 1_000_000);
            faults.number(&field("unit_price"), item.unit_price, 0, Rupiah::MAX_INPUT.get());
            let is_named = item.product_id.is_some() || item.typed_name().is_some();
            faults.ensure(is_named, field("name"), &check::REQUIRED);
            faults.optional_text(&field("name"), item.name.as_deref(), 160);
        }
        faults.number("discount", self.discount, 0, Rupiah::MAX_INPUT.get());
        faults.optional_text("note", self.note.as_deref(), 2_000);
    }
}

/// Record a purchase by hand. The server computes its totals.
#[utoipa::path(post, path = "/api/purchases", tag = "purchases", request_body = CreatePurchase, responses((status = 201, body = PurchaseView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CreatePurchase>,
) -> http::Result<Reply> {
    customers::must_write(&actor)?;
    app.write(&actor, async |tx| {
        let new = check_references(tx, &actor, &input).await?;
        let id = record(tx, &actor, new).await?;
        Reply::created(1, &queries::view(tx, &actor, id).await?)
    })
    .await
}

async fn check_references(tx: &Tx, actor: &Actor, input: &CreatePurchase) -> Result<NewPurchase> {
    let customer_id = input.customer_id.unwrap_or(CustomerId(Uuid::nil()));
    let on_date = input.on_date.unwrap_or_else(|| tx.today());
    let named = products::names(tx, input.items.iter().filter_map(|item| item.product_id).collect()).await?;
    let items: Vec<_> = input.items.iter().map(|item| bought(item, &named)).collect();
    let mut faults = Faults::new();
    let is_known = customers::find_living(tx, actor, customer_id).await.is_ok();
    faults.ensure(is_known, "customer_id", &check::UNKNOWN_REFERENCE);
    faults.ensure(on_date <= tx.today(), "on_date", &IN_FUTURE);
    for (index, item) in items.iter().enumerate() {
        let is_known = item.product_id.is_none_or(|id| named.contains_key(&id));
        faults.ensure(is_known, format!("items[{index}].product_id"), &check::UNKNOWN_REFERENCE);
    }
    let discount = Rupiah(input.discount);
    if let Err(Error::Invalid(found)) = gross(&items).and_then(|gross| net(gross, discount)) {
        for fault in found {
            faults.add(fault);
        }
    }
    faults.finish()?;
    let note = input.note.as_deref().map(text::clean_block).filter(|note| !note.is_empty());
    Ok(NewPurchase { customer_id, deal_id: None, on_date, items, discount, source: Source::Manual, note })
}

fn bought(item: &CreateItem, named: &HashMap<ProductId, String>) -> NewItem {
    let known = || item.product_id.and_then(|id| named.get(&id).cloned());
    NewItem {
        product_id: item.product_id,
        name: item.typed_name().or_else(known).unwrap_or_default(),
        quantity: item.quantity,
        unit_price: Rupiah(item.unit_price),
    }
}
