//! Fields that a business adds to records of its contact databases.

use super::world::{add, database, filled, give, ids, product};
use crate::{
    accounts::fields::field,
    insight::imports::{bring_with, run},
    sales::world::phone,
    support::{Client, Shop},
};
use kernel::Role;
use platform::on_both_databases;
use serde_json::{Value, json};

/// A database with a record that says `custom`; returns the database and the record.
async fn record(shop: &Shop, custom: Value) -> (String, String) {
    let database = database(shop, &product(shop, "Paket").await).await;
    let added = add(shop, &database, json!([{"name": "Rina", "phone": phone(), "custom": custom}])).await;
    let record = ids(&added).remove(0);
    (database, record)
}

async fn count(client: &Client, address: &str) -> usize {
    client.get(address).await.expect(200).ids().len()
}

#[on_both_databases]
async fn a_record_says_what_the_business_asks_of_it(shop: Shop) {
    let owner = shop.as_owner().await;
    field(&shop, "records", ("umur", "number"), json!({})).await;
    field(&shop, "records", ("paket", "multi_choice"), json!({"choices": ["A", "B"]})).await;
    field(&shop, "records", ("asal", "text"), json!({"required": true, "default": "pameran"})).await;
    let (database, id) = record(&shop, json!({"umur": 12.5, "paket": ["b"]})).await;
    let (path, list) = (format!("/api/customer-records/{id}"), format!("/api/databases/{database}/records"));
    let kept = json!({"umur": 12.5, "paket": ["B"], "asal": "pameran"});
    assert_eq!(owner.get(&path).await.expect(200).json()["custom"], kept);
    for (query, expected) in [
        ("custom.umur_from=12", 1),
        ("custom.umur_to=12", 0),
        ("custom.paket=A,b", 1),
        ("custom.asal=Pameran", 1),
    ] {
        assert_eq!(count(&owner, &format!("{list}?{query}")).await, expected, "{query}");
    }
    let file = owner.get(format!("{list}?format=csv")).await.expect(200).text();
    assert!(file.lines().next().unwrap().contains("umur,paket,asal"), "{file}");
    let changed = owner.patch(&path, json!({"custom": {"umur": null, "paket": ["A"]}})).await.expect(200);
    assert_eq!(changed.json()["custom"], json!({"paket": ["A"], "asal": "pameran"}));
    assert_eq!(count(&owner, &format!("{list}?custom.umur_from=1")).await, 0);
}

#[on_both_databases]
async fn what_does_not_fit_is_named_row_by_row(shop: Shop) {
    let owner = shop.as_owner().await;
    field(&shop, "records", ("umur", "number"), json!({})).await;
    let (database, id) = record(&shop, json!({"umur": 7})).await;
    let wrong = json!({"rows": [{"name": "Budi"}, {"name": "Sari", "custom": {"umur": "tua", "x": 1}}]});
    let answer = owner.post(format!("/api/databases/{database}/records"), wrong).await.expect(422);
    assert_eq!(answer.faults(), ["rows[1].custom.umur: wrong_type", "rows[1].custom.x: unknown"]);
    let change = json!({"custom": {"umur": "muda"}});
    let answer = owner.patch(format!("/api/customer-records/{id}"), change).await.expect(422);
    assert_eq!(answer.faults(), ["custom.umur: wrong_type"]);
}

#[on_both_databases]
async fn own_fields_of_records_come_from_files(shop: Shop) {
    let owner = shop.as_owner().await;
    field(&shop, "records", ("umur", "number"), json!({"label": "Umur"})).await;
    let database = database(&shop, &product(&shop, "Paket").await).await;
    let file =
        format!("Nama,Telepon,Umur,Kota\nRina,{},\"12,5\",Bogor\nBudi,{},tua,Depok\n", phone(), phone());
    let options = json!({"database_id": database}).to_string();
    let texts = [("kind", "records"), ("options", options.as_str())];
    let seen = bring_with(&owner, &texts, ("kontak.csv", file.as_bytes())).await.expect(202);
    let done = run(&shop, &owner, &seen.id(), json!({"only_valid": true})).await;
    assert_eq!((&done["created"], &done["rejected"]), (&json!(1), &json!(1)), "{done}");
    let found = owner.get(format!("/api/databases/{database}/records?custom.umur=12.5")).await.expect(200);
    assert_eq!(found.column("custom"), [json!({"umur": 12.5})]);
    assert_eq!(found.column("extra"), [json!({"Kota": "Bogor"})]);
}

#[on_both_databases]
async fn a_record_gives_equal_fields_to_its_lead(shop: Shop) {
    let owner = shop.as_owner().await;
    for entity in ["records", "leads"] {
        field(&shop, entity, ("kelas", "text"), json!({})).await;
    }
    // What the business asks of leads and a caller cannot know is asked for when somebody changes the lead.
    field(&shop, "leads", ("sekolah", "text"), json!({"required": true})).await;
    let (database, id) = record(&shop, json!({"kelas": "XII"})).await;
    give(&shop, &database, shop.people.staff.id, std::slice::from_ref(&id)).await;
    let staff = shop.as_role(Role::Staff).await;
    let made =
        staff.post(format!("/api/customer-records/{id}/make-lead"), json!({})).await.expect(200).json();
    let lead = format!("/api/leads/{}", made["lead_id"].as_str().unwrap());
    assert_eq!(owner.get(&lead).await.expect(200).json()["custom"], json!({"kelas": "XII"}));
    assert_eq!(count(&owner, "/api/leads?custom.kelas=xii").await, 1);
}

#[on_both_databases]
async fn own_fields_of_records_are_for_those_who_work_with_records(shop: Shop) {
    field(&shop, "records", ("kelas", "text"), json!({})).await;
    let staff = shop.as_role(Role::Staff).await;
    assert_eq!(staff.get("/api/custom-fields?entity=records").await.expect(200).column("key"), ["kelas"]);
    let ani = shop.as_sales().await;
    assert_eq!(count(&ani, "/api/custom-fields?entity=records").await, 0);
}

#[on_both_databases]
async fn a_removed_field_of_records_forgets_its_values_in_the_end(shop: Shop) {
    let owner = shop.as_owner().await;
    let (_, records) = filled(&shop, 1).await;
    let path = format!("/api/customer-records/{}", records[0]);
    let kelas = field(&shop, "records", ("kelas", "text"), json!({})).await;
    owner.patch(&path, json!({"custom": {"kelas": "XII"}})).await.expect(200);
    owner.delete(&kelas).await.expect(204);
    shop.advance(chrono::Duration::days(91));
    shop.run_schedule().await;
    let owner = shop.as_owner().await;
    assert_eq!(owner.get(&path).await.expect(200).json()["custom"], json!({}));
}
