//! Add a product.

use crate::{catalog::world::product, support::Shop};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn the_server_computes_the_list_price_half_up(shop: Shop) {
    let made = product(&shop, json!({"cost_price": 100_081, "margin_bps": 2_500})).await.json();
    assert_eq!(made["list_price"], 125_101);
    assert_eq!((&made["cost_price"], &made["margin_bps"]), (&json!(100_081), &json!(2_500)));
    let free = product(&shop, json!({"name": "Gratis", "cost_price": 0})).await.json();
    assert_eq!((&free["list_price"], &free["is_active"]), (&json!(0), &json!(true)));
}

#[on_both_databases]
async fn a_list_price_that_is_sent_is_refused(shop: Shop) {
    let manager = shop.as_manager().await;
    let body = json!({"name": "Paket", "cost_price": 1, "list_price": 2});
    assert_eq!(manager.post("/api/products", body).await.expect(422).faults(), ["list_price: unknown"]);
    let id = product(&shop, json!({})).await.id();
    let patch = json!({"list_price": 2});
    assert_eq!(
        manager.patch(format!("/api/products/{id}"), patch).await.expect(422).faults(),
        ["list_price: unknown"]
    );
}

#[on_both_databases]
async fn every_fault_is_named_at_once(shop: Shop) {
    let body = json!({
        "name": "  ", "sku": "x".repeat(61), "kind": "rent", "cost_price": -1, "margin_bps": 100_001, "tax_bps": "1",
        "unit": "", "description": "x".repeat(4_001), "speed_mbps": 0, "is_active": null, "colour": "red",
    });
    let faults = shop.as_manager().await.post("/api/products", body).await.expect(422).faults();
    assert_eq!(
        faults,
        [
            "colour: unknown",
            "cost_price: too_low",
            "description: too_long",
            "is_active: wrong_type",
            "kind: wrong_type",
            "margin_bps: too_high",
            "name: required",
            "sku: too_long",
            "speed_mbps: too_low",
            "tax_bps: wrong_type",
            "unit: required",
        ]
    );
}

#[on_both_databases]
async fn a_price_that_does_not_fit_is_refused(shop: Shop) {
    let body = json!({"name": "Paket", "cost_price": 1_000_000_000_000_000_i64, "margin_bps": 100_000});
    assert_eq!(
        shop.as_manager().await.post("/api/products", body).await.expect(422).faults(),
        ["cost_price: too_high"]
    );
}

#[on_both_databases]
async fn a_sku_is_made_up_and_never_taken(shop: Shop) {
    let first = product(&shop, json!({"sku": "prd-000002"})).await.json();
    assert_eq!(first["sku"], "prd-000002");
    let made_up = [product(&shop, json!({})).await.json(), product(&shop, json!({"sku": "  "})).await.json()];
    assert_eq!([&made_up[0]["sku"], &made_up[1]["sku"]], ["PRD-000001", "PRD-000003"]);
}

#[on_both_databases]
async fn a_sku_is_unique_in_any_case(shop: Shop) {
    product(&shop, json!({"sku": "Net-20"})).await;
    let body = json!({"name": "Lain", "sku": " NET-20 ", "cost_price": 1});
    assert_eq!(
        shop.as_manager().await.post("/api/products", body).await.expect(422).faults(),
        ["sku: taken"]
    );
}

#[on_both_databases]
async fn an_unknown_category_and_forbidden_costs_are_named_together(shop: Shop) {
    let nowhere = "01939e6c-5a1c-7000-8000-000000000001";
    let body = json!({"name": "Paket", "category_id": nowhere, "cost_price": 1, "margin_bps": 1});
    assert_eq!(
        shop.as_admin().await.post("/api/products", body).await.expect(422).faults(),
        ["category_id: not_found", "cost_price: not_allowed", "margin_bps: not_allowed"]
    );
}

#[on_both_databases]
async fn what_an_admin_adds_waits_for_its_price(shop: Shop) {
    let admin = shop.as_admin().await;
    let made = admin.post("/api/products", json!({"name": "Paket baru"})).await.expect(201);
    assert_eq!(made.json()["is_active"], false);
    let path = format!("/api/products/{}", made.id());
    let early = admin.patch(&path, json!({"is_active": true})).await.expect(422);
    assert_eq!(early.faults(), ["is_active: no_price"]);
    shop.as_manager()
        .await
        .patch(&path, json!({"cost_price": 80_000, "margin_bps": 2_500}))
        .await
        .expect(200);
    let active = admin.patch(&path, json!({"is_active": true})).await.expect(200).json();
    assert_eq!((&active["is_active"], &active["list_price"]), (&json!(true), &json!(100_000)));
}

#[on_both_databases]
async fn only_those_who_keep_the_catalogue_add_to_it(shop: Shop) {
    let body = json!({"name": "Paket"});
    for client in [shop.as_sales().await, shop.as_role(kernel::Role::Technician).await] {
        client.post("/api/products", body.clone()).await.expect(403);
    }
}

#[on_both_databases]
async fn names_survive_whatever_people_paste(shop: Shop) {
    for (typed, kept) in [
        ("  Paket\t 20\u{0007} Mbps ", "Paket 20 Mbps"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("'; DROP TABLE product; --", "'; DROP TABLE product; --"),
        ("Kopi ☕ \u{202e}terbalik", "Kopi ☕ terbalik"),
    ] {
        assert_eq!(product(&shop, json!({"name": typed})).await.json()["name"], kept);
    }
}
