//! Put records into the trash and take them out again.

use super::{
    RecordId,
    mark::tell,
    model::{RecordView, subject},
    policy, queries,
    table::{ActiveModel, Model},
};
use axum::extract::State;
use kernel::{Error, Result};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
};
use sea_orm::Set;
use serde_json::json;

/// Put a record into the trash.
#[utoipa::path(delete, path = "/api/customer-records/{id}", tag = "outreach", params(("id" = RecordId, Path)), responses((status = 204), Refusals))]
pub(super) async fn trash_handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RecordId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_to_change(tx, &actor, id).await?;
        if row.deleted_at.is_some() {
            return Ok(Reply::no_content());
        }
        if !policy::can(&actor, &row).delete {
            return Err(Error::Forbidden);
        }
        set_deleted(tx, &actor, (row, seen), "record.removed").await?;
        Ok(Reply::no_content())
    })
    .await
}

/// Take a record out of the trash.
#[utoipa::path(post, path = "/api/customer-records/{id}/restore", tag = "outreach", params(("id" = RecordId, Path)), request_body = Empty, responses((status = 200, body = RecordView), Refusals))]
pub(super) async fn restore_handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RecordId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let mut row = queries::find_to_change(tx, &actor, id).await?;
        if row.deleted_at.is_some() {
            if !policy::can(&actor, &row).restore {
                return Err(Error::Forbidden);
            }
            row = set_deleted(tx, &actor, (row, seen), "record.restored").await?;
        }
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Turns the trash around: what was in it comes out, what was not goes in.
async fn set_deleted(
    tx: &Tx,
    actor: &Actor,
    (row, IfMatch(seen)): (Model, IfMatch),
    action: &str,
) -> Result<Model> {
    let deleted_at = row.deleted_at.is_none().then(|| tx.now());
    let changes = ActiveModel { deleted_at: Set(deleted_at), ..Default::default() };
    if !queries::update(tx, row.id, seen, changes).await? {
        return Err(Error::Stale(Box::new(json!(queries::view(tx.app(), tx, (actor, row)).await?))));
    }
    let row = queries::find(tx, row.id).await?;
    audit::record(tx, actor, action, &subject(&row), json!({})).await?;
    tell(tx, &row).await?;
    Ok(row)
}
