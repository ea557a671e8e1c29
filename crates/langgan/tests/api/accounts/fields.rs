//! Fields that a business adds to leads, customers and products.

use crate::{
    insight::imports::{bring, cells, run},
    sales::{deals::package, world::phone},
    support::{Client, Shop},
};
use chrono::Duration;
use platform::on_both_databases;
use serde_json::{Value, json};

const ENTITIES: [&str; 3] = ["leads", "customers", "products"];

/// Adds a field; returns its path.
pub async fn field(shop: &Shop, entity: &str, (key, kind): (&str, &str), more: Value) -> String {
    let mut body = json!({"entity": entity, "label": key, "key": key, "type": kind});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let made = shop.as_owner().await.post("/api/custom-fields", body).await.expect(201);
    format!("/api/custom-fields/{}", made.id())
}

/// What is enough of a thing, with `custom`.
fn body(entity: &str, custom: &Value) -> Value {
    match entity {
        "products" => json!({"name": "Paket", "cost_price": 100, "margin_bps": 1_000, "custom": custom}),
        _ => json!({"name": "Rina", "phone": phone(), "custom": custom}),
    }
}

/// Adds a thing with `custom`; returns its path.
async fn thing(client: &Client, entity: &str, custom: Value) -> String {
    let made = client.post(format!("/api/{entity}"), body(entity, &custom)).await.expect(201);
    format!("/api/{entity}/{}", made.id())
}

async fn count(client: &Client, address: &str) -> usize {
    client.get(address).await.expect(200).ids().len()
}

#[on_both_databases]
async fn the_owner_says_what_fields_there_are(shop: Shop) {
    let (owner, ani) = (shop.as_owner().await, shop.as_sales().await);
    let label = json!({"entity": "leads", "label": "Asal Sekolah", "type": "choice", "choices": ["SMA", "SMP"], "default": "sma"});
    let made = owner.post("/api/custom-fields", label.clone()).await.expect(201).json();
    assert_eq!(
        (&made["key"], &made["default"], &made["position"]),
        (&json!("asal_sekolah"), &json!("SMA"), &json!(1))
    );
    let again = owner.post("/api/custom-fields", label).await.expect(422);
    assert_eq!(again.faults(), ["key: taken"]);
    field(&shop, "leads", ("kelas", "number"), json!({"required": true})).await;
    assert_eq!(
        ani.get("/api/custom-fields?entity=leads").await.expect(200).column("key"),
        ["asal_sekolah", "kelas"]
    );
    let path = format!("/api/custom-fields/{}", made["id"].as_str().unwrap());
    let changed = owner.patch(&path, json!({"label": "Sekolah", "position": 9})).await.expect(200).json();
    assert_eq!(
        (&changed["label"], &changed["key"], &changed["version"]),
        (&json!("Sekolah"), &json!("asal_sekolah"), &json!(2))
    );
    assert_eq!(ani.get("/api/custom-fields").await.expect(200).column("key"), ["kelas", "asal_sekolah"]);
    ani.patch(&path, json!({"label": "x"})).await.expect(403);
    ani.post("/api/custom-fields", json!({"entity": "leads", "label": "x", "type": "text"}))
        .await
        .expect(403);
    shop.as_person(&shop.people.staff).await.get(&path).await.expect(404);
    owner.delete(&path).await.expect(204);
    ani.get(&path).await.expect(404);
}

#[on_both_databases]
async fn what_is_wrong_with_a_field_is_named(shop: Shop) {
    let owner = shop.as_owner().await;
    let wrong = async |body: Value| owner.post("/api/custom-fields", body).await.expect(422).faults();
    assert_eq!(wrong(json!({})).await, ["entity: required", "label: required", "type: required"]);
    let choice = json!({"entity": "leads", "label": "A", "type": "choice"});
    assert_eq!(wrong(choice).await, ["choices: required"]);
    let nameless = json!({"entity": "leads", "type": "multi_choice"});
    assert_eq!(wrong(nameless).await, ["choices: required", "label: required"]);
    let text = json!({"entity": "leads", "label": "A", "type": "text", "choices": ["x"]});
    assert_eq!(wrong(text).await, ["choices: unknown"]);
    let default =
        json!({"entity": "leads", "label": "A", "type": "number", "default": "banyak", "key": "A b"});
    assert_eq!(wrong(default.clone()).await, ["key: invalid_key"]);
    let default = json!({"entity": "leads", "label": "A", "type": "number", "default": "banyak"});
    assert_eq!(wrong(default).await, ["default: wrong_type"]);
    let choices =
        json!({"entity": "leads", "label": "A", "type": "choice", "choices": ["a", "A", "b,c", " "]});
    assert_eq!(
        wrong(choices).await,
        ["choices[1]: repeated", "choices[2]: has_comma", "choices[3]: required"]
    );
}

