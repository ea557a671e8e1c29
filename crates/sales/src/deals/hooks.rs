//! What deals offer to the rest of the house.

use super::{
    DealId, policy, queries,
    steps::apply_decision,
    table::{Column, Entity},
};
use futures::FutureExt;
use kernel::{Permission, Result, UserId};
use platform::{
    Actor, App, Tx,
    audit::table as entry,
    capability::{DecisionHandler, Handover, TimelineEntry, TimelineQuery, TimelineSource},
    jobs::JobKind,
    live::{self, Audience},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::json;

/// What a decision of the queue does to a deal.
pub(crate) const DECISION: DecisionHandler = DecisionHandler {
    kind: "deal",
    hold: |tx, id| async move { queries::hold(tx, DealId(id)).await.map(drop) }.boxed(),
    apply: |tx, actor, id, decision| apply_decision(tx, actor, id, decision).boxed(),
};

/// What lies in the trash for so long is forgotten.
const KEPT: chrono::Duration = chrono::Duration::days(90);

/// Forgets what has been in the trash for 90 days.
pub(crate) const PURGE: JobKind = JobKind::new("deals.purge", |app, _| Box::pin(purge(app)));

async fn purge(app: App) -> Result<()> {
    loop {
        let gone = app
            .transact(async |tx| {
                let gone = queries::purge(tx, tx.now() - KEPT).await?;
                approvals::forget(tx, "deal", gone.iter().map(|id| id.0).collect()).await?;
                Ok(gone.len())
            })
            .await?;
        if gone == 0 {
            return Ok(());
        }
    }
}

/// Open deals of a user who leaves.
pub(crate) const HANDOVER: Handover = Handover {
    name: "deals",
    count: |app, user| async move { queries::count_open_of(app.db().reader(), user).await }.boxed(),
    hand_over: |tx, actor, from, to| hand_over(tx, actor, from, to).boxed(),
};

async fn hand_over(tx: &Tx, _: &Actor, from: UserId, to: UserId) -> Result<u64> {
    let count = queries::hand_over(tx, from, to).await?;
    approvals::hand_over(tx, "deal", (from, to)).await?;
    live::tell(tx, "deal.updated", None, Audience::Holders(Permission::ReadDeals)).await?;
    Ok(count)
}

/// What happened to the deals of a lead or customer.
pub(crate) const TIMELINE: TimelineSource =
    TimelineSource { name: "deal", entries: |app, actor, query| entries(app, actor, query).boxed() };

async fn entries(app: &App, actor: &Actor, query: TimelineQuery) -> Result<Vec<TimelineEntry>> {
    let of_subject = match query.subject_kind {
        "lead" => Column::LeadId.eq(query.subject_id),
        _ => Column::CustomerId.eq(query.subject_id),
    };
    let deals = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(policy::visible(actor))
        .filter(of_subject)
        .into_query();
    let mut about = Condition::all()
        .add(entry::Column::SubjectKind.eq("deal"))
        .add(entry::Column::SubjectId.in_subquery(deals));
    if let Some(before) = query.before {
        about = about.add(before.among(entry::Column::At, entry::Column::Id));
    }
    let rows = entry::Entity::find()
        .filter(about)
        .order_by_desc(entry::Column::At)
        .order_by_desc(entry::Column::Id)
        .limit(query.limit)
        .all(app.db().reader())
        .await?;
    let entry = |row: entry::Model| TimelineEntry {
        id: row.id,
        at: row.at,
        kind: "deal".to_owned(),
        event: row.action,
        author: row.actor_id.map(|_| row.actor_name),
        data: json!({ "deal_id": row.subject_id, "deal": row.subject_label, "facts": row.changes.get("total") }),
    };
    Ok(rows.into_iter().map(entry).collect())
}
