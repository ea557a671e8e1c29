//! Put databases into the trash and take them out again, with all their records.

use super::{
    DatabaseId,
    model::DatabaseView,
    policy, queries,
    save::tell,
    table::{ActiveModel, Model},
};
use crate::records;
use axum::extract::State;
use kernel::{Error, Result};
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
    jobs::JobKind,
};
use sea_orm::Set;
use serde_json::json;

/// What lies in the trash for so long is forgotten.
const KEPT: chrono::Duration = chrono::Duration::days(90);
/// So many records are forgotten in one transaction.
const ROWS: i64 = 5_000;

/// Forgets databases that have been in the trash for 90 days, with their records.
pub(crate) const PURGE: JobKind = JobKind::new("databases.purge", |app, _| Box::pin(purge(app)));

async fn purge(app: App) -> Result<()> {
    while let Some(row) = queries::find_stale(app.db().reader(), app.now() - KEPT).await? {
        while !app.transact(async |tx| queries::purge(tx, row.id, ROWS).await).await? {}
    }
    Ok(())
}

/// Put a contact database with all its records into the trash. Nobody sees them there but whoever manages databases.
#[utoipa::path(delete, path = "/api/databases/{id}", tag = "outreach", params(("id" = DatabaseId, Path)), responses((status = 204), Refusals))]
pub(super) async fn trash(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DatabaseId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        if row.deleted_at.is_some() {
            return Ok(Reply::no_content());
        }
        if !policy::can(&actor, &row).delete {
            return Err(Error::Forbidden);
        }
        set_deleted(tx, &actor, (row, seen), "database.removed").await?;
        Ok(Reply::no_content())
    })
    .await
}

/// Take a contact database out of the trash.
#[utoipa::path(post, path = "/api/databases/{id}/restore", tag = "outreach", params(("id" = DatabaseId, Path)), request_body = Empty, responses((status = 200, body = DatabaseView), Refusals))]
pub(super) async fn restore(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DatabaseId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let mut row = queries::find_visible(tx, &actor, id).await?;
        if row.deleted_at.is_some() {
            if !policy::can(&actor, &row).restore {
                return Err(Error::Forbidden);
            }
            row = set_deleted(tx, &actor, (row, seen), "database.restored").await?;
        }
        let view = queries::view(tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Removes a database that is held and has no record: into the trash where some are there, for ever where none ever was.
pub(crate) async fn remove_if_empty(tx: &Tx, actor: &Actor, database: &Model) -> Result<()> {
    let (living, all) = records::queries::count_of_database(tx, database.id).await?;
    if living > 0 {
        return Ok(());
    }
    if all > 0 {
        return set_deleted(tx, actor, (database.clone(), IfMatch(None)), "database.removed").await.map(drop);
    }
    tell(tx, actor, ("database.removed", database), json!({})).await?;
    queries::purge(tx, database.id, ROWS).await.map(drop)
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
        return Err(Error::Stale(Box::new(json!(queries::view(tx, (actor, row)).await?))));
    }
    let row = queries::find(tx, row.id).await?;
    tell(tx, actor, (action, &row), json!({})).await?;
    Ok(row)
}
