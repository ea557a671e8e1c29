//! The second factor: a code from an authenticator app (RFC 6238), and recovery codes for a lost phone.

use crate::{
    login::attempts,
    password, sessions,
    users::{self, User, table::ActiveModel},
};
use axum::extract::State;
use kernel::{Check, Error, Faults, Message, Result, check};
use platform::{
    Actor, App, Tx, audit,
    crypto::{constant_time_eq, hash_token, new_token},
    http::{self, Body, Refusals, Reply, body::Empty},
};
use sea_orm::Set;
use serde::{Deserialize, Serialize};
use serde_json::json;
use totp_rs::{Algorithm, Builder, Totp};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What a sealed secret is bound to.
pub(crate) const SECRET: &str = "app_user.totp";
const RECOVERY_CODES: usize = 10;

const WRONG_CODE: Message =
    Message::new("wrong_code", "Kode salah atau sudah lewat.", "The code is wrong or too old.");
const WRONG_PASSWORD: Message = Message::new("wrong_password", "Kata sandi salah.", "The password is wrong.");
const NOT_ENROLLED: Message =
    Message::new("not_enrolled", "Mulai pendaftaran dahulu.", "Begin the enrolment first.");
const ENABLED: Message =
    Message::new("already_enabled", "Verifikasi dua langkah sudah aktif.", "Two-factor login is already on.");

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(enroll)).routes(routes!(verify)).routes(routes!(disable))
}

/// What the authenticator app needs.
#[derive(Debug, Serialize, ToSchema)]
struct Enrolment {
    /// To type by hand.
    secret: String,
    /// To show as a QR code.
    otpauth_url: String,
}

/// One code.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct Code {
    code: String,
}

impl Check for Code {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("code", &self.code, 20);
    }
}

/// The codes for a lost phone, shown once.
#[derive(Debug, Serialize, ToSchema)]
struct RecoveryCodes {
    recovery_codes: Vec<String>,
}

/// The password, to switch the second factor off.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct Password {
    password: String,
}

impl Check for Password {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(!self.password.is_empty(), "password", &check::REQUIRED);
        faults.text("password", &self.password, 1_000);
    }
}

fn generator(secret: Vec<u8>, email: &str) -> Result<Totp> {
    let builder = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_secret(secret)
        .with_account_name(email.replace(':', " "));
    builder.with_issuer(Some("Langgan")).build().map_err(|cause| Error::internal(cause.to_string()))
}

fn generator_of(app: &App, user: &User) -> Result<Option<Totp>> {
    let Some(sealed) = &user.totp_sealed else { return Ok(None) };
    generator(app.keys().open(sealed, SECRET)?, &user.email).map(Some)
}

/// Whether `code` is the current one of `user`, or one of the recovery codes.
pub(crate) fn fits(app: &App, user: &User, code: &str) -> Result<bool> {
    let Some(totp) = generator_of(app, user)? else { return Ok(false) };
    let now = u64::try_from(app.now().timestamp()).unwrap_or_default();
    Ok(totp.check(code.trim(), now).is_some() || recovery_position(user, code).is_some())
}

fn recovery_position(user: &User, code: &str) -> Option<usize> {
    let hashes: Vec<String> = serde_json::from_value(user.recovery_hashes.clone()).unwrap_or_default();
    let own = to_hex(&hash_token(&code.trim().to_lowercase()));
    hashes.iter().position(|hash| constant_time_eq(hash.as_bytes(), own.as_bytes()))
}

fn to_hex(bytes: &[u8]) -> String {
    hex::encode(bytes)
}

/// A recovery code works once.
pub(crate) async fn use_up(tx: &Tx, user: &User, code: Option<&str>) -> Result<()> {
    let Some(position) = code.and_then(|code| recovery_position(user, code)) else { return Ok(()) };
    let mut hashes: Vec<String> = serde_json::from_value(user.recovery_hashes.clone()).unwrap_or_default();
    hashes.remove(position);
    let change = ActiveModel { recovery_hashes: Set(json!(hashes)), ..Default::default() };
    // Of two who come with the same code at once, one finds it used up.
    if users::update_user(tx, user.id, Some(user.version), change).await? {
        Ok(())
    } else {
        Err(Error::NotRecognised(&WRONG_CODE))
    }
}

