//! Upgrade or downgrade a service, or give it another price; the history keeps what it was.

use super::{
    ServiceId,
    model::{ServiceView, Status, WRONG_STATUS},
    open::{check_price, find_sold, tell},
    queries, spans,
    table::{ActiveModel, Model},
};
use crate::customers;
use axum::extract::State;
use catalog::products::{self, ProductId};
use kernel::{Check, Day, Faults, Result, Rupiah, check, error::Refusal, text};
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// Another product for a service.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ChangeProduct {
    product_id: Option<ProductId>,
    /// The product's list price where absent.
    price: Option<i64>,
    /// Today where absent; not before the last change of the service.
    on_date: Option<Day>,
    reason: Option<String>,
}

impl Check for ChangeProduct {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.product_id.is_some(), "product_id", &check::REQUIRED);
        faults.number("price", self.price.unwrap_or_default(), 0, Rupiah::MAX_INPUT.get());
        faults.optional_text("reason", self.reason.as_deref(), 500);
    }
}

/// Upgrade or downgrade, or give another price; the history keeps what it was. Sales cannot go below the list price
/// without a deal.
#[utoipa::path(post, path = "/api/services/{id}/change-product", tag = "services", params(("id" = ServiceId, Path)), request_body = ChangeProduct, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ServiceId>,
    seen: IfMatch,
    Body(input): Body<ChangeProduct>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::hold(tx, &actor, id).await?;
        let current = queries::view(tx, &actor, id).await?;
        seen.must_fit(row.version, || serde_json::to_value(&current).unwrap_or_default())?;
        change(tx, &actor, (&row, &input)).await?;
        let view = queries::view(tx, &actor, id).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

async fn change(tx: &Tx, actor: &Actor, (row, input): (&Model, &ChangeProduct)) -> Result<()> {
    let wrong_status = || Refusal::new(&WRONG_STATUS).with("state", row.status);
    if row.status == Status::Terminated {
        return Err(wrong_status().into());
    }
    let product_id = input.product_id.unwrap_or(ProductId(Uuid::nil()));
    let sold = find_sold(tx, product_id).await?;
    let mut faults = Faults::new();
    let price = check_price(actor, (input.price, sold.as_ref()), &mut faults);
    let day = input.on_date.unwrap_or_else(|| tx.today());
    spans::check_day(tx, (row.id, day), &mut faults).await?;
    faults.finish()?;
    let changes = ActiveModel { product_id: Set(product_id), price: Set(price), ..Default::default() };
    if !queries::update_if(tx, row.id, row.status, changes).await? {
        return Err(wrong_status().into());
    }
    products::mark_used(tx, vec![product_id]).await?;
    let after = queries::find(tx, row.id).await?;
    let reason = input.reason.as_deref().map(text::clean_line).filter(|reason| !reason.is_empty());
    queries::add_change(tx, actor, (row, &after), (day, reason)).await?;
    spans::turn(tx, &after, day).await?;
    customers::count_services(tx, row.customer_id).await?;
    let facts = json!({
        "service": row.number, "from_product_id": row.product_id, "product_id": product_id,
        "product": sold.map(|sold| sold.name), "from_price": row.price, "price": price, "on_date": day,
    });
    tell(tx, actor, ("service.product_changed", row.customer_id), (Some(&after), facts)).await
}
