//! Change one's password; every other session ends.

use super::attempts;
use crate::{
    password, sessions,
    users::{self, table::ActiveModel},
};
use axum::extract::State;
use kernel::{Check, Error, Faults, Message, check};
use platform::{
    Actor, App, audit,
    http::{self, Body, Refusals, Reply},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

const WRONG: Message =
    Message::new("wrong_password", "Kata sandi sekarang salah.", "The current password is wrong.");
const SAME: Message = Message::new("same_password", "Pilih kata sandi yang baru.", "Choose a new password.");

/// The password as it is and as it shall be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ChangePassword {
    current: String,
    new: String,
}

impl Check for ChangePassword {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(!self.current.is_empty(), "current", &check::REQUIRED);
        faults.text("current", &self.current, 1_000);
        password::check(faults, "new", &self.new, "");
        faults.ensure(self.new.is_empty() || self.new != self.current, "new", &SAME);
    }
}

/// Change one's password. Every other session ends at once.
#[utoipa::path(post, path = "/api/auth/password", tag = "auth", request_body = ChangePassword, responses((status = 204), Refusals))]
pub(super) async fn change(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<ChangePassword>,
) -> http::Result<Reply> {
    let user = users::find(app.db().reader(), actor.id).await?;
    let guesses = [format!("password:{}", actor.id)];
    attempts::must_be_allowed(&app, &guesses).await?;
    let mut faults = Faults::new();
    password::check(&mut faults, "new", &input.new, &user.email);
    faults.finish()?;
    if !password::verify(&input.current, Some(user.password_hash.clone())).await? {
        app.transact(async |tx| attempts::note_wrong(tx, &guesses).await).await?;
        return Err(Error::field("current", &WRONG).into());
    }
    let hash = password::hash(&input.new).await?;
    app.write(&actor, async |tx| {
        let change = ActiveModel {
            password_hash: Set(hash.clone()),
            must_change_password: Set(false),
            ..Default::default()
        };
        users::update_user(tx, actor.id, None, change).await?;
        sessions::end_others(tx, actor.id, actor.via.session_id()).await?;
        audit::record(tx, &actor, "user.password_changed", &users::subject(&user), json!({})).await?;
        Ok(Reply::no_content())
    })
    .await
}
