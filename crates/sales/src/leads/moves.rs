//! Move a lead through the pipeline, give it to somebody, make it a customer.

use super::{
    LeadId,
    model::{self, ALREADY_WON, LeadView, REASON_NEEDED, SalesSettings, WON_BY_DEAL},
    policy, queries,
    save::{business_day, may_own, moment, notify_owner, tell_change},
    table::{ActiveModel, Model},
};
use crate::pipeline::{self, LostReasonId, StageId, StageKind};
use axum::extract::State;
use customers::customers::{CustomerId, NewFromLead, create_or_reuse_from_lead};
use kernel::{Check, Day, Error, Faults, Message, Phone, Result, UserId, check, text};
use platform::{
    Actor, App, Tx, audit,
    fields::{self, FieldOf},
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
const ONLY_WHEN_LOST: Message = Message::new(
    "only_when_lost",
    "Alasan hanya untuk tahap gagal.",
    "A reason goes with a lost stage only.",
);

/// Where a lead moves to.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Move {
    pub stage_id: Option<StageId>,
    pub lost_reason_id: Option<LostReasonId>,
    pub note: Option<String>,
    /// The day it counts on; for imports (see `allows_business_dates`).
    pub business_date: Option<Day>,
}

impl Check for Move {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.stage_id.is_some(), "stage_id", &check::REQUIRED);
        faults.optional_text("note", self.note.as_deref(), 1_000);
    }
}

/// Move a lead to another stage. A lost stage needs a reason; the won stage is reached through a deal.
#[utoipa::path(post, path = "/api/leads/{id}/move", tag = "leads", params(("id" = LeadId, Path)), request_body = Move, responses((status = 200, body = LeadView), Refusals))]
pub(super) async fn move_handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    seen: IfMatch,
    Body(input): Body<Move>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        must_be_seen(tx, &actor, (id, seen)).await?;
        let row = move_lead(tx, &actor, (id, &input)).await?;
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Holds the lead and refuses a client that has seen another version than the current one.
pub(super) async fn must_be_seen(
    tx: &Tx,
    actor: &Actor,
    (id, IfMatch(seen)): (LeadId, IfMatch),
) -> Result<()> {
    let row = queries::find_to_change(tx, actor, id).await?;
    if seen.is_none_or(|seen| seen == row.version) {
        return Ok(());
    }
    let current = queries::view(tx.app(), tx, (actor, row)).await?;
    Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)))
}

/// [`must_be_seen`], but for what is done already: whoever asks again has seen the lead as it was before.
pub(super) async fn must_be_seen_unless(
    tx: &Tx,
    actor: &Actor,
    (id, seen): (LeadId, IfMatch),
    is_done: fn(&Model) -> bool,
) -> Result<()> {
    if is_done(&queries::find_to_change(tx, actor, id).await?) {
        return Ok(());
    }
    must_be_seen(tx, actor, (id, seen)).await
}

/// Moves a lead. Safe to repeat: where it is there already, nothing happens.
pub(super) async fn move_lead(tx: &Tx, actor: &Actor, (id, to): (LeadId, &Move)) -> Result<Model> {
    let row = queries::find_to_change(tx, actor, id).await?;
    let stages = pipeline::all_stages(tx).await?;
    let stage = stages.iter().find(|stage| Some(stage.id) == to.stage_id);
    let stage = stage.ok_or_else(|| Error::field("stage_id", &check::UNKNOWN_REFERENCE))?;
    if stage.kind != StageKind::Lost && to.lost_reason_id.is_some() {
        return Err(Error::field("lost_reason_id", &ONLY_WHEN_LOST));
    }
    if row.stage_id == stage.id {
        return Ok(row);
    }
    if row.stage_kind == StageKind::Won {
        return Err(Error::conflict(&ALREADY_WON));
    }
    if !policy::can(actor, &row).move_ {
        return Err(Error::Forbidden);
    }
    let day = business_day(tx, to.business_date)?;
    let mut changes = ActiveModel {
        stage_id: Set(stage.id),
        stage_kind: Set(stage.kind),
        closed_on: Set(None),
        lost_reason_id: Set(None),
        lost_note: Set(None),
        ..Default::default()
    };
    match stage.kind {
        StageKind::Won => return Err(Error::field("stage_id", &WON_BY_DEAL)),
        StageKind::Open => {}
        StageKind::Lost => {
            let reason = to.lost_reason_id.ok_or_else(|| Error::field("lost_reason_id", &REASON_NEEDED))?;
            if !pipeline::reason_exists(tx, reason).await? {
                return Err(Error::field("lost_reason_id", &check::UNKNOWN_REFERENCE));
            }
            changes.lost_reason_id = Set(Some(reason));
            changes.lost_note = Set(to.note.as_deref().map(text::clean_block));
            changes.closed_on = Set(Some(day));
            changes.next_action_at = Set(None);
        }
    }
    finish_move(tx, actor, (&row, stage), (changes, day)).await
}

async fn finish_move(
    tx: &Tx,
    actor: &Actor,
    (row, stage): (&Model, &pipeline::Stage),
    (changes, day): (ActiveModel, Day),
) -> Result<Model> {
    let at = moment(tx, day);
    let changes = ActiveModel { stage_entered_at: Set(at), ..changes };
    if !queries::move_from(tx, (row.id, row.stage_id), changes).await? {
        let now = queries::find(tx, row.id).await?;
        let current = queries::view(tx.app(), tx, (actor, now)).await?;
        return Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)));
    }
    queries::note_stage(tx, (row, Some(row.stage_id)), (stage.id, at, day)).await?;
    let after = queries::find(tx, row.id).await?;
    let from = pipeline::all_stages(tx).await?.into_iter().find(|known| known.id == row.stage_id);
    let facts = json!({ "from": from.map(|stage| stage.name), "to": stage.name, "note": after.lost_note });
    audit::record(tx, actor, "lead.moved", &model::subject(row), facts).await?;
    tell_change(tx, (row, &after)).await?;
    Ok(after)
}

