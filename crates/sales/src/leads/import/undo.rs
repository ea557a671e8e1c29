//! Takes leads of an import back.

use crate::leads::{
    LeadId, model, queries,
    table::{Column, Entity, Model},
};
use kernel::{Permission, Result};
use platform::{
    Actor, Tx, audit,
    import::Trace,
    live::{self, Audience},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

/// Puts leads that nobody touched into the trash; returns the others.
pub(super) async fn undo(tx: &Tx, actor: &Actor, traces: Vec<Trace>) -> Result<Vec<Uuid>> {
    let ids: Vec<LeadId> = traces.iter().map(|trace| LeadId(trace.id)).collect();
    let rows =
        Entity::find().filter(Column::Id.is_in(ids)).filter(Column::DeletedAt.is_null()).all(tx).await?;
    let (untouched, touched): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| {
        row.last_activity_at.is_none()
            && traces.iter().any(|trace| trace.id == row.id.0 && trace.version == row.version)
    });
    let busy = crate::deals::leads_with_deals(tx, untouched.iter().map(|row| row.id).collect()).await?;
    let (kept, gone): (Vec<_>, Vec<_>) = untouched.into_iter().partition(|row| busy.contains(&row.id));
    queries::trash_many(tx, gone.iter().map(|row| row.id).collect()).await?;
    let entry = |row: &Model| audit::Past {
        at: tx.now(),
        by: (actor.id, actor.name.clone()),
        action: "lead.removed",
        subject: model::subject(row),
        facts: json!({ "import_undone": true }),
    };
    audit::record_past(tx, gone.iter().map(entry).collect()).await?;
    live::tell(tx, "lead.removed", None, Audience::Holders(Permission::UseLeads)).await?;
    Ok(touched.into_iter().chain(kept).map(|row| row.id.0).collect())
}
