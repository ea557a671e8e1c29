//! Reworking deals: what was seen, whose they are, what a line keeps.

use super::{deal, package, status, step};
use crate::{
    sales::world::lead,
    support::{Client, Shop},
};
use platform::on_both_databases;
use reqwest::Method;
use serde_json::{Value, json};

async fn step_seen(client: &Client, (id, name): (&str, &str), etag: &str) -> crate::support::Answer {
    let request = client.request(Method::POST, format!("/api/deals/{id}/{name}")).header("if-match", etag);
    client.send(request.json(&json!({"note": "terlalu rendah"}))).await
}

#[on_both_databases]
async fn nobody_decides_about_what_they_have_not_seen(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    let path = format!("/api/deals/{id}");
    step(&ani, &id, "submit").await.expect(200);
    let manager = shop.as_manager().await;
    let seen = manager.get(&path).await.expect(200).etag();
    let lower = json!({"items": [{"product_id": ani.get(&path).await.json()["items"][0]["product_id"], "quantity": 2, "price": 101_000}]});
    assert_eq!(status(&ani.patch(&path, lower).await.expect(200)), "draft");
    step(&ani, &id, "submit").await.expect(200);
    let stale = step_seen(&manager, (&id, "reject"), &seen).await.expect(412);
    assert_eq!(stale.json()["current"]["total"], 202_000);
    let request = manager.request(Method::POST, format!("{path}/approve")).header("if-match", seen);
    manager.send(request.json(&json!({}))).await.expect(412);
    let seen = manager.get(&path).await.expect(200).etag();
    step_seen(&manager, (&id, "reject"), &seen).await.expect(200);
}

#[on_both_databases]
async fn every_step_takes_only_what_was_seen(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    let path = format!("/api/deals/{id}");
    let seen = ani.get(&path).await.expect(200).etag();
    ani.patch_seen(&path, &seen, json!({"note": "lebih baru"})).await.expect(200);
    for name in ["submit", "activate", "cancel"] {
        let request = ani.request(Method::POST, format!("{path}/{name}")).header("if-match", seen.clone());
        let body = if name == "cancel" { json!({"note": "x"}) } else { json!({}) };
        ani.send(request.json(&body)).await.expect(412);
    }
    let gone = ani.request(Method::DELETE, &path).header("if-match", seen.clone());
    ani.send(gone).await.expect(412);
    ani.patch_seen(&path, &seen, json!({"note": "lama"})).await.expect(412);
    assert_eq!(ani.get(&path).await.json()["note"], "lebih baru");
}

#[on_both_databases]
async fn whom_a_deal_is_for_stays(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    let other = lead(&ani, json!({})).await.id();
    let answer =
        ani.patch(format!("/api/deals/{id}"), json!({"lead_id": other, "status": "won"})).await.expect(422);
    assert_eq!(answer.faults(), ["lead_id: unknown", "status: unknown"]);
}

#[on_both_databases]
async fn a_deal_is_given_to_another_by_those_who_reach_both(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    let path = format!("/api/deals/{id}");
    let to_budi = json!({"owner_id": shop.people.budi.id});
    ani.patch(&path, to_budi.clone()).await.expect(403);
    let leader = shop.as_leader().await;
    assert_eq!(leader.patch(&path, to_budi.clone()).await.expect(422).faults(), ["owner_id: not_found"]);
    let given = shop.as_manager().await.patch(&path, to_budi).await.expect(200).json();
    assert_eq!(given["owner_name"], "Budi Sales");
    ani.get(&path).await.expect(404);
    let budi = shop.as_other_sales().await;
    step(&budi, &id, "submit").await.expect(200);
    leader.get(&path).await.expect(404);
}

#[on_both_databases]
async fn what_a_leaver_asked_for_goes_along_with_the_deal(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    step(&ani, &id, "submit").await.expect(200);
    let to = shop.people.budi.id;
    let leave = json!({"hand_over_to": {"leads": to, "deals": to}});
    let path = format!("/api/users/{}/deactivate", shop.people.ani.id);
    shop.as_admin().await.post(path, leave).await.expect(200);
    let budi = shop.as_other_sales().await;
    assert_eq!(budi.get("/api/approvals?status=pending").await.json()["total"], 1);
    assert_eq!(shop.as_leader().await.get("/api/approvals").await.json()["total"], 0);
    step(&budi, &id, "approve").await.expect(403);
    step(&shop.as_manager().await, &id, "approve").await.expect(200);
}

