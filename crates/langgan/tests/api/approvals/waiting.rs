//! What waits is what one may decide: the badge, the queue and the home page agree.

use crate::{
    sales::{
        deals::{package, step},
        world::lead,
    },
    support::{Client, Shop},
};
use platform::on_both_databases;
use serde_json::{Value, json};

/// What the badge, the queue, the home page and the rights in the queue say.
async fn waiting(client: &Client) -> [Value; 4] {
    let queue = client.get("/api/approvals?waits_for_me=true").await.expect(200).json();
    let all = client.get("/api/approvals?status=pending").await.expect(200).json();
    let decidable = all["data"].as_array().unwrap().iter().filter(|row| row["can"]["decide"] == true).count();
    let home = client.get("/api/home").await.expect(200).json();
    let on_home = home["waiting"].as_array().unwrap().iter().find(|row| row["key"] == "approvals").unwrap();
    let badges = client.get("/api/auth/me").await.expect(200).json()["badges"].clone();
    [badges["approvals"].clone(), queue["total"].clone(), on_home["count"].clone(), json!(decidable)]
}

/// A deal below its list price that `client` asks for.
async fn asked(shop: &Shop, client: &Client) -> String {
    let lead_id = lead(client, json!({})).await.id();
    let items = json!([{"product_id": package(shop).await, "quantity": 1, "price": 90_000}]);
    let id = client.post("/api/deals", json!({"lead_id": lead_id, "items": items})).await.expect(201).id();
    step(client, &id, "submit").await.expect(200);
    id
}

#[on_both_databases]
async fn what_a_sole_owner_asks_for_waits_for_themselves_until_there_is_another(shop: Shop) {
    let owner = shop.as_owner().await;
    let id = asked(&shop, &owner).await;
    assert_eq!(json!(waiting(&owner).await), json!([1, 1, 1, 1]));
    let second = json!({"name": "Putri", "email": "putri@shop.test", "role": "owner", "password": "kata-sandi-awal-9"});
    let second = owner.post("/api/users", second).await.expect(201).id();
    assert_eq!(json!(waiting(&owner).await), json!([0, 0, 0, 0]));
    owner.post(format!("/api/users/{second}/deactivate"), json!({})).await.expect(200);
    assert_eq!(json!(waiting(&owner).await), json!([1, 1, 1, 1]));
    step(&owner, &id, "approve").await.expect(200);
    assert_eq!(json!(waiting(&owner).await), json!([0, 0, 0, 0]));
}

#[on_both_databases]
async fn nobody_else_waits_for_their_own(shop: Shop) {
    let manager = shop.as_manager().await;
    asked(&shop, &manager).await;
    assert_eq!(json!(waiting(&manager).await), json!([0, 0, 0, 0]));
    assert_eq!(json!(waiting(&shop.as_owner().await).await), json!([1, 1, 1, 1]));
}

#[on_both_databases]
async fn late_follow_ups_are_as_many_as_the_list_behind_them_shows(shop: Shop) {
    let due = json!({"next_action": "Telepon", "next_action_at": "2026-11-20T02:00:00Z"});
    let manager = shop.as_manager().await;
    for client in [&manager, &shop.as_sales().await, &shop.as_other_sales().await] {
        lead(client, due.clone()).await;
    }
    for client in [manager, shop.as_leader().await, shop.as_sales().await, shop.as_owner().await] {
        let home = client.get("/api/home").await.expect(200).json();
        let late = home["waiting"].as_array().unwrap().iter().find(|row| row["key"] == "overdue").unwrap();
        let list = client.get(format!("/api{}", late["link"].as_str().unwrap())).await.expect(200).json();
        let badges = client.get("/api/auth/me").await.expect(200).json()["badges"].clone();
        assert_eq!((&late["count"], &badges["overdue"]), (&list["total"], &list["total"]));
    }
}