#[on_both_databases]
async fn values_are_checked_by_type_at_their_field(shop: Shop) {
    for entity in ENTITIES {
        field(&shop, entity, ("umur", "number"), json!({})).await;
        field(&shop, entity, ("lahir", "date"), json!({})).await;
        field(&shop, entity, ("paket", "multi_choice"), json!({"choices": ["A", "B"]})).await;
        let owner = shop.as_owner().await;
        let wrong = json!({"umur": "tua", "lahir": "2026-02-30", "paket": ["C"], "unicorn": 1});
        let answer = owner.post(format!("/api/{entity}"), body(entity, &wrong)).await.expect(422);
        let expected = [
            "custom.lahir: wrong_type",
            "custom.paket: unknown_value",
            "custom.umur: wrong_type",
            "custom.unicorn: unknown",
        ];
        assert_eq!(answer.faults(), expected, "{entity}");
        let path =
            thing(&owner, entity, json!({"umur": 12.5, "lahir": "2026-01-31", "paket": ["b", "A"]})).await;
        let kept = json!({"umur": 12.5, "lahir": "2026-01-31", "paket": ["B", "A"]});
        assert_eq!(owner.get(&path).await.expect(200).json()["custom"], kept, "{entity}");
        let changed = owner.patch(&path, json!({"custom": {"umur": null, "paket": ["A"]}})).await.expect(200);
        assert_eq!(changed.json()["custom"], json!({"lahir": "2026-01-31", "paket": ["A"]}), "{entity}");
        assert_eq!(
            owner.patch(&path, json!({"custom": {"lahir": 7}})).await.expect(422).faults(),
            ["custom.lahir: wrong_type"]
        );
        assert_eq!(owner.patch(&path, json!({"custom": null})).await.expect(200).json()["custom"], json!({}));
    }
}

#[on_both_databases]
async fn what_is_required_is_asked_for_and_defaults_are_filled_in(shop: Shop) {
    let owner = shop.as_owner().await;
    for entity in ENTITIES {
        let old = thing(&owner, entity, json!({})).await;
        field(&shop, entity, ("kelas", "text"), json!({"required": true})).await;
        field(&shop, entity, ("asal", "text"), json!({"required": true, "default": "web"})).await;
        let answer = owner.post(format!("/api/{entity}"), body(entity, &json!({}))).await.expect(422);
        assert_eq!(answer.faults(), ["custom.kelas: required"], "{entity}");
        let path = thing(&owner, entity, json!({"kelas": "12"})).await;
        assert_eq!(
            owner.get(&path).await.expect(200).json()["custom"],
            json!({"kelas": "12", "asal": "web"})
        );
        let answer = owner.patch(&path, json!({"custom": {"kelas": " "}})).await.expect(422);
        assert_eq!(answer.faults(), ["custom.kelas: required"], "{entity}");
        // What was there before the field is not held against anybody.
        owner.patch(&old, json!({"name": "Lama"})).await.expect(200);
    }
}

#[on_both_databases]
async fn lists_are_filtered_by_own_fields(shop: Shop) {
    let owner = shop.as_owner().await;
    for entity in ENTITIES {
        field(&shop, entity, ("umur", "number"), json!({})).await;
        field(&shop, entity, ("lahir", "date"), json!({})).await;
        field(&shop, entity, ("paket", "multi_choice"), json!({"choices": ["A", "B"]})).await;
        field(&shop, entity, ("aktif", "yes_no"), json!({})).await;
        field(&shop, entity, ("rahasia", "text"), json!({"in_filter": false})).await;
        thing(&owner, entity, json!({"umur": 9, "lahir": "2026-01-31", "paket": ["A"], "aktif": true})).await;
        let path =
            thing(&owner, entity, json!({"umur": 10.5, "lahir": "2026-03-01", "paket": ["A", "B"]})).await;
        for (query, expected) in [
            ("custom.umur=9", 1),
            ("custom.umur_from=10", 1),
            ("custom.umur_from=2&custom.umur_to=10.5", 2),
            ("custom.lahir_to=2026-02-28", 1),
            ("custom.lahir=2026-03-01", 1),
            ("custom.paket=a", 2),
            ("custom.paket=b", 1),
            ("custom.paket=B&custom.umur_to=9", 0),
            ("custom.aktif=true", 1),
        ] {
            assert_eq!(count(&owner, &format!("/api/{entity}?{query}")).await, expected, "{entity} {query}");
        }
        owner.patch(&path, json!({"custom": {"umur": 3}})).await.expect(200);
        assert_eq!(count(&owner, &format!("/api/{entity}?custom.umur_to=4")).await, 1, "{entity}");
        for query in [
            "custom.umur=x",
            "custom.lahir_from=x",
            "custom.aktif=ya",
            "custom.rahasia=x",
            "custom.unicorn=1",
        ] {
            let answer = owner.get(format!("/api/{entity}?{query}")).await.expect(422);
            assert!(answer.faults()[0].starts_with(query.split('=').next().unwrap()), "{entity} {query}");
        }
    }
}

