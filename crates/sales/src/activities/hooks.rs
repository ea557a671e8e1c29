//! What activities offer to the rest of the house: timelines, the overdue badge, reminders.

use super::table::{Column, Entity, Model};
use crate::leads;
use futures::FutureExt;
use kernel::{Permission, Result};
use notify::Notice;
use platform::{
    Actor, App,
    capability::{BadgeSource, TimelineEntry, TimelineQuery, TimelineSource},
    jobs::JobKind,
    live::{self, Audience},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde_json::json;

const REMINDED_AT_ONCE: u64 = 500;

/// Activities of a lead or customer.
pub(crate) const TIMELINE: TimelineSource =
    TimelineSource { name: "activity", entries: |app, actor, query| entries(app, actor, query).boxed() };

async fn entries(app: &App, _: &Actor, query: TimelineQuery) -> Result<Vec<TimelineEntry>> {
    let mut about = match query.subject_kind {
        "lead" => Condition::all().add(Column::LeadId.eq(query.subject_id)),
        _ => Condition::all().add(Column::CustomerId.eq(query.subject_id)),
    };
    if let Some(before) = query.before {
        about = about.add(Column::At.lt(before));
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

/// Reminds owners of follow-ups that are due, once each.
pub(crate) const REMIND: JobKind = JobKind::new("activities.remind", |app, _| Box::pin(remind(app)));

async fn remind(app: App) -> Result<()> {
    app.transact(async |tx| {
        let due = leads::Entity::find()
            .filter(leads::overdue(tx.now()))
            .filter(leads::Column::RemindedAt.is_null())
            .filter(leads::Column::OwnerId.is_not_null())
            .limit(REMINDED_AT_ONCE)
            .all(tx)
            .await?;
        for lead in due {
            let Some(owner) = lead.owner_id else { continue };
            let changes = leads::ActiveModel { reminded_at: Set(Some(tx.now())), ..Default::default() };
            leads::update(tx, lead.id, None, changes).await?;
            let notice = Notice {
                kind: "lead.follow_up_due",
                to: vec![owner],
                subject: leads::subject(&lead),
                params: json!({ "next_action": lead.next_action }),
            };
            notify::tell(tx, &Actor::system(), notice).await?;
            live::tell(tx, "badges.changed", None, Audience::Users(vec![owner])).await?;
        }
        live::tell(tx, "badges.changed", None, Audience::Holders(Permission::UseLeads)).await
    })
    .await
}
