//! An import that is interrupted.

use super::{bring, many, show, total};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn two_workers_at_once_store_each_row_once(shop: Shop) {
    let manager = shop.as_manager().await;
    let file = many(900);
    let id = bring(&manager, "leads", ("lead.csv", file.as_bytes())).await.expect(202).id();
    manager.post(format!("/api/imports/{id}/confirm"), json!({})).await.expect(202);
    let run = || shop.run_jobs();
    tokio::join!(run(), run(), run());
    let done = show(&manager, &id).await;
    assert_eq!([&done["status"], &done["created"]], [&json!("done"), &json!(900)]);
    assert_eq!(total(&manager, "/api/leads?count=exact").await, 900);
}
