//! Jobs: in the transaction that wants them, at least once, by any node.

use crate::support::Shop;
use ::platform::{
    App,
    db::{self, Migration},
    jobs::{Job, JobKind, Workers, enqueue, enqueue_job, queries::count_by_status, run_ready},
    on_both_databases, settings,
};
use kernel::{Error, Result};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

/// Counts its runs in a setting, because a test has no table of its own.
const COUNT: JobKind = JobKind::new("test.count", |app, _| Box::pin(count(app)));
const FAIL: JobKind =
    JobKind::new("test.fail", |_, _| Box::pin(async { Err(Error::Unavailable("never".into())) }));

async fn count(app: App) -> Result<()> {
    app.transact(async |tx| settings::store(tx, "test_runs", (json!(1), None), None).await).await.map(drop)
}

async fn runs(app: &App) -> i64 {
    use sea_orm::EntityTrait;
    let row = settings::Entity::find_by_id("test_runs").one(app.db().reader()).await.unwrap();
    row.map_or(0, |row| row.version)
}

async fn status(app: &App, status: &str) -> i64 {
    let counts = count_by_status(app.db().reader()).await.unwrap();
    counts.into_iter().find(|count| count.status == status).map_or(0, |count| count.count)
}

async fn work(app: &App) {
    run_ready(app, &Workers::new([COUNT, FAIL], []), &CancellationToken::new()).await.unwrap();
}

#[on_both_databases]
async fn a_job_of_a_transaction_that_failed_never_runs(shop: Shop) {
    let failed: Result<()> = shop
        .app
        .transact(async |tx| {
            enqueue(tx, COUNT, &Value::Null).await?;
            Err(Error::NotFound)
        })
        .await;
    assert!(failed.is_err());
    work(&shop.app).await;
    assert_eq!(runs(&shop.app).await, 0);
}

#[on_both_databases]
async fn many_workers_on_two_nodes_run_each_job_once(shop: Shop) {
    let other = shop.with_options(::platform::Options::default()).await;
    for _ in 0..20 {
        shop.app.transact(async |tx| enqueue(tx, COUNT, &Value::Null).await).await.unwrap();
    }
    tokio::join!(work(&shop.app), work(&other.app), work(&shop.app), work(&other.app));
    assert_eq!(runs(&shop.app).await, 20);
    assert_eq!(status(&shop.app, "done").await, 20);
}

#[on_both_databases]
async fn a_job_with_a_unique_key_waits_once(shop: Shop) {
    for _ in 0..3 {
        shop.app
            .transact(async |tx| {
                let job = Job {
                    kind: COUNT.name,
                    payload: Value::Null,
                    run_at: tx.now(),
                    unique_key: Some("k".into()),
                };
                enqueue_job(tx, job).await
            })
            .await
            .unwrap();
    }
    work(&shop.app).await;
    assert_eq!(runs(&shop.app).await, 1);
}

#[on_both_databases]
async fn a_job_that_always_fails_is_laid_aside_and_not_lost(shop: Shop) {
    shop.app.transact(async |tx| enqueue(tx, FAIL, &Value::Null).await).await.unwrap();
    for _ in 0..10 {
        work(&shop.app).await;
        shop.advance(chrono::Duration::hours(2));
    }
    assert_eq!(status(&shop.app, "dead").await, 1);
}

#[on_both_databases]
async fn a_job_of_an_unknown_kind_waits_for_a_version_that_knows_it(shop: Shop) {
    shop.app
        .transact(async |tx| {
            let job = Job { kind: "test.future", payload: Value::Null, run_at: tx.now(), unique_key: None };
            enqueue_job(tx, job).await
        })
        .await
        .unwrap();
    work(&shop.app).await;
    assert_eq!(status(&shop.app, "queued").await, 1);
}

#[on_both_databases]
async fn a_migration_asks_once_for_a_job_and_only_where_there_is_something_to_do(shop: Shop) {
    let mut all = langgan::assemble::migrations();
    all.push(Migration::new("m99990101_0000_something", "").then("test.something", "true"));
    all.push(
        Migration::new("m99990101_0001_nothing", "").then("test.nothing", "EXISTS (SELECT 1 FROM lead)"),
    );
    for _ in 0..2 {
        db::migrate(shop.app.db(), &all, shop.app.now()).await.unwrap();
    }
    let db = shop.app.db().reader();
    let sql = "SELECT kind FROM job WHERE kind LIKE 'test.%' AND status = 'queued' AND payload IS NOT NULL";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    let kinds: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert_eq!(kinds, ["test.something"]);
}
