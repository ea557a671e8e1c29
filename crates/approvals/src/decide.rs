//! Decide: one decision stands, the other gets to know whose.

use crate::{
    list::{ApprovalView, view},
    model::{Decision, Status},
    policy, queries,
    table::Model,
};
use axum::extract::State;
use kernel::{Check, Error, Faults, Message, Permission, Result, error::Refusal, text};
use platform::{
    Actor, App, Tx,
    http::{self, Body, Path, Refusals, Reply},
    live::{self, Audience},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Somebody else was faster.
pub const ALREADY_DECIDED: Message =
    Message::new("already_decided", "{decided_by} sudah memutuskan.", "{decided_by} has decided already.");
const NOT_PENDING: Message = Message::new(
    "not_pending",
    "Tidak ada lagi yang perlu diputuskan.",
    "There is nothing to decide any more.",
);
const REASON_NEEDED: Message = Message::new("required", "Tulis alasannya.", "Say why.");

/// A decision's words.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Note {
    note: Option<String>,
}

impl Check for Note {
    fn check(&self, faults: &mut Faults) {
        faults.optional_text("note", self.note.as_deref(), 1_000);
    }
}

/// Approve from the queue.
#[utoipa::path(post, path = "/api/approvals/{id}/approve", tag = "approvals", params(("id" = Uuid, Path)), request_body = Note, responses((status = 200, body = ApprovalView), Refusals))]
pub(crate) async fn approve(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<Uuid>,
    Body(input): Body<Note>,
) -> http::Result<Reply> {
    from_queue(&app, &actor, id, (Decision::Approve, input.note)).await
}

/// Reject from the queue; a reason is needed.
#[utoipa::path(post, path = "/api/approvals/{id}/reject", tag = "approvals", params(("id" = Uuid, Path)), request_body = Note, responses((status = 200, body = ApprovalView), Refusals))]
pub(crate) async fn reject(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<Uuid>,
    Body(input): Body<Note>,
) -> http::Result<Reply> {
    from_queue(&app, &actor, id, (Decision::Reject, input.note)).await
}

async fn from_queue(
    app: &App,
    actor: &Actor,
    id: Uuid,
    (decision, note): (Decision, Option<String>),
) -> http::Result<Reply> {
    app.write(actor, async |tx| {
        let approval = queries::find(tx, actor, id).await?;
        let handlers = tx.app().shown(&tx.app().registry().decisions);
        let handler = handlers.into_iter().find(|handler| handler.kind == approval.subject_kind);
        if let Some(handler) = handler {
            (handler.hold)(tx, approval.subject_id).await?;
        }
        decide(tx, actor, &approval, (decision, note.as_deref())).await?;
        if let Some(handler) = handler {
            let is_approved = decision == Decision::Approve;
            (handler.apply)(tx, actor, approval.subject_id, (is_approved, note.as_deref())).await?;
        }
        Reply::ok(&view(tx, actor, queries::find(tx, actor, id).await?).await?)
    })
    .await
}

/// Decides about a subject from its own page. The caller applies the decision to the subject.
///
/// # Errors
/// `Forbidden` for those who may not decide; `Conflict("already_decided")` naming who did; `Invalid` at `note` for a
/// rejection without a reason.
pub async fn decide_subject(
    tx: &Tx,
    actor: &Actor,
    (kind, subject): (&str, Uuid),
    (decision, note): (Decision, Option<&str>),
) -> Result<()> {
    let approval = queries::newest(tx, kind, subject).await?;
    let approval = approval.ok_or_else(|| Error::conflict(&NOT_PENDING))?;
    decide(tx, actor, &approval, (decision, note)).await
}

async fn decide(
    tx: &Tx,
    actor: &Actor,
    approval: &Model,
    (decision, note): (Decision, Option<&str>),
) -> Result<()> {
    if !policy::may_decide(actor, approval, policy::decides_alone(tx, actor).await?) {
        return Err(Error::Forbidden);
    }
    let note = note.map(text::clean_block).filter(|note| !note.is_empty());
    if decision == Decision::Reject && note.is_none() {
        return Err(Error::field("note", &REASON_NEEDED));
    }
    if !queries::decide(tx, approval.id, actor.id, (decision, note.as_deref())).await? {
        return Err(why_not(tx, approval).await?);
    }
    let owner = Audience::Owned(Permission::ReadDeals, Some(approval.owner_id));
    live::tell(tx, "approval.decided", Some(approval.id), owner).await?;
    let deciders = queries::deciders(tx, approval.level, approval.owner_id).await?;
    live::tell(tx, "badges.changed", None, Audience::Users(deciders)).await
}

async fn why_not(tx: &Tx, approval: &Model) -> Result<Error> {
    let now = queries::newest(tx, &approval.subject_kind, approval.subject_id).await?;
    let decided = now.filter(|now| matches!(now.status, Status::Approved | Status::Rejected));
    let Some(by) = decided.and_then(|decided| decided.decided_by) else {
        return Ok(Error::conflict(&NOT_PENDING));
    };
    let names = accounts::users::names(tx, vec![by]).await?;
    Ok(Refusal::new(&ALREADY_DECIDED).with("decided_by", names.get(&by).cloned().unwrap_or_default()).into())
}
