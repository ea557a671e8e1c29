//! What happens to products without a person: prices follow the rounding setting, the trash is emptied.

use super::{ProductId, model, queries, table::ActiveModel};
use kernel::{Permission, Result};
use platform::{
    Actor, App, Tx, audit,
    jobs::JobKind,
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::json;

/// What lies in the trash for so long is forgotten.
const KEPT: chrono::Duration = chrono::Duration::days(90);

/// Brings list prices to what the rounding setting says.
pub(crate) const REPRICE: JobKind = JobKind::new("products.reprice", |app, _| Box::pin(reprice(app)));

/// Forgets what has been in the trash for 90 days.
pub(crate) const PURGE: JobKind = JobKind::new("products.purge", |app, _| {
    Box::pin(async move { app.transact(async |tx| queries::purge(tx, tx.now() - KEPT).await).await })
});

async fn reprice(app: App) -> Result<()> {
    // Another node may have changed the setting a moment ago.
    app.reload_settings().await?;
    let prices = queries::priced(app.db().reader()).await?;
    let is_stale = |product: &&queries::Priced| {
        let price = model::list_price(&app, (product.cost_price, product.margin_bps));
        price.is_some_and(|price| price != product.list_price)
    };
    for product in prices.iter().filter(is_stale) {
        app.transact(async |tx| set_price(tx, product.id).await).await?;
    }
    Ok(())
}

async fn set_price(tx: &Tx, id: ProductId) -> Result<()> {
    let before = queries::hold(tx, id).await?;
    let price = model::must_fit(tx.app(), (before.cost_price, before.margin_bps))?;
    if price == before.list_price {
        return Ok(());
    }
    let changes = ActiveModel { list_price: Set(price), ..Default::default() };
    queries::update(tx, id, None, changes).await?;
    let after = queries::find(tx, id).await?;
    let system = Actor::system();
    queries::add_price(tx, &system, &after).await?;
    let facts = json!({ "changes": { "list_price": { "from": before.list_price, "to": price } } });
    audit::record(tx, &system, "product.repriced", &model::subject(&after), facts).await?;
    live::tell(tx, "product.updated", Some(id.0), Audience::Holders(Permission::ReadProducts)).await
}
