//! Databases and who works on them, in one line each.

use crate::{
    sales::world::phone,
    support::{Answer, Client, PASSWORD, Person, Shop},
};
use ::accounts::users;
use kernel::{Role, UserId};
use platform::Actor;
use serde_json::{Value, json};

/// Adds a product; returns its id.
pub async fn product(shop: &Shop, name: &str) -> String {
    let body = json!({"name": name, "cost_price": 100, "margin_bps": 1_000});
    shop.as_owner().await.post("/api/products", body).await.expect(201).id()
}

/// Adds an empty regular database of `product`; returns its id.
pub async fn database(shop: &Shop, product: &str) -> String {
    database_of(shop, ("regular", product)).await
}

/// Adds an empty database of a kind and product; returns its id.
pub async fn database_of(shop: &Shop, (kind, product): (&str, &str)) -> String {
    let body = json!({"name": "Data Bandung", "kind": kind, "product_id": product});
    shop.as_admin().await.post("/api/databases", body).await.expect(201).id()
}

/// Adds `rows`; returns the answer.
pub async fn add(shop: &Shop, database: &str, rows: Value) -> Answer {
    shop.as_admin()
        .await
        .post(format!("/api/databases/{database}/records"), json!({"rows": rows}))
        .await
        .expect(200)
}

/// Adds `count` records that can be reached; returns their ids.
pub async fn fill(shop: &Shop, database: &str, count: usize) -> Vec<String> {
    let rows: Vec<_> = (0..count).map(|n| json!({"name": format!("Orang {n}"), "phone": phone()})).collect();
    ids(&add(shop, database, json!(rows)).await)
}

/// The ids of added records.
pub fn ids(added: &Answer) -> Vec<String> {
    serde_json::from_value(added.json()["ids"].clone()).unwrap()
}

/// A database of a new product with `count` records.
pub async fn filled(shop: &Shop, count: usize) -> (String, Vec<String>) {
    let product = product(shop, "Paket").await;
    let database = database(shop, &product).await;
    let records = fill(shop, &database, count).await;
    (database, records)
}

/// Gives `records` to `person`; returns the batch's id.
pub async fn give(shop: &Shop, database: &str, person: UserId, records: &[String]) -> String {
    let body = json!({"mode": "manual", "staff_id": person, "record_ids": records});
    let answer = shop.as_admin().await.post(format!("/api/databases/{database}/assign"), body).await;
    answer.expect(200).json()["batches"][0]["batch_id"].as_str().unwrap().to_owned()
}

/// Hires somebody for the telesales room.
pub async fn hire(shop: &Shop, name: &'static str) -> Person {
    let user = users::NewUser {
        name: name.to_owned(),
        email: format!("{}@shop.test", name.to_lowercase()),
        role: Role::Staff,
        team_id: None,
        password: PASSWORD.to_owned(),
        must_change_password: false,
    };
    let hired = shop.app.transact(async |tx| users::create(tx, &Actor::system(), user.clone()).await).await;
    Person { id: hired.unwrap().id, name }
}

/// Marks a record.
pub async fn mark(client: &Client, record: &str, what: Value) -> Answer {
    client.patch(format!("/api/customer-records/{record}/whatsapp-status"), what).await
}

/// What is counted of a database.
pub async fn counts(shop: &Shop, database: &str) -> Value {
    shop.as_admin().await.get(format!("/api/databases/{database}")).await.expect(200).json()["counts"].clone()
}

/// Asks for records as `client`; returns the request's id.
pub async fn ask(client: &Client, database: &str, quantity: i64) -> String {
    let body = json!({"database_id": database, "quantity": quantity});
    client.post("/api/download-requests", body).await.expect(201).id()
}
