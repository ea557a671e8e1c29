//! A forgotten password: a link by mail, good for an hour and for one use.

use super::attempts;
use crate::{
    password, sessions,
    users::{self, User, table::ActiveModel},
};
use axum::{Extension, extract::State};
use kernel::{Check, Error, Fault, Faults, Locale, Message, Result, UserId, check};
use platform::{
    Actor, App, Origin, Tx, audit,
    crypto::{hash_token, new_token},
    http::{self, Body, Refusals, Reply},
    outbox::{self, Mail},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Set, Statement};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

const VALID: chrono::Duration = chrono::Duration::hours(1);
const BAD_TOKEN: Message = Message::new(
    "invalid_token",
    "Tautan ini sudah dipakai atau lewat waktunya; minta yang baru.",
    "This link was used already or is too old; ask for a new one.",
);
const SUBJECT: Message =
    Message::new("reset_subject", "Atur ulang kata sandi Langgan", "Reset your Langgan password");
const BODY: Message = Message::new(
    "reset_body",
    "Halo {name},\n\nBuka tautan ini dalam satu jam untuk membuat kata sandi baru:\n{link}\n\nBila Anda tidak \
     memintanya, abaikan saja surat ini.",
    "Hello {name},\n\nOpen this link within an hour to choose a new password:\n{link}\n\nIf you did not ask for it, \
     just ignore this mail.",
);

/// Whose password is forgotten.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Forgot {
    email: String,
}

impl Check for Forgot {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("email", &self.email, 254);
        faults.email("email", Some(&self.email));
    }
}

/// Ask for a link to choose a new password. The answer is the same whether or not the account exists.
#[utoipa::path(post, path = "/api/auth/forgot", tag = "auth", security(()), request_body = Forgot, responses((status = 202), Refusals))]
pub(super) async fn forgot(
    State(app): State<App>,
    Extension(origin): Extension<Origin>,
    Body(input): Body<Forgot>,
) -> http::Result<Reply> {
    let guesses = [format!("forgot:{}", origin.ip)];
    attempts::must_be_allowed(&app, &guesses).await?;
    let user = users::find_by_email(app.db().reader(), &input.email).await?.filter(|user| user.is_active);
    app.transact(async |tx| {
        attempts::note_wrong(tx, &guesses).await?;
        match &user {
            Some(user) => send_link(tx, user).await,
            None => Ok(()),
        }
    })
    .await?;
    Ok(Reply::accepted(&json!({}))?)
}

async fn send_link(tx: &Tx, user: &User) -> Result<()> {
    let (token, hash) = new_token();
    let id: Uuid = tx.new_id();
    let sql = "INSERT INTO password_reset (id, user_id, token_hash, expires_at) VALUES ($1, $2, $3, $4)";
    let values = [id.into(), user.id.into(), hash.to_vec().into(), (tx.now() + VALID).into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    let link = format!("{}/reset?token={token}", tx.app().options().public_url);
    let params = [("name", user.name.clone()), ("link", link)];
    let (subject, body) = (SUBJECT.say(user.locale, &[]), BODY.say(user.locale, &params));
    outbox::post(tx, Mail { to: user.email.clone(), subject, body }).await
}

/// The link's token and the new password.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ResetPassword {
    token: String,
    new: String,
}

impl Check for ResetPassword {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(!self.token.is_empty(), "token", &check::REQUIRED);
        faults.text("token", &self.token, 200);
        password::check(faults, "new", &self.new, "");
    }
}

#[derive(FromQueryResult)]
struct Used {
    user_id: UserId,
}

/// Choose a new password with the link's token. Every session of the user ends.
#[utoipa::path(post, path = "/api/auth/reset", tag = "auth", security(()), request_body = ResetPassword, responses((status = 204), Refusals))]
pub(super) async fn reset(
    State(app): State<App>,
    Extension(origin): Extension<Origin>,
    Extension(locale): Extension<Locale>,
    Body(input): Body<ResetPassword>,
) -> http::Result<Reply> {
    let hash = password::hash(&input.new).await?;
    let actor = Actor { origin, locale, ..Actor::system() };
    app.write(&actor, async |tx| {
        let sql = "DELETE FROM password_reset WHERE token_hash = $1 AND expires_at > $2 RETURNING user_id";
        let values = [hash_token(&input.token).to_vec().into(), tx.now().into()];
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
        let Some(Used { user_id }) = Used::find_by_statement(statement).one(tx).await? else {
            return Err(Fault::new("token", &BAD_TOKEN).into());
        };
        let user = users::find(tx, user_id).await?;
        if !user.is_active {
            return Err(Error::field("token", &BAD_TOKEN));
        }
        let mut faults = Faults::new();
        password::check(&mut faults, "new", &input.new, &user.email);
        faults.finish()?;
        let change = ActiveModel {
            password_hash: Set(hash.clone()),
            must_change_password: Set(false),
            ..Default::default()
        };
        users::update_user(tx, user_id, None, change).await?;
        sessions::end_all(tx, user_id).await?;
        audit::record(tx, &actor, "user.password_reset_by_mail", &users::subject(&user), json!({})).await?;
        Ok(Reply::no_content())
    })
    .await
}
