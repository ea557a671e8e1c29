//! Two servers on one PostgreSQL: what happens at one is true at the other at once.

use super::node::{Workspace, wait_for};
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happens_at_one_server_is_true_at_the_other() {
    let workspace = Workspace::on_postgres().await;
    let (one, other) = (workspace.start().await, workspace.start().await);
    let owner = one.set_up().await;
    let there = owner.at(&other);

    let mut stream = there.listen().await;
    owner.add("/api/teams", json!({"name": "Tim Jauh"})).await;
    wait_for(&mut stream, "event: team.created").await;

    owner.change(Method::PATCH, "/api/settings/general", json!({"name": "Toko Baru"})).await;
    wait_for(&mut stream, "event: settings.updated").await;
    assert_eq!(there.get("/api/auth/me").await["workspace"]["name"], "Toko Baru");
    drop(stream);

    let second = one.log_in().await;
    let second_there = second.at(&other);
    assert_eq!(second_there.status("/api/auth/me").await, 200);
    let sessions = second.get("/api/auth/sessions").await;
    let own =
        sessions["data"].as_array().unwrap().iter().find(|session| session["is_current"] == true).unwrap();
    let path = format!("/api/auth/sessions/{}", own["id"].as_str().unwrap());
    owner.change(Method::DELETE, &path, json!({})).await;
    assert_eq!(second_there.status("/api/auth/me").await, 401);

    one.kill();
    other.kill();
    workspace.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_run_each_job_once() {
    let workspace = Workspace::on_postgres().await;
    let (one, other) = (workspace.start().await, workspace.start().await);
    workspace
        .execute(
            "INSERT INTO job (id, kind, payload, run_at, status, created_at) \
             SELECT gen_random_uuid(), 'notify.purge', 'null', now(), 'queued', now() FROM generate_series(1, 60)",
        )
        .await;
    let done = "SELECT count(*) FROM job WHERE kind = 'notify.purge' AND status = 'done'";
    for _ in 0..120 {
        if workspace.count(done).await >= 60 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    assert!(workspace.count(done).await >= 60);
    assert_eq!(workspace.count("SELECT count(*) FROM job WHERE attempts > 1").await, 0);
    one.kill();
    other.kill();
    workspace.close().await;
}
