//! Products, in one line each.

use crate::support::{Answer, Client, Shop};
use serde_json::{Value, json};

/// Adds a product of `fields` as the manager: HPP Rp100.000 and 25 % where nothing is said.
pub async fn product(shop: &Shop, fields: Value) -> Answer {
    let mut body =
        json!({"name": "Paket 20 Mbps", "kind": "subscription", "cost_price": 100_000, "margin_bps": 2_500});
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    shop.as_manager().await.post("/api/products", body).await.expect(201)
}

/// Adds a category; returns its id.
pub async fn category(client: &Client, name: &str) -> String {
    client.post("/api/categories", json!({"name": name})).await.expect(201).id()
}

/// The values under `key` of a list's entries.
pub fn column(list: &Answer, key: &str) -> Vec<Value> {
    list.json()["data"].as_array().unwrap().iter().map(|entry| entry[key].clone()).collect()
}