#[on_both_databases]
async fn own_fields_are_taken_along_in_files(shop: Shop) {
    let owner = shop.as_owner().await;
    for entity in ENTITIES {
        field(&shop, entity, ("kelas", "text"), json!({"label": "Kelas Siswa"})).await;
        field(&shop, entity, ("umur", "number"), json!({})).await;
        thing(&owner, entity, json!({"kelas": "XII IPA", "umur": 12.5})).await;
        let file = owner.get(format!("/api/{entity}?format=csv")).await.expect(200).text();
        let heading = file.lines().next().unwrap();
        assert!(heading.contains("Kelas Siswa,umur") && file.contains("XII IPA,12.5"), "{entity}: {file}");
    }
}

#[on_both_databases]
async fn numbers_of_own_fields_are_numbers_in_excel_whole_or_not(shop: Shop) {
    let owner = shop.as_owner().await;
    for entity in ENTITIES {
        field(&shop, entity, ("nilai", "number"), json!({})).await;
        for size in [json!(12.5), json!(-7), json!(0.001), json!(1_000_000_000_000_000_i64)] {
            thing(&owner, entity, json!({"nilai": size})).await;
        }
        let file = owner.get(format!("/api/{entity}?format=xlsx&sort=created_at")).await.expect(200);
        let rows = cells(&file.bytes);
        let at = rows[0].iter().position(|head| head == "nilai").unwrap();
        let said: Vec<_> = rows[1..].iter().map(|row| row[at].as_str()).collect();
        assert_eq!(said, ["12.5", "-7", "0.001", "1000000000000000"], "{entity}");
    }
}

#[on_both_databases]
async fn own_fields_come_from_files(shop: Shop) {
    let owner = shop.as_owner().await;
    field(&shop, "leads", ("kelas", "choice"), json!({"label": "Kelas Siswa", "choices": ["XI", "XII"]}))
        .await;
    field(&shop, "leads", ("umur", "number"), json!({"label": "Umur"})).await;
    let file = "Nama,Email,Kelas Siswa,Umur\nRina,rina@x.id,xii,\"12,5\"\nBudi,budi@x.id,X,tua\n";
    let seen = bring(&owner, "leads", ("siswa.csv", file.as_bytes())).await.expect(202);
    let faults = seen.json()["faults"].clone();
    let named: Vec<_> = faults.as_array().unwrap().iter().map(|fault| fault["field"].clone()).collect();
    assert_eq!(named, [json!("custom.kelas"), json!("custom.umur")], "{faults}");
    let done = run(&shop, &owner, &seen.id(), json!({})).await;
    assert_eq!((&done["created"], &done["rejected"]), (&json!(1), &json!(1)), "{done}");
    let leads = owner.get("/api/leads?custom.kelas=XII").await.expect(200);
    assert_eq!(leads.column("custom"), [json!({"kelas": "XII", "umur": 12.5})]);
}

#[on_both_databases]
async fn the_type_stays_as_long_as_there_are_values(shop: Shop) {
    let owner = shop.as_owner().await;
    let path = field(&shop, "leads", ("kelas", "text"), json!({})).await;
    assert_eq!(owner.patch(&path, json!({"type": "number"})).await.expect(200).json()["type"], "number");
    let lead = thing(&owner, "leads", json!({"kelas": 12})).await;
    assert_eq!(owner.patch(&path, json!({"type": "text"})).await.expect(422).faults(), ["type: has_values"]);
    owner.patch(&lead, json!({"custom": null})).await.expect(200);
    owner.patch(&path, json!({"type": "text"})).await.expect(200);
}

