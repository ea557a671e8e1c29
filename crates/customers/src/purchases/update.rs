//! Correct a purchase that was recorded by hand, or take it back.

use super::{
    NewItem, PurchaseId,
    input::{PurchaseItemInput, bought, check_items, total},
    model::{FROM_DEAL, PurchaseView, Source},
    queries,
    record::lines,
    table::{ActiveModel, Model},
};
use crate::customers::{self, Customer, IN_FUTURE};
use axum::extract::State;
use catalog::products;
use kernel::{Check, Day, Error, Faults, Patch, Permission, Result, Rupiah, text};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

/// Changes to a purchase.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct UpdatePurchase {
    /// Not a day to come.
    on_date: Option<Day>,
    /// All lines as they should be.
    items: Option<Vec<PurchaseItemInput>>,
    discount: Patch<i64>,
    note: Patch<String>,
}

impl Check for UpdatePurchase {
    fn check(&self, faults: &mut Faults) {
        if let Some(items) = &self.items {
            check_items(items, faults);
        }
        faults.number(
            "discount",
            self.discount.sent().copied().unwrap_or_default(),
            0,
            Rupiah::MAX_INPUT.get(),
        );
        faults.optional_text("note", self.note.sent().map(String::as_str), 2_000);
    }
}

/// Correct a purchase. What a deal made stays as it was sold (409 `from_deal`).
#[utoipa::path(patch, path = "/api/purchases/{id}", tag = "purchases", params(("id" = PurchaseId, Path)), request_body = UpdatePurchase, responses((status = 200, body = PurchaseView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<PurchaseId>,
    seen: IfMatch,
    Body(input): Body<UpdatePurchase>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let held = hold(tx, &actor, (id, seen)).await?;
        let after = correct(tx, &actor, &held, &input).await?;
        Reply::tagged(after.version, &after)
    })
    .await
}

/// Take a purchase back that was recorded by mistake. What a deal made stays (409 `from_deal`).
#[utoipa::path(delete, path = "/api/purchases/{id}", tag = "purchases", params(("id" = PurchaseId, Path)), responses((status = 204), Refusals))]
pub(super) async fn remove(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<PurchaseId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let (customer, row, before) = hold(tx, &actor, (id, seen)).await?;
        queries::delete(tx, id).await?;
        let facts = json!({
            "purchase": row.number, "total": row.total, "on_date": row.on_date, "items": before.items,
        });
        finish(tx, &actor, (&customer, id), ("purchase.removed", facts)).await?;
        Ok(Reply::no_content())
    })
    .await
}

type Held = (Customer, Model, PurchaseView);

/// Holds the customer, then the purchase, and looks whether the actor may touch it.
async fn hold(tx: &Tx, actor: &Actor, (id, seen): (PurchaseId, IfMatch)) -> Result<Held> {
    let found = queries::find_visible(tx, actor, id).await?;
    let customer = customers::hold_winner(tx, found.customer_id).await?;
    let row = queries::hold(tx, actor, id).await?;
    let view = queries::view(tx, actor, id).await?;
    if !customers::may_write(actor) || customer.deleted_at.is_some() {
        return Err(Error::Forbidden);
    }
    seen.must_fit(row.version, || serde_json::to_value(&view).unwrap_or_default())?;
    if row.source == Source::Deal {
        return Err(Error::conflict(&FROM_DEAL));
    }
    Ok((customer, row, view))
}

async fn correct(
    tx: &Tx,
    actor: &Actor,
    (customer, row, before): &Held,
    input: &UpdatePurchase,
) -> Result<PurchaseView> {
    let mut faults = Faults::new();
    faults.ensure(input.on_date.is_none_or(|day| day <= tx.today()), "on_date", &IN_FUTURE);
    let kept: Vec<NewItem> = before.items.iter().map(NewItem::from).collect();
    let items = match &input.items {
        Some(items) => bought(tx, (items, &kept), &mut faults).await?,
        None => kept,
    };
    let discount = input.discount.change().map_or(row.discount, |sent| Rupiah(sent.unwrap_or_default()));
    let total = total(&items, discount, &mut faults)?;
    faults.finish()?;
    let note = match input.note.clone().change() {
        Some(note) => note.as_deref().map(text::clean_block).filter(|note| !note.is_empty()),
        None => row.note.clone(),
    };
    let changes = ActiveModel {
        on_date: Set(input.on_date.unwrap_or(row.on_date)),
        discount: Set(discount),
        total: Set(total),
        note: Set(note),
        ..Default::default()
    };
    queries::update(tx, row.id, changes).await?;
    if input.items.is_some() {
        queries::set_items(tx, row.id, lines(tx, row.id, &items)).await?;
        products::mark_used(tx, items.iter().filter_map(|item| item.product_id).collect()).await?;
    }
    let after = queries::view(tx, actor, row.id).await?;
    let facts = json!({
        "purchase": row.number,
        "changes": {
            "total": { "from": before.total, "to": after.total },
            "discount": { "from": before.discount, "to": after.discount },
            "on_date": { "from": before.on_date, "to": after.on_date },
            "items": { "from": before.items, "to": after.items },
        },
    });
    finish(tx, actor, (customer, row.id), ("purchase.updated", facts)).await?;
    Ok(after)
}

/// Keeps the customer's sums right, and tells it.
async fn finish(
    tx: &Tx,
    actor: &Actor,
    (customer, id): (&Customer, PurchaseId),
    (event, facts): (&str, Value),
) -> Result<()> {
    customers::count_purchases(tx, customer.id).await?;
    audit::record(tx, actor, event, &customers::subject(customer), facts).await?;
    let audience = Audience::Owned(Permission::UseCustomers, customer.owner_id);
    live::tell(tx, event, Some(id.0), audience).await
}
