//! Reservations end after their last day.

use super::{model::subject, queries, request::changed};
use kernel::Result;
use notify::Notice;
use platform::{Actor, App, jobs::JobKind};
use serde_json::json;

/// So many end in one transaction.
const ROWS: u64 = 500;

/// Ends reservations whose last day is over. Idempotent.
pub(crate) const EXPIRE: JobKind = JobKind::new("reservations.expire", |app, _| Box::pin(expire(app)));

async fn expire(app: App) -> Result<()> {
    let actor = Actor::system();
    loop {
        let ended = app
            .transact(async |tx| {
                let rows = queries::overdue(tx, ROWS).await?;
                queries::expire_these(tx, rows.iter().map(|row| row.id).collect()).await?;
                for row in &rows {
                    changed(tx, &actor, ("reservation.expired", row), json!({})).await?;
                    let notice = Notice {
                        kind: "reservation.expired",
                        to: vec![row.staff_id],
                        subject: subject(row),
                        params: json!({}),
                    };
                    notify::tell(tx, &actor, notice).await?;
                }
                Ok(rows.len())
            })
            .await?;
        if ended == 0 {
            return Ok(());
        }
    }
}
