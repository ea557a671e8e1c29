//! What the owner sets for the whole workspace, group by group.

use axum::{Json, extract::State};
use kernel::{Check, Error, Faults, Permission, Result};
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    jobs,
    live::{self, Audience},
    secrets,
    settings::{self, SettingKind},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashSet};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show, update))
}

/// A group of settings.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct SettingGroup {
    key: &'static str,
    #[schema(value_type = Object)]
    value: Value,
    /// 0 where nobody has set it.
    version: i64,
    /// Fields that are only taken in, never shown, and whether each is set.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    secrets: BTreeMap<&'static str, bool>,
    /// How far came what has to be done once the group has changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    state: Option<Value>,
}

/// All groups by key.
#[derive(Debug, Serialize, ToSchema)]
struct SettingGroups {
    data: BTreeMap<&'static str, SettingGroup>,
}

/// Changes to a group: fields that are not named stay.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = Object)]
struct Changes(Map<String, Value>);

impl Check for Changes {
    fn check(&self, _: &mut Faults) {}
}

/// The group as it is; `kept` are the names of the secrets that are there.
fn group(app: &App, kind: SettingKind, kept: &HashSet<String>) -> SettingGroup {
    let settings = app.settings();
    let (value, version) = settings.value(kind);
    let secrets = kind.secrets.iter().map(|field| (*field, kept.contains(&kind.secret(field)))).collect();
    let state = kind.state.and_then(|key| settings.own(key)).map(|(state, _)| state.clone());
    SettingGroup { key: kind.key, value, version, secrets, state }
}

fn find(app: &App, key: &str) -> Result<SettingKind> {
    app.registry().settings.iter().copied().find(|kind| kind.key == key).ok_or(Error::NotFound)
}

/// All settings.
#[utoipa::path(get, path = "/api/settings", tag = "settings", responses((status = 200, body = SettingGroups), Refusals))]
async fn list(State(app): State<App>, actor: Actor) -> http::Result<Json<SettingGroups>> {
    actor.must(Permission::ManageSettings)?;
    let kept = secrets::names(app.db().reader()).await?;
    let groups = app.registry().settings.iter().map(|kind| (kind.key, group(&app, *kind, &kept)));
    Ok(Json(SettingGroups { data: groups.collect() }))
}

/// One group of settings.
#[utoipa::path(get, path = "/api/settings/{key}", tag = "settings", params(("key" = String, Path)), responses((status = 200, body = SettingGroup), Refusals))]
async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(key): Path<String>,
) -> http::Result<http::Tagged<SettingGroup>> {
    actor.must(Permission::ManageSettings)?;
    let kept = secrets::names(app.db().reader()).await?;
    let body = group(&app, find(&app, &key)?, &kept);
    Ok(http::Tagged { version: body.version, body })
}

/// Change a group of settings.
#[utoipa::path(patch, path = "/api/settings/{key}", tag = "settings", params(("key" = String, Path)), request_body = Changes, responses((status = 200, body = SettingGroup), Refusals))]
async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(key): Path<String>,
    seen: IfMatch,
    Body(changes): Body<Changes>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageSettings)?;
    let kind = find(&app, &key)?;
    app.reload_settings().await?;
    let kept = secrets::names(app.db().reader()).await?;
    let before = group(&app, kind, &kept);
    seen.must_fit(before.version, || serde_json::to_value(&before).unwrap_or_default())?;
    let mut merged = before.value.clone();
    if let Some(fields) = merged.as_object_mut() {
        fields.extend(changes.0.clone());
    }
    let after = (kind.check)(merged)?;
    let change = Change { kind, before: &before, after, sent: &changes.0 };
    // What was merged belongs to the version that was read; another one is stale for both.
    app.write(&actor, async |tx| change.make(tx, &actor).await).await?;
    app.reload_settings().await?;
    let kept = secrets::names(app.db().reader()).await?;
    let body = group(&app, kind, &kept);
    Ok(Reply::tagged(body.version, &body)?)
}

/// A change of a group that was checked.
struct Change<'a> {
    kind: SettingKind,
    before: &'a SettingGroup,
    after: Value,
    sent: &'a Map<String, Value>,
}

impl Change<'_> {
    async fn make(&self, tx: &Tx, actor: &Actor) -> Result<Reply> {
        let by = actor.user_id().map(Uuid::from);
        let value = (self.after.clone(), Some(self.before.version));
        if settings::store(tx, self.kind.key, value, by).await?.is_none() {
            return Err(Error::Stale(Box::new(json!(self.before))));
        }
        let subject = Subject::new("setting", Uuid::nil(), self.kind.key);
        audit::record_change(tx, actor, "setting.updated", &subject, (&self.before.value, &self.after))
            .await?;
        self.keep_secrets(tx, actor, &subject).await?;
        live::tell(tx, "settings.updated", None, Audience::Everybody).await?;
        if let Some(key) = self.kind.state {
            settings::store(tx, key, (json!({ "state": "waiting" }), None), by).await?;
        }
        if let Some(job) = self.kind.job {
            jobs::enqueue(tx, job, &Value::Null).await?;
        }
        Ok(Reply::no_content())
    }

    async fn keep_secrets(&self, tx: &Tx, actor: &Actor, subject: &Subject) -> Result<()> {
        for field in self.kind.secrets {
            let Some(sent) = self.sent.get(*field) else { continue };
            secrets::keep(tx, &self.kind.secret(field), sent.as_str()).await?;
            let facts = json!({ "field": field, "is_set": sent.is_string() });
            audit::record(tx, actor, "setting.secret_changed", subject, facts).await?;
        }
        Ok(())
    }
}
