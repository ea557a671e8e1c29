//! Two leads turn out to be one person.

use crate::{
    sales::world::{events, lead, lead_of, phone},
    support::Shop,
};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn the_loser_brings_what_the_winner_lacks_and_leads_to_it(shop: Shop) {
    let sales = shop.as_sales().await;
    let number = phone();
    let winner =
        lead(&sales, json!({"name": "Dewi", "phone": null, "email": "dewi@example.id", "tags": ["a"]}))
            .await
            .id();
    let more = json!({
        "name": "Dewi Lestari", "phone": number, "organization": "SMA 3", "need": "Internet", "address": "Jl. Mawar",
        "estimated_value": 500, "tags": ["b"], "next_action": "Telepon", "next_action_at": "2026-11-21T02:00:00Z",
    });
    let loser = lead(&sales, more).await.id();
    sales
        .post("/api/activities", json!({"lead_id": loser, "kind": "call", "note": "Halo"}))
        .await
        .expect(201);
    let merged =
        sales.post(format!("/api/leads/{winner}/merge"), json!({"from_id": loser})).await.expect(200).json();
    assert_eq!((&merged["id"], &merged["name"]), (&json!(winner), &json!("Dewi")));
    assert_eq!(merged["phone"], format!("+62{}", &number[1..]));
    for (field, value) in [("organization", "SMA 3"), ("need", "Internet"), ("address", "Jl. Mawar")] {
        assert_eq!(merged[field], value);
    }
    assert_eq!((&merged["estimated_value"], &merged["tags"]), (&json!(500), &json!(["a", "b"])));
    assert!(merged["last_activity_at"].is_string());
    let followed = sales.get(format!("/api/leads/{loser}")).await.expect(200).json();
    assert_eq!((&followed["id"], &followed["redirected_from"]), (&json!(winner), &json!(loser)));
    assert_eq!(sales.get("/api/leads").await.ids(), [winner.clone()]);
    assert_eq!(sales.get("/api/leads?trash=true").await.json()["total"], 0, "what was merged is no rubbish");
    let timeline = sales.get(format!("/api/leads/{winner}/timeline")).await.expect(200);
    assert!(
        events(&timeline).contains(&"call".to_owned())
            && events(&timeline).contains(&"lead.merged".to_owned())
    );
    sales.post(format!("/api/leads/{loser}/restore"), json!({})).await.expect(403);
}

#[on_both_databases]
async fn merges_follow_each_other_and_never_run_in_a_circle(shop: Shop) {
    let sales = shop.as_sales().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(lead(&sales, json!({})).await.id());
    }
    let merge = async |to: &str, from: &str| {
        sales.post(format!("/api/leads/{to}/merge"), json!({"from_id": from})).await
    };
    merge(&ids[1], &ids[0]).await.expect(200);
    merge(&ids[2], &ids[1]).await.expect(200);
    for id in &ids[..2] {
        assert_eq!(sales.get(format!("/api/leads/{id}")).await.expect(200).id(), ids[2]);
    }
    merge(&ids[0], &ids[2]).await.expect(403);
    assert_eq!(merge(&ids[2], &ids[2]).await.expect(422).faults(), ["from_id: same"]);
    assert_eq!(merge(&ids[2], &ids[0]).await.expect(422).faults(), ["from_id: not_found"]);
    let others = lead_of(&shop, &shop.people.budi).await;
    assert_eq!(merge(&ids[2], &others).await.expect(422).faults(), ["from_id: not_found"]);
    let missing = sales.post(format!("/api/leads/{}/merge", ids[2]), json!({})).await.expect(422);
    assert_eq!(missing.faults(), ["from_id: required"]);
}

#[on_both_databases]
async fn a_deal_that_waits_for_a_decision_goes_on_under_the_winner(shop: Shop) {
    let (sales, manager) = (shop.as_sales().await, shop.as_manager().await);
    let product = json!({"name": "Home 50", "cost_price": 200_000, "margin_bps": 2500});
    let product = manager.post("/api/products", product).await.expect(201).id();
    let (winner, loser) = (lead(&sales, json!({})).await.id(), lead(&sales, json!({})).await.id());
    let deal = json!({"lead_id": loser, "title": "Toko", "items": [{"product_id": product, "quantity": 1, "price": 220_000}]});
    let deal = sales.post("/api/deals", deal).await.expect(201).id();
    let waiting = sales.post(format!("/api/deals/{deal}/submit"), json!({})).await.expect(200).json();
    assert_eq!(waiting["status"], "waiting_approval");
    sales.post(format!("/api/leads/{winner}/merge"), json!({"from_id": loser})).await.expect(200);
    let seen = sales.get(format!("/api/deals/{deal}")).await.expect(200).json();
    assert_eq!((&seen["lead_id"], &seen["status"]), (&json!(winner), &json!("waiting_approval")));
    manager.post(format!("/api/deals/{deal}/approve"), json!({})).await.expect(200);
    sales.post(format!("/api/deals/{deal}/activate"), json!({})).await.expect(200);
    let won = sales.get(format!("/api/leads/{winner}")).await.expect(200).json();
    assert_eq!(won["stage_kind"], "won");
    assert!(won["customer_id"].is_string());
}
