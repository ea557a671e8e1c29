//! Moving leads through the pipeline.

use crate::{
    sales::world::{lead, move_to, phone, reason, stage},
    support::{Client, Shop},
};
use ::platform::{Options, on_both_databases};
use futures::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

async fn lose(client: &Client, id: &str) -> crate::support::Answer {
    let to = json!({"stage_id": stage(client, "Gagal").await, "lost_reason_id": reason(client).await, "note": "Terlalu mahal  "});
    client.post(format!("/api/leads/{id}/move"), to).await
}

#[on_both_databases]
async fn a_lead_moves_on(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    shop.advance(chrono::Duration::hours(2));
    let moved = move_to(&sales, &id, "Negosiasi").await.expect(200).json();
    assert_eq!(moved["stage_name"], "Negosiasi");
    assert_eq!(moved["stage_entered_at"], "2026-11-20T05:00:00Z");
    let version = moved["version"].clone();
    let again = move_to(&sales, &id, "Negosiasi").await.expect(200).json();
    assert_eq!(again["version"], version, "where it is already it stays");
}

#[on_both_databases]
async fn a_lost_lead_needs_a_reason_and_can_come_back(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    assert_eq!(move_to(&sales, &id, "Gagal").await.expect(422).faults(), ["lost_reason_id: required"]);
    let unknown = json!({"stage_id": stage(&sales, "Gagal").await, "lost_reason_id": "01920000-0000-7000-8000-00000000ffff"});
    let refused = sales.post(format!("/api/leads/{id}/move"), unknown).await.expect(422);
    assert_eq!(refused.faults(), ["lost_reason_id: not_found"]);
    let lost = lose(&sales, &id).await.expect(200).json();
    assert_eq!((&lost["stage_kind"], &lost["lost_note"]), (&json!("lost"), &json!("Terlalu mahal")));
    assert_eq!(lost["closed_on"], "2026-11-20");
    assert_eq!(lost["lost_reason_id"], reason(&sales).await);
    let back = move_to(&sales, &id, "Follow-up").await.expect(200).json();
    for cleared in ["lost_reason_id", "lost_note", "closed_on"] {
        assert_eq!(back[cleared], Value::Null, "{cleared}");
    }
}

#[on_both_databases]
async fn a_lead_is_won_through_a_deal(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    assert_eq!(move_to(&sales, &id, "Berhasil").await.expect(422).faults(), ["stage_id: won_by_deal"]);
    assert_eq!(
        sales.post(format!("/api/leads/{id}/convert"), json!({})).await.expect(409).code(),
        "won_by_deal"
    );
    assert_eq!(sales.get(format!("/api/leads/{id}")).await.json()["can"]["convert"], false);
}

#[on_both_databases]
async fn a_business_without_deals_converts_once(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({"name": "Dewi"})).await.id();
    shop.as_owner()
        .await
        .patch("/api/settings/sales", json!({"sells_without_deals": true}))
        .await
        .expect(200);
    assert_eq!(sales.get(format!("/api/leads/{id}")).await.json()["can"]["convert"], true);
    let answers = join_all((0..3).map(|_| sales.post(format!("/api/leads/{id}/convert"), json!({})))).await;
    let customers: Vec<_> =
        answers.into_iter().map(|answer| answer.expect(200).json()["customer_id"].clone()).collect();
    assert!(
        customers.iter().all(|customer| *customer == customers[0] && customer.is_string()),
        "{customers:?}"
    );
    let all = sales.get("/api/customers").await.expect(200).json();
    assert_eq!((&all["total"], &all["data"][0]["name"]), (&json!(1), &json!("Dewi")));
    let won = sales.get(format!("/api/leads/{id}")).await.json();
    assert_eq!((&won["stage_kind"], &won["closed_on"]), (&json!("won"), &json!("2026-11-20")));
    assert_eq!(won["can"]["move"], false);
    assert_eq!(move_to(&sales, &id, "Prospek").await.expect(409).code(), "already_won");
}

