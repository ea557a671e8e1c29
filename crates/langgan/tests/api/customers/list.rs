//! List customers.

use super::world::{customer, package, purchase, service};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn filters_find_what_they_say(shop: Shop) {
    let manager = shop.as_manager().await;
    let product = package(&shop, "Home 20", 100_000).await;
    let first = customer(&manager, json!({"name": "Ayu", "kind": "company", "organization": "CV Abadi", "tags": ["vip"], "address": {"city": "Bandung"}, "owner_id": shop.people.ani.id})).await.id();
    let second = customer(
        &manager,
        json!({"name": "Beni", "status": "inactive", "address": {"city": "Jakarta"}, "email": "beni@x.id"}),
    )
    .await
    .id();
    service(&manager, (&first, &product), json!({})).await;
    purchase(&manager, &second, ("2026-11-01", 50_000)).await;
    for (query, expected) in [
        ("city=bandung".to_owned(), &first),
        ("kind=company".to_owned(), &first),
        ("tag=vip".to_owned(), &first),
        ("q=abadi".to_owned(), &first),
        (format!("product_id={product}"), &first),
        (format!("owner_id={}", shop.people.ani.id), &first),
        ("status=inactive".to_owned(), &second),
        ("q=beni@x.id".to_owned(), &second),
        ("last_purchase_from=2026-11-01".to_owned(), &second),
        ("inactive_proposed=false&status=inactive".to_owned(), &second),
    ] {
        assert_eq!(
            manager.get(format!("/api/customers?{query}")).await.expect(200).ids(),
            [expected.clone()],
            "{query}"
        );
    }
    let sorted = manager.get("/api/customers?sort=-lifetime_value").await.expect(200);
    assert_eq!(sorted.ids(), [second.clone(), first]);
    assert_eq!(sorted.column("lifetime_value"), [json!(50_000), json!(0)]);
    assert_eq!(sorted.column("mrr"), [json!(0), json!(125_000)]);
}

#[on_both_databases]
async fn what_is_not_known_is_named(shop: Shop) {
    let manager = shop.as_manager().await;
    for query in [
        "status=gone",
        "colour=red",
        "sort=phone",
        "owner_id=x",
        "per_page=0",
        "inactive_proposed=maybe",
        "product_id=x",
    ] {
        manager.get(format!("/api/customers?{query}")).await.expect(422);
    }
}

#[on_both_databases]
async fn the_file_holds_what_the_screen_shows_and_no_formulas(shop: Shop) {
    let sales = shop.as_sales().await;
    customer(&sales, json!({"name": "=HYPERLINK(1)", "phone": "081290000021"})).await;
    customer(&shop.as_other_sales().await, json!({"name": "Punya Budi"})).await;
    let csv = sales.get("/api/customers?format=csv").await.expect(200).text();
    assert!(csv.contains("'=HYPERLINK(1)") && csv.contains("0812-9000-0021"), "{csv}");
    assert!(!csv.contains("Budi"));
    assert!(sales.get("/api/customers?format=xlsx").await.expect(200).bytes.starts_with(b"PK"));
}
