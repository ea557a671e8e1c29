//! One action on many leads.

use crate::{
    sales::world::{events, lead, lead_of, reason, stage},
    support::{Answer, Shop},
};
use ::platform::on_both_databases;
use serde_json::{Value, json};

fn codes(answer: &Answer) -> Vec<Value> {
    let results = answer.json()["results"].as_array().unwrap().clone();
    results
        .iter()
        .map(|result| if result["ok"] == true { json!("ok") } else { result["code"].clone() })
        .collect()
}

#[on_both_databases]
async fn each_lead_says_whether_it_was_done_or_why_not(shop: Shop) {
    let sales = shop.as_sales().await;
    let own = lead(&sales, json!({})).await.id();
    let trashed = lead(&sales, json!({})).await.id();
    sales.delete(format!("/api/leads/{trashed}")).await.expect(204);
    let others = lead_of(&shop, &shop.people.budi).await;
    let nobody = "01920000-0000-7000-8000-00000000ffff";
    let stage_id = stage(&sales, "Closing").await;
    let body = json!({"ids": [own, trashed, others, nobody], "action": "move", "stage_id": stage_id});
    let answer = sales.post("/api/leads/bulk", body).await.expect(200);
    assert_eq!(json!(codes(&answer)), json!(["ok", "forbidden", "not_found", "not_found"]));
    assert_eq!((&answer.json()["done"], &answer.json()["failed"]), (&json!(1), &json!(3)));
    let results = answer.json();
    assert!(
        results["results"].as_array().unwrap().iter().skip(1).all(|result| result["message"].is_string()),
        "{results}"
    );
    assert_eq!(sales.get(format!("/api/leads/{own}")).await.json()["stage_name"], "Closing");
}

#[on_both_databases]
async fn many_leads_are_given_with_one_notice_and_a_trail_each(shop: Shop) {
    let (manager, other) = (shop.as_manager().await, shop.as_other_sales().await);
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(lead(&manager, json!({})).await.id());
    }
    let same = [ids.clone(), ids.clone()].concat();
    let body = json!({"ids": same, "action": "assign", "owner_id": shop.people.budi.id});
    let answer = manager.post("/api/leads/bulk", body).await.expect(200).json();
    assert_eq!(answer["done"], 5, "an id that is named twice is done once");
    let notices = other.get("/api/notifications").await.expect(200).json();
    assert_eq!(notices["total"], 1, "{notices}");
    assert_eq!(notices["data"][0]["params"]["count"], 5);
    for id in ids {
        let timeline = other.get(format!("/api/leads/{id}/timeline")).await.expect(200);
        assert_eq!(events(&timeline), ["lead.assigned", "lead.created"]);
    }
    let bad = json!({"filter": {}, "action": "assign", "owner_id": shop.people.technician.id});
    let answer = manager.post("/api/leads/bulk", bad).await.expect(200);
    assert!(codes(&answer).iter().all(|code| code == "not_found"));
}

#[on_both_databases]
async fn a_filter_chooses_like_the_list(shop: Shop) {
    let sales = shop.as_sales().await;
    lead_of(&shop, &shop.people.budi).await;
    let vip = lead(&sales, json!({"tags": ["vip"]})).await.id();
    lead(&sales, json!({})).await;
    let tag = json!({"filter": {"tag": "vip"}, "action": "tag", "tags": ["lama", "vip", " lama "]});
    let answer = sales.post("/api/leads/bulk", tag).await.expect(200).json();
    assert_eq!((&answer["done"], &answer["results"][0]["id"]), (&json!(1), &json!(vip)));
    assert_eq!(sales.get(format!("/api/leads/{vip}")).await.json()["tags"], json!(["vip", "lama"]));
    let gone = json!({"filter": {"tag": "lama"}, "action": "delete"});
    assert_eq!(sales.post("/api/leads/bulk", gone).await.expect(200).json()["done"], 1);
    let back = json!({"filter": {"trash": "true"}, "action": "restore"});
    assert_eq!(sales.post("/api/leads/bulk", back).await.expect(200).json()["done"], 1);
    sales.get(format!("/api/leads/{vip}")).await.expect(200);
    let bad = sales
        .post("/api/leads/bulk", json!({"filter": {"colour": "red"}, "action": "delete"}))
        .await
        .expect(422);
    assert_eq!(bad.faults(), ["filter.colour: unknown_parameter"]);
}

#[on_both_databases]
async fn what_an_action_needs_is_named(shop: Shop) {
    let sales = shop.as_sales().await;
    let faults = async |body: Value| sales.post("/api/leads/bulk", body).await.expect(422).faults();
    assert_eq!(faults(json!({})).await, ["action: required", "ids: required"]);
    let id = lead(&sales, json!({})).await.id();
    assert_eq!(faults(json!({"ids": [id], "action": "assign"})).await, ["owner_id: required"]);
    assert_eq!(faults(json!({"ids": [id], "action": "move"})).await, ["stage_id: required"]);
    assert_eq!(faults(json!({"ids": [id], "action": "tag"})).await, ["tags: required"]);
    assert_eq!(faults(json!({"ids": [id], "action": "burn"})).await, ["action: wrong_type"]);
    assert_eq!(
        faults(json!({"ids": [id], "action": "tag", "tags": ["x".repeat(41)]})).await,
        ["tags[0]: too_long"]
    );
    let many: Vec<_> = std::iter::repeat_n(id.clone(), 1_001).collect();
    assert_eq!(faults(json!({"ids": many, "action": "delete"})).await, ["ids: too_many"]);
    let lost = json!({"ids": [id], "action": "move", "stage_id": stage(&sales, "Gagal").await});
    assert_eq!(json!(codes(&sales.post("/api/leads/bulk", lost).await.expect(200))), json!(["required"]));
    let lost = json!({
        "ids": [id], "action": "move", "stage_id": stage(&sales, "Gagal").await, "lost_reason_id": reason(&sales).await,
    });
    assert_eq!(sales.post("/api/leads/bulk", lost).await.expect(200).json()["done"], 1);
}
