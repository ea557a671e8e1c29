//! What is held of a person can be taken along, and forgotten (UU PDP).

use super::world::{audited, customer, customer_of, logged, look, package, phone, purchase, service, stored};
use crate::{
    accounts::fields::field,
    support::{Client, Shop},
};
use platform::on_both_databases;
use serde_json::{Value, json};

async fn export(client: &Client, id: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    client.post(format!("/api/customers/{id}/privacy-export"), json!({})).await.expect(200).archive()
}

#[on_both_databases]
async fn the_export_is_one_archive_of_documents_and_files(shop: Shop) {
    let sales = shop.as_sales().await;
    let made =
        customer(&sales, json!({"name": "Rina", "phone": "0812-9000-0031", "national_id": "327301"})).await;
    let id = made.id();
    let product = package(&shop, "Home 20", 100_000).await;
    service(&sales, (&id, &product), json!({"install_address": "Jl. Mawar 1"})).await;
    purchase(&sales, &id, ("2026-11-02", 75_000)).await;
    let files = format!("/api/customers/{id}/files");
    sales.upload(&files, "../ktp.txt", b"isi ktp").await.expect(201);
    sales.upload(&files, "kontrak.pdf", b"%PDF-1.7").await.expect(201);

    let answer = sales.post(format!("/api/customers/{id}/privacy-export"), json!({})).await.expect(200);
    assert_eq!(answer.headers["content-type"], "application/zip");
    assert!(answer.headers["content-disposition"].to_str().unwrap().contains(".zip"));
    let archive = answer.archive();
    let names: Vec<_> = archive.keys().map(String::as_str).collect();
    for expected in ["customer.json", "services.json", "purchases.json", "leads.json"] {
        assert!(names.contains(&expected), "{expected} is missing in {names:?}");
    }
    assert!(names.iter().all(|name| !name.contains("../") && !name.starts_with('/')), "{names:?}");
    let file = |end: &str| {
        archive.iter().find(|(name, _)| name.starts_with("files/") && name.ends_with(end)).unwrap().1
    };
    assert_eq!(
        (file("ktp.txt").as_slice(), file("kontrak.pdf").as_slice()),
        (b"isi ktp".as_slice(), b"%PDF-1.7".as_slice())
    );
    let document = |name: &str| serde_json::from_slice::<Value>(&archive[name]).unwrap();
    assert_eq!(document("customer.json")["national_id"], "327301");
    assert_eq!(document("customer.json")["phones_as_typed"], json!(["0812-9000-0031"]));
    assert_eq!(document("services.json")[0]["install_address"], "Jl. Mawar 1");
    assert_eq!(document("purchases.json")[0]["total"], 75_000);
    let events = logged(&shop, "privacy_export").await;
    assert_eq!(events, [json!({"customer_id": id, "code": made.json()["code"]})]);
}

#[on_both_databases]
async fn only_who_sees_a_customer_exports_it(shop: Shop) {
    let theirs = customer_of(&shop, &shop.people.budi).await;
    let path = format!("/api/customers/{theirs}/privacy-export");
    shop.as_sales().await.post(&path, json!({})).await.expect(404);
    shop.as_role(kernel::Role::Staff).await.post(&path, json!({})).await.expect(404);
    export(&shop.as_admin().await, &theirs).await;
    assert_eq!(logged(&shop, "privacy_export").await.len(), 1);
}

#[on_both_databases]
async fn erasing_wipes_the_person_and_leaves_the_numbers(shop: Shop) {
    let (owner, sales) = (shop.as_owner().await, shop.as_sales().await);
    let number = phone();
    field(&shop, "customers", ("sifat", "text"), json!({})).await;
    let made = customer(&sales, json!({
        "name": "Rahasia Wati", "phone": number, "extra_phones": ["081290000041"], "email": "rahasia@x.id",
        "organization": "PT Rahasia", "address": {"street": "Jl. Rahasia", "village": "Rahasia", "district": "Rahasia",
        "city": "Bandung", "postal_code": "40131", "lat": 1, "lng": 2}, "national_id": "rahasia-9", "notes": "rahasia",
        "birthday": "1990-01-01", "tags": ["rahasia"], "custom": {"sifat": "rahasia"}, "preferred_contact": "rahasia",
        "consent": {"marketing": true, "source": "rahasia"},
    })).await;
    let (id, code) = (made.id(), made.json()["code"].clone());
    let product = package(&shop, "Home 20", 100_000).await;
    let running = service(&sales, (&id, &product), json!({"install_address": "Jl. Rahasia"})).await.id();
    let cut = format!("/api/services/{running}/suspend");
    sales.post(&cut, json!({"reason": "rahasia"})).await.expect(200);
    let bought = json!({"customer_id": id, "note": "rahasia", "items": [{"name": "Router", "quantity": 2, "unit_price": 50_000}]});
    sales.post("/api/purchases", bought).await.expect(201);
    let file =
        sales.upload(format!("/api/customers/{id}/files"), "rahasia.txt", b"rahasia").await.expect(201).id();
    let key = stored(&shop, "SELECT path FROM stored_file WHERE id = $1", &file).await.parse().unwrap();

    let path = format!("/api/customers/{id}/privacy-erase");
    owner.post(&path, json!({"confirm": code})).await.expect(204);
    shop.run_jobs().await;
    assert!(!shop.app.files().exists(&key).await.unwrap(), "the content of the file is left");
    assert_eq!(owner.get(format!("/api/customers/{id}/files")).await.expect(200).ids(), [] as [String; 0]);
    let left = look(&owner, &id).await;
    assert_eq!((&left["name"], &left["code"]), (&json!(format!("({})", code.as_str().unwrap())), &code));
    assert_eq!((&left["phone"], &left["extra_phones"]), (&Value::Null, &json!([])));
    assert_eq!((&left["purchase_count"], &left["lifetime_value"]), (&json!(1), &json!(100_000)));
    let mut all = left.to_string();
    for path in ["services", "purchases", "timeline"] {
        all.push_str(&owner.get(format!("/api/customers/{id}/{path}")).await.expect(200).text());
    }
    all.push_str(&owner.get("/api/audit?per_page=200").await.expect(200).text());
    assert!(!all.to_lowercase().contains("rahasia"), "{all}");
    assert_eq!(owner.get(format!("/api/services/{running}")).await.expect(200).json()["price"], 125_000);
    for text in [number.as_str(), "081290000041", "rahasia"] {
        assert_eq!(owner.get(format!("/api/customers?q={text}")).await.expect(200).json()["total"], 0);
    }
    assert_eq!(audited(&shop, &id).await[0], "customer.erased");
    // The number is free for somebody else.
    customer(&sales, json!({"phone": number})).await;
}

