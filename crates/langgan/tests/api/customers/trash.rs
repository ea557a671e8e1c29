//! Into the trash and out of it.

use super::world::{audited, customer, customer_of, look, package, purchase, service, stored};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_customer_goes_into_the_trash_and_comes_back(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let path = format!("/api/customers/{id}");
    sales.delete(&path).await.expect(204);
    sales.delete(&path).await.expect(404);
    assert_eq!(sales.get("/api/customers").await.json()["total"], 0);
    assert_eq!(sales.get("/api/customers?trash=true").await.ids(), [id.clone()]);
    let seen = look(&sales, &id).await;
    assert_eq!((&seen["can"]["restore"], &seen["can"]["edit"]), (&json!(true), &json!(false)));
    sales.patch(&path, json!({"name": "x"})).await.expect(403);
    let back = sales.post(format!("{path}/restore"), json!({})).await.expect(200).json();
    assert_eq!((&back["deleted_at"], &back["can"]["edit"]), (&json!(null), &json!(true)));
    sales.post(format!("{path}/restore"), json!({})).await.expect(200);
    assert_eq!(sales.get("/api/customers").await.ids(), [id.clone()]);
    let log = [json!("customer.restored"), json!("customer.removed"), json!("customer.created")];
    assert_eq!(audited(&shop, &id).await, log, "what is there already is restored once");
}

#[on_both_databases]
async fn a_customer_with_services_stays(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let product = package(&shop, "Home 20", 100_000).await;
    let running = service(&sales, (&id, &product), json!({})).await.id();
    assert_eq!(sales.delete(format!("/api/customers/{id}")).await.expect(409).code(), "has_services");
    sales.post(format!("/api/services/{running}/terminate"), json!({"reason": "pindah"})).await.expect(200);
    sales.delete(format!("/api/customers/{id}")).await.expect(204);
}

#[on_both_databases]
async fn a_foreign_customer_is_neither_removed_nor_restored(shop: Shop) {
    let sales = shop.as_sales().await;
    let path = format!("/api/customers/{}", customer_of(&shop, &shop.people.budi).await);
    sales.delete(&path).await.expect(404);
    shop.as_other_sales().await.delete(&path).await.expect(204);
    sales.post(format!("{path}/restore"), json!({})).await.expect(404);
}

#[on_both_databases]
async fn after_ninety_days_what_nothing_refers_to_is_forgotten_with_its_files(shop: Shop) {
    let sales = shop.as_sales().await;
    let (gone, kept) = (customer(&sales, json!({})).await.id(), customer(&sales, json!({})).await.id());
    purchase(&sales, &kept, ("2026-11-01", 1_000)).await;
    let file = sales.upload(format!("/api/customers/{gone}/files"), "a.txt", b"a").await.expect(201).id();
    let key = stored(&shop, "SELECT path FROM stored_file WHERE id = $1", &file).await.parse().unwrap();
    for id in [&gone, &kept] {
        sales.delete(format!("/api/customers/{id}")).await.expect(204);
    }
    shop.advance(chrono::Duration::days(89));
    shop.run_schedule().await;
    let sales = shop.as_sales().await;
    sales.get(format!("/api/customers/{gone}")).await.expect(200);
    shop.advance(chrono::Duration::days(2));
    shop.run_schedule().await;
    let sales = shop.as_sales().await;
    sales.get(format!("/api/customers/{gone}")).await.expect(404);
    sales.get(format!("/api/customers/{kept}")).await.expect(200);
    assert!(!shop.app.files().exists(&key).await.unwrap());
}
