//! Records go from one person to another, with what was marked on them.

use super::claims::{self, Standing};
use crate::{
    batches::{self, Batch, NewBatch, Source},
    databases::{self, DatabaseId},
    records::RecordId,
};
use kernel::{Error, Permission, Result, UserId};
use platform::{
    Actor, Tx, audit,
    live::{self, Audience},
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Gives `rows`, which are held and with somebody, to `to`: one batch for each database.
pub(super) async fn move_held(
    tx: &Tx,
    actor: &Actor,
    (rows, to): (&[Standing], UserId),
) -> Result<Vec<Batch>> {
    let mut by_database: BTreeMap<DatabaseId, Vec<RecordId>> = BTreeMap::new();
    let mut losers = BTreeSet::new();
    for row in rows {
        by_database.entry(row.database_id).or_default().push(row.id);
        losers.extend(row.assignee_id);
    }
    let mut moved = Vec::new();
    for (id, ids) in by_database {
        let database = databases::find(tx, id).await?;
        let size = i64::try_from(ids.len()).map_err(Error::internal)?;
        let new = NewBatch { database: &database, staff: to, source: Source::Direct, title: None, size };
        let batch = batches::open(tx, new).await?;
        claims::put(tx, &batch, &ids).await?;
        let facts = json!({ "database": database.name, "staff_id": to, "from": losers, "count": size });
        audit::record(tx, actor, "records.moved", &batches::subject(&batch), facts).await?;
        moved.push(batch);
    }
    live::tell(tx, "record.updated", None, Audience::Holders(Permission::ManageDatabases)).await?;
    live::tell(tx, "record.updated", None, Audience::Users(losers.into_iter().chain([to]).collect())).await?;
    Ok(moved)
}
