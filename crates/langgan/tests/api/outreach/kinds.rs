//! Kinds of databases.

use super::world::{database, database_of, product};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn three_kinds_are_there_from_the_start(shop: Shop) {
    let kinds = shop.as_admin().await.get("/api/database-kinds").await.expect(200);
    assert_eq!(kinds.column("key"), ["regular", "bonanza", "member_wd"]);
    assert_eq!(kinds.json()["data"][0]["rules"]["excludes_reserved"], true);
}

#[on_both_databases]
async fn a_business_adds_its_own_kinds(shop: Shop) {
    let admin = shop.as_admin().await;
    let rules = json!({"requires_product": false, "excludes_reserved": false, "staff_may_request": false});
    let kind =
        admin.post("/api/database-kinds", json!({"name": "Pameran 2026", "rules": rules})).await.expect(201);
    assert_eq!(kind.json()["key"], "pameran_2026");
    let again = admin.post("/api/database-kinds", json!({"name": "PAMERAN  2026"})).await.expect(422);
    assert_eq!(again.faults(), ["name: taken"]);
    let database =
        admin.post("/api/databases", json!({"name": "Tamu", "kind": "pameran_2026"})).await.expect(201);
    assert_eq!(
        (database.json()["product_id"].clone(), database.json()["product_name"].clone()),
        (json!(null), json!("Unknown"))
    );
    let refused = admin.delete(format!("/api/database-kinds/{}", kind.id())).await.expect(409);
    assert_eq!(refused.code(), "in_use");
}

#[on_both_databases]
async fn a_kind_says_what_a_database_needs(shop: Shop) {
    let admin = shop.as_admin().await;
    let answer = admin.post("/api/databases", json!({"name": "x", "kind": "regular"})).await.expect(422);
    assert_eq!(answer.faults(), ["product_id: required"]);
    let answer = admin.post("/api/databases", json!({"name": "x", "kind": "alien"})).await.expect(422);
    assert_eq!(answer.faults(), ["kind: not_found"]);
}

#[on_both_databases]
async fn kinds_never_mix(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let admin = shop.as_admin().await;
    let regular = database(&shop, &product).await;
    let answer =
        admin.patch(format!("/api/databases/{regular}"), json!({"kind": "bonanza"})).await.expect(422);
    assert_eq!(answer.faults(), ["kind: unknown"]);
    let rows = json!({"rows": [{"name": "Rina", "phone": "0812-7777-0001"}], "skip_duplicates": true});
    let path = |id: &str| format!("/api/databases/{id}/records");
    assert_eq!(admin.post(path(&regular), rows.clone()).await.expect(200).json()["created"], 1);
    let bonanza = database_of(&shop, ("bonanza", &product)).await;
    assert_eq!(admin.post(path(&bonanza), rows.clone()).await.expect(200).json()["created"], 1);
    let second = database(&shop, &product).await;
    let answer = admin.post(path(&second), rows).await.expect(200).json();
    assert_eq!((answer["created"].clone(), answer["duplicates"].clone()), (json!(0), json!([0])));
}
