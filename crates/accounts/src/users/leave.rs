//! Somebody leaves: what they hold goes to others, their sessions end, their name stays on what they did.

use super::{
    OWN_ACCOUNT, UserView, model, policy, queries,
    table::{ActiveModel, Model},
};
use crate::sessions;
use axum::{Json, extract::State};
use kernel::{Check, Error, Faults, Message, Permission, Result, Role, UserId, check, error::Refusal};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;

const HOLDS_THINGS: Message = Message::new(
    "holds_things",
    "Pengguna ini masih memegang data; sebutkan siapa penerimanya.",
    "This user still holds things; say who takes them.",
);
const HAS_HISTORY: Message = Message::new(
    "has_history",
    "Pengguna yang sudah bekerja dinonaktifkan, tidak dihapus.",
    "A user who has worked is deactivated, not deleted.",
);
const NOT_HELD: Message = Message::new("unknown", "Tidak dikenal.", "This is not known.");

/// Who takes what the user holds: `{"leads": "<user id>", "deals": …}`.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Deactivate {
    hand_over_to: BTreeMap<String, UserId>,
}

impl Check for Deactivate {
    fn check(&self, _: &mut Faults) {}
}

/// How many open things a user holds, by kind.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Holdings {
    holdings: BTreeMap<&'static str, u64>,
}

/// What a user holds, to ask who takes it.
#[utoipa::path(get, path = "/api/users/{id}/holdings", tag = "users", params(("id" = UserId, Path)), responses((status = 200, body = Holdings), Refusals))]
pub(super) async fn holdings(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<UserId>,
) -> http::Result<Json<Holdings>> {
    actor.must(Permission::ManageUsers)?;
    queries::find(app.db().reader(), id).await?;
    Ok(Json(Holdings { holdings: held_by(&app, id).await? }))
}

async fn held_by(app: &App, id: UserId) -> Result<BTreeMap<&'static str, u64>> {
    let mut held = BTreeMap::new();
    for handover in &app.registry().handovers {
        held.insert(handover.name, (handover.count)(app, id).await?);
    }
    Ok(held)
}

/// Deactivate a user: everything open goes to the named people in one transaction, every session ends.
#[utoipa::path(post, path = "/api/users/{id}/deactivate", tag = "users", params(("id" = UserId, Path)), request_body = Deactivate, responses((status = 200, body = UserView), Refusals))]
pub(super) async fn deactivate(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<UserId>,
    seen: IfMatch,
    Body(input): Body<Deactivate>,
) -> http::Result<Reply> {
    actor.must(Permission::ReadUsers)?;
    app.write(&actor, async |tx| {
        queries::hold_owners(tx).await?;
        let user = queries::hold(tx, id).await?;
        if id == actor.id && actor.may(Permission::ManageUsers) {
            return Err(Error::conflict(&OWN_ACCOUNT));
        }
        if !policy::can_deactivate(&actor, &user) {
            return Err(Error::Forbidden);
        }
        must_be_seen(tx, &actor, (&user, seen))?;
        set_active(tx, id, Activity::Inactive).await?;
        if user.role == Role::Owner {
            queries::must_keep_an_owner(tx).await?;
        }
        let moved = hand_over(tx, &actor, id, &input).await?;
        sessions::end_all(tx, id).await?;
        audit::record(tx, &actor, "user.deactivated", &model::subject(&user), json!({ "moved": moved }))
            .await?;
        reply(tx, &actor, id).await
    })
    .await
}

async fn hand_over(
    tx: &Tx,
    actor: &Actor,
    from: UserId,
    input: &Deactivate,
) -> Result<BTreeMap<&'static str, u64>> {
    let known = &tx.app().registry().handovers;
    let mut faults = Faults::new();
    for (kind, to) in &input.hand_over_to {
        let field = format!("hand_over_to.{kind}");
        faults.ensure(known.iter().any(|handover| handover.name == kind), field.clone(), &NOT_HELD);
        faults.ensure(*to != from && queries::is_active(tx, *to).await?, field, &check::UNKNOWN_REFERENCE);
    }
    faults.finish()?;
    let mut moved = BTreeMap::new();
    for handover in known {
        match input.hand_over_to.get(handover.name) {
            Some(to) => {
                moved.insert(handover.name, (handover.hand_over)(tx, actor, from, *to).await?);
            }
            None if (handover.count)(tx.app(), from).await? > 0 => {
                let holdings: Value = json!(held_by(tx.app(), from).await?);
                return Err(Refusal::new(&HOLDS_THINGS).detail("holdings", holdings).into());
            }
            None => {}
        }
    }
    Ok(moved)
}

/// Let a deactivated user in again.
#[utoipa::path(post, path = "/api/users/{id}/reactivate", tag = "users", params(("id" = UserId, Path)), request_body = Empty, responses((status = 200, body = UserView), Refusals))]
pub(super) async fn reactivate(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<UserId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    actor.must(Permission::ReadUsers)?;
    app.write(&actor, async |tx| {
        let user = queries::hold(tx, id).await?;
        if !policy::can_deactivate(&actor, &user) {
            return Err(Error::Forbidden);
        }
        must_be_seen(tx, &actor, (&user, seen))?;
        set_active(tx, id, Activity::Active).await?;
        audit::record(tx, &actor, "user.reactivated", &model::subject(&user), json!({})).await?;
        reply(tx, &actor, id).await
    })
    .await
}

/// Delete a user who never logged in and holds nothing; anybody else is deactivated.
#[utoipa::path(delete, path = "/api/users/{id}", tag = "users", params(("id" = UserId, Path)), responses((status = 204), Refusals))]
pub(super) async fn remove(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<UserId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    actor.must(Permission::ReadUsers)?;
    app.write(&actor, async |tx| {
        let user = queries::hold(tx, id).await?;
        if !policy::can_deactivate(&actor, &user) {
            return Err(Error::Forbidden);
        }
        must_be_seen(tx, &actor, (&user, seen))?;
        let holds = held_by(tx.app(), id).await?.values().any(|count| *count > 0);
        if user.last_login_at.is_some() || holds || !queries::delete(tx, id).await? {
            return Err(Error::conflict(&HAS_HISTORY));
        }
        audit::record(tx, &actor, "user.deleted", &model::subject(&user), json!({})).await?;
        live::tell(tx, "user.deleted", Some(id.0), Audience::Holders(Permission::ReadUsers)).await?;
        Ok(Reply::no_content())
    })
    .await
}

/// Refuses a client that has seen another version than `user`, who is held.
pub(super) fn must_be_seen(tx: &Tx, actor: &Actor, (user, seen): (&Model, IfMatch)) -> Result<()> {
    let current = UserView::new(tx.app(), actor, user.clone())?;
    seen.must_fit(user.version, || serde_json::to_value(&current).unwrap_or_default())
}

/// Whether a user may log in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Activity {
    Active,
    Inactive,
}

async fn set_active(tx: &Tx, id: UserId, activity: Activity) -> Result<()> {
    let is_active = activity == Activity::Active;
    queries::update(tx, id, None, ActiveModel { is_active: Set(is_active), ..Default::default() }).await?;
    live::tell(tx, "user.updated", Some(id.0), Audience::Holders(Permission::ReadUsers)).await
}

async fn reply(tx: &Tx, actor: &Actor, id: UserId) -> Result<Reply> {
    let view = UserView::new(tx.app(), actor, queries::find(tx, id).await?)?;
    Reply::tagged(view.version, &view)
}
