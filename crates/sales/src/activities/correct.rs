//! Correct, remove and restore activities; only their authors and those who see everybody's may.

use super::{
    ActivityId,
    model::{self, ActivityInput, ActivityView},
    policy, queries,
    record::line,
    table::{ActiveModel, Model},
};
use crate::leads;
use axum::extract::State;
use kernel::{Error, Faults, Permission, Result, check, text};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::json;

/// Correct an activity. A next action that is corrected on the newest one is the lead's next action too.
#[utoipa::path(patch, path = "/api/activities/{id}", tag = "activities", params(("id" = ActivityId, Path)), request_body = ActivityInput, responses((status = 200, body = ActivityView), Refusals))]
pub(super) async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ActivityId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<ActivityInput>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let before = find_to_edit(tx, &actor, id).await?;
        let mut faults = Faults::new();
        faults.ensure(input.lead_id.is_none(), "lead_id", &check::UNKNOWN_FIELD);
        faults.ensure(input.customer_id.is_none(), "customer_id", &check::UNKNOWN_FIELD);
        faults.finish()?;
        let view = ActivityView::new(&actor, before.clone());
        if !queries::update(tx, id, seen, changes(tx, &input)).await? {
            return Err(Error::Stale(Box::new(serde_json::to_value(view).map_err(Error::internal)?)));
        }
        let row = queries::find(tx, id).await?;
        correct_lead(tx, &actor, (&before, &row)).await?;
        let after = ActivityView::new(&actor, row.clone());
        audit::record_change(tx, &actor, "activity.updated", &model::subject(&row), (&view, &after)).await?;
        tell(tx, "activity.updated", &row).await?;
        Reply::tagged(after.version, &after)
    })
    .await
}

fn must_be_seen(actor: &Actor, row: &Model, seen: IfMatch) -> Result<()> {
    seen.must_fit(row.version, || {
        serde_json::to_value(ActivityView::new(actor, row.clone())).unwrap_or_default()
    })
}

async fn find_to_edit(tx: &Tx, actor: &Actor, id: ActivityId) -> Result<Model> {
    let row = queries::find_visible(tx, actor, id).await?;
    if policy::can(actor, &row).edit { Ok(row) } else { Err(Error::Forbidden) }
}

fn changes(tx: &Tx, input: &ActivityInput) -> ActiveModel {
    let mut changes = ActiveModel::default();
    if let Some(kind) = input.kind {
        changes.kind = Set(kind);
    }
    if let Some(at) = input.at {
        changes.at = Set(at);
        changes.on_day = Set(tx.zone().day_of(at));
    }
    if let Some(duration) = input.duration_min.change() {
        changes.duration_min = Set(duration);
    }
    if let Some(outcome) = input.outcome.clone().change() {
        changes.outcome = Set(outcome);
    }
    if let Some(note) = &input.note {
        changes.note = Set(text::clean_block(note));
    }
    if !input.next_action.is_keep() {
        changes.next_action = Set(line(&input.next_action));
    }
    if let Some(at) = input.next_action_at.change() {
        changes.next_action_at = Set(at);
    }
    changes
}

/// The lead's next action follows a correction of its newest activity, unless it was changed by other means since.
async fn correct_lead(tx: &Tx, actor: &Actor, (before, after): (&Model, &Model)) -> Result<()> {
    let planned = |row: &Model| (row.next_action.clone(), row.next_action_at);
    let Some(id) = after.lead_id.filter(|_| planned(before) != planned(after)) else { return Ok(()) };
    let lead = leads::find_to_change(tx, actor, id).await?;
    if planned(before) != (lead.next_action, lead.next_action_at) || !queries::is_newest(tx, after).await? {
        return Ok(());
    }
    let changes = leads::ActiveModel {
        next_action: Set(after.next_action.clone()),
        next_action_at: Set(after.next_action_at),
        reminded_at: Set(None),
        ..Default::default()
    };
    leads::update(tx, id, None, changes).await?;
    live::tell(tx, "lead.updated", Some(id.0), Audience::Owned(Permission::UseLeads, lead.owner_id)).await
}

async fn tell(tx: &Tx, kind: &str, row: &Model) -> Result<()> {
    live::tell(tx, kind, Some(row.id.0), Audience::Owned(Permission::UseLeads, row.author_id)).await
}

/// Put an activity into the trash.
#[utoipa::path(delete, path = "/api/activities/{id}", tag = "activities", params(("id" = ActivityId, Path)), responses((status = 204), Refusals))]
pub(super) async fn remove(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ActivityId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        if row.deleted_at.is_some() {
            return Ok(Reply::no_content());
        }
        find_to_edit(tx, &actor, id).await?;
        must_be_seen(&actor, &row, seen)?;
        queries::update(tx, id, None, ActiveModel { deleted_at: Set(Some(tx.now())), ..Default::default() })
            .await?;
        audit::record(tx, &actor, "activity.removed", &model::subject(&row), json!({})).await?;
        tell(tx, "activity.removed", &row).await?;
        Ok(Reply::no_content())
    })
    .await
}

/// Take an activity out of the trash.
#[utoipa::path(post, path = "/api/activities/{id}/restore", tag = "activities", params(("id" = ActivityId, Path)), request_body = Empty, responses((status = 200, body = ActivityView), Refusals))]
pub(super) async fn restore(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ActivityId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        if row.deleted_at.is_some() {
            if !policy::can(&actor, &row).restore {
                return Err(Error::Forbidden);
            }
            must_be_seen(&actor, &row, seen)?;
            queries::update(tx, id, None, ActiveModel { deleted_at: Set(None), ..Default::default() })
                .await?;
            audit::record(tx, &actor, "activity.restored", &model::subject(&row), json!({})).await?;
            tell(tx, "activity.restored", &row).await?;
        }
        let view = ActivityView::new(&actor, queries::find(tx, id).await?);
        Reply::tagged(view.version, &view)
    })
    .await
}
