//! Removing leads, and what becomes of them.

use crate::{
    sales::world::{lead, lead_of},
    support::Shop,
};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_removed_lead_lies_in_the_trash_and_comes_back(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    sales.delete(format!("/api/leads/{id}")).await.expect(204);
    sales.delete(format!("/api/leads/{id}")).await.expect(204);
    assert_eq!(sales.get("/api/leads").await.json()["total"], 0);
    assert_eq!(sales.get("/api/leads?trash=true").await.ids(), [id.clone()]);
    let rubbish = sales.get(format!("/api/leads/{id}")).await.expect(200).json();
    assert!(rubbish["deleted_at"].is_string());
    assert_eq!((&rubbish["can"]["edit"], &rubbish["can"]["restore"]), (&json!(false), &json!(true)));
    sales.patch(format!("/api/leads/{id}"), json!({"name": "x"})).await.expect(403);
    sales.post("/api/activities", json!({"lead_id": id, "note": "x"})).await.expect(403);
    let back = sales.post(format!("/api/leads/{id}/restore"), json!({})).await.expect(200).json();
    assert_eq!((&back["deleted_at"], &back["can"]["edit"]), (&json!(null), &json!(true)));
    let again = sales.post(format!("/api/leads/{id}/restore"), json!({})).await.expect(200).json();
    assert_eq!(again["version"], back["version"]);
}

#[on_both_databases]
async fn the_trash_shows_only_ones_own(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = lead_of(&shop, &shop.people.budi).await;
    manager.delete(format!("/api/leads/{id}")).await.expect(204);
    assert_eq!(shop.as_sales().await.get("/api/leads?trash=true").await.json()["total"], 0);
    assert_eq!(manager.get("/api/leads?trash=true").await.json()["total"], 1);
}

#[on_both_databases]
async fn after_ninety_days_the_trash_is_emptied(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    let noted = json!({"lead_id": id, "kind": "note", "note": "x"});
    sales.post("/api/activities", noted).await.expect(201);
    sales.delete(format!("/api/leads/{id}")).await.expect(204);
    shop.advance(chrono::Duration::days(89));
    shop.run_schedule().await;
    let sales = shop.as_sales().await;
    sales.get(format!("/api/leads/{id}")).await.expect(200);
    shop.advance(chrono::Duration::days(2));
    shop.run_schedule().await;
    let sales = shop.as_sales().await;
    sales.get(format!("/api/leads/{id}")).await.expect(404);
    shop.run_schedule().await;
}
