//! Takes records of an import back: those that nobody has, marked or changed go into the trash, and their database too
//! where it was made for them and nothing else is in it.

use crate::{
    databases::{self, DatabaseId},
    records::{RecordId, queries},
};
use kernel::{Error, Permission, Result};
use platform::{
    Actor, Tx,
    import::Trace,
    live::{self, Audience},
};
use uuid::Uuid;

pub(super) async fn undo(tx: &Tx, _: &Actor, traces: Vec<Trace>) -> Result<Vec<Uuid>> {
    let ids: Vec<RecordId> = traces.iter().map(|trace| RecordId(trace.id)).collect();
    queries::trash_untouched(tx, ids.clone()).await?;
    live::tell(tx, "database.updated", None, Audience::Holders(Permission::UseRecords)).await?;
    Ok(queries::living_among(tx, ids).await?.into_iter().map(|id| id.0).collect())
}

/// Removes the database that was made for a file of which nothing came, or nothing is left.
pub(super) async fn abandon(tx: &Tx, actor: &Actor, made: Uuid) -> Result<()> {
    match databases::hold(tx, DatabaseId(made)).await {
        Ok(database) => databases::remove_if_empty(tx, actor, &database).await,
        // Somebody removed it already.
        Err(Error::NotFound) => Ok(()),
        Err(cause) => Err(cause),
    }
}
