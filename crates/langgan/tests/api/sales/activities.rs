//! What was done, and what comes next.

use super::world::{lead, lead_of, phone};
use crate::support::Shop;
use ::platform::on_both_databases;
use serde_json::{Value, json};

#[on_both_databases]
async fn an_activity_tells_the_lead_what_comes_next(shop: Shop) {
    let sales = shop.as_sales().await;
    let due = json!({"next_action": "Telepon", "next_action_at": "2026-11-20T02:00:00Z"});
    let id = lead(&sales, due).await.id();
    let call = json!({
        "lead_id": id, "kind": "call", "duration_min": 12, "outcome": "interested", "note": "Minta penawaran\r\n",
        "next_action": "Kirim penawaran", "next_action_at": "2026-11-21T02:00:00Z",
    });
    let activity = sales.post("/api/activities", call).await.expect(201).json();
    assert_eq!(
        (&activity["author_name"], &activity["note"]),
        (&json!("Ani Sales"), &json!("Minta penawaran"))
    );
    assert_eq!(activity["at"], "2026-11-20T03:00:00Z");
    let after = sales.get(format!("/api/leads/{id}")).await.json();
    assert_eq!(
        (&after["next_action"], &after["next_action_at"]),
        (&json!("Kirim penawaran"), &json!("2026-11-21T02:00:00Z"))
    );
    assert_eq!(after["last_activity_at"], "2026-11-20T03:00:00Z");
    sales.post("/api/activities", json!({"lead_id": id, "kind": "note"})).await.expect(201);
    let done = sales.get(format!("/api/leads/{id}")).await.json();
    assert_eq!(
        (&done["next_action"], &done["next_action_at"]),
        (&Value::Null, &Value::Null),
        "what was due is done"
    );
}

#[on_both_databases]
async fn one_entered_late_does_not_turn_back_the_lead(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    let at = |at: &str| json!({"lead_id": id, "kind": "call", "at": at});
    sales.post("/api/activities", at("2026-11-20T02:00:00Z")).await.expect(201);
    sales.post("/api/activities", at("2026-11-18T02:00:00Z")).await.expect(201);
    assert_eq!(
        sales.get(format!("/api/leads/{id}")).await.json()["last_activity_at"],
        "2026-11-20T02:00:00Z"
    );
    let listed = sales.get(format!("/api/activities?lead_id={id}&on_day_to=2026-11-19")).await.expect(200);
    assert_eq!(listed.json()["total"], 1);
}

#[on_both_databases]
async fn every_fault_is_named(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    let faults = async |body: Value| sales.post("/api/activities", body).await.expect(422).faults();
    assert_eq!(faults(json!({"note": "x"})).await, ["lead_id: required"]);
    let bad = json!({
        "lead_id": id, "kind": "dance", "at": "noon", "duration_min": -1, "outcome": "so-so", "note": "x".repeat(10_001),
        "next_action": "x".repeat(201), "next_action_at": 7, "mood": "good",
    });
    let expected = [
        "at: wrong_type",
        "duration_min: too_low",
        "kind: wrong_type",
        "mood: unknown",
        "next_action: too_long",
        "next_action_at: wrong_type",
        "note: too_long",
        "outcome: unknown_value",
    ];
    assert_eq!(faults(bad).await, expected);
    assert_eq!(faults(json!({"lead_id": id, "kind": "system"})).await, ["kind: unknown_value"]);
    let others = lead_of(&shop, &shop.people.budi).await;
    assert_eq!(faults(json!({"lead_id": others})).await, ["lead_id: not_found"]);
    assert_eq!(faults(json!({"customer_id": others})).await, ["customer_id: not_found"]);
    let both = faults(json!({"customer_id": id, "lead_id": id})).await;
    assert_eq!(both, ["customer_id: required", "lead_id: required"]);
    shop.as_role(kernel::Role::Technician)
        .await
        .post("/api/activities", json!({"lead_id": id}))
        .await
        .expect(403);
}

#[on_both_databases]
async fn activities_with_customers_are_in_the_customers_timeline(shop: Shop) {
    let sales = shop.as_sales().await;
    let customer =
        sales.post("/api/customers", json!({"name": "Toko", "phone": phone()})).await.expect(201).id();
    let visit = json!({"customer_id": customer, "kind": "meeting", "note": "Ketemu"});
    let id = sales.post("/api/activities", visit).await.expect(201).id();
    sales.get(format!("/api/activities/{id}")).await.expect(200);
    let timeline = sales.get(format!("/api/customers/{customer}/timeline")).await.expect(200);
    assert!(timeline.text().contains("Ketemu"), "{}", timeline.text());
    shop.as_other_sales().await.get(format!("/api/activities/{id}")).await.expect(404);
}

