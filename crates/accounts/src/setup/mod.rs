//! The first minute: the first owner and the workspace's name, time zone and modules.

use crate::{
    login, password,
    sessions::{self, SessionKind},
    users::{self, NewUser, UserView},
};
use axum::{
    Extension, Json,
    extract::State,
    response::{IntoResponse, Response},
};
use kernel::{Check, Error, Faults, Locale, Message, Result, Role};
use platform::{
    Actor, App, Origin, Tx,
    http::{self, Body, Refusals, body::parse},
    settings::{self, General},
};
use sea_orm::{ConnectionTrait, Statement};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

const ALREADY: Message = Message::new(
    "already_set_up",
    "Ruang kerja ini sudah disiapkan; silakan masuk.",
    "This workspace is set up already; please log in.",
);

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(needed, set_up))
}

/// Whether the workspace waits for its first owner.
#[derive(Debug, Serialize, ToSchema)]
struct Needed {
    needed: bool,
}

/// The first owner and the workspace.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct SetUp {
    workspace_name: String,
    time_zone: String,
    modules: Vec<String>,
    name: String,
    email: String,
    password: String,
    locale: Locale,
}

impl Default for SetUp {
    fn default() -> Self {
        let general = General::default();
        Self {
            workspace_name: String::new(),
            time_zone: general.time_zone,
            modules: general.modules,
            name: String::new(),
            email: String::new(),
            password: String::new(),
            locale: Locale::default(),
        }
    }
}

impl Check for SetUp {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("workspace_name", &self.workspace_name, 120);
        faults.ensure(kernel::Zone::parse(&self.time_zone).is_some(), "time_zone", &settings::BAD_ZONE);
        faults.entries("modules", self.modules.len(), settings::MODULES.len());
        for (index, module) in self.modules.iter().enumerate() {
            let is_known = settings::MODULES.contains(&module.as_str());
            faults.ensure(is_known, format!("modules[{index}]"), &settings::BAD_MODULE);
        }
        faults.required_text("name", &self.name, 120);
        faults.required_text("email", &self.email, 254);
        faults.email("email", (!self.email.is_empty()).then_some(self.email.as_str()));
        password::check(faults, "password", &self.password, &self.email);
    }
}

/// Whether the workspace waits for its first owner.
#[utoipa::path(get, path = "/api/setup", tag = "setup", security(()), responses((status = 200, body = Needed), Refusals))]
async fn needed(State(app): State<App>) -> http::Result<Json<Needed>> {
    Ok(Json(Needed { needed: users::count(app.db().reader()).await? == 0 }))
}

/// Create the first owner and the workspace, and log the owner in. Of two at once, one wins.
#[utoipa::path(post, path = "/api/setup", tag = "setup", security(()), request_body = SetUp, responses((status = 201, body = UserView), Refusals))]
async fn set_up(
    State(app): State<App>,
    Extension(origin): Extension<Origin>,
    Body(input): Body<SetUp>,
) -> http::Result<Response> {
    let actor = Actor { origin, locale: input.locale, ..Actor::system() };
    let (user, session) = app.transact(async |tx| create_workspace(tx, &actor, &input).await).await?;
    app.reload_settings().await?;
    let view = UserView::new(&app, &Actor { id: user.id, ..actor }, user)?;
    let answer = (axum::http::StatusCode::CREATED, [login::cookie(&app, &session.token)], Json(view));
    Ok(answer.into_response())
}

async fn create_workspace(
    tx: &Tx,
    actor: &Actor,
    input: &SetUp,
) -> Result<(users::User, sessions::OpenedSession)> {
    claim_workspace(tx).await?;
    if users::count(tx).await? > 0 {
        return Err(Error::conflict(&ALREADY));
    }
    let general = General {
        name: kernel::text::clean_line(&input.workspace_name),
        time_zone: input.time_zone.clone(),
        modules: input.modules.clone(),
        ..General::default()
    };
    let value = serde_json::to_value(&general).map_err(Error::internal)?;
    parse::<General>(value.clone())?;
    settings::store(tx, "general", (value, None), None).await?;
    let owner = NewUser {
        name: input.name.clone(),
        email: input.email.clone(),
        role: Role::Owner,
        team_id: None,
        password: input.password.clone(),
        must_change_password: false,
    };
    let owner = users::create(tx, actor, owner).await?;
    let change = users::table::ActiveModel { locale: sea_orm::Set(input.locale), ..Default::default() };
    users::update_user(tx, owner.id, None, change).await?;
    let session = sessions::open(tx, owner.id, &actor.origin, SessionKind::Cookie).await?;
    Ok((users::find(tx, owner.id).await?, session))
}

/// The one row of the workspace decides the race; whoever comes second finds it taken.
async fn claim_workspace(tx: &Tx) -> Result<()> {
    let sql = "INSERT INTO workspace (id, set_up_at) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [tx.now().into()]);
    match tx.execute_raw(statement).await?.rows_affected() {
        1 => Ok(()),
        _ => Err(Error::conflict(&ALREADY)),
    }
}
