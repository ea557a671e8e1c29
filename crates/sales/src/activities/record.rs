//! Record what was done. The lead gets the next action, and what was due before is done with it.

use super::{
    ActivityId,
    model::{ActivityInput, ActivityView},
    queries,
    table::ActiveModel,
};
use crate::leads;
use axum::extract::State;
use customers::customers as people;
use kernel::{Error, Faults, Instant, Message, Patch, Permission, Result, check, text};
use platform::{
    Actor, App, Tx,
    http::{self, Body, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use uuid::Uuid;

const ONE_SUBJECT: Message =
    Message::new("required", "Pilih satu lead atau satu pelanggan.", "Choose one lead or one customer.");

/// Record what was done. The lead gets the next action, and what was due before is done with it.
#[utoipa::path(post, path = "/api/activities", tag = "activities", request_body = ActivityInput, responses((status = 201, body = ActivityView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<ActivityInput>,
) -> http::Result<Reply> {
    actor.must(Permission::UseLeads)?;
    let mut faults = Faults::new();
    let has_one = input.lead_id.is_some() != input.customer_id.is_some();
    faults.ensure(has_one, "lead_id", &ONE_SUBJECT);
    faults.ensure(has_one || input.customer_id.is_none(), "customer_id", &ONE_SUBJECT);
    faults.finish()?;
    app.write(&actor, async |tx| {
        let at = input.at.unwrap_or_else(|| tx.now());
        touch_subject(tx, &actor, (&input, at)).await?;
        let id: ActivityId = tx.new_id();
        let row = ActiveModel {
            id: Set(id),
            lead_id: Set(input.lead_id),
            customer_id: Set(input.customer_id.map(Uuid::from)),
            kind: Set(input.kind.unwrap_or_default()),
            at: Set(at),
            duration_min: Set(input.duration_min.sent().copied()),
            outcome: Set(input.outcome.sent().cloned()),
            note: Set(input.note.as_deref().map(text::clean_block).unwrap_or_default()),
            next_action: Set(line(&input.next_action)),
            next_action_at: Set(input.next_action_at.sent().copied()),
            author_id: Set(actor.user_id()),
            author_name: Set(actor.name.clone()),
            on_day: Set(tx.zone().day_of(at)),
            version: Set(1),
            created_at: Set(tx.now()),
            updated_at: Set(tx.now()),
            deleted_at: Set(None),
        };
        queries::insert(tx, row).await?;
        let view = ActivityView::new(&actor, queries::find(tx, id).await?);
        Reply::created(1, &view)
    })
    .await
}

/// The text that was sent, as one line; none where it is blank.
pub(super) fn line(field: &Patch<String>) -> Option<String> {
    field.sent().map(|text| text::clean_line(text)).filter(|text| !text.is_empty())
}

async fn touch_subject(tx: &Tx, actor: &Actor, (input, at): (&ActivityInput, Instant)) -> Result<()> {
    if let Some(customer) = input.customer_id {
        let found = people::find_visible(tx, actor, customer).await;
        found.map_err(|_| Error::field("customer_id", &check::UNKNOWN_REFERENCE))?;
        return Ok(());
    }
    let Some(id) = input.lead_id else { return Ok(()) };
    let lead = leads::find_to_change(tx, actor, id).await;
    let lead = lead.map_err(|_| Error::field("lead_id", &check::UNKNOWN_REFERENCE))?;
    if !leads::can(actor, &lead).edit {
        return Err(Error::Forbidden);
    }
    let last = lead.last_activity_at.map_or(at, |last| last.max(at));
    let changes = leads::ActiveModel {
        last_activity_at: Set(Some(last)),
        next_action: Set(line(&input.next_action)),
        next_action_at: Set(input.next_action_at.sent().copied()),
        reminded_at: Set(None),
        ..Default::default()
    };
    leads::update(tx, id, None, changes).await?;
    live::tell(tx, "lead.updated", Some(id.0), Audience::Owned(Permission::UseLeads, lead.owner_id)).await
}