#[on_both_databases]
async fn deals_and_activities_are_taken_along_without_what_they_earn_and_wiped(shop: Shop) {
    let owner = shop.as_owner().await;
    let made = customer(&owner, json!({"name": "Rahasia Wati"})).await;
    let (id, product) = (made.id(), package(&shop, "Home 20", 77_123).await);
    let items =
        json!([{"product_id": product, "quantity": 1, "price": 200_000, "install_address": "Jl. Rahasia"}]);
    let deal = json!({"customer_id": id, "title": "Rumah Rahasia", "note": "rahasia", "items": items});
    let deal = owner.post("/api/deals", deal).await.expect(201).id();
    owner
        .post("/api/activities", json!({"customer_id": id, "kind": "call", "note": "rahasia"}))
        .await
        .expect(201);
    let archive = export(&owner, &id).await;
    let document = |name: &str| String::from_utf8(archive[name].clone()).unwrap();
    assert!(
        document("deals.json").contains("Jl. Rahasia") && document("activities.json").contains("rahasia")
    );
    assert!(!document("deals.json").contains("77123"), "the cost is the business's own matter");
    let code = made.json()["code"].clone();
    owner.post(format!("/api/customers/{id}/privacy-erase"), json!({"confirm": code})).await.expect(204);
    let left = owner.get(format!("/api/deals/{deal}")).await.expect(200);
    assert_eq!(left.json()["total"], 200_000);
    let noted = owner.get(format!("/api/activities?customer_id={id}")).await.expect(200).text();
    for text in [left.text(), noted] {
        assert!(!text.to_lowercase().contains("rahasia"), "{text}");
    }
}

#[on_both_databases]
async fn only_an_owner_erases_and_types_the_code(shop: Shop) {
    let (owner, sales) = (shop.as_owner().await, shop.as_sales().await);
    let made = customer(&sales, json!({"name": "Rina"})).await;
    let path = format!("/api/customers/{}/privacy-erase", made.id());
    let code = json!({"confirm": made.json()["code"]});
    for other in [&sales, &shop.as_manager().await, &shop.as_admin().await] {
        other.post(&path, code.clone()).await.expect(403);
    }
    shop.as_other_sales().await.post(&path, code).await.expect(404);
    assert_eq!(
        owner.post(&path, json!({"confirm": "CU-1"})).await.expect(422).faults(),
        ["confirm: confirm"]
    );
    assert_eq!(owner.post(&path, json!({})).await.expect(422).faults(), ["confirm: required"]);
    assert_eq!(look(&owner, &made.id()).await["name"], "Rina");
}

#[on_both_databases]
async fn who_was_merged_into_them_is_forgotten_too(shop: Shop) {
    let owner = shop.as_owner().await;
    let loser = customer(&owner, json!({"name": "Rahasia Satu", "email": "satu@rahasia.id"})).await.id();
    let winner = customer(&owner, json!({"name": "Rahasia Dua"})).await;
    owner.post(format!("/api/customers/{}/merge", winner.id()), json!({"from_id": loser})).await.expect(200);
    let code = winner.json()["code"].clone();
    owner
        .post(format!("/api/customers/{}/privacy-erase", winner.id()), json!({"confirm": code}))
        .await
        .expect(204);
    for (column, id) in
        [("name", &loser), ("email", &loser), ("name_folded", &loser), ("email", &winner.id())]
    {
        let left = stored(&shop, &format!("SELECT {column} FROM customer WHERE id = $1"), id).await;
        assert!(!left.to_lowercase().contains("rahasia"), "{column}: {left}");
    }
}
