//! Put leads into the trash and take them out again.

use super::{
    LeadId,
    model::LeadView,
    moves::must_be_seen_unless,
    policy, queries,
    save::tell,
    table::{ActiveModel, Model},
};
use axum::extract::State;
use kernel::{Error, Result};
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
};
use sea_orm::Set;

/// Put a lead into the trash.
#[utoipa::path(delete, path = "/api/leads/{id}", tag = "leads", params(("id" = LeadId, Path)), responses((status = 204), Refusals))]
pub(super) async fn trash_handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        must_be_seen_unless(tx, &actor, (id, seen), |row| row.deleted_at.is_some()).await?;
        trash(tx, &actor, id).await?;
        Ok(Reply::no_content())
    })
    .await
}

pub(super) async fn trash(tx: &Tx, actor: &Actor, id: LeadId) -> Result<Model> {
    let row = queries::find_to_change(tx, actor, id).await?;
    if row.deleted_at.is_some() {
        return Ok(row);
    }
    if !policy::can(actor, &row).delete {
        return Err(Error::Forbidden);
    }
    queries::update(tx, id, None, ActiveModel { deleted_at: Set(Some(tx.now())), ..Default::default() })
        .await?;
    tell(tx, actor, ("lead.removed", &row)).await?;
    Ok(row)
}

/// Take a lead out of the trash.
#[utoipa::path(post, path = "/api/leads/{id}/restore", tag = "leads", params(("id" = LeadId, Path)), request_body = Empty, responses((status = 200, body = LeadView), Refusals))]
pub(super) async fn restore_handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        must_be_seen_unless(tx, &actor, (id, seen), |row| row.deleted_at.is_none()).await?;
        let row = restore(tx, &actor, id).await?;
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

pub(super) async fn restore(tx: &Tx, actor: &Actor, id: LeadId) -> Result<Model> {
    let row = queries::find_to_change(tx, actor, id).await?;
    if row.deleted_at.is_none() {
        return Ok(row);
    }
    if !policy::can(actor, &row).restore {
        return Err(Error::Forbidden);
    }
    queries::update(tx, id, None, ActiveModel { deleted_at: Set(None), ..Default::default() }).await?;
    let row = queries::find(tx, id).await?;
    tell(tx, actor, ("lead.restored", &row)).await?;
    Ok(row)
}
