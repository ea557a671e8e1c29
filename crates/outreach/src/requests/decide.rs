//! Decide a request, or take one's own back. One decision stands; the other gets to know whose.

use super::{
    RequestId, Status,
    ask::changed,
    model::{ALREADY_DECIDED, NOT_PENDING, OWN_REQUEST, RequestView, Step, subject},
    queries,
    table::{ActiveModel, Model},
};
use crate::{
    assignments::{self, Grant},
    batches::Source,
    databases::{self, Database},
};
use axum::extract::State;
use kernel::{Check, Error, Fault, Faults, Message, Permission, Result, check, error::Refusal, text};
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

/// How many are given.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Approve {
    /// Fewer than were asked for; all where absent.
    quantity: Option<i64>,
}

impl Check for Approve {
    fn check(&self, faults: &mut Faults) {
        if let Some(quantity) = self.quantity {
            faults.number("quantity", quantity, 1, 10_000);
        }
    }
}

/// Why not.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Reject {
    reason: String,
}

impl Check for Reject {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(!text::clean_line(&self.reason).is_empty(), "reason", &REASON_NEEDED);
        faults.text("reason", &self.reason, 500);
    }
}

/// Approve a request, whole or for fewer: the records are given at once, in a new batch. Where there are not so many, none
/// is given (409 `not_enough`, which says how many there are).
#[utoipa::path(post, path = "/api/download-requests/{id}/approve", tag = "outreach", params(("id" = RequestId, Path)), request_body = Approve, responses((status = 200, body = RequestView), Refusals))]
pub(super) async fn approve(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RequestId>,
    seen: IfMatch,
    Body(input): Body<Approve>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = hold(tx, &actor, (id, seen)).await?;
        must_decide(tx, &actor, &row, Step::Approve).await?;
        let quantity = input.quantity.unwrap_or(row.quantity);
        if quantity > row.quantity {
            return Err(Fault::new("quantity", &check::TOO_HIGH).with("max", row.quantity).into());
        }
        let database = databases::hold(tx, row.database_id).await?;
        let grant = Grant {
            database: &database,
            staff: row.staff_id,
            quantity: usize::try_from(quantity).map_err(Error::internal)?,
            source: Source::Request,
            title: None,
        };
        let batch = assignments::grant(tx, &actor, grant).await?;
        let changes = ActiveModel {
            granted: Set(Some(quantity)),
            batch_id: Set(Some(batch.id)),
            ..decided(tx, &actor)
        };
        finish(tx, &actor, (&row, Step::Approve), (&database, changes)).await
    })
    .await
}

/// Reject a request; a reason is needed.
#[utoipa::path(post, path = "/api/download-requests/{id}/reject", tag = "outreach", params(("id" = RequestId, Path)), request_body = Reject, responses((status = 200, body = RequestView), Refusals))]
pub(super) async fn reject(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RequestId>,
    seen: IfMatch,
    Body(input): Body<Reject>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = hold(tx, &actor, (id, seen)).await?;
        must_decide(tx, &actor, &row, Step::Reject).await?;
        let database = databases::find(tx, row.database_id).await?;
        let changes =
            ActiveModel { reason: Set(Some(text::clean_block(&input.reason))), ..decided(tx, &actor) };
        finish(tx, &actor, (&row, Step::Reject), (&database, changes)).await
    })
    .await
}

/// Take back a request of one's own that nobody has decided yet.
#[utoipa::path(post, path = "/api/download-requests/{id}/cancel", tag = "outreach", params(("id" = RequestId, Path)), request_body = Empty, responses((status = 200, body = RequestView), Refusals))]
pub(super) async fn cancel(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RequestId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = hold(tx, &actor, (id, seen)).await?;
        if row.staff_id != actor.id {
            return Err(Error::Forbidden);
        }
        must_be_pending(tx, &row, Step::Cancel).await?;
        let database = databases::find(tx, row.database_id).await?;
        finish(tx, &actor, (&row, Step::Cancel), (&database, ActiveModel::default())).await
    })
    .await
}

/// Holds the request and refuses a client that has seen another version than the current one.
async fn hold(tx: &Tx, actor: &Actor, (id, seen): (RequestId, IfMatch)) -> Result<Model> {
    let row = queries::find_to_change(tx, actor, id).await?;
    let current = queries::view(tx, (actor, row.clone())).await?;
    // Whoever decides what somebody else has just decided gets to know whose decision stands.
    if row.status == Status::Pending || seen.0.is_some_and(|seen| seen > row.version) {
        seen.must_fit(row.version, || json!(current))?;
    }
    Ok(row)
}

async fn must_decide(tx: &Tx, actor: &Actor, row: &Model, step: Step) -> Result<()> {
    actor.must(Permission::ManageDatabases)?;
    must_be_pending(tx, row, step).await?;
    if row.staff_id == actor.id { Err(Error::conflict(&OWN_REQUEST)) } else { Ok(()) }
}

async fn must_be_pending(tx: &Tx, row: &Model, step: Step) -> Result<()> {
    if row.status.after(step).is_some() {
        return Ok(());
    }
    let Some(decider) = row.decided_by else { return Err(Error::conflict(&NOT_PENDING)) };
    let names = accounts::users::names(tx, vec![decider]).await?;
    let name = names.get(&decider).cloned().unwrap_or_default();
    Err(Refusal::new(&ALREADY_DECIDED)
        .with("decided_by", name)
        .detail("status", row.status.to_string())
        .into())
}

fn decided(tx: &Tx, actor: &Actor) -> ActiveModel {
    ActiveModel { decided_by: Set(actor.user_id()), decided_at: Set(Some(tx.now())), ..Default::default() }
}

async fn finish(
    tx: &Tx,
    actor: &Actor,
    (row, step): (&Model, Step),
    (database, changes): (&Database, ActiveModel),
) -> Result<Reply> {
    let after = row.status.after(step).unwrap_or(row.status);
    let changes = ActiveModel { status: Set(after), ..changes };
    if !queries::step_from(tx, (row.id, row.status), changes).await? {
        return Err(Error::conflict(&NOT_PENDING));
    }
    let row = queries::find_visible(tx, actor, row.id).await?;
    let (action, notice) = match step {
        Step::Approve => ("download_request.approved", Some("records.granted")),
        Step::Reject => ("download_request.rejected", Some("records.rejected")),
        Step::Cancel => ("download_request.cancelled", None),
    };
    changed(tx, actor, (action, &row, &database.name)).await?;
    if let Some(kind) = notice {
        let params = json!({ "count": row.granted.unwrap_or(row.quantity), "database": database.name, "reason": row.reason });
        let to = vec![row.staff_id];
        notify::tell(tx, actor, Notice { kind, to, subject: subject(&row, &database.name), params }).await?;
    }
    let view = queries::view(tx, (actor, row)).await?;
    Reply::tagged(view.version, &view)
}
