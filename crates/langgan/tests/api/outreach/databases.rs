//! Contact databases and their records.

use super::world::{add, counts, database, fill, filled, give, ids, product};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn every_spelling_of_a_number_is_one_key_and_what_is_no_number_is_kept(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let rows = json!([
        {"name": "Rina", "phone": "0812-3456-7890", "extra": {"Kota": "Bandung", "Umur": "31"}},
        {"name": "Rina lagi", "phone": "+62 812 3456 7890"},
        {"name": "Dodi", "phone": "8.12345E+10"},
        {"name": "", "username": "sinta88"},
    ]);
    let added = add(&shop, &database, rows).await.json();
    assert_eq!((added["created"].clone(), added["invalid"].clone()), (json!(4), json!(1)));
    assert_eq!(added["duplicates"], json!([1]));
    let list = shop.as_admin().await.get(format!("/api/databases/{database}/records")).await.expect(200);
    assert_eq!(
        list.column("phone"),
        [json!("+6281234567890"), json!("+6281234567890"), json!("8.12345E+10"), json!(null)]
    );
    assert_eq!(list.column("status"), ["available", "available", "invalid", "available"]);
    assert_eq!(list.column("name")[3], "sinta88");
    assert_eq!(list.json()["data"][0]["whatsapp_url"], "https://wa.me/6281234567890");
    assert_eq!(list.json()["data"][2]["whatsapp_url"], json!(null));
    assert_eq!(list.json()["data"][0]["extra"], json!({"Kota": "Bandung", "Umur": "31"}));
    assert_eq!(list.column("row_no"), [1, 2, 3, 4]);
}

#[on_both_databases]
async fn a_record_is_corrected_and_can_be_given_then(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let record = ids(&add(&shop, &database, json!([{"name": "Dodi", "phone": "12"}])).await)[0].clone();
    let admin = shop.as_admin().await;
    let path = format!("/api/customer-records/{record}");
    let fixed = admin.patch(&path, json!({"phone": "081299990001"})).await.expect(200).json();
    assert_eq!(
        (fixed["status"].clone(), fixed["phone"].clone()),
        (json!("available"), json!("+6281299990001"))
    );
    admin.patch_seen(&path, "\"1\"", json!({"name": "x"})).await.expect(412);
}

#[on_both_databases]
async fn the_trash_takes_a_database_with_its_records(shop: Shop) {
    let (database, records) = filled(&shop, 3).await;
    give(&shop, &database, shop.people.staff.id, &records[..2]).await;
    let (admin, staff) = (shop.as_admin().await, shop.as_role(kernel::Role::Staff).await);
    assert_eq!(staff.get("/api/my-assigned-records").await.json()["total"], 2);
    admin.delete(format!("/api/databases/{database}")).await.expect(204);
    for path in ["/api/my-assigned-records", "/api/batches", "/api/databases"] {
        assert_eq!(staff.get(path).await.json()["total"], 0, "{path}");
    }
    staff.get(format!("/api/customer-records/{}", records[0])).await.expect(404);
    assert_eq!(admin.get("/api/assignments").await.json()["total"], 0);
    assert_eq!(admin.get("/api/databases?trash=true").await.ids(), [database.clone()]);
    admin.post(format!("/api/databases/{database}/restore"), json!({})).await.expect(200);
    assert_eq!(staff.get("/api/my-assigned-records").await.json()["total"], 2);
}

#[on_both_databases]
async fn what_lay_in_the_trash_for_ninety_days_is_forgotten(shop: Shop) {
    let (database, records) = filled(&shop, 3).await;
    let batch = give(&shop, &database, shop.people.staff.id, &records[..2]).await;
    let admin = shop.as_admin().await;
    admin.delete(format!("/api/databases/{database}")).await.expect(204);
    shop.advance(chrono::Duration::days(89));
    shop.run_schedule().await;
    let admin = shop.as_admin().await;
    admin.get(format!("/api/databases/{database}")).await.expect(200);
    shop.advance(chrono::Duration::days(2));
    shop.run_schedule().await;
    let admin = shop.as_admin().await;
    admin.get(format!("/api/databases/{database}")).await.expect(404);
    admin.get(format!("/api/customer-records/{}", records[0])).await.expect(404);
    admin.get(format!("/api/batches/{batch}")).await.expect(404);
}

#[on_both_databases]
async fn a_record_goes_into_the_trash_and_comes_back(shop: Shop) {
    let (database, records) = filled(&shop, 2).await;
    let admin = shop.as_admin().await;
    let path = format!("/api/customer-records/{}", records[0]);
    admin.delete(&path).await.expect(204);
    assert_eq!(counts(&shop, &database).await["total"], 1);
    let trash = admin.get(format!("/api/databases/{database}/records?trash=true")).await;
    assert_eq!(trash.ids(), [records[0].clone()]);
    admin.post(format!("{path}/restore"), json!({})).await.expect(200);
    assert_eq!(counts(&shop, &database).await["available"], 2);
}

#[on_both_databases]
async fn who_does_not_want_to_be_contacted_is_taken_back_everywhere(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let (one, two) = (database(&shop, &product).await, database(&shop, &product).await);
    let row = json!([{"name": "Rina", "phone": "081255550001"}]);
    let first = ids(&add(&shop, &one, row.clone()).await);
    let second = ids(&add(&shop, &two, row.clone()).await);
    give(&shop, &two, shop.people.staff.id, &second).await;
    let admin = shop.as_admin().await;
    let path = format!("/api/customer-records/{}", first[0]);
    admin.patch(&path, json!({"do_not_contact": true})).await.expect(200);
    let other = admin.get(format!("/api/customer-records/{}", second[0])).await.json();
    assert_eq!((other["status"].clone(), other["do_not_contact"].clone()), (json!("recycled"), json!(true)));
    let later = ids(&add(&shop, &two, row).await);
    let later = admin.get(format!("/api/customer-records/{}", later[0])).await.json();
    assert_eq!(later["do_not_contact"], true);
    let assign = json!({"mode": "random", "staff_id": shop.people.staff.id, "quantity": 1});
    let refused = admin.post(format!("/api/databases/{two}/assign"), assign).await.expect(409);
    assert_eq!((refused.code(), refused.json()["available"].clone()), ("not_enough".to_owned(), json!("0")));
}

#[on_both_databases]
async fn two_who_add_the_same_numbers_at_once_add_rows_of_their_own(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let (one, two) = futures::join!(fill(&shop, &database, 50), fill(&shop, &database, 50));
    assert_eq!(one.len() + two.len(), 100);
    let admin = shop.as_admin().await;
    let list = admin.get(format!("/api/databases/{database}/records?per_page=200")).await;
    let rows: std::collections::BTreeSet<_> =
        list.column("row_no").iter().map(|n| n.as_i64().unwrap()).collect();
    assert_eq!(rows, (1..=100).collect());
}

#[on_both_databases]
async fn every_fault_of_a_new_database_is_told_at_once(shop: Shop) {
    let admin = shop.as_admin().await;
    let faults = async |body| admin.post("/api/databases", body).await.expect(422).faults();
    assert_eq!(
        faults(json!({"name": " ", "kind": "regular"})).await,
        ["name: required", "product_id: required"]
    );
    assert_eq!(faults(json!({})).await, ["kind: required", "name: required"]);
    assert_eq!(faults(json!({"name": "x", "kind": "no such"})).await, ["kind: not_found"]);
}
