//! Categories.

use crate::{
    catalog::world::{category, column, product},
    support::Shop,
};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_name_is_unique_in_any_case(shop: Shop) {
    let admin = shop.as_admin().await;
    category(&admin, "Internet").await;
    let twin = admin.post("/api/categories", json!({"name": " INTERNET "})).await.expect(422);
    assert_eq!(twin.faults(), ["name: taken"]);
    let other = category(&admin, "Perangkat").await;
    let renamed =
        admin.patch(format!("/api/categories/{other}"), json!({"name": "internet"})).await.expect(422);
    assert_eq!(renamed.faults(), ["name: taken"]);
    assert_eq!(column(&admin.get("/api/categories").await.expect(200), "name"), ["Internet", "Perangkat"]);
}

#[on_both_databases]
async fn a_rename_shows_on_its_products_and_respects_what_was_seen(shop: Shop) {
    let admin = shop.as_admin().await;
    let made = admin.post("/api/categories", json!({"name": "Internet"})).await.expect(201);
    let path = format!("/api/categories/{}", made.id());
    let item = product(&shop, json!({"category_id": made.id()})).await.id();
    admin.patch_seen(&path, &made.etag(), json!({"name": "Paket internet"})).await.expect(200);
    let late = admin.patch_seen(&path, &made.etag(), json!({"name": "x"})).await.expect(412);
    assert_eq!(late.json()["current"]["name"], "Paket internet");
    let shown = admin.get(format!("/api/products/{item}")).await.json();
    assert_eq!(shown["category_name"], "Paket internet");
}

#[on_both_databases]
async fn a_category_goes_only_when_nothing_is_in_it(shop: Shop) {
    let admin = shop.as_admin().await;
    let id = category(&admin, "Internet").await;
    let item = product(&shop, json!({"category_id": id})).await.id();
    let refused = admin.delete(format!("/api/categories/{id}")).await.expect(409);
    assert_eq!((refused.code(), &refused.json()["count"]), ("in_use".to_owned(), &json!("1")));
    admin.patch(format!("/api/products/{item}"), json!({"category_id": null})).await.expect(200);
    admin.delete(format!("/api/categories/{id}")).await.expect(204);
    admin.get(format!("/api/categories/{id}")).await.expect(404);
}

#[on_both_databases]
async fn who_only_reads_products_only_reads_categories(shop: Shop) {
    let id = category(&shop.as_admin().await, "Internet").await;
    let sales = shop.as_sales().await;
    sales.get("/api/categories").await.expect(200);
    sales.post("/api/categories", json!({"name": "x"})).await.expect(403);
    sales.patch(format!("/api/categories/{id}"), json!({"name": "x"})).await.expect(403);
    sales.delete(format!("/api/categories/{id}")).await.expect(403);
}

#[on_both_databases]
async fn a_name_is_required_and_short(shop: Shop) {
    let admin = shop.as_admin().await;
    for (name, code) in
        [(json!(" "), "required"), (json!("x".repeat(81)), "too_long"), (json!(5), "wrong_type")]
    {
        let refused = admin.post("/api/categories", json!({"name": name})).await.expect(422);
        assert_eq!(refused.faults(), [format!("name: {code}")]);
    }
    let id = category(&admin, "Internet").await;
    let cleared = admin.patch(format!("/api/categories/{id}"), json!({"name": null})).await.expect(422);
    assert_eq!(cleared.faults(), ["name: required"]);
}
