//! Takes customers of an import back: added ones go into the trash, changed ones get back what they were.

use super::store::{set, tell};
use crate::{
    customers::{
        CustomerId,
        create::{changed, check_references},
        duplicates,
        input::CustomerInput,
        queries,
        table::{ActiveModel, Model},
    },
    services,
};
use kernel::{Error, Result};
use platform::{Actor, Tx, http::body::parse, import::Trace};
use sea_orm::Set;
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

/// Takes back what nobody touched and nothing was sold to; returns the others.
pub(super) async fn undo(tx: &Tx, actor: &Actor, traces: Vec<Trace>) -> Result<Vec<Uuid>> {
    let ids: Vec<CustomerId> = traces.iter().map(|trace| CustomerId(trace.id)).collect();
    let with_services = services::owners_among(tx, ids.clone()).await?;
    let rows = queries::hold_living(tx, ids).await?;
    let mut rows: HashMap<Uuid, Model> = rows.into_iter().map(|row| (row.id.0, row)).collect();
    let mut kept = Vec::new();
    for Trace { id, version, before } in traces {
        // Who is gone already is taken back.
        let Some(row) = rows.remove(&id) else { continue };
        let is_undone = row.version == version
            && match before {
                Some(before) => restore(tx, actor, (row, before)).await?,
                None if row.purchase_count > 0 || with_services.contains(&row.id) => false,
                None => {
                    let gone = ActiveModel { deleted_at: Set(Some(tx.now())), ..Default::default() };
                    queries::update(tx, row.id, None, gone).await?;
                    changed(tx, actor, ("customer.removed", &row)).await?;
                    true
                }
            };
        if !is_undone {
            kept.push(id);
        }
    }
    tell(tx).await?;
    Ok(kept)
}

/// Gives a customer back what it was; `false` where that is no longer possible.
async fn restore(tx: &Tx, actor: &Actor, (row, before): (Model, Value)) -> Result<bool> {
    let input: CustomerInput = parse(before)?;
    match check_references(tx, actor, (&input, Some(&row))).await {
        Err(Error::Invalid(_)) => return Ok(false),
        checked => checked?,
    }
    if !duplicates::matches(tx, (&input, Some(&row))).await?.is_empty() {
        return Ok(false);
    }
    set(tx, actor, (row, &input)).await.map(|()| true)
}
