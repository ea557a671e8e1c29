//! Look at a customer.

use super::{CustomerId, queries, table::Model, view::CustomerView};
use axum::extract::State;
use kernel::Result;
use platform::{
    Actor, App, event_log,
    http::{self, Path, Refusals, Tagged},
};
use sea_orm::ConnectionTrait;
use serde_json::json;

/// The customer `id`, or the one that it was merged into, if the actor may see it.
pub(crate) async fn find_winner(db: &impl ConnectionTrait, actor: &Actor, id: CustomerId) -> Result<Model> {
    let row = queries::find_visible(db, actor, id).await?;
    match row.merged_into_id {
        Some(winner) => queries::find_visible(db, actor, winner).await,
        None => Ok(row),
    }
}

/// Look at a customer. One that was merged answers with the one it was merged into (`redirected_from`). Who looked at
/// a phone stands in the event log.
#[utoipa::path(get, path = "/api/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)), responses((status = 200, body = CustomerView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
) -> http::Result<Tagged<CustomerView>> {
    let db = app.db().reader();
    let row = find_winner(db, &actor, id).await?;
    let mut body = queries::view(&app, db, (&actor, row)).await?;
    body.redirected_from = (body.id != id).then_some(id);
    if body.phone.is_some() || body.national_id.is_some() {
        log_view(&app, &actor, &body).await?;
    }
    Ok(Tagged { version: body.version, body })
}

async fn log_view(app: &App, actor: &Actor, customer: &CustomerView) -> Result<()> {
    app.transact(async |tx| {
        let details = json!({ "customer_id": customer.id, "code": customer.code });
        event_log::record(tx, app, (actor.user_id(), &actor.origin), "customer_viewed", details).await
    })
    .await
}