#[on_both_databases]
async fn a_removed_field_keeps_its_values_until_they_are_purged(shop: Shop) {
    let owner = shop.as_owner().await;
    let path = field(&shop, "leads", ("kelas", "text"), json!({})).await;
    let lead = thing(&owner, "leads", json!({"kelas": "XII"})).await;
    owner.delete(&path).await.expect(204);
    owner.get("/api/leads?custom.kelas=XII").await.expect(422);
    let answer = owner.patch(&lead, json!({"custom": {"kelas": "XI"}})).await.expect(422);
    assert_eq!(answer.faults(), ["custom.kelas: unknown"]);
    let other = json!({"entity": "leads", "label": "kelas", "type": "number"});
    assert_eq!(
        owner.post("/api/custom-fields", other.clone()).await.expect(422).faults(),
        ["type: has_values"]
    );
    let path = field(&shop, "leads", ("kelas", "text"), json!({})).await;
    assert_eq!(count(&owner, "/api/leads?custom.kelas=XII").await, 1);
    owner.delete(&path).await.expect(204);
    shop.advance(Duration::days(91));
    shop.run_schedule().await;
    let owner = shop.as_owner().await;
    assert_eq!(owner.get(&lead).await.expect(200).json()["custom"], json!({}));
    owner.post("/api/custom-fields", other).await.expect(201);
}

#[on_both_databases]
async fn a_lead_gives_equal_fields_to_its_customer(shop: Shop) {
    let owner = shop.as_owner().await;
    owner.patch("/api/settings/sales", json!({"sells_without_deals": true})).await.expect(200);
    for (key, kind, other) in
        [("kelas", "text", "text"), ("umur", "number", "text"), ("asal", "text", "text")]
    {
        field(&shop, "leads", (key, kind), json!({})).await;
        field(&shop, "customers", (key, other), json!({})).await;
    }
    field(&shop, "customers", ("sumber", "text"), json!({"default": "lead"})).await;
    let lead = thing(&owner, "leads", json!({"kelas": "XII", "umur": 17})).await;
    let converted = owner.post(format!("{lead}/convert"), json!({})).await.expect(200).json();
    let customer = format!("/api/customers/{}", converted["customer_id"].as_str().unwrap());
    let custom = owner.get(customer).await.expect(200).json()["custom"].clone();
    assert_eq!(custom, json!({"kelas": "XII", "sumber": "lead"}));
    assert_eq!(count(&owner, "/api/customers?custom.kelas=xii").await, 1);
}

#[on_both_databases]
async fn who_is_merged_keeps_the_values_of_both(shop: Shop) {
    let owner = shop.as_owner().await;
    for entity in ["leads", "customers"] {
        field(&shop, entity, ("kelas", "text"), json!({})).await;
        field(&shop, entity, ("asal", "text"), json!({})).await;
        let one = thing(&owner, entity, json!({"kelas": "XII"})).await;
        let other = thing(&owner, entity, json!({"kelas": "XI", "asal": "web"})).await;
        let from = other.rsplit('/').next().unwrap();
        let merged = owner.post(format!("{one}/merge"), json!({"from_id": from})).await.expect(200);
        assert_eq!(merged.json()["custom"], json!({"kelas": "XII", "asal": "web"}));
        assert_eq!(count(&owner, &format!("/api/{entity}?custom.asal=web")).await, 1);
    }
}

#[on_both_databases]
async fn nothing_of_a_person_is_left_to_find_them_by(shop: Shop) {
    let owner = shop.as_owner().await;
    field(&shop, "customers", ("kelas", "text"), json!({})).await;
    let customer = thing(&owner, "customers", json!({"kelas": "XII"})).await;
    owner.patch(&customer, json!({"tags": ["vip"]})).await.expect(200);
    let code = owner.get(&customer).await.expect(200).json()["code"].clone();
    owner.post(format!("{customer}/privacy-erase"), json!({"confirm": code})).await.expect(204);
    assert_eq!(count(&owner, "/api/customers?custom.kelas=XII").await, 0);
    assert_eq!(owner.get("/api/tags?of=customers").await.expect(200).json()["data"], json!([]));
}

#[on_both_databases]
async fn a_deal_carries_the_values_into_the_customer(shop: Shop) {
    let (owner, ani) = (shop.as_owner().await, shop.as_sales().await);
    for entity in ["leads", "customers"] {
        field(&shop, entity, ("kelas", "text"), json!({})).await;
    }
    let lead = thing(&ani, "leads", json!({"kelas": "XII"})).await;
    let id = lead.rsplit('/').next().unwrap();
    let product = package(&shop).await;
    let deal = json!({"lead_id": id, "items": [{"product_id": product, "quantity": 1, "price": 125_000}]});
    let deal = ani.post("/api/deals", deal).await.expect(201).id();
    ani.post(format!("/api/deals/{deal}/submit"), json!({})).await.expect(200);
    ani.post(format!("/api/deals/{deal}/activate"), json!({})).await.expect(200);
    assert_eq!(count(&owner, "/api/customers?custom.kelas=XII").await, 1);
}