/// Makes the lead won, as the customer that it became. Called when a deal is activated.
///
/// # Errors
/// Only what the database says.
pub async fn mark_won(tx: &Tx, actor: &Actor, id: LeadId, (customer, day): (CustomerId, Day)) -> Result<()> {
    let row = queries::hold(tx, id).await?;
    if row.stage_kind == StageKind::Won {
        return Ok(());
    }
    let stages = pipeline::all_stages(tx).await?;
    let won = stages.iter().find(|stage| stage.kind == StageKind::Won);
    let won = won.ok_or_else(|| Error::internal("the pipeline has no won stage"))?;
    let changes = ActiveModel {
        stage_id: Set(won.id),
        stage_kind: Set(StageKind::Won),
        customer_id: Set(Some(customer.0)),
        closed_on: Set(Some(day)),
        lost_reason_id: Set(None),
        next_action_at: Set(None),
        ..Default::default()
    };
    finish_move(tx, actor, (&row, won), (changes, day)).await.map(drop)
}

/// The customer that a lead becomes: the one it is already, the owner's own one with the same contact, or a new one. Of
/// two who ask at once the second gets what the first made.
///
/// # Errors
/// Only what the database says.
pub async fn become_customer(tx: &Tx, actor: &Actor, id: LeadId) -> Result<CustomerId> {
    let row = queries::hold(tx, id).await?;
    if let Some(customer) = row.customer_id {
        return Ok(CustomerId(customer));
    }
    let phone = queries::open_phone(tx.app(), &row)?.as_deref().and_then(Phone::kept);
    let lead = NewFromLead {
        lead_id: row.id.0,
        name: row.name,
        phone,
        email: row.email,
        address: row.address,
        organization: row.organization,
        owner_id: row.owner_id,
        custom: fields::carried(tx.app(), (FieldOf::Leads, FieldOf::Customers), &row.custom),
    };
    create_or_reuse_from_lead(tx, actor, lead).await
}

/// Make a lead a customer without a deal, where the business sells so.
#[utoipa::path(post, path = "/api/leads/{id}/convert", tag = "leads", params(("id" = LeadId, Path)), request_body = Empty, responses((status = 200, body = LeadView), Refusals))]
pub(super) async fn convert(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    let settings: SalesSettings = app.setting();
    app.write(&actor, async |tx| {
        let row = queries::find_to_change(tx, &actor, id).await?;
        if row.stage_kind != StageKind::Won {
            must_be_seen(tx, &actor, (id, seen)).await?;
        }
        if !settings.sells_without_deals {
            return Err(Error::conflict(&WON_BY_DEAL));
        }
        if row.deleted_at.is_some() {
            return Err(Error::Forbidden);
        }
        let customer = become_customer(tx, &actor, id).await?;
        mark_won(tx, &actor, id, (customer, tx.today())).await?;
        let view = queries::view(tx.app(), tx, (&actor, queries::find(tx, id).await?)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Who gets the lead.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Assign {
    pub owner_id: Option<UserId>,
}

impl Check for Assign {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.owner_id.is_some(), "owner_id", &check::REQUIRED);
    }
}

/// Give a lead to somebody. It disappears from the old owner's lists at once.
#[utoipa::path(post, path = "/api/leads/{id}/assign", tag = "leads", params(("id" = LeadId, Path)), request_body = Assign, responses((status = 200, body = LeadView), Refusals))]
pub(super) async fn assign_handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    seen: IfMatch,
    Body(input): Body<Assign>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        must_be_seen(tx, &actor, (id, seen)).await?;
        let before = queries::find(tx, id).await?.owner_id;
        let row = assign(tx, &actor, (id, input.owner_id)).await?;
        if row.owner_id != before {
            notify_owner(tx, &actor, &row).await?;
        }
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Gives the lead to `owner` without a notice to them.
pub(super) async fn assign(tx: &Tx, actor: &Actor, (id, owner): (LeadId, Option<UserId>)) -> Result<Model> {
    let row = queries::find_to_change(tx, actor, id).await?;
    if !policy::can(actor, &row).assign {
        return Err(Error::Forbidden);
    }
    let owner = owner.ok_or_else(|| Error::field("owner_id", &check::REQUIRED))?;
    if !may_own(tx, actor, owner).await? {
        return Err(Error::field("owner_id", &check::UNKNOWN_REFERENCE));
    }
    if row.owner_id == Some(owner) {
        return Ok(row);
    }
    queries::update(tx, id, None, ActiveModel { owner_id: Set(Some(owner)), ..Default::default() }).await?;
    let after = queries::find(tx, id).await?;
    let people: Vec<_> = row.owner_id.into_iter().chain([owner]).collect();
    let names = accounts::users::names(tx, people).await?;
    let facts = json!({ "from": row.owner_id.and_then(|id| names.get(&id)), "to": names.get(&owner) });
    audit::record(tx, actor, "lead.assigned", &model::subject(&row), facts).await?;
    tell_change(tx, (&row, &after)).await?;
    Ok(after)
}
