//! Customers and what belongs to them, in one line each.

use crate::support::{Answer, Client, Person, Shop};
use serde_json::{Value, json};

pub use crate::sales::world::{events, phone};

fn with(mut body: Value, fields: &Value) -> Value {
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    body
}

/// Adds a customer of `fields`; a name and a phone are made up where absent.
pub async fn customer(client: &Client, fields: Value) -> Answer {
    let body = with(json!({"name": "Rina Wati", "phone": phone()}), &fields);
    client.post("/api/customers", body).await.expect(201)
}

/// Adds a customer that belongs to `person`; returns its id.
pub async fn customer_of(shop: &Shop, person: &Person) -> String {
    customer(&shop.as_manager().await, json!({"owner_id": person.id})).await.id()
}

/// A package whose list price is Rp125.000, HPP `cost`.
pub async fn package(shop: &Shop, name: &str, cost: i64) -> String {
    let body = json!({"name": name, "kind": "subscription", "cost_price": cost, "margin_bps": 2_500});
    shop.as_owner().await.post("/api/products", body).await.expect(201).id()
}

/// Opens a service of `product`; returns it.
pub async fn service(client: &Client, (customer, product): (&str, &str), fields: Value) -> Answer {
    let body = with(json!({"customer_id": customer, "product_id": product}), &fields);
    client.post("/api/services", body).await.expect(201)
}

/// Records a purchase of one thing for `price`.
pub async fn purchase(client: &Client, customer: &str, (day, price): (&str, i64)) -> Answer {
    let items = json!([{"name": "Router", "quantity": 1, "unit_price": price}]);
    let body = json!({"customer_id": customer, "on_date": day, "items": items});
    client.post("/api/purchases", body).await.expect(201)
}

/// The customer as `client` sees it.
pub async fn look(client: &Client, id: &str) -> Value {
    client.get(format!("/api/customers/{id}")).await.expect(200).json()
}

/// The notices that `client` got, as kinds.
pub async fn notices(client: &Client) -> Vec<Value> {
    client.get("/api/notifications").await.expect(200).column("kind")
}

/// Details of the events of `kind`, the newest first.
pub async fn logged(shop: &Shop, kind: &str) -> Vec<Value> {
    let path = format!("/api/event-log?kind={kind}");
    shop.as_owner().await.get(path).await.expect(200).column("details")
}

/// Actions in the audit log about `subject`, the newest first.
pub async fn audited(shop: &Shop, subject: &str) -> Vec<Value> {
    let path = format!("/api/audit?subject_id={subject}");
    shop.as_owner().await.get(path).await.expect(200).column("action")
}

/// A column of one row as text, from behind the program's back.
pub async fn stored(shop: &Shop, sql: &str, id: &str) -> String {
    use sea_orm::{ConnectionTrait, Statement};
    let db = shop.app.db().reader();
    let id: uuid::Uuid = id.parse().unwrap();
    let row = db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [id.into()]));
    row.await.unwrap().unwrap().try_get_by_index::<Option<String>>(0).unwrap().unwrap_or_default()
}

/// Changes a row behind the program's back.
pub async fn tamper(shop: &Shop, sql: &str) {
    use sea_orm::ConnectionTrait;
    shop.app
        .transact(async |tx| {
            tx.execute_unprepared(sql).await?;
            Ok(())
        })
        .await
        .unwrap();
}
