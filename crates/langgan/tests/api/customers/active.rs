//! Active customers: whose services run, and what that brings a month.

use super::world::{customer, package, service};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn only_customers_with_a_running_service_stand_here(shop: Shop) {
    let manager = shop.as_manager().await;
    let (home, office) = (package(&shop, "Home 20", 100_000).await, package(&shop, "Kantor", 400_000).await);
    let ayu = customer(&manager, json!({"name": "Ayu", "phone": "081290000071", "address": {"city": "Bandung"}, "owner_id": shop.people.ani.id})).await.id();
    let beni = customer(&manager, json!({"name": "Beni", "owner_id": shop.people.budi.id})).await.id();
    customer(&manager, json!({"name": "Cici"})).await;
    service(&manager, (&ayu, &home), json!({"started_on": "2026-09-01"})).await;
    service(&manager, (&ayu, &office), json!({"started_on": "2026-10-01"})).await;
    let cut = service(&manager, (&ayu, &home), json!({})).await.id();
    manager.post(format!("/api/services/{cut}/suspend"), json!({"reason": "x"})).await.expect(200);
    let only = service(&manager, (&beni, &home), json!({"started_on": "2026-11-01"})).await.id();

    let list = manager.get("/api/customers/active").await.expect(200);
    assert_eq!(list.column("name"), [json!("Ayu"), json!("Beni")]);
    let first = &list.json()["data"][0];
    assert_eq!(
        (&first["mrr"], &first["active_services"], &first["since"]),
        (&json!(625_000), &json!(2), &json!("2026-09-01"))
    );
    assert_eq!((&first["phone"], &first["owner_name"]), (&json!("+6281290000071"), &json!("Ani Sales")));
    let statuses: Vec<_> =
        first["services"].as_array().unwrap().iter().map(|service| service["status"].clone()).collect();
    assert_eq!(statuses, [json!("active"), json!("active"), json!("suspended")]);
    for (query, expected) in [
        (format!("product_id={office}"), json!([ayu])),
        ("service_status=suspended".to_owned(), json!([ayu])),
        ("city=BANDUNG".to_owned(), json!([ayu])),
        ("since_from=2026-11-01".to_owned(), json!([beni])),
        (format!("owner_id={}", shop.people.budi.id), json!([beni])),
        ("q=081290000071".to_owned(), json!([ayu])),
        ("sort=mrr".to_owned(), json!([beni, ayu])),
        ("sort=-since".to_owned(), json!([beni, ayu])),
    ] {
        assert_eq!(
            json!(manager.get(format!("/api/customers/active?{query}")).await.expect(200).ids()),
            expected,
            "{query}"
        );
    }
    let sums = async |query: &str| {
        manager.get(format!("/api/customers/active/summary{query}")).await.expect(200).json()
    };
    assert_eq!(sums("").await, json!({"customers": 2, "services": 3, "mrr": 750_000}));
    assert_eq!(sums("?city=bandung").await, json!({"customers": 1, "services": 2, "mrr": 625_000}));
    manager.get("/api/customers/active/summary?warna=merah").await.expect(422);

    let sales = shop.as_sales().await;
    assert_eq!(sales.get("/api/customers/active").await.ids(), [ayu]);
    assert_eq!(sales.get("/api/customers/active/summary").await.expect(200).json()["mrr"], 625_000);
    manager.post(format!("/api/services/{only}/terminate"), json!({"reason": "x"})).await.expect(200);
    assert_eq!(manager.get("/api/customers/active").await.json()["total"], 1);
    let csv = manager.get("/api/customers/active?format=csv").await.expect(200).text();
    assert!(csv.contains("Home 20") && csv.contains("0812-9000-0071"), "{csv}");
}
