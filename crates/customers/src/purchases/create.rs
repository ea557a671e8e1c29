//! Record a purchase by hand.

use super::{
    input::{PurchaseItemInput, bought, check_items, total},
    model::{PurchaseView, Source},
    queries,
    record::{NewPurchase, record},
};
use crate::customers::{self, CustomerId, IN_FUTURE};
use axum::extract::State;
use kernel::{Check, Day, Faults, Result, Rupiah, check, text};
use platform::{
    Actor, App, Tx,
    http::{self, Body, Refusals, Reply},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A purchase as people type it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CreatePurchase {
    customer_id: Option<CustomerId>,
    /// Today where absent; not a day to come.
    on_date: Option<Day>,
    items: Vec<PurchaseItemInput>,
    discount: i64,
    note: Option<String>,
}

impl Check for CreatePurchase {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.customer_id.is_some(), "customer_id", &check::REQUIRED);
        check_items(&self.items, faults);
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
        let view = queries::view(tx, &actor, id).await?;
        Reply::created(view.version, &view)
    })
    .await
}

async fn check_references(tx: &Tx, actor: &Actor, input: &CreatePurchase) -> Result<NewPurchase> {
    let customer_id = input.customer_id.unwrap_or(CustomerId(Uuid::nil()));
    let on_date = input.on_date.unwrap_or_else(|| tx.today());
    let mut faults = Faults::new();
    let is_known = customers::find_living(tx, actor, customer_id).await.is_ok();
    faults.ensure(is_known, "customer_id", &check::UNKNOWN_REFERENCE);
    faults.ensure(on_date <= tx.today(), "on_date", &IN_FUTURE);
    let items = bought(tx, (&input.items, &[]), &mut faults).await?;
    let discount = Rupiah(input.discount);
    total(&items, discount, &mut faults)?;
    faults.finish()?;
    let note = input.note.as_deref().map(text::clean_block).filter(|note| !note.is_empty());
    Ok(NewPurchase { customer_id, deal_id: None, on_date, items, discount, source: Source::Manual, note })
}
