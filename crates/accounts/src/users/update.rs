//! Change a user.

use super::{
    OWN_ROLE, UserView, model, policy, queries, seal_phone,
    table::{ActiveModel, Model},
};
use crate::{sessions, teams};
use axum::extract::State;
use kernel::{
    Check, Error, Faults, Locale, Patch, Permission, Phone, Result, Role, TeamId, UserId, check,
    phone::BAD_PHONE, text,
};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Deserialize;
use strum::IntoEnumIterator;
use utoipa::ToSchema;

/// Changes to a user.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct UpdateUser {
    name: Option<String>,
    email: Option<String>,
    phone: Patch<String>,
    role: Option<Role>,
    team_id: Patch<TeamId>,
    granted: Option<Vec<Permission>>,
    locale: Option<Locale>,
    daily_quota: Patch<i64>,
    telegram_chat_id: Patch<String>,
}

impl Check for UpdateUser {
    fn check(&self, faults: &mut Faults) {
        if let Some(name) = &self.name {
            faults.required_text("name", name, 120);
        }
        if let Some(email) = &self.email {
            faults.ensure(!email.trim().is_empty(), "email", &check::REQUIRED);
            faults.text("email", email, 254);
            faults.email("email", Some(email));
        }
        let phone_fits = self.phone.sent().is_none_or(|phone| Phone::parse(phone).is_some());
        faults.ensure(phone_fits, "phone", &BAD_PHONE);
        faults.entries("granted", self.granted.as_ref().map_or(0, Vec::len), Permission::iter().count());
        faults.number("daily_quota", self.daily_quota.sent().copied().unwrap_or_default(), 0, 100);
        faults.optional_text("telegram_chat_id", self.telegram_chat_id.sent().map(String::as_str), 40);
    }
}

/// Change a user. A new role or other rights end the live streams of the user.
#[utoipa::path(patch, path = "/api/users/{id}", tag = "users", params(("id" = UserId, Path)), request_body = UpdateUser, responses((status = 200, body = UserView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<UserId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<UpdateUser>,
) -> http::Result<Reply> {
    actor.must(Permission::ReadUsers)?;
    app.write(&actor, async |tx| {
        let user = update(tx, &actor, (id, seen), &input).await?;
        let view = UserView::new(tx.app(), &actor, user)?;
        Reply::tagged(view.version, &view)
    })
    .await
}

async fn update(
    tx: &Tx,
    actor: &Actor,
    (id, seen): (UserId, Option<i64>),
    input: &UpdateUser,
) -> Result<Model> {
    let before = queries::find(tx, id).await?;
    let gives = input.role.is_none_or(|role| policy::can_give(actor, role));
    let granted = input.granted.as_ref().map(serde_json::to_value).transpose().map_err(Error::internal)?;
    let grants = granted.is_some_and(|granted| granted != before.granted);
    if !policy::can_edit(actor, &before) || !gives || (grants && !policy::can_grant(actor)) {
        return Err(Error::Forbidden);
    }
    if id == actor.id && input.role.is_some_and(|role| role != before.role) {
        return Err(Error::field("role", &OWN_ROLE));
    }
    teams::must_exist(tx, input.team_id.sent().copied()).await?;
    if before.role == Role::Owner {
        queries::hold_owners(tx).await?;
    }
    if !queries::update(tx, id, seen, changes(tx, input, &before)?).await? {
        let current = UserView::new(tx.app(), actor, queries::find(tx, id).await?)?;
        return Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)));
    }
    if before.role == Role::Owner && input.role.is_some_and(|role| role != Role::Owner) {
        queries::must_keep_an_owner(tx).await?;
    }
    let after = queries::find(tx, id).await?;
    let views = (&UserView::new(tx.app(), actor, before)?, &UserView::new(tx.app(), actor, after.clone())?);
    audit::record_change(tx, actor, "user.updated", &model::subject(&after), views).await?;
    live::tell(tx, "user.updated", Some(id.0), Audience::Holders(Permission::ReadUsers)).await?;
    sessions::tell_changed(tx, id).await?;
    Ok(after)
}

fn changes(tx: &Tx, input: &UpdateUser, before: &Model) -> Result<ActiveModel> {
    let mut changes = <ActiveModel as Default>::default();
    if let Some(name) = &input.name {
        let name = text::clean_line(name);
        changes.name_folded = Set(text::fold(&name));
        changes.name = Set(name);
    }
    if let Some(email) = &input.email {
        changes.email = Set(text::clean_line(email));
        changes.email_folded = Set(text::fold_email(email));
    }
    if let Some(phone) = input.phone.clone().change() {
        changes.phone_sealed = Set(phone.map(|phone| seal_phone(tx.app(), &phone)).transpose()?.flatten());
    }
    if let Some(role) = input.role {
        changes.role = Set(role);
    }
    if let Some(team_id) = input.team_id.change() {
        changes.team_id = Set(team_id);
    }
    if let Some(granted) = &input.granted {
        changes.granted = Set(serde_json::to_value(granted).map_err(Error::internal)?);
    }
    if let Some(locale) = input.locale {
        changes.locale = Set(locale);
    }
    if let Some(quota) = input.daily_quota.change() {
        changes.daily_quota = Set(quota);
    }
    if let Some(chat) = input.telegram_chat_id.clone().change() {
        if chat != before.telegram_chat_id {
            changes.telegram_linked_at = Set(chat.as_ref().map(|_| tx.now()));
        }
        changes.telegram_chat_id = Set(chat);
    }
    Ok(changes)
}
