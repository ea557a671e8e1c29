//! A customer who buys every day opens like one who never did.

use super::world::customer;
use crate::support::{Client, Shop};
use kernel::Day;
use platform::{db::Kind, on_both_databases};
use sea_orm::{ConnectionTrait, Statement, Value};
use serde_json::json;
use uuid::Uuid;

const MANY: usize = 5_000;

/// What is asked when the page of a customer opens.
const PAGE: [&str; 5] = ["", "/timeline", "/purchases", "/services", "/files"];

async fn statements(shop: &Shop, client: &Client, id: &str) -> Vec<u64> {
    let mut counts = Vec::new();
    for part in PAGE {
        let before = shop.app.db().statements();
        let answer = client.get(format!("/api/customers/{id}{part}")).await.expect(200);
        counts.push(shop.app.db().statements() - before);
        assert!(answer.bytes.len() < 100_000, "{part} answers {} bytes", answer.bytes.len());
    }
    counts
}

/// Purchases of one thing each, as an import leaves them.
async fn buy(shop: &Shop, customer: Uuid) {
    let new_id = match shop.app.db().kind() {
        Kind::Sqlite => "randomblob(16)",
        Kind::Postgres => "gen_random_uuid()",
    };
    let purchases = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY}) \
         INSERT INTO purchase (id, number, customer_id, on_date, discount, total, source, created_at) \
         SELECT {new_id}, 'X-' || i, $1, $2, 0, 1000, 'import', $3 FROM n"
    );
    let items = format!(
        "INSERT INTO purchase_item (id, purchase_id, position, name, quantity, unit_price, total) \
         SELECT {new_id}, id, 0, 'Router', 1, 1000, 1000 FROM purchase WHERE customer_id = $1"
    );
    let day: Day = "2026-11-19".parse().unwrap();
    let run = async |sql: String, values: Vec<Value>| {
        shop.app
            .transact(async |tx| {
                let statement =
                    Statement::from_sql_and_values(tx.get_database_backend(), &sql, values.clone());
                Ok(tx.execute_raw(statement).await?)
            })
            .await
            .unwrap();
    };
    run(purchases, vec![customer.into(), day.into(), shop.app.now().into()]).await;
    run(items, vec![customer.into()]).await;
}

#[on_both_databases]
async fn five_thousand_purchases_cost_no_more_statements_than_one(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let items = json!([{"name": "Router", "quantity": 1, "unit_price": 1_000}]);
    let one = json!({"customer_id": id, "on_date": "2026-11-19", "items": items});
    sales.post("/api/purchases", one).await.expect(201);
    statements(&shop, &sales, &id).await;
    let few = statements(&shop, &sales, &id).await;
    buy(&shop, id.parse().unwrap()).await;
    assert_eq!(statements(&shop, &sales, &id).await, few);
    let list = sales.get(format!("/api/customers/{id}/purchases")).await.expect(200).json();
    assert_eq!(list["total"], MANY + 1);
    let file = sales.get(format!("/api/customers/{id}/purchases?format=csv")).await.expect(200);
    assert_eq!(file.text().lines().count(), MANY + 2);
}
