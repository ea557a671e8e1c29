//! A copy of a migrated database with the people in it, made once per run and kind.

use super::people;
use ::platform::{
    App, Options, Parts,
    clock::Clock,
    crypto::KeyRing,
    db::{Db, Kind, migrate},
    files::Files,
};
use langgan::assemble;
use sqlx::{Connection, Executor, PgConnection};
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::OnceCell;

static SQLITE: OnceCell<tempfile::TempDir> = OnceCell::const_new();
static POSTGRES: OnceCell<String> = OnceCell::const_new();
static NEXT: AtomicU64 = AtomicU64::new(1);

/// One test's database.
pub struct Database {
    pub url: String,
    kept: Kept,
}

enum Kept {
    Folder(tempfile::TempDir),
    Postgres(String),
}

impl Database {
    pub async fn copy(kind: Kind) -> Self {
        match kind {
            Kind::Sqlite => Self::copy_sqlite().await,
            Kind::Postgres => Self::copy_postgres().await,
        }
    }

    async fn copy_sqlite() -> Self {
        let template = SQLITE
            .get_or_init(|| async {
                let folder = tempfile::tempdir().unwrap();
                fill(&format!("sqlite:{}", folder.path().join("template.db").display())).await;
                folder
            })
            .await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("langgan.db");
        std::fs::copy(template.path().join("template.db"), &file).unwrap();
        Self { url: format!("sqlite:{}", file.display()), kept: Kept::Folder(folder) }
    }

    async fn copy_postgres() -> Self {
        let template = POSTGRES
            .get_or_init(|| async {
                let name = format!("langgan_template_{}", std::process::id());
                administer(&format!("CREATE DATABASE {name}")).await;
                fill(&url_of(&name)).await;
                name
            })
            .await;
        let name = format!("langgan_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        administer(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Self { url: url_of(&name), kept: Kept::Postgres(name) }
    }

    pub async fn drop(self) {
        match self.kept {
            Kept::Folder(folder) => drop(folder),
            Kept::Postgres(name) => administer(&format!("DROP DATABASE {name} WITH (FORCE)")).await,
        }
    }
}

async fn fill(url: &str) {
    let clock = Clock::fixed(super::MORNING.parse().unwrap());
    let db = Db::open(url, 4).await.unwrap();
    migrate(&db, &assemble::migrations(), clock.now()).await.unwrap();
    let files = tempfile::tempdir().unwrap();
    let app = App::new(Parts {
        db,
        clock,
        keys: KeyRing::in_memory(),
        files: Files::folder(files.path()).unwrap(),
        authenticator: Box::new(::accounts::SessionAuthenticator),
        registry: assemble::registry(),
        options: Options::default(),
    })
    .await
    .unwrap();
    people::hire(&app).await;
    app.db().clone().close().await;
}

fn server() -> String {
    std::env::var("LANGGAN_TEST_POSTGRES")
        .expect("PostgreSQL is missing: run this through scripts/with-postgres")
}

fn url_of(database: &str) -> String {
    let server = server();
    let (address, _) = server.rsplit_once('/').unwrap();
    format!("{address}/{database}")
}

async fn administer(sql: &str) {
    let mut connection = PgConnection::connect(&server()).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(sql.to_owned())).await.unwrap();
    connection.close().await.unwrap();
}
