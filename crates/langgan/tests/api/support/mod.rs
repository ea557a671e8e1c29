//! A whole shop for every test: a migrated database with people of every role, served over real HTTP.

mod answer;
mod client;
mod database;
mod ears;
mod people;
pub mod telegram;

pub use answer::Answer;
pub use client::{Client, FORM, form};
pub use ears::Ears;
pub use people::{PASSWORD, People, Person};

use ::platform::{
    App, Options, Parts, clock::Clock, crypto::KeyRing, db::Kind, files::Files, jobs::run_ready,
};
use futures::future::BoxFuture;
use kernel::{Instant, Role};
use langgan::assemble;
use std::{net::SocketAddr, sync::Arc};
use tokio_util::sync::CancellationToken;

/// 20 November 2026, 10:00 in Jakarta: a Friday.
pub const MORNING: &str = "2026-11-20T03:00:00Z";

/// Runs one test in a new shop on `kind`.
pub fn run(kind: Kind, test: impl FnOnce(Shop) -> BoxFuture<'static, ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let database = database::Database::copy(kind).await;
        let shop = Shop::open(&database.url, Options::default()).await;
        let app = shop.app.clone();
        test(shop).await;
        app.db().clone().close().await;
        database.drop().await;
    });
}

/// A running workspace with people in it.
#[derive(Clone)]
pub struct Shop {
    /// The program itself, for what has no endpoint.
    pub app: App,
    /// The people.
    pub people: Arc<People>,
    /// Its address: `http://127.0.0.1:…`.
    pub url: String,
    clock: Clock,
    database_url: String,
    _files: Arc<tempfile::TempDir>,
}

impl Shop {
    async fn open(database_url: &str, options: Options) -> Self {
        Self::open_at(database_url, options, Clock::fixed(MORNING.parse().unwrap())).await
    }

    async fn open_at(database_url: &str, options: Options, clock: Clock) -> Self {
        let files = tempfile::tempdir().unwrap();
        let app = App::new(Parts {
            db: ::platform::db::Db::open(database_url, 8).await.unwrap(),
            clock: clock.clone(),
            keys: KeyRing::in_memory(),
            files: Files::folder(files.path()).unwrap(),
            authenticator: Box::new(::accounts::SessionAuthenticator),
            registry: assemble::registry(),
            options,
        })
        .await
        .unwrap();
        let url = serve(&app).await;
        let people = Arc::new(People::find(&app).await);
        Self { app, people, url, clock, database_url: database_url.to_owned(), _files: Arc::new(files) }
    }

    /// The same workspace, opened by a second node or with other options.
    pub async fn with_options(&self, options: Options) -> Self {
        Self::open_at(&self.database_url, options, self.clock.clone()).await
    }

    /// The same workspace behind another address of its server.
    pub async fn behind(&self, address: SocketAddr) -> Self {
        let name = self.database_url.rsplit('/').next().unwrap();
        let url = format!("postgres://postgres@{address}/{name}");
        Self::open_at(&url, Options::default(), self.clock.clone()).await
    }

    /// Where the server of the database listens.
    pub fn database_address(&self) -> SocketAddr {
        let (_, rest) = self.database_url.split_once('@').unwrap();
        rest.split('/').next().unwrap().parse().unwrap()
    }

    /// A client of somebody who is not logged in.
    pub fn as_stranger(&self) -> Client {
        Client::new(&self.url, None)
    }

    /// A client of `person`, logged in.
    pub async fn as_person(&self, person: &Person) -> Client {
        Client::new(&self.url, Some(people::open_session(&self.app, person).await))
    }

    /// A client of the business's owner.
    pub async fn as_owner(&self) -> Client {
        self.as_person(&self.people.owner).await
    }

    /// A client of the manager.
    pub async fn as_manager(&self) -> Client {
        self.as_person(&self.people.manager).await
    }

    /// A client of the admin.
    pub async fn as_admin(&self) -> Client {
        self.as_person(&self.people.admin).await
    }

    /// A client of Ani, who sells in the team that Citra leads.
    pub async fn as_sales(&self) -> Client {
        self.as_person(&self.people.ani).await
    }

    /// A client of Budi, who sells without a team.
    pub async fn as_other_sales(&self) -> Client {
        self.as_person(&self.people.budi).await
    }

    /// A client of Citra, who sells and leads Ani's team.
    pub async fn as_leader(&self) -> Client {
        self.as_person(&self.people.citra).await
    }

    /// A client of the first person with `role`.
    pub async fn as_role(&self, role: Role) -> Client {
        self.as_person(self.people.of(role)).await
    }

    /// Moves the clock on.
    pub fn advance(&self, by: chrono::Duration) {
        self.clock.set(self.clock.now() + by);
    }

    /// Sets the clock.
    pub fn set_clock(&self, to: Instant) {
        self.clock.set(to);
    }

    /// Runs every job that is ready, until none is left.
    pub async fn run_jobs(&self) {
        run_ready(&self.app, &assemble::workers(None), &CancellationToken::new()).await.unwrap();
    }

    /// Starts what the clock says, then runs every job that is ready.
    pub async fn run_schedule(&self) {
        assemble::workers(None).enqueue_due(&self.app).await.unwrap();
        self.run_jobs().await;
    }
}

async fn serve(app: &App) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let service = assemble::router(app).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    url
}
