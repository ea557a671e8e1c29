//! What deals promise over HTTP.

mod decide;
mod every_step;
mod races;
mod trash;
mod update;

use crate::{
    sales::world::lead,
    support::{Answer, Client, Shop},
};
use serde_json::{Value, json};

/// A package of Rp100.000 cost and Rp125.000 list price.
pub async fn package(shop: &Shop) -> String {
    let body =
        json!({"name": "Home 20 Mbps", "kind": "subscription", "cost_price": 100_000, "margin_bps": 2_500});
    shop.as_owner().await.post("/api/products", body).await.expect(201).id()
}

/// A deal of one package at `price` by Ani, for her own lead.
pub async fn deal(shop: &Shop, price: i64) -> (Client, String) {
    let (ani, product) = (shop.as_sales().await, package(shop).await);
    let lead_id = lead(&ani, json!({})).await.id();
    let items = json!([{"product_id": product, "quantity": 2, "price": price}]);
    let body = json!({"lead_id": lead_id, "title": "Paket rumah", "items": items});
    let id = ani.post("/api/deals", body).await.expect(201).id();
    (ani, id)
}

pub async fn step(client: &Client, deal: &str, name: &str) -> Answer {
    client.post(format!("/api/deals/{deal}/{name}"), json!({})).await
}

pub fn status(answer: &Answer) -> Value {
    answer.json()["status"].clone()
}
