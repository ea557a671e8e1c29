//! Add a user.

use super::{
    EMAIL_TAKEN, Theme, UserView, model, policy, queries, seal_phone,
    table::{ActiveModel, Model},
};
use crate::{password, teams};
use axum::extract::State;
use kernel::{
    Check, Error, Faults, Locale, Permission, Phone, Result, Role, TeamId, UserId, check, phone::BAD_PHONE,
    text,
};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// A new user as a person types it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CreateUser {
    name: String,
    email: String,
    phone: Option<String>,
    role: Option<Role>,
    team_id: Option<TeamId>,
    granted: Vec<Permission>,
    locale: Locale,
    daily_quota: Option<i64>,
    telegram_chat_id: Option<String>,
    /// Must be changed at the first login. Made up and shown once where absent.
    password: Option<String>,
}

impl Check for CreateUser {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, 120);
        faults.required_text("email", &self.email, 254);
        faults.email("email", (!self.email.is_empty()).then_some(self.email.as_str()));
        faults.ensure(self.role.is_some(), "role", &check::REQUIRED);
        let phone_fits = self.phone.as_deref().is_none_or(|phone| Phone::parse(phone).is_some());
        faults.ensure(phone_fits, "phone", &BAD_PHONE);
        faults.number("daily_quota", self.daily_quota.unwrap_or_default(), 0, 100);
        faults.optional_text("telegram_chat_id", self.telegram_chat_id.as_deref(), 40);
        if let Some(password) = &self.password {
            password::check(faults, "password", password, &self.email);
        }
    }
}

/// A new user with what every command knows.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Their name.
    pub name: String,
    /// Their email.
    pub email: String,
    /// Their role.
    pub role: Role,
    /// Their team.
    pub team_id: Option<TeamId>,
    /// Their password, as they type it.
    pub password: String,
    /// Whether it must be changed at the first login.
    pub must_change_password: bool,
}

/// Add a user. The answer carries `initial_password` where none was given.
#[utoipa::path(post, path = "/api/users", tag = "users", request_body = CreateUser, responses((status = 201, body = UserView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CreateUser>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageUsers)?;
    let initial = input.password.clone().unwrap_or_else(password::new_initial);
    let hash = password::hash(&initial).await?;
    let shown = input.password.is_none().then_some(initial);
    app.write(&actor, async |tx| {
        let user = add(tx, &actor, &input, &hash).await?;
        let view = UserView::new(tx.app(), &actor, user)?;
        let mut body = serde_json::to_value(&view).map_err(Error::internal)?;
        if let Some(password) = &shown {
            body["initial_password"] = json!(password);
        }
        Reply::created(view.version, &body)
    })
    .await
}

async fn add(tx: &Tx, actor: &Actor, input: &CreateUser, hash: &str) -> Result<Model> {
    let role = input.role.unwrap_or(Role::Staff);
    let grants = !input.granted.is_empty();
    if !policy::can_give(actor, role) || (grants && !policy::can_grant(actor)) {
        return Err(Error::Forbidden);
    }
    teams::must_exist(tx, input.team_id).await?;
    let user = ActiveModel {
        phone_sealed: Set(input
            .phone
            .as_deref()
            .map(|phone| seal_phone(tx.app(), phone))
            .transpose()?
            .flatten()),
        team_id: Set(input.team_id),
        granted: Set(serde_json::to_value(&input.granted).map_err(Error::internal)?),
        locale: Set(input.locale),
        daily_quota: Set(input.daily_quota),
        telegram_chat_id: Set(input.telegram_chat_id.clone()),
        telegram_linked_at: Set(input.telegram_chat_id.as_ref().map(|_| tx.now())),
        must_change_password: Set(true),
        ..blank(tx, &input.name, &input.email, (role, hash))
    };
    store(tx, actor, user).await
}

/// Adds a user without a person asking for it: set-up, commands, demo data, tests.
///
/// # Errors
/// `Invalid` for a taken email or a weak password.
pub async fn create(tx: &Tx, actor: &Actor, new: NewUser) -> Result<Model> {
    let mut faults = Faults::new();
    faults.required_text("name", &new.name, 120);
    faults.email("email", Some(&new.email));
    password::check(&mut faults, "password", &new.password, &new.email);
    faults.finish()?;
    let hash = password::hash(&new.password).await?;
    let user = ActiveModel {
        team_id: Set(new.team_id),
        must_change_password: Set(new.must_change_password),
        ..blank(tx, &new.name, &new.email, (new.role, &hash))
    };
    store(tx, actor, user).await
}

fn blank(tx: &Tx, name: &str, email: &str, (role, hash): (Role, &str)) -> ActiveModel {
    let name = text::clean_line(name);
    ActiveModel {
        id: Set(tx.new_id()),
        name_folded: Set(text::fold(&name)),
        name: Set(name),
        email: Set(text::clean_line(email)),
        email_folded: Set(text::fold_email(email)),
        phone_sealed: Set(None),
        role: Set(role),
        team_id: Set(None),
        granted: Set(json!([])),
        locale: Set(Locale::Id),
        theme: Set(Theme::System.to_string()),
        daily_quota: Set(None),
        telegram_chat_id: Set(None),
        telegram_linked_at: Set(None),
        avatar: Set(None),
        is_active: Set(true),
        must_change_password: Set(false),
        password_hash: Set(hash.to_owned()),
        totp_sealed: Set(None),
        totp_enabled_at: Set(None),
        recovery_hashes: Set(json!([])),
        notification_preferences: Set(json!({})),
        last_login_at: Set(None),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
    }
}

async fn store(tx: &Tx, actor: &Actor, user: ActiveModel) -> Result<Model> {
    let id: UserId = user.id.clone().unwrap();
    if queries::find_by_email(tx, user.email.as_ref()).await?.is_some() {
        return Err(Error::field("email", &EMAIL_TAKEN));
    }
    queries::insert(tx, user).await?;
    let user = queries::find(tx, id).await?;
    let facts = json!({ "role": user.role, "email": user.email });
    audit::record(tx, actor, "user.created", &model::subject(&user), facts).await?;
    live::tell(tx, "user.created", Some(id.0), Audience::Holders(Permission::ReadUsers)).await?;
    Ok(user)
}
