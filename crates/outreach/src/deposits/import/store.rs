//! Enters deposits of a file, many at once, and takes them back.

use super::read::Names;
use crate::deposits::{DepositId, add::row as row_of, model::subject, queries, table::Model};
use kernel::{Permission, Result};
use platform::{
    Actor, Tx, audit,
    import::{Ground, ImportRow, Outcome, Trace},
    live::{self, Audience},
};
use sea_orm::IntoActiveModel;
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

pub(super) async fn store(tx: &Tx, ground: Ground<'_>, rows: Vec<ImportRow>) -> Result<Vec<Outcome>> {
    ground.actor.must(Permission::UseDeposits)?;
    let names = Names::load(tx, ground, &rows).await?;
    let (mut outcomes, mut deposits) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in &rows {
        outcomes.push(match names.read(tx.app(), ground, row) {
            Err(faults) => Outcome::Rejected(faults),
            Ok(input) => {
                let deposit = row_of(tx, ground.actor, (tx.new_id(), &input))?;
                let id = deposit.id.0;
                deposits.push(deposit);
                Outcome::Created(id)
            }
        });
    }
    record(tx, ground.actor, ("deposit.created", &deposits)).await?;
    queries::insert_many(tx, deposits.into_iter().map(Model::into_active_model).collect()).await?;
    tell(tx).await?;
    Ok(outcomes)
}

/// Deletes what nobody changed; returns the others.
pub(super) async fn undo(tx: &Tx, actor: &Actor, traces: Vec<Trace>) -> Result<Vec<Uuid>> {
    let versions: HashMap<Uuid, i64> = traces.iter().map(|trace| (trace.id, trace.version)).collect();
    let (mut gone, mut kept) = (Vec::new(), Vec::new());
    for row in queries::among(tx, versions.keys().copied().map(DepositId).collect()).await? {
        let is_gone = queries::delete(tx, row.id, versions.get(&row.id.0).copied()).await?;
        if is_gone { gone.push(row) } else { kept.push(row.id.0) }
    }
    record(tx, actor, ("deposit.removed", &gone)).await?;
    tell(tx).await?;
    Ok(kept)
}

async fn record(tx: &Tx, actor: &Actor, (action, rows): (&'static str, &[Model])) -> Result<()> {
    let entry = |row: &Model| audit::Past {
        at: tx.now(),
        by: (actor.id, actor.name.clone()),
        action,
        subject: subject(row),
        facts: json!({
            "on_date": row.on_date, "staff_id": row.staff_id, "base_amount": row.base_amount,
            "multiplier": row.multiplier_hundredths, "total": row.total, "note": row.note,
        }),
    };
    audit::record_past(tx, rows.iter().map(entry).collect()).await
}

/// Tells that deposits came or went: many, so that nobody is told of each.
async fn tell(tx: &Tx) -> Result<()> {
    live::tell(tx, "deposit.updated", None, Audience::Holders(Permission::UseDeposits)).await
}
