//! Put a customer into the trash, and take it out again.

use super::{
    CustomerId,
    create::changed,
    model::{HAS_SERVICES, MERGED},
    policy, queries,
    table::{ActiveModel, Model},
    view::CustomerView,
};
use crate::services;
use axum::extract::State;
use kernel::{Error, Result};
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
};
use sea_orm::Set;

/// Put a customer into the trash; one with services that have not ended stays (409 `has_services`).
#[utoipa::path(delete, path = "/api/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)), responses((status = 204), Refusals))]
pub(super) async fn trash(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::hold(tx, &actor, id).await?;
        if row.deleted_at.is_some() {
            return Err(Error::NotFound);
        }
        if !policy::can(&actor, row.standing()).delete {
            return Err(Error::Forbidden);
        }
        must_be_seen(tx, &actor, (&row, seen)).await?;
        if services::count_living(tx, id).await? > 0 {
            return Err(Error::conflict(&HAS_SERVICES));
        }
        let gone = ActiveModel { deleted_at: Set(Some(tx.now())), ..Default::default() };
        queries::update(tx, id, None, gone).await?;
        changed(tx, &actor, ("customer.removed", &row)).await?;
        Ok(Reply::no_content())
    })
    .await
}

/// Take a customer out of the trash; one that was merged stays a redirect (409 `merged`).
#[utoipa::path(post, path = "/api/customers/{id}/restore", tag = "customers", params(("id" = CustomerId, Path)), request_body = Empty, responses((status = 200, body = CustomerView), Refusals))]
pub(super) async fn restore(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::hold(tx, &actor, id).await?;
        if row.merged_into_id.is_some() {
            return Err(Error::conflict(&MERGED));
        }
        if row.deleted_at.is_some() {
            must_be_seen(tx, &actor, (&row, seen)).await?;
            let back = ActiveModel { deleted_at: Set(None), ..Default::default() };
            queries::update(tx, id, None, back).await?;
            changed(tx, &actor, ("customer.restored", &row)).await?;
        }
        let view = queries::view(tx.app(), tx, (&actor, queries::find(tx, id).await?)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Refuses a client that has seen another version than `row`, which is held.
pub(super) async fn must_be_seen(tx: &Tx, actor: &Actor, (row, seen): (&Model, IfMatch)) -> Result<()> {
    let current = queries::view(tx.app(), tx, (actor, row.clone())).await?;
    seen.must_fit(row.version, || serde_json::to_value(&current).unwrap_or_default())
}
