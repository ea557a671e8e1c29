//! The pipeline's settings.

use super::world::{lead, move_to, names, reason, stage};
use crate::support::Shop;
use ::platform::on_both_databases;
use serde_json::{Value, json};

#[on_both_databases]
async fn a_new_workspace_has_the_usual_pipeline(shop: Shop) {
    let list = shop.as_sales().await.get("/api/stages").await.expect(200);
    assert_eq!(names(&list), ["Prospek", "Follow-up", "Negosiasi", "Closing", "Berhasil", "Gagal"]);
    let stages = list.json()["data"].as_array().unwrap().clone();
    let column = |key: &str| stages.iter().map(|stage| stage[key].clone()).collect::<Vec<Value>>();
    assert_eq!(json!(column("kind")), json!(["open", "open", "open", "open", "won", "lost"]));
    assert_eq!(json!(column("probability_bps")), json!([1000, 3000, 6000, 9000, 10_000, 0]));
}

#[on_both_databases]
async fn only_who_keeps_the_settings_changes_stages(shop: Shop) {
    let new = json!({"name": "Survei", "probability_bps": 5000});
    shop.as_sales().await.post("/api/stages", new.clone()).await.expect(403);
    shop.as_role(kernel::Role::Technician).await.get("/api/stages").await.expect(403);
    let owner = shop.as_owner().await;
    let id = owner.post("/api/stages", new).await.expect(201).id();
    shop.as_sales().await.patch(format!("/api/stages/{id}"), json!({"name": "x"})).await.expect(403);
    shop.as_sales().await.delete(format!("/api/stages/{id}")).await.expect(403);
}

#[on_both_databases]
async fn a_stage_is_added_renamed_recoloured_and_moved(shop: Shop) {
    let owner = shop.as_owner().await;
    let id =
        owner.post("/api/stages", json!({"name": " Survei  lokasi ", "position": 3})).await.expect(201).id();
    let list = owner.get("/api/stages").await;
    assert_eq!(names(&list)[1..4], ["Follow-up", "Survei lokasi", "Negosiasi"]);
    let change = json!({"name": "Survei", "color": "teal", "probability_bps": 4500, "follow_up_days": 7, "position": 2});
    let seen = owner.get(format!("/api/stages/{id}")).await.expect(200).etag();
    let changed = owner.patch_seen(format!("/api/stages/{id}"), &seen, change).await.expect(200).json();
    assert_eq!(changed["color"], "teal");
    assert_eq!(changed["follow_up_days"], 7);
    assert_eq!(names(&owner.get("/api/stages").await)[..3], ["Prospek", "Survei", "Follow-up"]);
    let late =
        owner.patch_seen(format!("/api/stages/{id}"), &seen, json!({"name": "Lain"})).await.expect(412);
    assert_eq!(late.json()["current"]["name"], "Survei");
    let cleared = owner.patch(format!("/api/stages/{id}"), json!({"follow_up_days": null})).await.expect(200);
    assert_eq!(cleared.json()["follow_up_days"], Value::Null);
}

#[on_both_databases]
async fn every_fault_of_a_stage_is_named(shop: Shop) {
    let owner = shop.as_owner().await;
    let bad = json!({
        "name": "x".repeat(61), "position": 0, "probability_bps": 10_001, "kind": "maybe", "color": "#fff",
        "follow_up_days": -1, "shape": "round",
    });
    let expected = [
        "color: unknown_value",
        "follow_up_days: too_low",
        "kind: wrong_type",
        "name: too_long",
        "position: too_low",
        "probability_bps: too_high",
        "shape: unknown",
    ];
    assert_eq!(owner.post("/api/stages", bad).await.expect(422).faults(), expected);
    assert_eq!(
        owner.post("/api/stages", json!({"kind": "lost"})).await.expect(422).faults(),
        ["name: required"]
    );
}

#[on_both_databases]
async fn there_is_one_won_stage_and_never_no_lost_one(shop: Shop) {
    let owner = shop.as_owner().await;
    let second = owner.post("/api/stages", json!({"name": "Menang", "kind": "won"})).await.expect(422);
    assert_eq!(second.faults(), ["kind: won_once"]);
    for name in ["Berhasil", "Gagal"] {
        let id = stage(&owner, name).await;
        assert_eq!(owner.delete(format!("/api/stages/{id}")).await.expect(409).code(), "last_of_kind");
        owner.patch(format!("/api/stages/{id}"), json!({"kind": "open"})).await.expect(422);
    }
    owner.post("/api/stages", json!({"name": "Salah sambung", "kind": "lost"})).await.expect(201);
    let lost = stage(&owner, "Gagal").await;
    owner.delete(format!("/api/stages/{lost}")).await.expect(204);
}

#[on_both_databases]
async fn a_stage_in_use_goes_only_with_a_successor_of_its_kind(shop: Shop) {
    let (owner, sales) = (shop.as_owner().await, shop.as_sales().await);
    let id = lead(&sales, json!({})).await.id();
    move_to(&sales, &id, "Negosiasi").await.expect(200);
    let (gone, next) = (stage(&owner, "Negosiasi").await, stage(&owner, "Closing").await);
    let refused = owner.delete(format!("/api/stages/{gone}")).await.expect(409);
    assert_eq!(refused.code(), "in_use");
    assert_eq!(refused.json()["count"], 1);
    let lost = stage(&owner, "Gagal").await;
    for wrong in [&lost, &gone] {
        let refused = owner.delete(format!("/api/stages/{gone}?successor_id={wrong}")).await.expect(422);
        assert_eq!(refused.faults(), ["successor_id: not_found"]);
    }
    let seen = sales.get(format!("/api/leads/{id}")).await.etag();
    owner.delete(format!("/api/stages/{gone}?successor_id={next}")).await.expect(204);
    let moved = sales.get(format!("/api/leads/{id}")).await.expect(200);
    assert_eq!(moved.json()["stage_name"], "Closing");
    assert_ne!(moved.etag(), seen, "whoever looked at it before should notice");
    owner.get(format!("/api/stages/{gone}")).await.expect(404);
}

#[on_both_databases]
async fn a_reason_in_use_stays(shop: Shop) {
    let (owner, sales) = (shop.as_owner().await, shop.as_sales().await);
    let used = reason(&owner).await;
    let id = lead(&sales, json!({})).await.id();
    let to = json!({"stage_id": stage(&sales, "Gagal").await, "lost_reason_id": used});
    sales.post(format!("/api/leads/{id}/move"), to).await.expect(200);
    assert_eq!(owner.delete(format!("/api/lost-reasons/{used}")).await.expect(409).code(), "in_use");

    let new = owner.post("/api/lost-reasons", json!({"name": "Pindah rumah"})).await.expect(201).id();
    assert_eq!(
        owner.post("/api/lost-reasons", json!({"name": "Pindah rumah"})).await.expect(422).faults(),
        ["name: taken"]
    );
    owner.patch(format!("/api/lost-reasons/{new}"), json!({"name": "Pindah kota"})).await.expect(200);
    assert!(names(&sales.get("/api/lost-reasons").await.expect(200)).contains(&"Pindah kota".to_owned()));
    sales.post("/api/lost-reasons", json!({"name": "x"})).await.expect(403);
    owner.delete(format!("/api/lost-reasons/{new}")).await.expect(204);
    assert_eq!(
        owner.post("/api/lost-reasons", json!({"name": " "})).await.expect(422).faults(),
        ["name: required"]
    );
}
