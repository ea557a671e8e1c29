//! Products from a file.

use super::{bring, cells, counts, faults, run, show, total, undo};
use crate::{
    catalog::world::{category, product},
    support::{Answer, Client, Shop},
};
use platform::on_both_databases;
use serde_json::{Value, json};

async fn find(client: &Client, sku: &str) -> Value {
    let list = client.get("/api/products?per_page=100").await.expect(200).json();
    list["data"].as_array().unwrap().iter().find(|product| product["sku"] == sku).unwrap().clone()
}

async fn download(client: &Client, form: &str) -> Answer {
    client.get(format!("/api/products?format={form}")).await.expect(200)
}

#[on_both_databases]
async fn what_was_downloaded_comes_back_unchanged(shop: Shop) {
    let manager = shop.as_manager().await;
    let internet = category(&manager, "Internet & TV").await;
    let text = "Untuk rumah;\nbaris \"kedua\", =1+1";
    let rich = json!({"sku": "007", "name": "=Paket, 50", "category_id": internet, "tax_bps": 1_100, "speed_mbps": 50,
        "description": text, "unit": "bulan", "margin_bps": 1_225, "cost_price": 123_457});
    product(&shop, rich).await;
    product(&shop, json!({"name": "Kabel", "kind": "one_off", "is_active": false})).await;
    for form in ["xlsx", "csv"] {
        let file = download(&manager, form).await;
        let import =
            bring(&manager, "products", (&format!("produk.{form}"), &file.bytes)).await.expect(202).json();
        assert_eq!([&import["valid"], &import["faults"]], [&json!(2), &json!([])], "{form}: {import}");
        let done = run(&shop, &manager, import["id"].as_str().unwrap(), json!({})).await;
        assert_eq!(counts(&done), [0, 0, 2, 0], "{form}");
    }
    assert_eq!(find(&manager, "007").await["version"], 1);
}

#[on_both_databases]
async fn a_row_changes_what_it_says_and_leaves_the_rest(shop: Shop) {
    let manager = shop.as_manager().await;
    let made = product(&shop, json!({"sku": "NET-20", "description": "Cepat", "unit": "bulan"})).await;
    let file = b"SKU;Nama;HPP;Margin sales;Keterangan;Harga jual\n\
        net-20;Paket 20 Mbps;200.000;;;125000\n\
        NET-30;Paket 30 Mbps;Rp300.000;10%;Baru;\n";
    let import = bring(&manager, "products", ("produk.csv", file)).await.expect(202).json();
    assert_eq!([&import["valid"], &import["changes"]], [&json!(2), &json!(1)], "{import}");
    let done = run(&shop, &manager, import["id"].as_str().unwrap(), json!({})).await;
    assert_eq!(counts(&done), [1, 1, 0, 0]);
    let changed = find(&manager, "NET-20").await;
    let terms = [&changed["cost_price"], &changed["margin_bps"], &changed["list_price"]];
    assert_eq!(terms, [&json!(200_000), &json!(2_500), &json!(250_000)]);
    assert_eq!([&changed["description"], &changed["unit"]], [&json!("Cepat"), &json!("bulan")]);
    assert_eq!(find(&manager, "NET-30").await["list_price"], 330_000);
    let prices = manager.get(format!("/api/products/{}/prices", made.id())).await.expect(200).json();
    let prices: Vec<_> =
        prices["data"].as_array().unwrap().iter().map(|price| price["list_price"].clone()).collect();
    assert_eq!(prices, [250_000, 125_000]);
}

