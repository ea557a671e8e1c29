//! What activities offer to the rest of the house: timelines, the overdue badge, the emptying of the trash.

use super::{
    queries,
    table::{Column, Entity, Model},
};
use crate::leads;
use futures::FutureExt;
use kernel::Result;
use platform::{
    Actor, App,
    capability::{BadgeSource, TimelineEntry, TimelineQuery, TimelineSource},
    jobs::JobKind,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

/// Activities of a lead or customer.
pub(crate) const TIMELINE: TimelineSource =
    TimelineSource { name: "activity", entries: |app, actor, query| entries(app, actor, query).boxed() };

async fn entries(app: &App, _: &Actor, query: TimelineQuery) -> Result<Vec<TimelineEntry>> {
    let mut about = match query.subject_kind {
        "lead" => Condition::all().add(Column::LeadId.eq(query.subject_id)),
        _ => Condition::all().add(Column::CustomerId.eq(query.subject_id)),
    };
    if let Some(before) = query.before {
        about = about.add(before.among(Column::At, Column::Id));
    }
    let rows = Entity::find()
        .filter(about)
        .filter(Column::DeletedAt.is_null())
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(query.limit)
        .all(app.db().reader())
        .await?;
    let entry = |row: Model| TimelineEntry {
        id: row.id.0,
        at: row.at,
        kind: "activity".to_owned(),
        event: row.kind.to_string(),
        author: Some(row.author_name),
        data: json!({
            "note": row.note, "outcome": row.outcome, "duration_min": row.duration_min,
            "next_action": row.next_action, "next_action_at": row.next_action_at,
        }),
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// How many follow-ups of the actor's own leads are late.
pub(crate) const OVERDUE: BadgeSource =
    BadgeSource { name: "overdue", count: |app, actor| count_overdue(app, actor).boxed() };

async fn count_overdue(app: &App, actor: &Actor) -> Result<u64> {
    let own = leads::Entity::find()
        .filter(leads::overdue(app.now()))
        .filter(leads::Column::OwnerId.eq(actor.id))
        .filter(leads::visible(actor));
    Ok(own.count(app.db().reader()).await?)
}

/// What lies in the trash for so long is forgotten.
const KEPT: chrono::Duration = chrono::Duration::days(90);

/// Forgets what has been in the trash for 90 days.
pub(crate) const PURGE: JobKind = JobKind::new("activities.purge", |app, _| {
    Box::pin(async move { app.transact(async |tx| queries::purge(tx, tx.now() - KEPT).await).await })
});
