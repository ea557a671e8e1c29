//! List, find and export products.

use crate::{
    catalog::world::{category, column, product},
    support::Shop,
};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn filters_narrow_and_sorts_order(shop: Shop) {
    let manager = shop.as_manager().await;
    let internet = category(&manager, "Internet").await;
    product(&shop, json!({"name": "C", "cost_price": 300, "category_id": internet})).await;
    product(&shop, json!({"name": "a", "cost_price": 100, "kind": "one_off", "is_active": false})).await;
    product(&shop, json!({"name": "B", "cost_price": 200, "category_id": internet, "kind": "one_off"})).await;
    let names =
        async |query: &str| column(&manager.get(format!("/api/products?{query}")).await.expect(200), "name");
    assert_eq!(names("").await, ["a", "B", "C"]);
    assert_eq!(names("sort=-list_price").await, ["C", "B", "a"]);
    assert_eq!(names("sort=cost_price&per_page=2&page=2").await, ["C"]);
    assert_eq!(names(&format!("category_id={internet}&kind=one_off")).await, ["B"]);
    assert_eq!(names("category_id=none").await, ["a"]);
    assert_eq!(names("is_active=true&list_price_from=200&list_price_to=260").await, ["B"]);
    for query in ["kind=rent", "is_active=maybe", "colour=red", "category_id=x"] {
        manager.get(format!("/api/products?{query}")).await.expect(422);
    }
}

#[on_both_databases]
async fn a_product_is_found_by_name_and_sku_without_accents_or_case(shop: Shop) {
    let id = product(&shop, json!({"name": "Café Internét 100%", "sku": "NET_100"})).await.id();
    product(&shop, json!({"name": "Lain", "sku": "NETX100"})).await;
    let sales = shop.as_sales().await;
    for text in ["cafe", "INTERNET", "100%25", "net_1"] {
        assert_eq!(
            sales.get(format!("/api/products?q={text}")).await.expect(200).ids(),
            [id.as_str()],
            "{text}"
        );
    }
}

#[on_both_databases]
async fn an_export_holds_what_the_screen_shows(shop: Shop) {
    let manager = shop.as_manager().await;
    let internet = category(&manager, "Internet").await;
    let fields =
        json!({"name": "=cmd|' /C calc'!A0", "sku": "P-1", "category_id": internet, "tax_bps": 1_100});
    product(&shop, fields).await;
    product(&shop, json!({"name": "Lain", "kind": "one_off"})).await;
    let csv = manager.get("/api/products?format=csv&kind=subscription").await.expect(200).text();
    let lines: Vec<_> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 2, "{csv}");
    let headings = "SKU,Nama,Kategori,Jenis,Satuan,HPP,Margin sales,Harga jual,Pajak,Kecepatan (Mbps),Keterangan,Label,Aktif";
    assert_eq!(lines[0], headings);
    assert!(lines[1].starts_with("P-1,'=cmd"), "{csv}");
    let xlsx = manager.get("/api/products?format=xlsx").await.expect(200);
    assert_eq!(&xlsx.bytes[..2], b"PK");
}