#[on_both_databases]
async fn an_item_keeps_the_prices_it_was_added_with_and_submitting_says_what_changed(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    let path = format!("/api/deals/{id}");
    let product = ani.get(&path).await.json()["items"][0]["product_id"].as_str().unwrap().to_owned();
    let dearer = json!({"cost_price": 120_000});
    shop.as_manager().await.patch(format!("/api/products/{product}"), dearer).await.expect(200);
    let kept =
        ani.patch(&path, json!({"items": [{"product_id": product, "quantity": 3}]})).await.expect(200).json();
    assert_eq!((&kept["items"][0]["list_price"], &kept["total"]), (&json!(125_000), &json!(375_000)));
    let submitted = step(&ani, &id, "submit").await.expect(200).json();
    assert_eq!(
        (&submitted["status"], &submitted["approval_level"]),
        (&json!("waiting_approval"), &json!("leader"))
    );
    let change = &submitted["price_changes"][0];
    assert_eq!((&change["from"], &change["to"]), (&json!(125_000), &json!(150_000)));
}

#[on_both_databases]
async fn a_product_that_is_no_longer_sold_stays_on_old_deals_alone(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    let path = format!("/api/deals/{id}");
    let product = ani.get(&path).await.json()["items"][0]["product_id"].clone();
    let off = json!({"is_active": false});
    shop.as_manager()
        .await
        .patch(format!("/api/products/{}", product.as_str().unwrap()), off)
        .await
        .expect(200);
    let more = json!({"items": [{"product_id": product, "quantity": 5, "price": 125_000}]});
    assert_eq!(ani.patch(&path, more.clone()).await.expect(200).json()["total"], 625_000);
    let lead_id = lead(&ani, json!({})).await.id();
    let mut fresh = more;
    fresh["lead_id"] = json!(lead_id);
    assert_eq!(ani.post("/api/deals", fresh).await.expect(422).faults(), ["items[0].product_id: inactive"]);
    step(&ani, &id, "submit").await.expect(200);
    step(&ani, &id, "activate").await.expect(200);
}

#[on_both_databases]
async fn a_gift_needs_the_owner(shop: Shop) {
    let (ani, id) = deal(&shop, 0).await;
    let submitted = step(&ani, &id, "submit").await.expect(200).json();
    assert_eq!(
        (&submitted["status"], &submitted["approval_level"]),
        (&json!("waiting_approval"), &json!("owner"))
    );
    step(&shop.as_manager().await, &id, "approve").await.expect(403);
    step(&shop.as_owner().await, &id, "approve").await.expect(200);
    step(&ani, &id, "activate").await.expect(200);
    assert_eq!(ani.get("/api/purchases").await.json()["data"][0]["total"], 0);
}

#[on_both_databases]
async fn the_approver_sees_cost_and_margin_of_every_line_and_the_admin_does_not(shop: Shop) {
    let (_, id) = deal(&shop, 110_000).await;
    let path = format!("/api/deals/{id}");
    for client in [shop.as_manager().await, shop.as_owner().await, shop.as_leader().await] {
        let line = client.get(&path).await.expect(200).json()["items"][0].clone();
        assert_eq!((&line["cost_price"], &line["discount_bps"]), (&json!(100_000), &json!(1_200)));
        assert_eq!(line["margin_bps"], 1_000);
    }
    let admin = shop.as_admin().await;
    let seen = admin.get(&path).await.expect(200).json();
    for hidden in ["cost_total", "margin_total"] {
        assert_eq!(seen.get(hidden), None::<&Value>, "{hidden}");
    }
    assert!(seen["items"][0].get("cost_price").is_none());
    for format in ["csv", "json"] {
        let text = admin.get(format!("/api/deals?format={format}")).await.expect(200).text();
        assert!(
            !text.contains("cost") && !text.contains("HPP") && !text.to_lowercase().contains("margin"),
            "{text}"
        );
    }
}

#[on_both_databases]
async fn two_lines_of_one_product_keep_their_own_prices(shop: Shop) {
    let (ani, product) = (shop.as_sales().await, package(&shop).await);
    let lead_id = lead(&ani, json!({})).await.id();
    let line = |price: i64| json!({"product_id": product, "quantity": 1, "price": price});
    let made = ani
        .post("/api/deals", json!({"lead_id": lead_id, "items": [line(130_000), line(140_000)]}))
        .await
        .expect(201);
    let path = format!("/api/deals/{}", made.id());
    let bare = json!({"product_id": product, "quantity": 2});
    let kept = ani.patch(&path, json!({"items": [bare, bare]})).await.expect(200).json();
    assert_eq!((&kept["items"][0]["price"], &kept["items"][1]["price"]), (&json!(130_000), &json!(140_000)));
    assert_eq!(kept["total"], 540_000);
}