#[on_both_databases]
async fn every_fault_of_a_product_stands_at_its_column(shop: Shop) {
    let manager = shop.as_manager().await;
    product(&shop, json!({"sku": "NET-20", "name": "Paket 20 Mbps"})).await;
    let file = b"SKU,Nama,Kategori,Jenis,HPP,Margin sales,Harga jual\n\
        NET-20,,,,,,999999\n\
        ,paket  20 MBPS,,,1000,,\n\
        A-1,,Entah,kucing,-1,2000%,\n\
        A-2,Baru,,bulanan,1000,10%,1100\n\
        a-2,Baru lagi,,,1000,,\n";
    let import = bring(&manager, "products", ("produk.csv", file)).await.expect(202).json();
    let found = faults(&import);
    let found: Vec<_> =
        found.iter().map(|(row, field, code)| (*row, field.as_str(), code.as_str())).collect();
    let expected = [
        (2, "list_price", "computed"),
        (3, "name", "known_already"),
        (4, "category_name", "not_found"),
        (4, "cost_price", "too_low"),
        (4, "kind", "unknown_value"),
        (4, "margin_bps", "too_high"),
        (4, "name", "required"),
        (6, "", "twice_in_file"),
    ];
    assert_eq!(found, expected);
    let done = run(&shop, &manager, import["id"].as_str().unwrap(), json!({})).await;
    assert_eq!(counts(&done), [1, 0, 0, 4]);
    assert_eq!(find(&manager, "A-2").await["name"], "Baru");
}

#[on_both_databases]
async fn who_does_not_see_costs_sets_none_from_a_file(shop: Shop) {
    product(&shop, json!({"sku": "NET-20"})).await;
    let admin = shop.as_admin().await;
    let file = b"SKU,Nama,HPP,Satuan\nNET-20,Paket 20,5000,\nNET-30,Paket 30,,bulan\n";
    let import = bring(&admin, "products", ("produk.csv", file)).await.expect(202).json();
    assert_eq!(faults(&import), [(2, "cost_price".to_owned(), "not_allowed".to_owned())]);
    let back = download(&admin, "xlsx").await;
    let import = bring(&admin, "products", ("produk.xlsx", &back.bytes)).await.expect(202).json();
    assert_eq!([&import["valid"], &import["rows"]], [&json!(1), &json!(1)], "{import}");
    bring(&shop.as_sales().await, "products", ("produk.csv", file)).await.expect(403);
}

#[on_both_databases]
async fn products_are_taken_back_but_for_what_somebody_touched(shop: Shop) {
    let manager = shop.as_manager().await;
    product(&shop, json!({"sku": "A", "name": "Alfa"})).await;
    product(&shop, json!({"sku": "B", "name": "Beta"})).await;
    let file = b"SKU,Nama,HPP,Keterangan\nA,Alfa,200000,Baru\nB,Beta,300000,\nC,Gama,1000,\nD,Delta,1000,\n";
    let id = bring(&manager, "products", ("produk.csv", file)).await.expect(202).id();
    assert_eq!(counts(&run(&shop, &manager, &id, json!({})).await), [2, 2, 0, 0]);
    for sku in ["B", "D"] {
        let path = format!("/api/products/{}", find(&manager, sku).await["id"].as_str().unwrap());
        manager.patch(path, json!({"unit": "bulan"})).await.expect(200);
    }
    let undone = undo(&shop, &manager, &id).await;
    assert_eq!(
        [&undone["status"], &undone["undone"], &undone["kept"]],
        [&json!("undone"), &json!(2), &json!(2)]
    );
    let rows: Vec<_> =
        undone["kept_rows"].as_array().unwrap().iter().map(|kept| kept["row"].clone()).collect();
    assert_eq!(rows, [3, 5]);
    let back = find(&manager, "A").await;
    assert_eq!([&back["list_price"], &back["description"]], [&json!(125_000), &Value::Null]);
    assert_eq!(find(&manager, "B").await["cost_price"], 300_000);
    assert_eq!(total(&manager, "/api/products").await, 3);
    assert_eq!(total(&manager, "/api/products?trash=true").await, 1);
    assert_eq!(show(&manager, &id).await["can"]["undo"], false);
}

#[on_both_databases]
async fn the_template_has_the_columns_of_the_download(shop: Shop) {
    let manager = shop.as_manager().await;
    product(&shop, json!({})).await;
    let template = manager.get("/api/imports/templates/products.xlsx").await.expect(200);
    let heads = cells(&template.bytes).remove(0);
    let download = download(&manager, "xlsx").await;
    assert_eq!(heads, cells(&download.bytes)[0]);
}
