//! Trash and restore.

use crate::{catalog::world::product, support::Shop};
use ::platform::on_both_databases;
use catalog::products::{self, ProductId};
use serde_json::json;

#[on_both_databases]
async fn a_product_in_use_is_not_deleted(shop: Shop) {
    let id = product(&shop, json!({})).await.id();
    let used: ProductId = id.parse().unwrap();
    shop.app.transact(async |tx| products::mark_used(tx, vec![used]).await).await.unwrap();
    let manager = shop.as_manager().await;
    assert_eq!(manager.get(format!("/api/products/{id}")).await.json()["can"]["delete"], false);
    assert_eq!(manager.delete(format!("/api/products/{id}")).await.expect(409).code(), "in_use");
    manager.patch(format!("/api/products/{id}"), json!({"is_active": false})).await.expect(200);
    let sold = products::find_for_sale(shop.app.db().reader(), vec![used]).await.unwrap();
    assert!(!sold[&used].is_active);
}

#[on_both_databases]
async fn the_trash_gives_back_what_it_took(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = product(&shop, json!({"sku": "NET-20"})).await.id();
    let path = format!("/api/products/{id}");
    manager.delete(&path).await.expect(204);
    manager.delete(&path).await.expect(404);
    manager.patch(&path, json!({"name": "x"})).await.expect(404);
    assert!(manager.get("/api/products").await.ids().is_empty());
    assert_eq!(manager.get("/api/products?trash=true").await.ids(), [id.as_str()]);
    assert_eq!(manager.get(&path).await.expect(200).json()["can"]["restore"], true);
    let back = manager.post(format!("{path}/restore"), json!({})).await.expect(200);
    assert!(back.json()["deleted_at"].is_null());
    assert_eq!(manager.get("/api/products").await.ids(), [id]);
}

#[on_both_databases]
async fn a_sku_in_the_trash_is_free_until_its_product_wants_it_back(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = product(&shop, json!({"sku": "NET-20"})).await.id();
    manager.delete(format!("/api/products/{id}")).await.expect(204);
    product(&shop, json!({"sku": "net-20"})).await;
    let restored = manager.post(format!("/api/products/{id}/restore"), json!({})).await.expect(409);
    assert_eq!(restored.code(), "taken");
}

#[on_both_databases]
async fn the_trash_is_emptied_after_ninety_days(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = product(&shop, json!({})).await.id();
    manager.delete(format!("/api/products/{id}")).await.expect(204);
    shop.advance(chrono::Duration::days(89));
    shop.run_schedule().await;
    shop.as_manager().await.get(format!("/api/products/{id}")).await.expect(200);
    shop.advance(chrono::Duration::days(2));
    shop.run_schedule().await;
    shop.as_manager().await.get(format!("/api/products/{id}")).await.expect(404);
}
