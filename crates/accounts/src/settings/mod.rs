//! What the owner sets for the whole workspace, group by group.

use axum::{Json, extract::State};
use kernel::{Check, Error, Faults, Permission, Result};
use platform::{
    Actor, App,
    audit::{self, Subject},
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    jobs,
    live::{self, Audience},
    settings::{self, SettingKind},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
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

fn group(app: &App, kind: SettingKind) -> SettingGroup {
    let (value, version) = app.settings().value(kind);
    SettingGroup { key: kind.key, value, version }
}

fn find(app: &App, key: &str) -> Result<SettingKind> {
    app.registry().settings.iter().copied().find(|kind| kind.key == key).ok_or(Error::NotFound)
}

/// All settings.
#[utoipa::path(get, path = "/api/settings", tag = "settings", responses((status = 200, body = SettingGroups), Refusals))]
async fn list(State(app): State<App>, actor: Actor) -> http::Result<Json<SettingGroups>> {
    actor.must(Permission::ManageSettings)?;
    let groups = app.registry().settings.iter().map(|kind| (kind.key, group(&app, *kind)));
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
    let body = group(&app, find(&app, &key)?);
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
    let before = group(&app, kind);
    seen.must_fit(before.version, || serde_json::to_value(&before).unwrap_or_default())?;
    let mut merged = before.value.clone();
    if let Some(fields) = merged.as_object_mut() {
        fields.extend(changes.0);
    }
    let value = (kind.check)(merged)?;
    // What was merged belongs to the version that was read; another one is stale for both.
    let reply = app
        .write(&actor, async |tx| {
            let stored = settings::store(
                tx,
                kind.key,
                (value.clone(), Some(before.version)),
                actor.user_id().map(Uuid::from),
            );
            // What was merged belongs to the version that was read.
            let Some(version) = stored.await? else {
                return Err(Error::Stale(Box::new(json!(before))));
            };
            let subject = Subject::new("setting", Uuid::nil(), kind.key);
            audit::record_change(tx, &actor, "setting.updated", &subject, (&before.value, &value)).await?;
            live::tell(tx, "settings.updated", None, Audience::Everybody).await?;
            if let Some(job) = kind.job {
                jobs::enqueue(tx, job, &Value::Null).await?;
            }
            Reply::tagged(version, &SettingGroup { key: kind.key, value: value.clone(), version })
        })
        .await?;
    app.reload_settings().await?;
    Ok(reply)
}
