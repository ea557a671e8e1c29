//! Put deals into the trash and take them out again.

use super::{
    DealId,
    model::{Status, WON_STAYS},
    policy, queries,
    save::{changed, must_be_seen},
    table::{ActiveModel, Model},
    view::DealView,
};
use axum::extract::State;
use kernel::{Error, Result};
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
};
use sea_orm::Set;

/// Put a deal into the trash. What was asked or approved about it is void; one that was won stays (409 `won_stays`).
#[utoipa::path(delete, path = "/api/deals/{id}", tag = "deals", params(("id" = DealId, Path)), responses((status = 204), Refusals))]
pub(super) async fn trash(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DealId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_to_change(tx, &actor, id).await?;
        if row.deleted_at.is_none() {
            must_be_seen(tx, &actor, (&row, seen)).await?;
            throw_away(tx, &actor, &row).await?;
        }
        Ok(Reply::no_content())
    })
    .await
}

async fn throw_away(tx: &Tx, actor: &Actor, row: &Model) -> Result<()> {
    if !policy::can(actor, row).delete {
        let is_won = row.status == Status::Won && policy::writes(actor, row);
        return Err(if is_won { Error::conflict(&WON_STAYS) } else { Error::Forbidden });
    }
    // Whoever takes it out again submits it again: nobody approved what lay in the trash.
    let is_void = approvals::void(tx, "deal", row.id.0).await?;
    let status = if is_void { Status::Draft } else { row.status };
    let gone = ActiveModel { status: Set(status), deleted_at: Set(Some(tx.now())), ..Default::default() };
    queries::update(tx, row.id, gone).await?;
    changed(tx, actor, ("deal.removed", &queries::find(tx, row.id).await?)).await
}

/// Take a deal out of the trash.
#[utoipa::path(post, path = "/api/deals/{id}/restore", tag = "deals", params(("id" = DealId, Path)), request_body = Empty, responses((status = 200, body = DealView), Refusals))]
pub(super) async fn restore(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DealId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_to_change(tx, &actor, id).await?;
        if !policy::writes(&actor, &row) {
            return Err(Error::Forbidden);
        }
        if row.deleted_at.is_some() {
            must_be_seen(tx, &actor, (&row, seen)).await?;
            let back = ActiveModel { deleted_at: Set(None), ..Default::default() };
            queries::update(tx, id, back).await?;
            changed(tx, &actor, ("deal.restored", &queries::find(tx, id).await?)).await?;
        }
        let view = queries::view(tx, &actor, queries::find(tx, id).await?).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}
