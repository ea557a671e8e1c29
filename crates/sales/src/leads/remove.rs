//! Trash, restore and merge leads.

use super::{
    LeadId,
    model::{self, LeadView},
    policy, queries,
    save::{tell, tell_change},
    table::{ActiveModel, Model},
};
use axum::extract::State;
use kernel::{Check, Error, Fault, Faults, Message, Result, check};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, Path, Refusals, Reply, body::Empty},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

const SAME: Message = Message::new("same", "Pilih lead yang lain.", "Choose another lead.");

/// Put a lead into the trash.
#[utoipa::path(delete, path = "/api/leads/{id}", tag = "leads", params(("id" = LeadId, Path)), responses((status = 204), Refusals))]
pub(super) async fn trash_handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        trash(tx, &actor, id).await?;
        Ok(Reply::no_content())
    })
    .await
}

pub(super) async fn trash(tx: &Tx, actor: &Actor, id: LeadId) -> Result<Model> {
    let row = queries::find_visible(tx, actor, id).await?;
    if row.deleted_at.is_some() {
        return Ok(row);
    }
    if !policy::can(actor, &row).delete {
        return Err(Error::Forbidden);
    }
    queries::update(tx, id, None, ActiveModel { deleted_at: Set(Some(tx.now())), ..Default::default() }).await?;
    tell(tx, actor, ("lead.removed", &row)).await?;
    Ok(row)
}

/// Take a lead out of the trash.
#[utoipa::path(post, path = "/api/leads/{id}/restore", tag = "leads", params(("id" = LeadId, Path)), request_body = Empty, responses((status = 200, body = LeadView), Refusals))]
pub(super) async fn restore_handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = restore(tx, &actor, id).await?;
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

pub(super) async fn restore(tx: &Tx, actor: &Actor, id: LeadId) -> Result<Model> {
    let row = queries::find_visible(tx, actor, id).await?;
    if row.merged_into_id.is_some() {
        return Err(Error::Forbidden);
    }
    queries::update(tx, id, None, ActiveModel { deleted_at: Set(None), ..Default::default() }).await?;
    let row = queries::find(tx, id).await?;
    tell(tx, actor, ("lead.restored", &row)).await?;
    Ok(row)
}

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
pub(super) async fn merge(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    Body(input): Body<Merge>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        if !policy::can(&actor, &row).merge {
            return Err(Error::Forbidden);
        }
        let from = input.from_id.filter(|from| *from != id).ok_or_else(|| Error::field("from_id", &SAME))?;
        let loser = queries::find_visible(tx, &actor, from).await;
        let loser = loser.map_err(|_| Fault::new("from_id", &check::UNKNOWN_REFERENCE))?;
        queries::move_everything(tx, id, from).await?;
        let gone =
            ActiveModel { merged_into_id: Set(Some(id)), deleted_at: Set(Some(tx.now())), ..Default::default() };
        queries::update(tx, from, None, gone).await?;
        queries::update(tx, id, None, filled(&row, &loser)).await?;
        let after = queries::find(tx, id).await?;
        let facts = json!({ "from": { "id": from, "code": loser.code, "name": loser.name } });
        audit::record(tx, &actor, "lead.merged", &model::subject(&row), facts).await?;
        tell_change(tx, (&row, &after)).await?;
        let view = queries::view(tx.app(), tx, (&actor, after)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// What the winner lacks and the loser has.
fn filled(winner: &Model, loser: &Model) -> ActiveModel {
    let mut filled = ActiveModel::default();
    if winner.phone_sealed.is_none() {
        filled.phone_sealed = Set(loser.phone_sealed.clone());
        filled.phone_original_sealed = Set(loser.phone_original_sealed.clone());
        filled.phone_hash = Set(loser.phone_hash.clone());
        filled.phone_tail_hash = Set(loser.phone_tail_hash.clone());
    }
    if winner.email.is_none() {
        filled.email = Set(loser.email.clone());
        filled.email_folded = Set(loser.email_folded.clone());
    }
    if winner.organization.is_none() {
        filled.organization = Set(loser.organization.clone());
        filled.organization_folded = Set(loser.organization_folded.clone());
    }
    if winner.customer_id.is_none() {
        filled.customer_id = Set(loser.customer_id);
    }
    filled
}
