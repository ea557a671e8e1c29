//! A workspace that is filled with many leads reads like one that people filled.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use platform::{crypto::KeyRing, db::Db};
use sea_orm::{ConnectionTrait, Statement};
use sqlx::{Connection, Executor, PgConnection};
use std::{
    path::Path,
    process::{Command, Output},
};

fn langgan(data: &Path, database: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_langgan"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LANGGAN_")) {
        command.env_remove(name);
    }
    command.arg("--data").arg(data).args(["--database", database]).args(arguments).output().unwrap()
}

#[track_caller]
fn succeeds(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What the statement counts.
async fn count(db: &Db, sql: &str) -> i64 {
    let reader = db.reader();
    let statement =
        Statement::from_string(reader.get_database_backend(), format!("SELECT count(*) AS n FROM {sql}"));
    reader.query_one_raw(statement).await.unwrap().unwrap().try_get("", "n").unwrap()
}

async fn a_filled_workspace_is_whole(data: &Path, url: &str) {
    succeeds(&langgan(data, url, &["demo", "--leads", "300"]));
    let again = langgan(data, url, &["demo", "--leads", "300"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("not empty"));
    let doctor = succeeds(&langgan(data, url, &["doctor"]));
    assert!(!doctor.contains("WRONG"), "{doctor}");

    let db = Db::open(url, 2).await.unwrap();
    let leads = count(&db, "lead").await;
    assert!(leads > 400, "{leads} leads: half a year and 300 more");
    assert_eq!(count(&db, "audit_entry WHERE action = 'lead.created'").await, leads);
    assert_eq!(
        count(
            &db,
            "audit_entry WHERE action = 'lead.created' AND id NOT IN (SELECT entry_id FROM audit_seal)"
        )
        .await,
        0
    );
    let newest = "lead WHERE stage_id <> (SELECT to_stage_id FROM stage_change WHERE lead_id = lead.id \
        ORDER BY at DESC, id DESC LIMIT 1)";
    assert_eq!(count(&db, newest).await, 0);
    let last = "lead WHERE last_activity_at <> (SELECT max(at) FROM activity WHERE lead_id = lead.id)";
    assert_eq!(count(&db, last).await, 0);
    assert_eq!(
        count(&db, "lead WHERE stage_kind = 'lost' AND (closed_on IS NULL OR lost_reason_id IS NULL)").await,
        0
    );
    assert_eq!(
        count(&db, "(SELECT DISTINCT owner_id FROM lead WHERE owner_id IS NOT NULL) AS owners").await,
        20
    );
    phones_open(&db, data).await;
    db.close().await;
}

async fn phones_open(db: &Db, data: &Path) {
    let keys = KeyRing::load_or_create(&data.join("keys")).unwrap();
    let sql = "SELECT phone_sealed, phone_hash FROM lead ORDER BY code DESC LIMIT 5";
    let statement = Statement::from_string(db.reader().get_database_backend(), sql);
    for row in db.reader().query_all_raw(statement).await.unwrap() {
        let sealed: Vec<u8> = row.try_get("", "phone_sealed").unwrap();
        let phone = keys.open_text(&sealed, sales::leads::PHONE).unwrap();
        assert!(phone.starts_with("+628"), "{phone}");
        assert_eq!(row.try_get::<Vec<u8>>("", "phone_hash").unwrap(), keys.lookup_hash(&phone));
    }
}

fn block_on(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
        .block_on(test);
}

#[test]
fn a_filled_workspace_is_whole_on_sqlite() {
    let data = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", data.path().join("langgan.db").display());
    block_on(a_filled_workspace_is_whole(data.path(), &url));
}

#[test]
fn a_filled_workspace_is_whole_on_postgres() {
    let data = tempfile::tempdir().unwrap();
    let server = std::env::var("LANGGAN_TEST_POSTGRES").unwrap();
    let name = format!("langgan_demo_{}", std::process::id());
    let (beginning, _) = server.rsplit_once('/').unwrap();
    block_on(async {
        administer(&server, &format!("CREATE DATABASE {name}")).await;
        a_filled_workspace_is_whole(data.path(), &format!("{beginning}/{name}")).await;
        administer(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    });
}

async fn administer(server: &str, sql: &str) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
}
