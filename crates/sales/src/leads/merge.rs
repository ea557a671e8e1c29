//! Two leads turn out to be one person: one is folded into the other.

use super::{
    LeadId,
    model::{self, LeadView},
    moves::must_be_seen,
    policy, queries,
    save::tell_change,
    table::{ActiveModel, Model},
};
use crate::{deals, pipeline::StageKind};
use axum::extract::State;
use kernel::{Check, Error, Fault, Faults, Message, Permission, Result, check, tags};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::{Set, prelude::Json};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

const SAME: Message = Message::new("same", "Pilih lead yang lain.", "Choose another lead.");

/// The lead that is folded into this one.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Merge {
    from_id: Option<LeadId>,
}

impl Check for Merge {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.from_id.is_some(), "from_id", &check::REQUIRED);
    }
}

/// Fold another lead into this one: activities and deals move, also those that wait for a decision; the other stays as
/// a redirect.
#[utoipa::path(post, path = "/api/leads/{id}/merge", tag = "leads", params(("id" = LeadId, Path)), request_body = Merge, responses((status = 200, body = LeadView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    seen: IfMatch,
    Body(input): Body<Merge>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let from = input.from_id.ok_or_else(|| Error::field("from_id", &check::REQUIRED))?;
        must_be_seen(tx, &actor, (id, seen)).await?;
        let after = merge(tx, &actor, (id, from)).await?;
        let view = queries::view(tx.app(), tx, (&actor, after)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

async fn merge(tx: &Tx, actor: &Actor, (id, from): (LeadId, LeadId)) -> Result<Model> {
    deals::hold_of(tx, [id, from]).await?;
    // Both are held in one order, so that two who merge crosswise wait for each other instead of for ever.
    let (first, second) = (id.min(from), id.max(from));
    let held =
        [queries::find_to_change(tx, actor, first).await, queries::find_to_change(tx, actor, second).await];
    let [winner, loser] = if first == id { held } else { swapped(held) };
    let winner = winner?;
    if !policy::can(actor, &winner).merge {
        return Err(Error::Forbidden);
    }
    if id == from {
        return Err(Error::field("from_id", &SAME));
    }
    let loser = loser.ok().filter(|loser| policy::can(actor, loser).merge);
    let loser = loser.ok_or_else(|| Fault::new("from_id", &check::UNKNOWN_REFERENCE))?;
    queries::move_everything(tx, id, from).await?;
    let gone =
        ActiveModel { merged_into_id: Set(Some(id)), deleted_at: Set(Some(tx.now())), ..Default::default() };
    queries::update(tx, from, None, gone).await?;
    queries::update(tx, id, None, filled(&winner, &loser)).await?;
    let after = queries::find(tx, id).await?;
    let facts = json!({ "from": { "id": from, "code": loser.code, "name": loser.name } });
    audit::record(tx, actor, "lead.merged", &model::subject(&winner), facts).await?;
    let facts = json!({ "into": { "id": id, "code": winner.code, "name": winner.name } });
    audit::record(tx, actor, "lead.merged_away", &model::subject(&loser), facts).await?;
    live::tell(tx, "lead.removed", Some(from.0), Audience::Owned(Permission::UseLeads, loser.owner_id))
        .await?;
    tell_change(tx, (&winner, &after)).await?;
    Ok(after)
}

fn swapped<T>([one, other]: [T; 2]) -> [T; 2] {
    [other, one]
}

/// What the winner lacks and the loser has.
fn filled(winner: &Model, loser: &Model) -> ActiveModel {
    let mut row = ActiveModel {
        address: Set(winner.address.clone().or_else(|| loser.address.clone())),
        need: Set(winner.need.clone().or_else(|| loser.need.clone())),
        product_id: Set(winner.product_id.or(loser.product_id)),
        channel_id: Set(winner.channel_id.or(loser.channel_id)),
        expected_close_on: Set(winner.expected_close_on.or(loser.expected_close_on)),
        last_activity_at: Set(winner.last_activity_at.max(loser.last_activity_at)),
        customer_id: Set(winner.customer_id.or(loser.customer_id)),
        estimated_value: Set(if winner.estimated_value.get() == 0 {
            loser.estimated_value
        } else {
            winner.estimated_value
        }),
        tags: Set(json!(tags::joined(&labels(&winner.tags), &labels(&loser.tags)))),
        custom: Set(joined(&winner.custom, &loser.custom)),
        ..Default::default()
    };
    if winner.phone_sealed.is_none() {
        row.phone_sealed = Set(loser.phone_sealed.clone());
        row.phone_original_sealed = Set(loser.phone_original_sealed.clone());
        row.phone_hash = Set(loser.phone_hash.clone());
        row.phone_tail_hash = Set(loser.phone_tail_hash.clone());
    }
    if winner.email.is_none() {
        row.email = Set(loser.email.clone());
        row.email_folded = Set(loser.email_folded.clone());
    }
    if winner.organization.is_none() {
        row.organization = Set(loser.organization.clone());
        row.organization_folded = Set(loser.organization_folded.clone());
    }
    if winner.next_action.is_none() && winner.next_action_at.is_none() {
        row.next_action = Set(loser.next_action.clone());
        row.next_action_at = Set(loser.next_action_at);
    }
    with_stage(row, winner, loser)
}

/// Who bought has bought, whichever of the two they were.
fn with_stage(row: ActiveModel, winner: &Model, loser: &Model) -> ActiveModel {
    if winner.stage_kind == StageKind::Won || loser.stage_kind != StageKind::Won {
        return row;
    }
    ActiveModel {
        stage_id: Set(loser.stage_id),
        stage_kind: Set(loser.stage_kind),
        stage_entered_at: Set(loser.stage_entered_at),
        closed_on: Set(loser.closed_on),
        lost_reason_id: Set(None),
        lost_note: Set(None),
        ..row
    }
}

fn labels(stored: &Json) -> Vec<String> {
    serde_json::from_value(stored.clone()).unwrap_or_default()
}

/// The fields of both; the winner's where both have one.
fn joined(winner: &Json, loser: &Json) -> Json {
    let mut fields = loser.as_object().cloned().unwrap_or_default();
    fields.extend(winner.as_object().cloned().unwrap_or_default());
    Json::Object(fields)
}
