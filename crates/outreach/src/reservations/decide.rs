//! Decide about a reservation. Of two requests for one name one wins; the other is rejected with the winner's name.

use super::{
    ReservationId, Status,
    model::{NOT_PENDING, OWN_REQUEST, ReservationView, Step, subject},
    policy, queries,
    request::changed,
    table::{ActiveModel, Model},
};
use axum::extract::State;
use kernel::{Check, Error, Faults, Message, Result, text};
use notify::Notice;
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

const REASON_NEEDED: Message = Message::new("required", "Tulis alasannya.", "Say why.");

/// Why not.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RejectReservation {
    reason: String,
}

impl Check for RejectReservation {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(!text::clean_line(&self.reason).is_empty(), "reason", &REASON_NEEDED);
        faults.text("reason", &self.reason, 500);
    }
}

/// Approve a reservation. Others who wait for the same name are rejected. Where somebody holds the name already, it is
/// refused (409 `already_reserved`, which says by whom).
#[utoipa::path(post, path = "/api/reserved-members/{id}/approve", tag = "outreach", params(("id" = ReservationId, Path)), request_body = Empty, responses((status = 200, body = ReservationView), Refusals))]
pub(super) async fn approve(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ReservationId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = hold(tx, &actor, (id, seen)).await?;
        if policy::decides(&actor) && row.status != Status::Approved {
            queries::must_be_free(tx, (row.product_id, &row.name_key), Some(id)).await?;
        }
        must_decide(&actor, &row, Step::Approve)?;
        let row = decide(tx, &actor, (&row, Step::Approve), None).await?;
        let names = accounts::users::names(tx, vec![row.staff_id]).await?;
        let winner = names.get(&row.staff_id).cloned().unwrap_or_default();
        for rival in queries::rivals(tx, &row).await? {
            decide(tx, &actor, (&rival, Step::Reject), Some(winner.clone())).await?;
        }
        let view = queries::view(tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Reject a reservation; a reason is needed.
#[utoipa::path(post, path = "/api/reserved-members/{id}/reject", tag = "outreach", params(("id" = ReservationId, Path)), request_body = RejectReservation, responses((status = 200, body = ReservationView), Refusals))]
pub(super) async fn reject(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ReservationId>,
    seen: IfMatch,
    Body(input): Body<RejectReservation>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = hold(tx, &actor, (id, seen)).await?;
        must_decide(&actor, &row, Step::Reject)?;
        let row = decide(tx, &actor, (&row, Step::Reject), Some(text::clean_block(&input.reason))).await?;
        let view = queries::view(tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Holds the name and refuses a client that has seen another version than the current one.
async fn hold(tx: &Tx, actor: &Actor, (id, seen): (ReservationId, IfMatch)) -> Result<Model> {
    let row = queries::find_visible(tx, actor, id).await?;
    queries::hold_name(tx, (row.product_id, &row.name_key)).await?;
    let row = queries::find_visible(tx, actor, id).await?;
    let current = queries::view(tx, (actor, row.clone())).await?;
    // Whoever decides what somebody else has just decided gets to know that.
    if row.status == Status::Pending || seen.0.is_some_and(|seen| seen > row.version) {
        seen.must_fit(row.version, || json!(current))?;
    }
    Ok(row)
}

fn must_decide(actor: &Actor, row: &Model, step: Step) -> Result<()> {
    if !policy::decides(actor) {
        return Err(Error::Forbidden);
    }
    if row.status.after(step).is_none() {
        return Err(Error::conflict(&NOT_PENDING));
    }
    if row.requested_by == actor.id { Err(Error::conflict(&OWN_REQUEST)) } else { Ok(()) }
}

async fn decide(
    tx: &Tx,
    actor: &Actor,
    (row, step): (&Model, Step),
    reason: Option<String>,
) -> Result<Model> {
    let changes = ActiveModel {
        status: Set(row.status.after(step).unwrap_or(row.status)),
        decided_by: Set(actor.user_id()),
        decided_at: Set(Some(tx.now())),
        reason: Set(reason),
        ..Default::default()
    };
    if !queries::decide(tx, row.id, changes).await? {
        return Err(Error::conflict(&NOT_PENDING));
    }
    let row = queries::find(tx, row.id).await?;
    let kind = if row.status == Status::Approved { "reservation.approved" } else { "reservation.rejected" };
    changed(tx, actor, (kind, &row), json!({ "reason": row.reason })).await?;
    let params = json!({ "reason": row.reason });
    let to = vec![row.staff_id];
    notify::tell(tx, actor, Notice { kind, to, subject: subject(&row), params }).await?;
    Ok(row)
}