#[on_both_databases]
async fn only_its_author_and_who_sees_all_corrects_it(shop: Shop) {
    let (sales, leader, manager) = (shop.as_sales().await, shop.as_leader().await, shop.as_manager().await);
    let lead = lead(&sales, json!({})).await.id();
    let id = sales
        .post("/api/activities", json!({"lead_id": lead, "kind": "call", "note": "a"}))
        .await
        .expect(201)
        .id();
    let at = format!("/api/activities/{id}");
    shop.as_other_sales().await.get(&at).await.expect(404);
    assert_eq!(leader.get(&at).await.expect(200).json()["can"]["edit"], false);
    leader.patch(&at, json!({"note": "b"})).await.expect(403);
    leader.delete(&at).await.expect(403);
    let seen = sales.get(&at).await.etag();
    let changed = sales
        .patch_seen(&at, &seen, json!({"note": "b", "outcome": "reached", "duration_min": 3}))
        .await
        .expect(200);
    assert_eq!((&changed.json()["note"], &changed.json()["duration_min"]), (&json!("b"), &json!(3)));
    manager.patch_seen(&at, &seen, json!({"note": "c"})).await.expect(412);
    manager.patch(&at, json!({"outcome": null})).await.expect(200);
    assert_eq!(sales.patch(&at, json!({"lead_id": lead})).await.expect(422).faults(), ["lead_id: unknown"]);
}

#[on_both_databases]
async fn a_corrected_next_action_reaches_the_lead(shop: Shop) {
    let sales = shop.as_sales().await;
    let lead = lead(&sales, json!({})).await.id();
    let call = json!({"lead_id": lead, "kind": "call", "next_action": "Telpon", "next_action_at": "2026-11-21T02:00:00Z"});
    let id = sales.post("/api/activities", call).await.expect(201).id();
    let fixed = json!({"next_action": "Telepon", "next_action_at": "2026-11-22T02:00:00Z"});
    let changed = sales.patch(format!("/api/activities/{id}"), fixed).await.expect(200).json();
    assert_eq!(changed["next_action"], "Telepon");
    let after = sales.get(format!("/api/leads/{lead}")).await.json();
    assert_eq!(
        (&after["next_action"], &after["next_action_at"]),
        (&json!("Telepon"), &json!("2026-11-22T02:00:00Z"))
    );
}

#[on_both_databases]
async fn a_removed_activity_lies_in_the_trash_and_comes_back(shop: Shop) {
    let sales = shop.as_sales().await;
    let lead = lead(&sales, json!({})).await.id();
    let id = sales.post("/api/activities", json!({"lead_id": lead, "kind": "call"})).await.expect(201).id();
    sales.delete(format!("/api/activities/{id}")).await.expect(204);
    let list = async |query: &str| {
        sales.get(format!("/api/activities?lead_id={lead}{query}")).await.expect(200).ids()
    };
    assert_eq!(list("").await, [] as [String; 0]);
    assert_eq!(list("&trash=true").await, [id.clone()]);
    assert!(!sales.get(format!("/api/leads/{lead}/timeline")).await.text().contains("\"call\""));
    sales.post(format!("/api/activities/{id}/restore"), json!({})).await.expect(200);
    assert_eq!(list("").await, [id]);
}

#[on_both_databases]
async fn lists_show_only_what_one_may_see(shop: Shop) {
    let (sales, other) = (shop.as_sales().await, shop.as_other_sales().await);
    let lead = lead(&sales, json!({})).await.id();
    sales
        .post("/api/activities", json!({"lead_id": lead, "kind": "call", "outcome": "no_answer"}))
        .await
        .expect(201);
    sales.post("/api/activities", json!({"lead_id": lead, "kind": "chat", "note": "=1+1"})).await.expect(201);
    assert_eq!(other.get("/api/activities").await.expect(200).json()["total"], 0);
    assert_eq!(sales.get("/api/activities?kind=call").await.json()["total"], 1);
    assert_eq!(sales.get("/api/activities?kind=call,chat&sort=at").await.json()["total"], 2);
    assert_eq!(shop.as_leader().await.get("/api/activities").await.json()["total"], 2);
    assert!(sales.get("/api/activities?format=csv").await.expect(200).text().contains("'=1+1"));
    assert_eq!(sales.get("/api/activities?kind=dance").await.expect(422).faults(), ["kind: unknown_value"]);
}