/// Begin: a new secret for the authenticator app. It counts once a code of it is verified.
#[utoipa::path(post, path = "/api/auth/totp/enroll", tag = "auth", request_body = Empty, responses((status = 200, body = Enrolment), Refusals))]
async fn enroll(State(app): State<App>, actor: Actor, Body(Empty {}): Body<Empty>) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let user = users::find(tx, actor.id).await?;
        if user.totp_enabled_at.is_some() {
            return Err(Error::conflict(&ENABLED));
        }
        let secret = hash_token(&new_token().0)[..20].to_vec();
        let totp = generator(secret.clone(), &user.email)?;
        let sealed = tx.app().keys().seal(&secret, SECRET)?;
        let change = ActiveModel { totp_sealed: Set(Some(sealed)), ..Default::default() };
        users::update_user(tx, actor.id, None, change).await?;
        let otpauth_url = totp.to_url().map_err(|cause| Error::internal(cause.to_string()))?;
        Reply::ok(&Enrolment { secret: totp.secret().to_base32(), otpauth_url })
    })
    .await
}

/// Finish: a code of the app switches the second factor on. The recovery codes are shown once.
#[utoipa::path(post, path = "/api/auth/totp/verify", tag = "auth", request_body = Code, responses((status = 200, body = RecoveryCodes), Refusals))]
async fn verify(State(app): State<App>, actor: Actor, Body(input): Body<Code>) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let user = users::find(tx, actor.id).await?;
        if user.totp_enabled_at.is_some() {
            return Err(Error::conflict(&ENABLED));
        }
        if user.totp_sealed.is_none() {
            return Err(Error::conflict(&NOT_ENROLLED));
        }
        if !fits(tx.app(), &user, &input.code)? {
            return Err(Error::field("code", &WRONG_CODE));
        }
        let codes: Vec<String> = std::iter::repeat_with(new_recovery_code).take(RECOVERY_CODES).collect();
        let hashes: Vec<_> = codes.iter().map(|code| to_hex(&hash_token(code))).collect();
        let change = ActiveModel {
            totp_enabled_at: Set(Some(tx.now())),
            recovery_hashes: Set(json!(hashes)),
            ..Default::default()
        };
        users::update_user(tx, actor.id, None, change).await?;
        sessions::end_others(tx, actor.id, actor.via.session_id()).await?;
        audit::record(tx, &actor, "user.totp_enabled", &users::subject(&user), json!({})).await?;
        Reply::ok(&RecoveryCodes { recovery_codes: codes })
    })
    .await
}

fn new_recovery_code() -> String {
    let letters: String =
        new_token().0.to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(10).collect();
    let (first, second) = letters.split_at(5);
    format!("{first}-{second}")
}

/// Switch the second factor off.
#[utoipa::path(post, path = "/api/auth/totp/disable", tag = "auth", request_body = Password, responses((status = 204), Refusals))]
async fn disable(State(app): State<App>, actor: Actor, Body(input): Body<Password>) -> http::Result<Reply> {
    let user = users::find(app.db().reader(), actor.id).await?;
    let guesses = [format!("password:{}", actor.id)];
    attempts::must_be_allowed(&app, &guesses).await?;
    if !password::verify(&input.password, Some(user.password_hash.clone())).await? {
        app.transact(async |tx| attempts::note_wrong(tx, &guesses).await).await?;
        return Err(Error::field("password", &WRONG_PASSWORD).into());
    }
    app.write(&actor, async |tx| {
        let change = ActiveModel {
            totp_sealed: Set(None),
            totp_enabled_at: Set(None),
            recovery_hashes: Set(json!([])),
            ..Default::default()
        };
        users::update_user(tx, actor.id, None, change).await?;
        audit::record(tx, &actor, "user.totp_disabled", &users::subject(&user), json!({})).await?;
        Ok(Reply::no_content())
    })
    .await
}
