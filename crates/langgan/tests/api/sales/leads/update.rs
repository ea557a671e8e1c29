//! Looking at and changing leads.

use crate::{
    sales::world::{events, lead, lead_of, phone, stage},
    support::Shop,
};
use ::platform::on_both_databases;
use futures::future::join_all;
use serde_json::{Value, json};

#[on_both_databases]
async fn a_lead_of_somebody_else_does_not_exist(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead_of(&shop, &shop.people.budi).await;
    let at = |action: &str| format!("/api/leads/{id}{action}");
    sales.get(at("")).await.expect(404);
    sales.get(at("/timeline")).await.expect(404);
    sales.patch(at(""), json!({"name": "Milikku"})).await.expect(404);
    sales.delete(at("")).await.expect(404);
    sales.post(at("/restore"), json!({})).await.expect(404);
    sales.post(at("/move"), json!({"stage_id": stage(&sales, "Closing").await})).await.expect(404);
    sales.post(at("/assign"), json!({"owner_id": shop.people.ani.id})).await.expect(404);
    sales.post(at("/convert"), json!({})).await.expect(404);
    sales.post(at("/merge"), json!({"from_id": lead(&sales, json!({})).await.id()})).await.expect(404);
    for role in [kernel::Role::Technician, kernel::Role::Staff] {
        shop.as_role(role).await.get(at("")).await.expect(404);
    }
    shop.as_manager().await.get(at("")).await.expect(200);
    shop.as_stranger().get(at("")).await.expect(401);
}

#[on_both_databases]
async fn what_is_not_named_stays_and_null_clears(shop: Shop) {
    let sales = shop.as_sales().await;
    let fields = json!({"email": "dewi@example.id", "need": "Internet", "expected_close_on": "2026-12-01", "tags": ["a"]});
    let id = lead(&sales, fields).await.id();
    let change = json!({"name": "Dewi L.", "need": null, "expected_close_on": null, "phone": null});
    let changed = sales.patch(format!("/api/leads/{id}"), change).await.expect(200);
    assert_eq!(changed.etag(), "\"2\"");
    let lead = changed.json();
    assert_eq!(
        (&lead["name"], &lead["email"], &lead["tags"]),
        (&json!("Dewi L."), &json!("dewi@example.id"), &json!(["a"]))
    );
    for cleared in ["need", "expected_close_on", "phone", "whatsapp_url"] {
        assert_eq!(lead[cleared], Value::Null, "{cleared}");
    }
    assert_eq!(sales.get("/api/leads?q=Dewi+L.").await.json()["total"], 1);
    let rest = json!({"tags": null, "custom": null, "utm": null, "estimated_value": null});
    let emptied = sales.patch(format!("/api/leads/{id}"), rest).await.expect(200).json();
    assert_eq!(
        (&emptied["tags"], &emptied["custom"], &emptied["estimated_value"]),
        (&json!([]), &json!({}), &json!(0))
    );
    assert_eq!(
        sales.patch(format!("/api/leads/{id}"), json!({"name": null})).await.expect(422).faults(),
        ["name: required"]
    );
}

#[on_both_databases]
async fn a_lead_keeps_a_way_to_reach_them(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    let at = format!("/api/leads/{id}");
    let faults = ["phone: phone_or_email_required"];
    assert_eq!(sales.patch(&at, json!({"phone": null})).await.expect(422).faults(), faults);
    assert_eq!(sales.patch(&at, json!({"phone": ""})).await.expect(422).faults(), faults);
    sales.patch(&at, json!({"phone": null, "email": "dewi@example.id"})).await.expect(200);
    assert_eq!(sales.patch(&at, json!({"email": null})).await.expect(422).faults(), faults);
    assert_eq!(sales.patch(&at, json!({"name": "  "})).await.expect(422).faults(), ["name: required"]);
}

#[on_both_databases]
async fn what_a_change_cannot_say_is_refused(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    let change = json!({"stage_id": stage(&sales, "Closing").await, "code": "LD-1", "version": 9});
    let refused = sales.patch(format!("/api/leads/{id}"), change).await.expect(422);
    assert_eq!(refused.faults(), ["code: unknown", "version: unknown"]);
    let moved =
        sales.patch(format!("/api/leads/{id}"), json!({"stage_id": stage(&sales, "Closing").await})).await;
    assert_eq!(moved.expect(422).faults(), ["stage_id: unknown"]);
}

#[on_both_databases]
async fn nobody_overwrites_what_they_have_not_seen(shop: Shop) {
    let (sales, manager) = (shop.as_sales().await, shop.as_manager().await);
    let id = lead(&sales, json!({})).await.id();
    let at = format!("/api/leads/{id}");
    let seen = sales.get(&at).await.etag();
    manager.patch_seen(&at, &seen, json!({"need": "Internet"})).await.expect(200);
    let late = sales.patch_seen(&at, &seen, json!({"need": "Telepon"})).await.expect(412);
    assert_eq!(late.json()["current"]["need"], "Internet");
    let current = sales.get(&at).await.etag();
    let writers = (0..6).map(|turn| {
        let (sales, at, current) = (sales.clone(), at.clone(), current.clone());
        async move { sales.patch_seen(&at, &current, json!({"need": format!("{turn}")})).await.status() }
    });
    let answers = join_all(writers).await;
    assert_eq!(answers.iter().filter(|status| **status == 200).count(), 1, "{answers:?}");
    assert_eq!(answers.iter().filter(|status| **status == 412).count(), 5, "{answers:?}");
}

#[on_both_databases]
async fn a_change_says_what_changed_and_hides_the_number(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({"name": "Lama"})).await.id();
    let number = phone();
    sales.patch(format!("/api/leads/{id}"), json!({"name": "Baru", "phone": number})).await.expect(200);
    let timeline = sales.get(format!("/api/leads/{id}/timeline")).await.expect(200);
    assert_eq!(events(&timeline)[0], "lead.updated");
    let changes = &timeline.json()["data"][0]["data"]["changes"];
    assert_eq!(changes["name"], json!({"from": "Lama", "to": "Baru"}));
    assert!(!timeline.text().contains(&number[1..]), "{}", timeline.text());
}

#[on_both_databases]
async fn no_number_lies_readable_in_the_database(shop: Shop) {
    use sea_orm::{ConnectionTrait, Statement};
    let sales = shop.as_sales().await;
    lead(&sales, json!({"phone": "0812-3456-7890"})).await;
    let db = shop.app.db().reader();
    let sql = "SELECT phone_sealed, phone_original_sealed, phone_hash FROM lead";
    let row =
        db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    for column in ["phone_sealed", "phone_original_sealed", "phone_hash"] {
        let bytes: Vec<u8> = row.try_get("", column).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("3456"), "{column}");
    }
}
