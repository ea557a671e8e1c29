//! Deals that several people touch at once.

use super::{deal, package, status, step};
use crate::{
    sales::world::{lead, lead_of},
    support::Shop,
};
use futures::future::join_all;
use platform::on_both_databases;
use serde_json::{Value, json};

#[on_both_databases]
async fn two_who_rework_the_lines_at_once_leave_the_lines_of_one(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    let path = format!("/api/deals/{id}");
    let product = ani.get(&path).await.json()["items"][0]["product_id"].clone();
    let lines = |count: usize| json!({"items": vec![json!({"product_id": product, "quantity": 1, "price": 125_000}); count]});
    let answers = join_all((1..=6).map(|count| ani.patch(&path, lines(count)))).await;
    assert!(answers.iter().all(|answer| answer.status() == 200));
    let left = ani.get(&path).await.expect(200).json();
    let count = i64::try_from(left["items"].as_array().unwrap().len()).unwrap();
    assert_eq!(left["total"], count * 125_000);
}

#[on_both_databases]
async fn a_decision_from_the_queue_and_a_rework_do_not_wait_for_each_other(shop: Shop) {
    for _ in 0..5 {
        let (ani, id) = deal(&shop, 110_000).await;
        step(&ani, &id, "submit").await.expect(200);
        let manager = shop.as_manager().await;
        let waiting =
            manager.get(format!("/api/approvals?status=pending&owner_id={}", shop.people.ani.id)).await;
        let approval = waiting.ids()[0].clone();
        let approve = manager.post(format!("/api/approvals/{approval}/approve"), json!({}));
        let rework = ani.patch(format!("/api/deals/{id}"), json!({"note": "berubah"}));
        let (approved, reworked) = tokio::join!(approve, rework);
        reworked.expect(200);
        assert!(matches!(approved.status(), 200 | 409), "{}", approved.text());
        assert_eq!(status(&ani.get(format!("/api/deals/{id}")).await), "draft");
    }
}

#[on_both_databases]
async fn a_lead_that_is_merged_takes_its_waiting_deal_along(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    let from = ani.get(format!("/api/deals/{id}")).await.json()["lead_id"].as_str().unwrap().to_owned();
    step(&ani, &id, "submit").await.expect(200);
    let to = lead(&ani, json!({"name": "Dewi yang asli"})).await.id();
    ani.post(format!("/api/leads/{to}/merge"), json!({"from_id": from})).await.expect(200);
    let moved = ani.get(format!("/api/deals/{id}")).await.json();
    assert_eq!((&moved["lead_id"], &moved["status"]), (&json!(to), &json!("waiting_approval")));
    step(&shop.as_manager().await, &id, "approve").await.expect(200);
    step(&ani, &id, "activate").await.expect(200);
    assert_eq!(ani.get(format!("/api/leads/{to}")).await.json()["stage_kind"], "won");
    assert_eq!(ani.get("/api/customers").await.json()["total"], 1);
}

#[on_both_databases]
async fn merging_and_activating_at_once_wins_the_lead_that_is_left(shop: Shop) {
    for _ in 0..4 {
        let (ani, id) = deal(&shop, 125_000).await;
        let from = ani.get(format!("/api/deals/{id}")).await.json()["lead_id"].as_str().unwrap().to_owned();
        step(&ani, &id, "submit").await.expect(200);
        let to = lead(&ani, json!({})).await.id();
        let merge = ani.post(format!("/api/leads/{to}/merge"), json!({"from_id": from}));
        let (merged, won) = tokio::join!(merge, step(&ani, &id, "activate"));
        merged.expect(200);
        won.expect(200);
        let left = ani.get(format!("/api/leads/{to}")).await.json();
        assert_eq!(left["stage_kind"], "won");
        assert_eq!(ani.get(format!("/api/deals/{id}")).await.json()["customer_id"], left["customer_id"]);
    }
}

#[on_both_databases]
async fn activating_again_after_a_lost_answer_gives_the_first_one(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    let seen = step(&ani, &id, "submit").await.expect(200).etag();
    let path = format!("/api/deals/{id}/activate");
    let first = ani.post_once(&path, "aktivasi-1", json!({})).await.expect(200);
    let again = ani.post_once(&path, "aktivasi-1", json!({})).await.expect(200);
    assert_eq!(first.bytes, again.bytes);
    let late = ani.request(reqwest::Method::POST, &path).header("if-match", seen);
    assert_eq!(status(&ani.send(late.json(&json!({}))).await.expect(200)), "won");
    assert_eq!(ani.get("/api/services").await.json()["total"], 2);
    assert_eq!(ani.get("/api/purchases").await.json()["total"], 1);
}

#[on_both_databases]
async fn two_deals_of_one_lead_make_one_customer(shop: Shop) {
    let ani = shop.as_sales().await;
    let lead_id = lead_of(&shop, &shop.people.ani).await;
    let mut ids = Vec::new();
    for price in [125_000, 130_000] {
        let product = package(&shop).await;
        let body =
            json!({"lead_id": lead_id, "items": [{"product_id": product, "quantity": 1, "price": price}]});
        let id = ani.post("/api/deals", body).await.expect(201).id();
        step(&ani, &id, "submit").await.expect(200);
        ids.push(id);
    }
    for answer in join_all(ids.iter().map(|id| step(&ani, id, "activate"))).await {
        answer.expect(200);
    }
    let customers = ani.get("/api/customers").await.json();
    assert_eq!((&customers["total"], &customers["data"][0]["purchase_count"]), (&json!(1), &json!(2)));
    assert_ne!(customers["data"][0]["lifetime_value"], Value::Null);
}
