//! Saved views: own and shared ones, and with which of them a list opens.

use crate::support::{Client, Shop};
use platform::on_both_databases;
use serde_json::{Value, json};

async fn view(client: &Client, name: &str, more: Value) -> String {
    let mut body = json!({"list": "leads", "name": name, "query": {"stage_kind": "open"}});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    client.post("/api/saved-views", body).await.expect(201).id()
}

async fn names(client: &Client, query: &str) -> Vec<Value> {
    client.get(format!("/api/saved-views?{query}")).await.expect(200).column("name")
}

#[on_both_databases]
async fn a_view_keeps_filters_order_and_columns(shop: Shop) {
    let ani = shop.as_sales().await;
    let query = json!({"stage_kind": "open", "sort": "-estimated_value", "q": "budi"});
    let columns = json!([
        {"key": "name", "is_visible": true, "width": 240},
        {"key": "email", "is_visible": false},
    ]);
    let body = json!({"list": "leads", "name": "  Panas  hari ini ", "query": query, "columns": columns});
    let made = ani.post("/api/saved-views", body).await.expect(201).json();
    assert_eq!(
        (&made["name"], &made["query"], &made["columns"]),
        (&json!("Panas hari ini"), &query, &columns)
    );
    assert_eq!((&made["is_shared"], &made["is_default"]), (&json!(false), &json!(false)));
    let path = format!("/api/saved-views/{}", made["id"].as_str().unwrap());
    let changes = json!({"columns": [{"key": "email"}], "query": {}});
    let changed = ani.patch(&path, changes).await.expect(200).json();
    assert_eq!((&changed["query"], &changed["version"]), (&json!({}), &json!(2)));
    assert_eq!(changed["columns"], json!([{"key": "email", "is_visible": true}]));
    ani.delete(&path).await.expect(204);
    ani.get(&path).await.expect(404);
}

#[on_both_databases]
async fn a_name_is_taken_once_per_person_and_list(shop: Shop) {
    let (ani, budi) = (shop.as_sales().await, shop.as_other_sales().await);
    view(&ani, "Panas", json!({})).await;
    let again = ani.post("/api/saved-views", json!({"list": "leads", "name": " PANAS "})).await.expect(422);
    assert_eq!(again.faults(), ["name: taken"]);
    view(&budi, "Panas", json!({})).await;
    view(&ani, "Panas", json!({"list": "deals"})).await;
    let other = view(&ani, "Dingin", json!({})).await;
    let renamed = ani.patch(format!("/api/saved-views/{other}"), json!({"name": "panas"})).await.expect(422);
    assert_eq!(renamed.faults(), ["name: taken"]);
}

#[on_both_databases]
async fn a_private_view_is_not_there_for_others(shop: Shop) {
    let (ani, owner) = (shop.as_sales().await, shop.as_owner().await);
    let id = view(&ani, "Punya Ani", json!({})).await;
    let path = format!("/api/saved-views/{id}");
    owner.get(&path).await.expect(404);
    owner.patch(&path, json!({"name": "x"})).await.expect(404);
    owner.delete(&path).await.expect(404);
    assert!(names(&owner, "list=leads").await.is_empty());
    assert_eq!(names(&ani, "list=leads").await, ["Punya Ani"]);
}

#[on_both_databases]
async fn a_shared_view_is_seen_by_all_who_may_open_the_list(shop: Shop) {
    let (ani, budi, admin) = (shop.as_sales().await, shop.as_other_sales().await, shop.as_admin().await);
    let id = view(&ani, "Bersama", json!({"is_shared": true})).await;
    let path = format!("/api/saved-views/{id}");
    let seen = budi.get(&path).await.expect(200).json();
    assert_eq!((&seen["owner_name"], &seen["can"]["edit"]), (&json!("Ani Sales"), &json!(false)));
    budi.patch(&path, json!({"name": "x"})).await.expect(403);
    budi.delete(&path).await.expect(403);
    shop.as_person(&shop.people.staff).await.get(&path).await.expect(404);
    assert_eq!(admin.patch(&path, json!({"name": "Untuk tim"})).await.expect(200).json()["version"], 2);
    // Whoever keeps the house in order may also take it back from others.
    admin.patch(&path, json!({"is_shared": false})).await.expect(200);
    budi.get(&path).await.expect(404);
    assert_eq!(ani.get(&path).await.expect(200).json()["name"], "Untuk tim");
}