#[on_both_databases]
async fn a_lead_becomes_the_customer_that_its_owner_has_already(shop: Shop) {
    let sales = shop.as_sales().await;
    shop.as_owner()
        .await
        .patch("/api/settings/sales", json!({"sells_without_deals": true}))
        .await
        .expect(200);
    let number = phone();
    let customer =
        sales.post("/api/customers", json!({"name": "Toko", "phone": number})).await.expect(201).id();
    let id = lead(&sales, json!({"phone": number, "allow_duplicate": true})).await.id();
    let won = sales.post(format!("/api/leads/{id}/convert"), json!({})).await.expect(200).json();
    assert_eq!(won["customer_id"], customer);
}

#[on_both_databases]
async fn two_tabs_that_drag_the_same_card_do_not_overwrite_each_other(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    let seen = sales.get(format!("/api/leads/{id}")).await.etag();
    let (one, other) = (stage(&sales, "Negosiasi").await, stage(&sales, "Closing").await);
    let drag = |to: &str| {
        let request =
            sales.request(Method::POST, format!("/api/leads/{id}/move")).header("if-match", seen.clone());
        sales.send(request.json(&json!({"stage_id": to})))
    };
    let answers = [drag(&one), drag(&other), drag(&one), drag(&other)];
    let answers = join_all(answers).await;
    let moved: Vec<_> = answers.iter().filter(|answer| answer.status() == 200).collect();
    let stale: Vec<_> = answers.iter().filter(|answer| answer.status() == 412).collect();
    let winner = moved[0].json()["stage_id"].clone();
    assert!(moved.iter().all(|answer| answer.json()["stage_id"] == winner), "one stage wins");
    assert_eq!(moved.len() + stale.len(), 4);
    assert!(stale.len() >= 2);
    assert_eq!(stale[0].json()["current"]["stage_id"], winner);
    assert_eq!(sales.get(format!("/api/leads/{id}")).await.json()["version"], 2);
}

#[on_both_databases]
async fn what_a_move_needs_is_named(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    let at = format!("/api/leads/{id}/move");
    assert_eq!(sales.post(&at, json!({})).await.expect(422).faults(), ["stage_id: required"]);
    let bad = json!({"stage_id": "x", "note": "x".repeat(1001), "why": 1, "lost_reason_id": 7});
    let expected = ["lost_reason_id: wrong_type", "note: too_long", "stage_id: wrong_type", "why: unknown"];
    assert_eq!(sales.post(&at, bad).await.expect(422).faults(), expected);
    let nowhere = json!({"stage_id": "01920000-0000-7000-8000-00000000ffff"});
    assert_eq!(sales.post(&at, nowhere).await.expect(422).faults(), ["stage_id: not_found"]);
    sales.delete(format!("/api/leads/{id}")).await.expect(204);
    move_to(&sales, &id, "Closing").await.expect(403);
}

#[on_both_databases]
async fn an_import_says_on_which_day_it_was_lost(shop: Shop) {
    let lost_in_march = async |shop: &Shop| {
        let sales = shop.as_sales().await;
        let id = lead(&sales, json!({})).await.id();
        let to = json!({
            "stage_id": stage(&sales, "Gagal").await, "lost_reason_id": reason(&sales).await, "business_date": "2017-03-01",
        });
        sales.post(format!("/api/leads/{id}/move"), to).await
    };
    let refused = lost_in_march(&shop).await.expect(422);
    assert_eq!(refused.faults(), ["business_date: not_allowed"]);
    let importing = shop.with_options(Options { allows_business_dates: true, ..Options::default() }).await;
    let lost = lost_in_march(&importing).await.expect(200).json();
    assert_eq!(
        (&lost["closed_on"], &lost["stage_entered_at"]),
        (&json!("2017-03-01"), &json!("2017-02-28T17:00:00Z"))
    );
}
