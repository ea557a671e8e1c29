//! Removing deals, and what becomes of them.

use super::{deal, status, step};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_removed_deal_lies_in_the_trash_and_comes_back(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    let path = format!("/api/deals/{id}");
    ani.delete(&path).await.expect(204);
    ani.delete(&path).await.expect(204);
    assert_eq!(ani.get("/api/deals").await.json()["total"], 0);
    assert_eq!(ani.get("/api/deals?trash=true").await.ids(), [id.clone()]);
    let rubbish = ani.get(&path).await.expect(200).json();
    assert!(rubbish["deleted_at"].is_string());
    assert_eq!((&rubbish["can"]["edit"], &rubbish["can"]["restore"]), (&json!(false), &json!(true)));
    ani.patch(&path, json!({"title": "x"})).await.expect(403);
    step(&ani, &id, "submit").await.expect(403);
    let back = step(&ani, &id, "restore").await.expect(200).json();
    assert_eq!((&back["deleted_at"], &back["can"]["edit"]), (&json!(null), &json!(true)));
    assert_eq!(step(&ani, &id, "restore").await.expect(200).json()["version"], back["version"]);
}

#[on_both_databases]
async fn what_waits_for_a_decision_waits_no_more_in_the_trash(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    step(&ani, &id, "submit").await.expect(200);
    ani.delete(format!("/api/deals/{id}")).await.expect(204);
    let manager = shop.as_manager().await;
    assert_eq!(manager.get("/api/approvals?status=pending").await.json()["total"], 0);
    assert_eq!(manager.get("/api/auth/me").await.json()["badges"]["approvals"], 0);
    assert_eq!(step(&manager, &id, "approve").await.expect(409).code(), "not_pending");
    assert_eq!(status(&step(&ani, &id, "restore").await.expect(200)), "draft");
    assert_eq!(status(&step(&ani, &id, "submit").await.expect(200)), "waiting_approval");
}

#[on_both_databases]
async fn what_was_won_stays(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    step(&ani, &id, "submit").await.expect(200);
    step(&ani, &id, "activate").await.expect(200);
    assert_eq!(ani.get(format!("/api/deals/{id}")).await.json()["can"]["delete"], false);
    assert_eq!(ani.delete(format!("/api/deals/{id}")).await.expect(409).code(), "won_stays");
}

#[on_both_databases]
async fn the_trash_of_deals_shows_only_ones_own(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    let path = format!("/api/deals/{id}");
    shop.as_other_sales().await.delete(&path).await.expect(404);
    shop.as_admin().await.delete(&path).await.expect(403);
    shop.as_leader().await.delete(&path).await.expect(204);
    shop.as_other_sales().await.post(format!("{path}/restore"), json!({})).await.expect(404);
    shop.as_admin().await.post(format!("{path}/restore"), json!({})).await.expect(403);
    assert_eq!(shop.as_other_sales().await.get("/api/deals?trash=true").await.json()["total"], 0);
    assert_eq!(ani.get("/api/deals?trash=true").await.json()["total"], 1);
}

#[on_both_databases]
async fn after_ninety_days_deals_in_the_trash_are_forgotten(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    step(&ani, &id, "submit").await.expect(200);
    ani.delete(format!("/api/deals/{id}")).await.expect(204);
    shop.advance(chrono::Duration::days(89));
    shop.run_schedule().await;
    let ani = shop.as_sales().await;
    ani.get(format!("/api/deals/{id}")).await.expect(200);
    shop.advance(chrono::Duration::days(2));
    shop.run_schedule().await;
    let owner = shop.as_owner().await;
    owner.get(format!("/api/deals/{id}")).await.expect(404);
    assert_eq!(owner.get("/api/approvals").await.json()["total"], 0);
}