#[on_both_databases]
async fn a_view_is_kept_only_of_lists_that_one_may_open(shop: Shop) {
    let staff = shop.as_person(&shop.people.staff).await;
    for list in ["leads", "audit", "reports/sales-summary", "unicorns", "leads/board"] {
        let answer = staff.post("/api/saved-views", json!({"list": list, "name": "x"})).await.expect(422);
        assert_eq!(answer.faults(), ["list: not_found"], "{list}");
    }
    let owner = shop.as_owner().await;
    view(&owner, "Bulan ini", json!({"list": "reports/sales-summary", "query": {"preset": "this_month"}}))
        .await;
    owner.patch("/api/settings/general", json!({"modules": []})).await.expect(200);
    assert!(names(&owner, "").await.is_empty());
}

#[on_both_databases]
async fn each_person_chooses_with_which_view_a_list_opens(shop: Shop) {
    let (ani, budi) = (shop.as_sales().await, shop.as_other_sales().await);
    let shared = view(&ani, "Bersama", json!({"is_shared": true, "is_default": true})).await;
    let own = view(&budi, "Sendiri", json!({"is_default": true})).await;
    let first = async |client: &Client| {
        let views = client.get("/api/saved-views?list=leads").await.expect(200).json();
        let views = views["data"].as_array().unwrap().clone();
        views.into_iter().filter(|view| view["opens_first"] == true).map(|view| view["id"].clone()).collect()
    };
    let opens: Vec<Value> = first(&ani).await;
    assert_eq!(opens, [json!(shared)]);
    let opens: Vec<Value> = first(&budi).await;
    assert_eq!(opens, [json!(own)]);
    let chosen =
        budi.patch(format!("/api/saved-views/{shared}"), json!({"is_default": true})).await.expect(200);
    assert_eq!((&chosen.json()["is_default"], &chosen.json()["version"]), (&json!(true), &json!(1)));
    let opens: Vec<Value> = first(&budi).await;
    assert_eq!(opens, [json!(shared)]);
    ani.patch(format!("/api/saved-views/{shared}"), json!({"is_shared": false})).await.expect(200);
    let opens: Vec<Value> = first(&budi).await;
    assert!(opens.is_empty());
}

#[on_both_databases]
async fn the_view_for_all_counts_for_those_without_their_own(shop: Shop) {
    let (owner, ani) = (shop.as_owner().await, shop.as_sales().await);
    let for_all = json!({"is_shared": true, "is_default_for_all": true});
    let first = view(&owner, "Semua", for_all.clone()).await;
    let seen = ani.get(format!("/api/saved-views/{first}")).await.expect(200).json();
    assert_eq!((&seen["opens_first"], &seen["is_default"]), (&json!(true), &json!(false)));
    view(&ani, "Sendiri", json!({"is_default": true})).await;
    let seen = ani.get(format!("/api/saved-views/{first}")).await.expect(200).json();
    assert_eq!(seen["opens_first"], false);
    let second = view(&owner, "Lain", for_all).await;
    let flags = owner.get("/api/saved-views?list=leads&sort=created_at").await.column("is_default_for_all");
    assert_eq!(flags, [json!(false), json!(true)]);
    let refused = ani.patch(format!("/api/saved-views/{second}"), json!({"is_default_for_all": false})).await;
    refused.expect(403);
    let body = json!({"list": "leads", "name": "x", "is_default_for_all": true, "is_shared": true});
    ani.post("/api/saved-views", body).await.expect(403);
    let body = json!({"list": "leads", "name": "x", "is_default_for_all": true});
    assert_eq!(
        owner.post("/api/saved-views", body).await.expect(422).faults(),
        ["is_default_for_all: not_shared"]
    );
}

#[on_both_databases]
async fn a_change_of_what_somebody_else_changed_is_refused(shop: Shop) {
    let ani = shop.as_sales().await;
    let id = view(&ani, "Panas", json!({})).await;
    let path = format!("/api/saved-views/{id}");
    ani.patch_seen(&path, "\"1\"", json!({"name": "A"})).await.expect(200);
    let stale = ani.patch_seen(&path, "\"1\"", json!({"name": "B"})).await.expect(412);
    assert_eq!(stale.json()["current"]["name"], "A");
}
