//! Who am I, what may I do, what waits for me.

use crate::users::{self, UserView};
use axum::{Json, extract::State};
use futures::future::try_join_all;
use kernel::{Permission, Result, Words};
use platform::{
    Actor, App,
    http::{self, Refusals},
    settings::General,
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The user, the rights, the workspace and what waits.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Me {
    user: UserView,
    permissions: Vec<Permission>,
    /// Whether the user leads a team.
    is_leader: bool,
    modules: Vec<String>,
    badges: BTreeMap<&'static str, u64>,
    workspace: Workspace,
}

/// The workspace, as far as everybody knows it.
#[derive(Debug, Serialize, ToSchema)]
struct Workspace {
    name: String,
    time_zone: String,
    /// What the business calls things.
    words: Words,
}

/// Who am I, what may I do, what waits for me.
#[utoipa::path(get, path = "/api/auth/me", tag = "auth", responses((status = 200, body = Me), Refusals))]
pub(super) async fn me(State(app): State<App>, actor: Actor) -> http::Result<Json<Me>> {
    let user = users::find(app.db().reader(), actor.id).await?;
    let general: General = app.setting();
    Ok(Json(Me {
        user: UserView::new(&app, &actor, user)?,
        permissions: actor.permissions(),
        is_leader: !actor.led.is_empty(),
        modules: general.modules,
        badges: badges(&app, &actor).await?,
        workspace: Workspace { name: general.name, time_zone: general.time_zone, words: app.setting() },
    }))
}

async fn badges(app: &App, actor: &Actor) -> Result<BTreeMap<&'static str, u64>> {
    let counts = app
        .shown(&app.registry().badges)
        .into_iter()
        .map(|badge| async move { Ok::<_, kernel::Error>((badge.name, (badge.count)(app, actor).await?)) });
    Ok(try_join_all(counts).await?.into_iter().collect())
}
