//! HPP and margin are for those who may see them; names alone for those who do not sell.

use crate::{
    catalog::world::product,
    support::{Answer, Client, Shop},
};
use ::platform::on_both_databases;
use kernel::Role;
use serde_json::json;

/// Everything that somebody can read of products, as one text.
async fn everything(client: &Client, id: &str) -> String {
    let mut all = String::new();
    for path in
        ["/api/products".to_owned(), format!("/api/products/{id}"), "/api/products?format=csv".to_owned()]
    {
        all += &client.get(path).await.expect(200).text();
    }
    all + &client.get(format!("/api/products/{id}/prices")).await.text()
}

fn keys(answer: &Answer) -> Vec<String> {
    answer.json().as_object().unwrap().keys().cloned().collect()
}

#[on_both_databases]
async fn without_the_right_costs_are_nowhere(shop: Shop) {
    let id = product(&shop, json!({"cost_price": 7_777_777, "margin_bps": 33_333})).await.id();
    for client in [shop.as_admin().await, shop.as_sales().await, shop.as_role(Role::Staff).await] {
        let all = everything(&client, &id).await;
        for trace in ["7777777", "7.777.777", "33333", "333,33", "333.33", "cost_price", "margin_bps", "HPP"]
        {
            assert!(!all.contains(trace), "{trace} in {all}");
        }
    }
    let seen = everything(&shop.as_manager().await, &id).await;
    assert!(seen.contains("\"cost_price\":7777777") && seen.contains("\"margin_bps\":33333"), "{seen}");
}

#[on_both_databases]
async fn one_cannot_sort_or_filter_by_what_one_may_not_see(shop: Shop) {
    let admin = shop.as_admin().await;
    for key in ["cost_price", "margin_bps"] {
        assert_eq!(
            admin.get(format!("/api/products?sort={key}")).await.expect(422).faults(),
            ["sort: unknown_sort"]
        );
        let filter = admin.get(format!("/api/products?{key}_from=1")).await.expect(422);
        assert_eq!(filter.faults(), [format!("{key}_from: unknown_parameter")]);
        shop.as_manager().await.get(format!("/api/products?sort=-{key}&{key}_from=1")).await.expect(200);
    }
}

#[on_both_databases]
async fn an_admin_changes_products_but_not_their_costs(shop: Shop) {
    let path = format!("/api/products/{}", product(&shop, json!({})).await.id());
    let admin = shop.as_admin().await;
    let refused =
        admin.patch(&path, json!({"cost_price": 1, "margin_bps": 0, "name": "Murah"})).await.expect(422);
    assert_eq!(refused.faults(), ["cost_price: not_allowed", "margin_bps: not_allowed"]);
    let renamed = admin.patch(&path, json!({"name": "Paket 30"})).await.expect(200).json();
    assert_eq!(renamed["can"], json!({"edit": true, "edit_costs": false, "delete": true, "restore": false}));
    assert_eq!(shop.as_manager().await.get(&path).await.json()["cost_price"], 100_000);
    admin.post("/api/products/price-preview", json!({"cost_price": 1, "margin_bps": 0})).await.expect(403);
}

#[on_both_databases]
async fn technicians_and_staff_read_names_only(shop: Shop) {
    let id = product(&shop, json!({"name": "Paket 20", "sku": "RAHASIA-1", "description": "Isi paket"}))
        .await
        .id();
    for client in [shop.as_role(Role::Technician).await, shop.as_role(Role::Staff).await] {
        let shown = client.get(format!("/api/products/{id}")).await.expect(200);
        assert_eq!(
            keys(&shown),
            ["can", "created_at", "deleted_at", "id", "is_active", "name", "updated_at", "version"]
        );
        let all = everything(&client, &id).await;
        assert!(!all.contains("RAHASIA-1") && !all.contains("Isi paket") && !all.contains("125000"), "{all}");
        client.get(format!("/api/products/{id}/prices")).await.expect(403);
        for query in ["sort=list_price", "sort=sku", "list_price_from=1", "kind=subscription"] {
            client.get(format!("/api/products?{query}")).await.expect(422);
        }
        assert!(client.get("/api/products?q=rahasia").await.expect(200).ids().is_empty());
        assert_eq!(client.get("/api/products?q=PAKET").await.expect(200).ids(), [id.as_str()]);
        assert_eq!(client.get("/api/products?format=csv").await.expect(200).text().lines().count(), 2);
    }
}
