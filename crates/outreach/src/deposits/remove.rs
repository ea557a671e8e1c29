//! Delete a deposit. What it was stays in the audit log.

use super::{DepositId, add::tell, model::subject, policy, queries, table::Model};
use axum::extract::State;
use kernel::{Error, Result};
use platform::{
    Actor, App, Tx, audit,
    http::{self, IfMatch, Path, Refusals, Reply},
};
use serde_json::json;

/// Delete a deposit. Staff delete their own, for as many days back as is set (409 `too_old` after that).
#[utoipa::path(delete, path = "/api/deposits/{id}", tag = "outreach", params(("id" = DepositId, Path)), responses((status = 204), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DepositId>,
    IfMatch(seen): IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        policy::must_be_open(tx.app(), &actor, row.on_date)?;
        if !remove(tx, &actor, (&row, seen)).await? {
            let current = queries::view(tx.app(), tx, (&actor, row)).await?;
            return Err(Error::Stale(Box::new(json!(current))));
        }
        Ok(Reply::no_content())
    })
    .await
}

/// Deletes the row if its version still is `seen`; returns whether it was.
pub(super) async fn remove(tx: &Tx, actor: &Actor, (row, seen): (&Model, Option<i64>)) -> Result<bool> {
    if !queries::delete(tx, row.id, seen).await? {
        return Ok(false);
    }
    let facts = json!({
        "on_date": row.on_date, "staff_id": row.staff_id, "base_amount": row.base_amount,
        "multiplier": row.multiplier_hundredths, "total": row.total, "note": row.note,
    });
    audit::record(tx, actor, "deposit.removed", &subject(row), facts).await?;
    tell(tx, "deposit.removed", row).await?;
    Ok(true)
}
