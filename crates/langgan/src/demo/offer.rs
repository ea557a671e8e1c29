//! Demo data in a workspace of one's own: put in while there is nothing else, and taken out again.
//!
//! Everything belongs to the owner who asked for it: no demo person and no known password comes into the workspace.

use super::{HISTORY_DAYS, caller::Caller, days::Business, live, people::Crew};
use crate::assemble;
use axum::{Json, extract::State};
use futures::FutureExt;
use kernel::{Error, Message, Permission, Result, UserId};
use platform::{
    Actor, App, Capability, Parts, Tx,
    audit::{self, Subject},
    belongings::{self, Removed},
    clock::Clock,
    db::Migration,
    http::{self, Body, Refusals, Reply, body::Empty},
    jobs::{self, JobKind},
    live::{self as events, Audience},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Days between two words about how far it is.
const TOLD_EVERY: i64 = 7;

const NOT_EMPTY: Message = Message::new(
    "workspace_not_empty",
    "Data demo hanya bisa diisi ke ruang kerja yang masih kosong.",
    "Demo data can only be put into a workspace that is still empty.",
);
const STILL_FILLING: Message = Message::new(
    "demo_is_filling",
    "Data demo masih diisi; tunggu sampai selesai.",
    "The demo data is still being put in; wait until it is done.",
);
const NOT_THERE: Message =
    Message::new("no_demo_data", "Tidak ada data demo di sini.", "There is no demo data here.");

const RUN: Migration = Migration::new(
    "m20261125_1020_demo_run",
    "CREATE TABLE demo_run (
  id bigint PRIMARY KEY, is_done boolean NOT NULL, days bigint NOT NULL, asked_at {instant} NOT NULL, CHECK (id = 1)
)",
);

const FILL: JobKind = JobKind::new("demo.fill", |app, owner| {
    async move { fill(&app, serde_json::from_value(owner).map_err(Error::internal)?).await }.boxed()
});

/// What the demo hands to the binary.
#[must_use]
pub fn capability() -> Capability {
    let routes = OpenApiRouter::new().routes(routes!(show, ask, remove));
    Capability::new("demo").migrations([RUN]).routes(routes).jobs([FILL])
}

/// Whether there is demo data, or could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DemoState {
    /// The workspace is empty: it can be asked for.
    Offered,
    /// It is being put in.
    Filling,
    /// It is there and can be taken out.
    Present,
    /// The workspace has data of its own.
    Closed,
}

/// The demo data of the workspace.
#[derive(Debug, Serialize, ToSchema)]
struct Demo {
    state: DemoState,
    /// So many days of the history are in.
    days: i64,
    /// Of so many.
    of: i64,
}

#[derive(FromQueryResult)]
struct Run {
    is_done: bool,
    days: i64,
}

async fn run(db: &impl ConnectionTrait) -> Result<Option<Run>> {
    let statement =
        Statement::from_string(db.get_database_backend(), "SELECT is_done, days FROM demo_run WHERE id = 1");
    Ok(Run::find_by_statement(statement).one(db).await?)
}

/// Whether nobody has made anything yet.
async fn is_empty(db: &impl ConnectionTrait, things: &[belongings::Thing]) -> Result<bool> {
    let any = things.iter().map(|thing| format!("EXISTS (SELECT 1 FROM {})", thing.table));
    let sql = format!("SELECT 1 AS one WHERE {}", any.collect::<Vec<_>>().join(" OR "));
    let found = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    Ok(found.is_none())
}

async fn demo(app: &App) -> Result<Demo> {
    let db = app.db().reader();
    let run = run(db).await?;
    let state = match &run {
        Some(run) if run.is_done => DemoState::Present,
        Some(_) => DemoState::Filling,
        None if is_empty(db, &app.registry().things).await? => DemoState::Offered,
        None => DemoState::Closed,
    };
    Ok(Demo { state, days: run.map_or(0, |run| run.days), of: HISTORY_DAYS })
}

/// Whether there is demo data, or could be.
#[utoipa::path(get, path = "/api/demo", tag = "setup", responses((status = 200, body = Demo), Refusals))]
async fn show(State(app): State<App>, actor: Actor) -> http::Result<Json<Demo>> {
    actor.must(Permission::ManageSettings)?;
    Ok(Json(demo(&app).await?))
}

