//! One's own profile.

mod avatar;

pub(crate) use avatar::DELETE as DELETE_AVATAR;

use crate::{
    telegram,
    users::{self, Theme, UserView, seal_phone, table::ActiveModel},
};
use axum::extract::{DefaultBodyLimit, State};
use kernel::{Check, Error, Faults, Locale, Message, Patch, Phone, check, phone::BAD_PHONE, text};
use platform::{
    Actor, App, audit,
    http::{self, Body, IfMatch, Refusals, Reply, Tagged},
};
use sea_orm::{ConnectionTrait, Set};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

const BAD_PREFERENCE: Message = Message::new(
    "unknown",
    "Pilihannya: in_app, email, telegram.",
    "The choices are: in_app, email, telegram.",
);
/// More kinds of notifications than there will ever be.
const MAX_KINDS: usize = 200;
/// What a form adds around a file.
const FORM: usize = 64 * 1024;
const MEDIA: &[&str] = &["in_app", "email", "telegram"];

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(avatar::set, avatar::remove))
        .layer(DefaultBodyLimit::max(avatar::MAX_SIZE + FORM))
        .routes(routes!(avatar::show))
        .routes(routes!(show, update))
}

/// One's profile: the user and what one wants to hear of.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Profile {
    #[serde(flatten)]
    pub(crate) user: UserView,
    /// Per kind of notification, the media on which it comes; a kind that is not named comes in the app.
    notification_preferences: Value,
    /// The bot that one can link one's chat with; `null` where none is set up.
    telegram_bot: Option<String>,
}

/// Changes to one's profile.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct UpdateProfile {
    name: Option<String>,
    phone: Patch<String>,
    locale: Option<Locale>,
    theme: Option<Theme>,
    notification_preferences: Option<BTreeMap<String, Vec<String>>>,
}

impl Check for UpdateProfile {
    fn check(&self, faults: &mut Faults) {
        if let Some(name) = &self.name {
            faults.required_text("name", name, 120);
        }
        let phone_fits = self.phone.sent().is_none_or(|phone| Phone::parse(phone).is_some());
        faults.ensure(phone_fits, "phone", &BAD_PHONE);
        let kinds = self.notification_preferences.as_ref().map_or(0, BTreeMap::len);
        faults.entries("notification_preferences", kinds, MAX_KINDS);
        for (kind, media) in self.notification_preferences.iter().flatten() {
            let field = format!("notification_preferences.{kind}");
            faults.ensure(kind.len() <= 60, field.clone(), &check::UNKNOWN_FIELD);
            faults.entries(&field, media.len(), MEDIA.len());
            for (index, medium) in media.iter().enumerate() {
                let is_known = MEDIA.contains(&medium.as_str());
                faults.ensure(is_known, format!("{field}[{index}]"), &BAD_PREFERENCE);
            }
        }
    }
}

/// One's profile.
#[utoipa::path(get, path = "/api/me", tag = "profile", responses((status = 200, body = Profile), Refusals))]
async fn show(State(app): State<App>, actor: Actor) -> http::Result<Tagged<Profile>> {
    let body = profile(&app, app.db().reader(), &actor).await?;
    Ok(Tagged { version: body.user.version, body })
}

/// The profile of `actor`.
pub(crate) async fn profile(app: &App, db: &impl ConnectionTrait, actor: &Actor) -> kernel::Result<Profile> {
    let user = users::find(db, actor.id).await?;
    let notification_preferences = user.notification_preferences.clone();
    let telegram_bot = telegram::linkable_bot(app);
    Ok(Profile { user: UserView::new(app, actor, user)?, notification_preferences, telegram_bot })
}

/// Change one's profile.
#[utoipa::path(patch, path = "/api/me", tag = "profile", request_body = UpdateProfile, responses((status = 200, body = Profile), Refusals))]
async fn update(
    State(app): State<App>,
    actor: Actor,
    IfMatch(seen): IfMatch,
    Body(input): Body<UpdateProfile>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let before = profile(tx.app(), tx, &actor).await?;
        let mut change = ActiveModel::default();
        if let Some(name) = &input.name {
            let name = text::clean_line(name);
            change.name_folded = Set(text::fold(&name));
            change.name = Set(name);
        }
        if let Some(phone) = input.phone.clone().change() {
            change.phone_sealed = Set(phone.map(|phone| seal_phone(tx.app(), &phone)).transpose()?.flatten());
        }
        if let Some(locale) = input.locale {
            change.locale = Set(locale);
        }
        if let Some(theme) = input.theme {
            change.theme = Set(theme.to_string());
        }
        if let Some(preferences) = &input.notification_preferences {
            change.notification_preferences = Set(json!(preferences));
        }
        let is_current = users::update_user(tx, actor.id, seen, change).await?;
        let after = profile(tx.app(), tx, &actor).await?;
        if !is_current {
            return Err(Error::Stale(Box::new(serde_json::to_value(after).map_err(Error::internal)?)));
        }
        let subject = users::subject(&users::find(tx, actor.id).await?);
        audit::record_change(tx, &actor, "user.profile_changed", &subject, (&before, &after)).await?;
        Reply::tagged(after.user.version, &after)
    })
    .await
}
