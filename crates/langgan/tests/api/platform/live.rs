//! Live events: a change is told at once to whoever may see it, on every node.

use crate::support::{Client, Shop};
use ::platform::{db::Kind, live, on_both_databases};
use reqwest::{Method, Response};
use serde_json::json;
use std::time::Duration;

/// A test that waits longer than this has failed.
const PATIENCE: Duration = Duration::from_secs(10);

async fn open(client: &Client) -> Response {
    let mut stream = client.request(Method::GET, "/api/events").send().await.unwrap();
    assert_eq!(stream.status(), 200);
    wait_for(&mut stream, "event: ready").await;
    stream
}

async fn wait_for(stream: &mut Response, text: &str) {
    let mut seen = String::new();
    let waiting = async {
        while !seen.contains(text) {
            let chunk = stream.chunk().await.unwrap().expect("the stream ended");
            seen.push_str(&String::from_utf8_lossy(&chunk));
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|_| panic!("{text} did not come"));
}

#[on_both_databases]
async fn a_change_is_told_to_who_may_see_it(shop: Shop) {
    let listening = tokio::spawn(live::listen(shop.app.clone()));
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut manager = open(&shop.as_manager().await).await;
    shop.as_owner().await.post("/api/teams", json!({"name": "Tim Baru"})).await.expect(201);
    wait_for(&mut manager, "event: team.created").await;
    drop(manager);
    listening.abort();
}

#[on_both_databases]
async fn a_change_on_one_node_is_live_on_the_other(shop: Shop) {
    if shop.app.db().kind() == Kind::Sqlite {
        // One file, one node.
        return;
    }
    let other = shop.with_options(::platform::Options::default()).await;
    let listening = tokio::spawn(live::listen(other.app.clone()));
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut manager = open(&other.as_manager().await).await;
    shop.as_owner().await.post("/api/teams", json!({"name": "Tim Jauh"})).await.expect(201);
    wait_for(&mut manager, "event: team.created").await;
    drop(manager);
    listening.abort();
    other.app.db().clone().close().await;
}
