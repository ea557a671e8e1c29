//! Prices: previewed, kept, and following the rounding setting.

use crate::{
    catalog::world::{column, product},
    support::Shop,
};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn the_form_shows_the_servers_number(shop: Shop) {
    let manager = shop.as_manager().await;
    let preview = async |cost: i64, margin: i64| {
        let body = json!({"cost_price": cost, "margin_bps": margin});
        manager.post("/api/products/price-preview", body).await
    };
    assert_eq!(preview(100_081, 2_500).await.expect(200).json(), json!({"list_price": 125_101}));
    assert_eq!(
        preview(-1, 100_001).await.expect(422).faults(),
        ["cost_price: too_low", "margin_bps: too_high"]
    );
    assert_eq!(preview(1_000_000_000_000_000, 1).await.expect(422).faults(), ["cost_price: too_high"]);
}

#[on_both_databases]
async fn every_change_of_a_price_is_kept_with_who_and_when(shop: Shop) {
    let path = format!("/api/products/{}", product(&shop, json!({})).await.id());
    shop.advance(chrono::Duration::hours(1));
    shop.as_owner().await.patch(&path, json!({"margin_bps": 3_000})).await.expect(200);
    shop.as_owner().await.patch(&path, json!({"name": "Nama lain", "margin_bps": 3_000})).await.expect(200);
    let prices = shop.as_manager().await.get(format!("{path}/prices")).await.expect(200);
    assert_eq!(column(&prices, "list_price"), [130_000, 125_000]);
    assert_eq!(column(&prices, "margin_bps"), [3_000, 2_500]);
    assert_eq!(column(&prices, "changed_by_name"), ["Oki Pemilik", "Maya Manajer"]);
    assert_eq!(column(&prices, "at"), ["2026-11-20T04:00:00Z", "2026-11-20T03:00:00Z"]);
    let seen_by_sales = shop.as_sales().await.get(format!("{path}/prices")).await.expect(200);
    assert_eq!(column(&seen_by_sales, "list_price"), [130_000, 125_000]);
}

#[on_both_databases]
async fn prices_follow_the_rounding_setting(shop: Shop) {
    let owner = shop.as_owner().await;
    let path = format!("/api/products/{}", product(&shop, json!({"cost_price": 100_081})).await.id());
    let round = product(&shop, json!({"cost_price": 80_000})).await;
    owner.patch("/api/settings/pricing", json!({"rounding": "up_to_1000"})).await.expect(200);
    let body = json!({"cost_price": 100_081, "margin_bps": 2_500});
    let preview = owner.post("/api/products/price-preview", body).await.expect(200);
    assert_eq!(preview.json()["list_price"], 126_000);
    shop.run_jobs().await;
    assert_eq!(owner.get(&path).await.json()["list_price"], 126_000);
    shop.advance(chrono::Duration::minutes(5));
    shop.run_schedule().await;
    let prices = owner.get(format!("{path}/prices")).await.expect(200);
    assert_eq!(column(&prices, "list_price"), [126_000, 125_101]);
    assert!(column(&prices, "changed_by")[0].is_null());
    let unchanged = owner.get(format!("/api/products/{}", round.id())).await.json();
    assert_eq!((&unchanged["list_price"], &unchanged["version"]), (&json!(100_000), &json!(1)));
    owner.patch("/api/settings/pricing", json!({"rounding": "down"})).await.expect(422);
}
