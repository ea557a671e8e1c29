//! Change a product.

use crate::{
    catalog::world::{category, column, product},
    support::Shop,
};
use ::platform::on_both_databases;
use futures::future::join_all;
use serde_json::json;

#[on_both_databases]
async fn absent_stays_and_null_clears(shop: Shop) {
    let manager = shop.as_manager().await;
    let internet = category(&manager, "Internet").await;
    let fields = json!({"category_id": internet, "tax_bps": 1_100, "description": "Cepat", "speed_mbps": 20});
    let id = product(&shop, fields).await.id();
    let path = format!("/api/products/{id}");
    let renamed = manager.patch(&path, json!({"name": "Paket 30"})).await.expect(200).json();
    assert_eq!((&renamed["name"], &renamed["category_name"]), (&json!("Paket 30"), &json!("Internet")));
    let all = json!({"category_id": null, "tax_bps": null, "description": null, "speed_mbps": null});
    let cleared = manager.patch(&path, all).await.expect(200).json();
    for field in ["category_id", "category_name", "tax_bps", "description", "speed_mbps"] {
        assert!(cleared[field].is_null(), "{field}");
    }
}

#[on_both_databases]
async fn what_a_product_needs_cannot_be_cleared(shop: Shop) {
    let id = product(&shop, json!({})).await.id();
    let body = json!({"name": null, "sku": " ", "kind": null, "cost_price": null, "margin_bps": null, "unit": null,
        "is_active": null});
    let faults =
        shop.as_manager().await.patch(format!("/api/products/{id}"), body).await.expect(422).faults();
    let fields = ["cost_price", "is_active", "kind", "margin_bps", "name", "sku", "unit"];
    assert_eq!(faults, fields.map(|field| format!("{field}: required")));
}

#[on_both_databases]
async fn who_has_not_seen_the_last_change_gets_it_instead(shop: Shop) {
    let manager = shop.as_manager().await;
    let made = product(&shop, json!({})).await;
    let path = format!("/api/products/{}", made.id());
    manager.patch_seen(&path, &made.etag(), json!({"name": "Pertama"})).await.expect(200);
    let late = manager.patch_seen(&path, &made.etag(), json!({"name": "Kedua"})).await.expect(412);
    assert_eq!(late.json()["current"]["name"], "Pertama");
}

#[on_both_databases]
async fn cost_and_margin_changed_at_once_make_the_price_of_both(shop: Shop) {
    let manager = shop.as_manager().await;
    let path = format!("/api/products/{}", product(&shop, json!({})).await.id());
    let changes = [json!({"cost_price": 200_000}), json!({"margin_bps": 5_000}), json!({"unit": "bulan"})];
    join_all(changes.map(|change| manager.patch(&path, change))).await.into_iter().for_each(|answer| {
        answer.expect(200);
    });
    let after = manager.get(&path).await.expect(200).json();
    assert_eq!((&after["list_price"], &after["version"]), (&json!(300_000), &json!(4)));
    assert_eq!(manager.get(format!("{path}/prices")).await.json()["data"].as_array().unwrap().len(), 3);
}

#[on_both_databases]
async fn a_sku_of_another_product_is_taken(shop: Shop) {
    product(&shop, json!({"sku": "NET-20"})).await;
    let id = product(&shop, json!({"sku": "NET-30"})).await.id();
    let manager = shop.as_manager().await;
    let taken = manager.patch(format!("/api/products/{id}"), json!({"sku": "net-20"})).await.expect(422);
    assert_eq!(taken.faults(), ["sku: taken"]);
    manager.patch(format!("/api/products/{id}"), json!({"sku": "net-30"})).await.expect(200);
}

#[on_both_databases]
async fn a_change_stands_in_the_audit_log(shop: Shop) {
    let id = product(&shop, json!({})).await.id();
    shop.as_admin().await.patch(format!("/api/products/{id}"), json!({"name": "Paket 30"})).await.expect(200);
    let log = shop.as_owner().await.get(format!("/api/audit?subject_id={id}")).await.expect(200);
    assert_eq!(column(&log, "action"), ["product.updated", "product.created"]);
    assert_eq!(log.json()["data"][0]["changes"]["changes"]["name"]["to"], "Paket 30");
}

#[on_both_databases]
async fn sales_may_look_but_not_touch(shop: Shop) {
    let id = product(&shop, json!({})).await.id();
    let sales = shop.as_sales().await;
    sales.patch(format!("/api/products/{id}"), json!({"name": "x"})).await.expect(403);
    sales.delete(format!("/api/products/{id}")).await.expect(403);
    sales.patch("/api/products/01939e6c-5a1c-7000-8000-000000000001", json!({})).await.expect(403);
    let nowhere =
        shop.as_manager().await.patch("/api/products/01939e6c-5a1c-7000-8000-000000000001", json!({})).await;
    nowhere.expect(404);
}
