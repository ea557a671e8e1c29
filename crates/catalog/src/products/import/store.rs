//! Stores rows: adds products, and changes known ones where the row says something new.

use super::read::{Change, Known, Wanted, skus};
use crate::{
    categories,
    products::{
        create,
        model::{self, ProductView},
        queries,
        table::Model,
    },
};
use kernel::{Permission, Result};
use platform::{
    Actor, Tx, audit,
    import::{Ground, ImportRow, Outcome},
    live::{self, Audience},
};
use serde_json::Value;

pub(super) async fn store(tx: &Tx, ground: Ground<'_>, rows: Vec<ImportRow>) -> Result<Vec<Outcome>> {
    let mut known = Known::load(tx, (&rows, queries::hold_by_sku(tx, skus(&rows)).await?)).await?;
    let mut outcomes = Vec::with_capacity(rows.len());
    for row in &rows {
        let outcome = match known.read(tx.app(), ground.actor, row) {
            Err(faults) => Outcome::Rejected(faults),
            Ok(Wanted::New(input)) => {
                let product = create::add(tx, ground.actor, &input).await?;
                known.learn(&product);
                Outcome::Created(product.id.0)
            }
            Ok(Wanted::Known(change)) => change_known(tx, ground.actor, *change).await?,
        };
        outcomes.push(outcome);
    }
    tell(tx).await?;
    Ok(outcomes)
}

/// Tells that products came or changed: many, so that nobody is told of each.
pub(super) async fn tell(tx: &Tx) -> Result<()> {
    live::tell(tx, "product.updated", None, Audience::Holders(Permission::ReadProducts)).await
}

async fn change_known(tx: &Tx, actor: &Actor, change: Change) -> Result<Outcome> {
    let undone = change.undone();
    let id = change.before.id.0;
    if undone.is_empty() {
        return Ok(Outcome::Unchanged(id));
    }
    let version = change.before.version + 1;
    apply(tx, actor, change).await?;
    Ok(Outcome::Updated { id, version, before: Value::Object(undone) })
}

/// Writes what changes of a product that is held: the row, its price history and the audit entry.
pub(super) async fn apply(tx: &Tx, actor: &Actor, Change { before, after, changes }: Change) -> Result<()> {
    queries::update(tx, before.id, None, changes).await?;
    let terms = |product: &Model| (product.cost_price, product.margin_bps, product.list_price);
    if terms(&before) != terms(&after) {
        queries::add_price(tx, actor, &after).await?;
    }
    let ids = before.category_id.into_iter().chain(after.category_id).collect();
    let names = categories::names(tx, ids).await?;
    let view = |product: &Model| {
        let category = product.category_id.and_then(|id| names.get(&id).cloned());
        ProductView::new(actor, product.clone(), category)
    };
    let subject = model::subject(&after);
    audit::record_change(tx, actor, "product.updated", &subject, (&view(&before), &view(&after))).await
}
