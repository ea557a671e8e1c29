//! When the disk is full or the database is away: said as what it is, nothing half done, and over when it is over.

use crate::{
    sales::world::{lead, phone},
    support::{Client, Shop},
};
use ::platform::{db::Kind, on_both_databases};
use reqwest::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use std::{net::SocketAddr, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

async fn number(shop: &Shop, sql: &str) -> i64 {
    let row = shop
        .app
        .db()
        .reader()
        .query_one_raw(sea_orm::Statement::from_string(shop.app.db().reader().get_database_backend(), sql));
    row.await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// Rows that a new lead leaves behind.
async fn rows(shop: &Shop) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in ["lead", "stage_change", "audit_entry", "notification", "idempotency"] {
        counts.push(number(shop, &format!("SELECT CAST(count(*) AS bigint) FROM {table}")).await);
    }
    counts
}

#[on_both_databases]
async fn what_a_full_disk_cannot_keep_is_refused_whole(shop: Shop) {
    // The disk of PostgreSQL is not ours to fill; that its words are understood is tested where they are read.
    if shop.app.db().kind() == Kind::Postgres {
        return;
    }
    let owner = shop.as_owner().await;
    lead(&owner, json!({})).await;
    let pages = number(&shop, "PRAGMA page_count").await;
    shop.app.db().execute(&format!("PRAGMA max_page_count = {}", pages + 20)).await.unwrap();
    let body = || json!({"name": "Dewi", "phone": phone(), "need": "x".repeat(2_000)});
    let (mut kept, mut refused, mut before) = (1, None, rows(&shop).await);
    for index in 0..500 {
        let answer = owner.post_once("/api/leads", &format!("key-{index}"), body()).await;
        if answer.status() != 201 {
            refused = Some(answer);
            break;
        }
        kept += 1;
        before = rows(&shop).await;
    }
    let refused = refused.expect("the disk was never full").expect(503);
    assert_eq!(refused.code(), "unavailable");
    assert_eq!(refused.headers["content-type"], "application/problem+json");
    assert!(refused.json()["request_id"].is_string());
    assert_eq!(rows(&shop).await, before);
    // Reading goes on, even where the use of the session would be noted.
    shop.advance(chrono::Duration::hours(1));
    assert_eq!(owner.get("/api/leads").await.expect(200).json()["total"], kept);

    shop.app.db().execute("PRAGMA max_page_count = 1000000").await.unwrap();
    lead(&owner, json!({"need": "x".repeat(2_000)})).await;
    assert_eq!(owner.get("/api/leads").await.expect(200).json()["total"], kept + 1);
    shop.run_jobs().await;
}

/// A line to the database that can be cut.
struct Line {
    address: SocketAddr,
    task: tokio::task::JoinHandle<()>,
}

impl Line {
    async fn open(address: &str, to: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let task = tokio::spawn(async move {
            // Dropped with the task, and every connection with it.
            let mut connections = JoinSet::new();
            while let Ok((mut near, _)) = listener.accept().await {
                connections.spawn(async move {
                    if let Ok(mut far) = TcpStream::connect(to).await {
                        let _ = tokio::io::copy_bidirectional(&mut near, &mut far).await;
                    }
                });
            }
        });
        Self { address, task }
    }

    async fn cut(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}

#[on_both_databases]
async fn a_database_that_is_away_is_said_so_and_comes_back_by_itself(shop: Shop) {
    if shop.app.db().kind() == Kind::Sqlite {
        return;
    }
    let line = Line::open("127.0.0.1:0", shop.database_address()).await;
    let address = line.address;
    let far = shop.behind(address).await;
    let owner = far.as_owner().await;
    owner.get("/api/leads").await.expect(200);
    far.as_stranger().get("/health/ready").await.expect(200);

    line.cut().await;
    for _ in 0..3 {
        says_that_it_is_away(&owner).await;
    }
    far.as_stranger().get("/health/ready").await.expect(503);
    far.as_stranger().get("/health/live").await.expect(200);

    let line = Line::open(&address.to_string(), shop.database_address()).await;
    comes_back(&owner).await;
    far.as_stranger().get("/health/ready").await.expect(200);
    lead(&owner, json!({})).await;
    assert_eq!(owner.get("/api/leads").await.expect(200).json()["total"], 1);
    line.cut().await;
}

async fn says_that_it_is_away(client: &Client) {
    let lead = json!({"name": "Dewi", "phone": phone()});
    for (method, body) in [(Method::GET, Value::Null), (Method::POST, lead)] {
        let answer = client.send(client.request(method, "/api/leads").json(&body)).await.expect(503);
        assert_eq!(answer.code(), "unavailable");
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert!(answer.json()["request_id"].is_string());
    }
}

/// Each connection that broke is found once.
async fn comes_back(client: &Client) {
    for _ in 0..50 {
        if client.get("/api/leads").await.status() == 200 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the database is back and was not found again");
}
