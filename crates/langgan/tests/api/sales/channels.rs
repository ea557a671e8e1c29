//! Channels, and who gets a lead that belongs to nobody.

use super::world::lead;
use crate::support::{Client, Shop};
use ::platform::on_both_databases;
use futures::future::join_all;
use serde_json::{Value, json};

async fn team(shop: &Shop) -> Value {
    shop.as_owner().await.get(format!("/api/users/{}", shop.people.ani.id)).await.expect(200).json()["team_id"].clone()
}

async fn channel(client: &Client, fields: Value) -> String {
    client.post("/api/channels", fields).await.expect(201).id()
}

#[on_both_databases]
async fn channels_are_kept_by_who_may(shop: Shop) {
    let (admin, sales) = (shop.as_admin().await, shop.as_sales().await);
    let id = channel(&admin, json!({"name": "WA Iklan", "kind": "whatsapp"})).await;
    sales.get(format!("/api/channels/{id}")).await.expect(200);
    sales.post("/api/channels", json!({"name": "x"})).await.expect(403);
    sales.patch(format!("/api/channels/{id}"), json!({"name": "x"})).await.expect(403);
    sales.delete(format!("/api/channels/{id}")).await.expect(403);
    shop.as_role(kernel::Role::Staff).await.get("/api/channels").await.expect(403);
    let again = admin.post("/api/channels", json!({"name": "WA Iklan"})).await.expect(422);
    assert_eq!(again.faults(), ["name: taken"]);
    let off = admin.patch(format!("/api/channels/{id}"), json!({"is_active": false})).await.expect(200);
    assert_eq!(off.json()["is_active"], false);
    admin.delete(format!("/api/channels/{id}")).await.expect(204);
}

#[on_both_databases]
async fn a_rule_needs_somebody_to_give_leads_to(shop: Shop) {
    let admin = shop.as_admin().await;
    let faults = async |fields: Value| admin.post("/api/channels", fields).await.expect(422).faults();
    assert_eq!(faults(json!({"name": "a", "rule": "round_robin"})).await, ["team_id: required"]);
    assert_eq!(faults(json!({"name": "a", "rule": "fewest_open"})).await, ["team_id: required"]);
    assert_eq!(faults(json!({"name": "a", "rule": "fixed"})).await, ["user_id: required"]);
    let technician = shop.people.technician.id;
    assert_eq!(
        faults(json!({"name": "a", "rule": "fixed", "user_id": technician})).await,
        ["user_id: not_found"]
    );
    assert_eq!(faults(json!({"name": "a", "kind": "pigeon"})).await, ["kind: unknown_value"]);
    let id = channel(&admin, json!({"name": "a", "rule": "fixed", "user_id": shop.people.ani.id})).await;
    let cleared = admin.patch(format!("/api/channels/{id}"), json!({"user_id": null})).await.expect(422);
    assert_eq!(cleared.faults(), ["user_id: required"]);
    admin.patch(format!("/api/channels/{id}"), json!({"user_id": null, "rule": null})).await.expect(200);
}

#[on_both_databases]
async fn a_channel_that_leads_came_through_stays(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = channel(&manager, json!({"name": "Pameran", "kind": "event"})).await;
    let row = lead(&manager, json!({"channel_id": id})).await.json();
    assert_eq!(row["channel_name"], "Pameran");
    assert_eq!(manager.delete(format!("/api/channels/{id}")).await.expect(409).code(), "in_use");
}

#[on_both_databases]
async fn leads_go_round_the_team(shop: Shop) {
    let manager = shop.as_manager().await;
    let rule = json!({"name": "WA", "rule": "round_robin", "team_id": team(&shop).await});
    let id = channel(&manager, rule).await;
    let new = (0..6).map(|_| lead(&manager, json!({"channel_id": id})));
    let owners: Vec<_> =
        join_all(new).await.iter().map(|lead| lead.json()["owner_name"].to_string()).collect();
    let of = |name: &str| owners.iter().filter(|owner| owner.contains(name)).count();
    assert_eq!((of("Ani"), of("Citra")), (3, 3), "{owners:?}");
}

#[on_both_databases]
async fn leads_go_to_who_has_the_fewest(shop: Shop) {
    let manager = shop.as_manager().await;
    for _ in 0..2 {
        lead(&manager, json!({"owner_id": shop.people.ani.id})).await;
    }
    let rule = json!({"name": "Web", "rule": "fewest_open", "team_id": team(&shop).await});
    let id = channel(&manager, rule).await;
    let mut owners = Vec::new();
    for _ in 0..4 {
        owners.push(lead(&manager, json!({"channel_id": id})).await.json()["owner_name"].clone());
    }
    assert_eq!(json!(owners[..2]), json!(["Citra Ketua", "Citra Ketua"]));
    assert!(owners.contains(&json!("Ani Sales")));
}

#[on_both_databases]
async fn leads_go_to_the_one_who_is_named_unless_they_left(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = channel(&manager, json!({"name": "IG", "rule": "fixed", "user_id": shop.people.budi.id})).await;
    assert_eq!(lead(&manager, json!({"channel_id": id})).await.json()["owner_name"], "Budi Sales");
    let named = lead(&manager, json!({"channel_id": id, "owner_id": shop.people.ani.id})).await.json();
    assert_eq!(named["owner_name"], "Ani Sales", "a named owner beats the rule");
    let leaves = json!({"hand_over_to": {"leads": shop.people.ani.id}});
    let owner = shop.as_owner().await;
    owner.post(format!("/api/users/{}/deactivate", shop.people.budi.id), leaves).await.expect(200);
    assert_ne!(lead(&manager, json!({"channel_id": id})).await.json()["owner_name"], "Budi Sales");
}

#[on_both_databases]
async fn sales_keeps_the_leads_that_they_add(shop: Shop) {
    let id = channel(
        &shop.as_manager().await,
        json!({"name": "IG", "rule": "fixed", "user_id": shop.people.budi.id}),
    )
    .await;
    assert_eq!(
        lead(&shop.as_sales().await, json!({"channel_id": id})).await.json()["owner_name"],
        "Ani Sales"
    );
}
