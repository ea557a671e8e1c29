//! Sessions: opened by logging in, ended by silence, age, or a change of password or rights.

mod queries;
mod table;

use crate::users;
use axum::{extract::State, response::Response};
use chrono::Duration;
use kernel::{Error, Instant, Message, Result, UserId};
use platform::{
    Actor, App, Origin, Tx,
    crypto::new_token,
    http::{self, Path, Query, Refusals, Reply},
    jobs::JobKind,
    list::{Column as Field, Kind, Whole, WholeListParams},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// A session that is silent for so long ends.
pub const IDLE: Duration = Duration::hours(12);
/// A session ends after so long in any case.
pub const ABSOLUTE: Duration = Duration::days(30);
/// Use is noted at most so often: a write per request would cost more than it tells.
const NOTED_EVERY: Duration = Duration::minutes(1);

/// Forgets what has ended.
pub const PURGE: JobKind = JobKind::new("accounts.purge", |app, _| {
    Box::pin(async move { app.transact(async |tx| queries::purge(tx).await).await })
});

/// How the token of a session travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionKind {
    /// As a cookie, in a browser.
    Cookie,
    /// In the `Authorization` header.
    Token,
}

/// A session just opened; the token is known only now.
#[derive(Clone, Debug)]
pub struct OpenedSession {
    /// Its id.
    pub id: Uuid,
    /// What the client shows from now on.
    pub token: String,
    /// When it ends in any case.
    pub expires_at: Instant,
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(end))
}

/// Opens a session for `user`, who has shown who they are.
///
/// # Errors
/// Only what the database says.
pub async fn open(tx: &Tx, user: UserId, origin: &Origin, kind: SessionKind) -> Result<OpenedSession> {
    let (token, hash) = new_token();
    let (id, expires_at) = (tx.new_id(), tx.now() + ABSOLUTE);
    let session = table::ActiveModel {
        id: Set(id),
        user_id: Set(user),
        token_hash: Set(hash.to_vec()),
        kind: Set(match kind {
            SessionKind::Cookie => "cookie".to_owned(),
            SessionKind::Token => "token".to_owned(),
        }),
        created_at: Set(tx.now()),
        seen_at: Set(tx.now()),
        expires_at: Set(expires_at),
        ip: Set(origin.ip.clone()),
        user_agent: Set(origin.user_agent.clone()),
    };
    queries::insert(tx, session).await?;
    users::note_login(tx, user, tx.now()).await?;
    Ok(OpenedSession { id, token, expires_at })
}

/// Ends every session of `user`.
///
/// # Errors
/// Only what the database says.
pub async fn end_all(tx: &Tx, user: UserId) -> Result<()> {
    queries::delete_all_but(tx, user, None).await?;
    tell_changed(tx, user).await
}

/// Ends the sessions that `user_agent` opened.
///
/// # Errors
/// Only what the database says.
pub async fn end_those_of(tx: &Tx, user_agent: &str) -> Result<()> {
    queries::delete_of(tx, user_agent).await
}

/// Ends every session of `user` but `kept`.
pub(crate) async fn end_others(tx: &Tx, user: UserId, kept: Option<Uuid>) -> Result<()> {
    queries::delete_all_but(tx, user, kept).await?;
    tell_changed(tx, user).await
}

/// Ends one session of `user`; `false` where there is none.
pub(crate) async fn end_one(tx: &Tx, user: UserId, id: Uuid) -> Result<bool> {
    let is_ended = queries::delete(tx, user, id).await?;
    if is_ended {
        tell_changed(tx, user).await?;
    }
    Ok(is_ended)
}

/// Makes live streams of `user` come back and show who they are now.
pub(crate) async fn tell_changed(tx: &Tx, user: UserId) -> Result<()> {
    live::tell(tx, "session.changed", None, Audience::Users(vec![user])).await
}

/// Notes that a session or API token was used.
pub(crate) async fn note_use(app: &App, id: Uuid, via: &str, seen_at: Option<Instant>) -> Result<()> {
    let now = app.now();
    if seen_at.is_some_and(|seen| now - seen < NOTED_EVERY) {
        return Ok(());
    }
    let table = if matches!(via, "cookie" | "token") { "session" } else { "api_token" };
    match app.transact(async |tx| queries::set_seen(tx, table, id, now).await).await {
        // Who may read while nothing can be written, reads.
        Err(Error::Unavailable(cause)) => {
            tracing::warn!(cause, "the use of a session could not be noted");
            Ok(())
        }
        other => other,
    }
}

/// An open session.
#[derive(Debug, Serialize, ToSchema)]
struct SessionView {
    id: Uuid,
    /// `cookie` or `token`.
    kind: String,
    #[schema(value_type = DateTime<Utc>)]
    created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    seen_at: Instant,
    ip: String,
    user_agent: String,
    /// Whether this request came in with it.
    is_current: bool,
}

/// One's open sessions, the last used first.
#[utoipa::path(get, path = "/api/auth/sessions", tag = "auth", params(WholeListParams), responses((status = 200, body = Whole<SessionView>), Refusals))]
async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    let current = actor.via.session_id();
    let view = |session: table::Model| SessionView {
        is_current: Some(session.id) == current,
        id: session.id,
        kind: session.kind,
        created_at: session.created_at,
        seen_at: session.seen_at,
        ip: session.ip,
        user_agent: session.user_agent,
    };
    let sessions = queries::of_user(&app, actor.id).await?;
    let title = Message::new("sessions", "Sesi", "Sessions");
    let sessions = Whole { data: sessions.into_iter().map(view).collect() };
    sessions.answer((&app, &actor, params), title, columns()).await
}

fn columns() -> Vec<Field<SessionView>> {
    vec![
        Field::new("user_agent", "Perangkat", "Device", |session| session.user_agent.clone().into()),
        Field::new("ip", "Alamat", "Address", |session| session.ip.clone().into()),
        Field::new("kind", "Jenis", "Kind", |session| session.kind.clone().into()),
        Field::of(Kind::Instant, "created_at", "Masuk", "Logged in", |session| session.created_at.into()),
        Field::of(Kind::Instant, "seen_at", "Terakhir dipakai", "Last used", |session| {
            session.seen_at.into()
        }),
        Field::of(Kind::Bool, "is_current", "Sesi ini", "This session", |session| session.is_current.into()),
    ]
}

/// End one of one's sessions.
#[utoipa::path(delete, path = "/api/auth/sessions/{id}", tag = "auth", params(("id" = Uuid, Path)), responses((status = 204), Refusals))]
async fn end(State(app): State<App>, actor: Actor, Path(id): Path<Uuid>) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        if end_one(tx, actor.id, id).await? { Ok(Reply::no_content()) } else { Err(Error::NotFound) }
    })
    .await
}
