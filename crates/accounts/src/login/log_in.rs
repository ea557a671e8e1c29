//! Log in and out.

use super::{attempts, cookie};
use crate::{
    password,
    sessions::{self, OpenedSession, SessionKind},
    totp,
    users::{self, User, UserView},
};
use axum::{
    Extension, Json,
    extract::State,
    response::{IntoResponse, Response},
};
use kernel::{Check, Error, Faults, Instant, Message, Result, check, text};
use platform::{
    Actor, App, Origin, event_log,
    http::{self, Body, Refusals, Reply},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// Email or password is wrong; which one is not said.
pub const WRONG_CREDENTIALS: Message =
    Message::new("wrong_credentials", "Email atau kata sandi salah.", "Email or password is wrong.");
/// The second factor is asked for.
pub const TOTP_REQUIRED: Message = Message::new(
    "totp_required",
    "Masukkan kode dari aplikasi autentikator Anda.",
    "Enter the code from your authenticator app.",
);
/// The second factor is wrong.
pub const WRONG_CODE: Message =
    Message::new("wrong_code", "Kode salah atau sudah lewat.", "The code is wrong or too old.");

/// How the session travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Mode {
    /// As a cookie.
    #[default]
    Cookie,
    /// As a token in the answer.
    Token,
}

/// Who wants to come in.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LogIn {
    email: String,
    password: String,
    mode: Mode,
    /// The second factor, or a recovery code.
    code: Option<String>,
}

impl Check for LogIn {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("email", &self.email, 254);
        faults.ensure(!self.password.is_empty(), "password", &check::REQUIRED);
        faults.optional_text("code", self.code.as_deref(), 40);
    }
}

/// Who came in.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LoggedIn {
    user: UserView,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<DateTime<Utc>>)]
    expires_at: Option<Instant>,
}

/// Log in with email and password. `mode: "token"` answers with a token instead of a cookie.
#[utoipa::path(post, path = "/api/auth/login", tag = "auth", security(()), request_body = LogIn, responses((status = 200, body = LoggedIn), Refusals))]
pub(super) async fn log_in(
    State(app): State<App>,
    Extension(origin): Extension<Origin>,
    Body(input): Body<LogIn>,
) -> http::Result<Response> {
    password::refuse_oversized(&input.password)?;
    let account = format!("account:{}", text::fold_email(&input.email));
    let subjects = [account.clone(), format!("address:{}", origin.ip)];
    attempts::must_be_allowed(&app, &subjects).await?;
    let user = match recognise(&app, &input).await? {
        Ok(user) => user,
        Err(reason) => return Err(refuse(&app, &origin, &subjects, (&input.email, reason)).await?.into()),
    };
    let kind = if input.mode == Mode::Cookie { SessionKind::Cookie } else { SessionKind::Token };
    let opened = app
        .transact(async |tx| {
            attempts::forget(tx, &account).await?;
            totp::use_up(tx, &user, input.code.as_deref()).await?;
            event_log::record(tx, &app, (Some(user.id), &origin), "login", json!({})).await?;
            sessions::open(tx, user.id, &origin, kind).await
        })
        .await?;
    Ok(answer(&app, user, opened, input.mode)?)
}

/// The user whom email, password and code fit, or why none.
async fn recognise(app: &App, input: &LogIn) -> Result<Result<User, &'static Message>> {
    let user = users::find_by_email(app.db().reader(), &input.email).await?.filter(|user| user.is_active);
    let fits =
        password::verify(&input.password, user.as_ref().map(|user| user.password_hash.clone())).await?;
    let Some(user) = user.filter(|_| fits) else { return Ok(Err(&WRONG_CREDENTIALS)) };
    if user.totp_enabled_at.is_none() {
        return Ok(Ok(user));
    }
    match &input.code {
        None => Ok(Err(&TOTP_REQUIRED)),
        Some(code) if totp::fits(app, &user, code)? => Ok(Ok(user)),
        Some(_) => Ok(Err(&WRONG_CODE)),
    }
}

async fn refuse(
    app: &App,
    origin: &Origin,
    subjects: &[String],
    (email, reason): (&str, &'static Message),
) -> Result<Error> {
    if reason != &TOTP_REQUIRED {
        app.transact(async |tx| {
            attempts::note_wrong(tx, subjects).await?;
            event_log::record(tx, app, (None, origin), "login_failed", json!({ "email": email })).await
        })
        .await?;
    }
    Ok(Error::NotRecognised(reason))
}

fn answer(app: &App, user: User, opened: OpenedSession, mode: Mode) -> Result<Response> {
    let actor = Actor { id: user.id, role: user.role, ..Actor::system() };
    let user = UserView::new(app, &actor, user)?;
    Ok(match mode {
        Mode::Cookie => {
            let body = LoggedIn { user, token: None, expires_at: None };
            ([cookie(app, &opened.token)], Json(body)).into_response()
        }
        Mode::Token => {
            Json(LoggedIn { user, token: Some(opened.token), expires_at: Some(opened.expires_at) })
                .into_response()
        }
    })
}

/// End this session.
#[utoipa::path(post, path = "/api/auth/logout", tag = "auth", responses((status = 204), Refusals))]
pub(super) async fn log_out(State(app): State<App>, actor: Actor) -> http::Result<Response> {
    if let Some(session) = actor.via.session_id() {
        app.transact(async |tx| {
            event_log::record(tx, &app, (actor.user_id(), &actor.origin), "logout", json!({})).await?;
            sessions::end_one(tx, actor.id, session).await
        })
        .await?;
    }
    Ok(([cookie(&app, "")], Reply::no_content()).into_response())
}
