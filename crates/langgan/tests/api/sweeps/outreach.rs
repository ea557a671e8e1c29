//! Things of the telesales room: with somebody, or with nobody.

use super::things::rand_id;
use crate::{
    sales::world::phone,
    support::{Client, Person, Shop},
};
use serde_json::json;
use std::collections::HashMap;

/// A database with records, of which `worker` has some, and what else they have.
pub async fn things(shop: &Shop, worker: Option<&Person>) -> HashMap<&'static str, String> {
    let boss = shop.as_owner().await;
    let product = json!({"name": "Walk", "cost_price": 100, "margin_bps": 1_000});
    let product = boss.post("/api/products", product).await.expect(201).id();
    let database = json!({"name": "Walk", "kind": "regular", "product_id": product});
    let database = boss.post("/api/databases", database).await.expect(201).id();
    let rows: Vec<_> = (0..6).map(|_| json!({"name": "Walk", "phone": phone()})).collect();
    let added = boss.post(format!("/api/databases/{database}/records"), json!({"rows": rows})).await;
    let records: Vec<String> = serde_json::from_value(added.expect(200).json()["ids"].clone()).unwrap();
    let mut things =
        HashMap::from([("/api/databases", database.clone()), ("/api/customer-records", records[0].clone())]);
    let Some(worker) = worker else { return things };
    // The record that is asked for lies in a batch of its own, so that undoing the other does not take it away.
    for record in &records[..2] {
        let assign = json!({"mode": "manual", "staff_id": worker.id, "record_ids": [record]});
        let given = boss.post(format!("/api/databases/{database}/assign"), assign).await.expect(200).json();
        things.insert("/api/batches", given["batches"][0]["batch_id"].as_str().unwrap().to_owned());
    }
    let client = shop.as_person(worker).await;
    let request = json!({"database_id": database, "quantity": 1});
    things.insert(
        "/api/download-requests",
        client.post("/api/download-requests", request).await.expect(201).id(),
    );
    let reservation = json!({"name": format!("Walk {}", rand_id()), "product_id": product});
    things.insert(
        "/api/reserved-members",
        client.post("/api/reserved-members", reservation).await.expect(201).id(),
    );
    let deposit = json!({"customer_name": "Walk", "product_id": product, "base_amount": 1});
    things.insert("/api/deposits", client.post("/api/deposits", deposit).await.expect(201).id());
    things
}

/// Puts a new database or record into the trash; returns its path.
pub async fn trashed(boss: &Client, front: &str) -> String {
    let product = json!({"name": "Walk", "cost_price": 100, "margin_bps": 1_000});
    let product = boss.post("/api/products", product).await.expect(201).id();
    let database = json!({"name": "Walk", "kind": "regular", "product_id": product});
    let database = boss.post("/api/databases", database).await.expect(201).id();
    let id = if front == "/api/databases" {
        database
    } else {
        let rows = json!({"rows": [{"name": "Walk", "phone": phone()}]});
        let added = boss.post(format!("/api/databases/{database}/records"), rows).await.expect(200).json();
        added["ids"][0].as_str().unwrap().to_owned()
    };
    let path = format!("{front}/{id}");
    boss.delete(&path).await.expect(204);
    path
}