/// Ask for demo data. Only while the workspace is empty; of two at once, one wins.
#[utoipa::path(post, path = "/api/demo", tag = "setup", request_body = Empty, responses((status = 202, body = Demo), Refusals))]
async fn ask(State(app): State<App>, actor: Actor, Body(Empty {}): Body<Empty>) -> http::Result<Reply> {
    actor.must(Permission::ManageSettings)?;
    app.write(&actor, async |tx| {
        let sql = "INSERT INTO demo_run (id, is_done, days, asked_at) VALUES (1, false, 0, $1) \
                   ON CONFLICT (id) DO NOTHING";
        let is_first = execute(tx, sql, [tx.now().into()]).await? == 1;
        if !is_first || !is_empty(tx, &app.registry().things).await? {
            return Err(Error::conflict(&NOT_EMPTY));
        }
        jobs::enqueue(tx, FILL, &actor.id).await?;
        audit::record(tx, &actor, "demo.asked", &subject(), json!({})).await?;
        tell(tx).await?;
        Reply::accepted(&Demo { state: DemoState::Filling, days: 0, of: HISTORY_DAYS })
    })
    .await
}

/// Take the demo data out. What the business's own data refers to stays, and is named.
#[utoipa::path(delete, path = "/api/demo", tag = "setup", responses((status = 200, body = Removed), Refusals))]
async fn remove(State(app): State<App>, actor: Actor) -> http::Result<Reply> {
    actor.must(Permission::ManageSettings)?;
    app.write(&actor, async |tx| {
        let is_done = execute(tx, "DELETE FROM demo_run WHERE is_done", []).await? == 1;
        if !is_done {
            let refusal = if run(tx).await?.is_some() { &STILL_FILLING } else { &NOT_THERE };
            return Err(Error::conflict(refusal));
        }
        let removed = belongings::remove(tx, &app.registry().things).await?;
        audit::record(tx, &actor, "demo.removed", &subject(), json!({ "rows": removed.removed })).await?;
        tell(tx).await?;
        Reply::ok(&removed)
    })
    .await
}

fn subject() -> Subject {
    Subject::new("setting", Uuid::nil(), "demo")
}

async fn tell(tx: &Tx) -> Result<()> {
    events::tell(tx, "demo.changed", None, Audience::Everybody).await
}

async fn execute(tx: &Tx, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<u64> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    Ok(tx.execute_raw(statement).await?.rows_affected())
}

/// Puts the demo data in. One that was cut off begins anew; one that fails leaves nothing behind.
async fn fill(app: &App, owner: UserId) -> Result<()> {
    if run(app.db().reader()).await?.is_none_or(|run| run.is_done) {
        return Ok(());
    }
    clear(app).await?;
    let lived = live_alone(app, owner).await;
    if lived.is_ok() {
        keep(app).await?;
    } else {
        give_up(app).await?;
    }
    lived
}

async fn keep(app: &App) -> Result<()> {
    app.transact(async |tx| {
        belongings::note_companions(tx, &app.registry().things).await?;
        execute(tx, "UPDATE demo_run SET is_done = true", []).await?;
        tell(tx).await
    })
    .await
}

async fn give_up(app: &App) -> Result<()> {
    clear(app).await?;
    app.transact(async |tx| {
        execute(tx, "DELETE FROM demo_run", []).await?;
        tell(tx).await
    })
    .await
}

async fn clear(app: &App) -> Result<()> {
    app.transact(async |tx| {
        belongings::note_companions(tx, &app.registry().things).await?;
        belongings::remove(tx, &app.registry().things).await.map(drop)
    })
    .await
}

/// Lives the history through the API, half a year ago until now, as its owner.
async fn live_alone(app: &App, owner: UserId) -> Result<()> {
    let now = app.now();
    let clock = Clock::fixed(now - chrono::Duration::days(HISTORY_DAYS));
    let past = App::new(Parts {
        db: app.db().clone(),
        clock: clock.clone(),
        keys: app.keys().clone(),
        files: app.files().clone(),
        authenticator: Box::new(accounts::SessionAuthenticator),
        registry: assemble::registry(),
        options: app.options().clone(),
    })
    .await?;
    let mut business = Business::open(Caller::noting(&past), Crew::alone(owner)).await?;
    live(&mut business, (&past, &clock), now, |days| note_progress(app.clone(), days).boxed()).await
}

async fn note_progress(app: App, days: i64) -> Result<()> {
    if days % TOLD_EVERY != 0 {
        return Ok(());
    }
    app.transact(async |tx| {
        execute(tx, "UPDATE demo_run SET days = $1", [days.into()]).await?;
        tell(tx).await
    })
    .await
}
