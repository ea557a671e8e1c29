//! Users come, change and go.

use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

fn new_user(email: &str) -> serde_json::Value {
    json!({"name": "Rina", "email": email, "role": "sales", "password": "kata-sandi-awal-9"})
}

#[on_both_databases]
async fn two_users_cannot_share_an_email(shop: Shop) {
    let admin = shop.as_admin().await;
    admin.post("/api/users", new_user("Budi@X.id")).await.expect(201);
    assert_eq!(admin.post("/api/users", new_user("budi@x.id")).await.expect(422).faults(), ["email: taken"]);
}

#[on_both_databases]
async fn an_initial_password_must_be_changed_first(shop: Shop) {
    shop.as_admin().await.post("/api/users", new_user("rina@x.id")).await.expect(201);
    let body = json!({"email": "rina@x.id", "password": "kata-sandi-awal-9", "mode": "token"});
    let token = shop.as_stranger().post("/api/auth/login", body).await.expect(200).json()["token"]
        .as_str()
        .unwrap()
        .to_owned();
    let rina = crate::support::Client::new(&shop.url, Some(token));
    assert_eq!(rina.get("/api/leads").await.expect(403).code(), "must_change_password");
    let change = json!({"current": "kata-sandi-awal-9", "new": "milik-rina-sendiri"});
    rina.post("/api/auth/password", change).await.expect(204);
    rina.get("/api/leads").await.expect(200);
}

#[on_both_databases]
async fn the_last_owner_stays(shop: Shop) {
    let owner = shop.as_owner().await;
    let path = format!("/api/users/{}", shop.people.owner.id);
    assert_eq!(owner.patch(&path, json!({"role": "manager"})).await.expect(422).faults(), ["role: own_role"]);
    owner.post(format!("{path}/deactivate"), json!({})).await.expect(409);
    let second = json!({"name": "Kedua", "email": "kedua@shop.test", "role": "owner", "password": "kata-sandi-awal-9"});
    let second = owner.post("/api/users", second).await.expect(201).id();
    owner.patch(format!("/api/users/{second}"), json!({"role": "manager"})).await.expect(200);
}

#[on_both_databases]
async fn an_admin_may_not_touch_owners(shop: Shop) {
    let admin = shop.as_admin().await;
    let path = format!("/api/users/{}", shop.people.owner.id);
    admin.get(&path).await.expect(200);
    admin.patch(&path, json!({"name": "x"})).await.expect(403);
    admin.post(format!("{path}/reset-password"), json!({})).await.expect(403);
    let owner = json!({"name": "x", "email": "x@x.id", "role": "owner", "password": "kata-sandi-awal-9"});
    admin.post("/api/users", owner).await.expect(403);
}

#[on_both_databases]
async fn who_leaves_hands_over_and_is_out_at_once(shop: Shop) {
    let (admin, ani) = (shop.as_admin().await, shop.as_sales().await);
    ani.post("/api/leads", json!({"name": "Dewi", "phone": "081234567890"})).await.expect(201);
    let path = format!("/api/users/{}/deactivate", shop.people.ani.id);
    assert_eq!(admin.post(&path, json!({})).await.expect(409).code(), "holds_things");
    let to = json!({"hand_over_to": {"leads": shop.people.budi.id}});
    admin.post(&path, to).await.expect(200);
    ani.get("/api/auth/me").await.expect(401);
    assert_eq!(shop.as_other_sales().await.get("/api/leads").await.json()["total"], 1);
    let staff = admin.get("/api/staff-users").await.text();
    assert!(!staff.contains("Ani Sales"));
}

#[on_both_databases]
async fn a_stale_change_is_refused_with_what_is_there_now(shop: Shop) {
    let admin = shop.as_admin().await;
    let path = format!("/api/users/{}", shop.people.budi.id);
    let seen = admin.get(&path).await.expect(200).etag();
    admin.patch_seen(&path, &seen, json!({"name": "Budi Satu"})).await.expect(200);
    let stale = admin.patch_seen(&path, &seen, json!({"name": "Budi Dua"})).await.expect(412);
    assert_eq!(stale.json()["current"]["name"], "Budi Satu");
}

#[on_both_databases]
async fn only_an_owner_grants_what_a_role_does_not_have(shop: Shop) {
    let (owner, admin) = (shop.as_owner().await, shop.as_admin().await);
    let path = format!("/api/users/{}", shop.people.admin.id);
    let costs = json!({"granted": ["read_costs"]});
    admin.patch(&path, costs.clone()).await.expect(403);
    let mut rina = new_user("rina@x.id");
    rina["granted"] = json!(["manage_settings"]);
    admin.post("/api/users", rina).await.expect(403);
    owner.patch(&path, costs.clone()).await.expect(200);
    admin.patch(&path, costs).await.expect(200);
    admin.patch(&path, json!({"granted": []})).await.expect(403);
}
