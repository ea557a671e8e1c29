//! Deposits from a file.

use super::{bring, bring_with, cells, counts, faults, run, total, undo};
use crate::{outreach::world::product, support::Shop};
use platform::on_both_databases;
use serde_json::{Value, json};

fn codes(found: &Value) -> Vec<String> {
    let found = faults(&json!({"faults": found}));
    found.into_iter().map(|(row, field, code)| format!("{row} {field} {code}")).collect()
}

#[on_both_databases]
async fn a_sheet_of_deposits_comes_from_a_file(shop: Shop) {
    let admin = shop.as_admin().await;
    product(&shop, "Paket").await;
    let file = b"Tanggal,Staf,Produk,Nama,ID,Nominal,Kelipatan,Total,Keterangan\n\
        20/11/2026,sari@shop.test,paket,Budi Santoso,budi88,Rp100.000,\"1,5\",150000,BCA\n\
        20/11/2026,,PAKET,Ani,,50000,,,\n";
    let import = bring(&admin, "deposits", ("deposit.csv", file)).await.expect(202).json();
    assert_eq!(import["faults"], json!([]), "{import}");
    let done = run(&shop, &admin, import["id"].as_str().unwrap(), json!({})).await;
    assert_eq!(counts(&done), [2, 0, 0, 0]);
    let list = admin.get("/api/deposits?sort=-total").await.expect(200).json();
    let said = [
        "on_date",
        "staff_id",
        "customer_name",
        "customer_ref",
        "base_amount",
        "multiplier",
        "total",
        "note",
    ];
    let expected =
        json!(["2026-11-20", shop.people.staff.id, "Budi Santoso", "budi88", 100_000, 1.5, 150_000, "BCA"]);
    assert_eq!(said.map(|field| list["data"][0][field].clone()).to_vec(), *expected.as_array().unwrap());
    assert_eq!(list["data"][1]["staff_id"], json!(shop.people.admin.id));
    let summary = admin.get("/api/deposits/summary?preset=all_time").await.expect(200).json();
    assert_eq!(summary["totals"]["total"], 200_000);
    assert_eq!(platform::tally::count_differences(&shop.app).await.unwrap(), 0);
}

#[on_both_databases]
async fn every_fault_of_a_deposit_stands_at_its_column(shop: Shop) {
    let admin = shop.as_admin().await;
    let paket = product(&shop, "Paket").await;
    let file = b"Tanggal,Staf,Produk,Nama,Nominal,Kelipatan,Total\n\
        31/12/2030,Siapa,Entah,,banyak,\"1,2345\",\n\
        20/11/2026,,,Budi,100000,2,100000\n\
        20/11/2026,,Paket,Ani,-5,0,\n";
    let import = bring(&admin, "deposits", ("deposit.csv", file)).await.expect(202).json();
    let expected = [
        "2 base_amount invalid_number",
        "2 customer_name required",
        "2 multiplier wrong_type",
        "2 on_date in_future",
        "2 product_name not_found",
        "2 staff_name not_found",
        "3 product_name required",
        "3 total computed",
        "4 base_amount too_low",
        "4 multiplier too_low",
    ];
    assert_eq!(codes(&import["faults"]), expected);
    let options = json!({"product_id": paket}).to_string();
    let texts = [("kind", "deposits"), ("options", options.as_str())];
    let import = bring_with(&admin, &texts, ("deposit.csv", file)).await.expect(202).json();
    assert!(
        !codes(&import["faults"]).contains(&"3 product_name required".to_owned()),
        "{}",
        import["faults"]
    );
    let texts = [("kind", "deposits"), ("options", r#"{"product_id":"x"}"#)];
    let refused = bring_with(&admin, &texts, ("deposit.csv", file)).await.expect(422).faults();
    assert_eq!(refused, ["options.product_id: not_found"]);
}

#[on_both_databases]
async fn deposits_that_look_entered_are_told_and_entered(shop: Shop) {
    let admin = shop.as_admin().await;
    product(&shop, "Paket").await;
    let file = b"Tanggal,Produk,Nama,Nominal\n20/11/2026,Paket,Budi,1000\n20/11/2026,Paket,BUDI,1000\n";
    let first = bring(&admin, "deposits", ("deposit.csv", file)).await.expect(202).json();
    assert_eq!(codes(&first["remarks"]), ["3  twice_in_file"]);
    run(&shop, &admin, first["id"].as_str().unwrap(), json!({})).await;
    let list = admin.get("/api/deposits?format=xlsx").await.expect(200);
    let again = bring(&admin, "deposits", ("deposit.xlsx", &list.bytes)).await.expect(202).json();
    let told = ["2 customer_name looks_entered", "3  twice_in_file", "3 customer_name looks_entered"];
    assert_eq!(codes(&again["remarks"]), told);
    let done = run(&shop, &admin, again["id"].as_str().unwrap(), json!({})).await;
    assert_eq!(counts(&done), [2, 0, 0, 0]);
    assert_eq!(total(&admin, "/api/deposits").await, 4);
}

#[on_both_databases]
async fn deposits_are_taken_back_but_for_what_somebody_changed(shop: Shop) {
    let admin = shop.as_admin().await;
    product(&shop, "Paket").await;
    let file = b"Produk,Nama,Nominal\nPaket,Budi,1000\nPaket,Ani,2000\n";
    let id = bring(&admin, "deposits", ("deposit.csv", file)).await.expect(202).id();
    run(&shop, &admin, &id, json!({})).await;
    let list = admin.get("/api/deposits?sort=total").await.expect(200).json();
    let budi = list["data"][0]["id"].as_str().unwrap();
    admin.patch(format!("/api/deposits/{budi}"), json!({"note": "Benar"})).await.expect(200);
    let undone = undo(&shop, &admin, &id).await;
    assert_eq!([&undone["undone"], &undone["kept"]], [&json!(1), &json!(1)]);
    assert_eq!(undone["kept_rows"], json!([{"row": 2, "record_id": budi}]));
    assert_eq!(total(&admin, "/api/deposits").await, 1);
    assert_eq!(platform::tally::count_differences(&shop.app).await.unwrap(), 0);
}

#[on_both_databases]
async fn the_template_of_deposits_has_the_columns_of_the_download(shop: Shop) {
    let admin = shop.as_admin().await;
    let template = admin.get("/api/imports/templates/deposits.xlsx").await.expect(200);
    let download = admin.get("/api/deposits?format=xlsx").await.expect(200);
    assert_eq!(cells(&template.bytes)[0], cells(&download.bytes)[0]);
}
