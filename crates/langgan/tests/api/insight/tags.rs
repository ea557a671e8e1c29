//! Labels: the same rules for leads, customers, products and records.

use crate::{
    outreach::world::{database, product},
    sales::world::phone,
    support::{Client, Shop},
};
use platform::on_both_databases;
use serde_json::{Value, json};

/// One thing of each kind with `tags`: what they are, their path, their list.
async fn things(shop: &Shop, tags: Value) -> Vec<(&'static str, String, String)> {
    let owner = shop.as_owner().await;
    let mut things = Vec::new();
    for (of, body) in [
        ("leads", json!({"name": "Rina", "phone": phone(), "tags": tags})),
        ("customers", json!({"name": "Rina", "phone": phone(), "tags": tags})),
        ("products", json!({"name": "Paket", "cost_price": 100, "margin_bps": 1_000, "tags": tags})),
    ] {
        let id = owner.post(format!("/api/{of}"), body).await.expect(201).id();
        things.push((of, format!("/api/{of}/{id}"), format!("/api/{of}")));
    }
    let database = database(shop, &product(shop, "Paket").await).await;
    let list = format!("/api/databases/{database}/records");
    let rows = json!({"rows": [{"name": "Rina", "phone": phone(), "tags": tags}]});
    let added = owner.post(&list, rows).await.expect(200).json();
    let id = added["ids"][0].as_str().unwrap().to_owned();
    things.push(("records", format!("/api/customer-records/{id}"), list));
    things
}

async fn found(client: &Client, list: &str, tag: &str) -> usize {
    client.get(format!("{list}?tag={tag}")).await.expect(200).ids().len()
}

#[on_both_databases]
async fn a_label_stands_once_and_is_found_however_it_is_spelled(shop: Shop) {
    let owner = shop.as_owner().await;
    for (of, path, list) in things(&shop, json!([" VIP ", "vip", "Tóko  Besar"])).await {
        assert_eq!(owner.get(&path).await.expect(200).json()["tags"], json!(["VIP", "Tóko Besar"]), "{of}");
        for (tag, count) in [("vip", 1), ("TOKO%20besar", 1), ("vi", 0), ("baru,vip", 1), ("%25", 0)] {
            assert_eq!(found(&owner, &list, tag).await, count, "{of} {tag}");
        }
    }
}

#[on_both_databases]
async fn a_change_of_labels_changes_what_is_found(shop: Shop) {
    let owner = shop.as_owner().await;
    for (of, path, list) in things(&shop, json!(["lama"])).await {
        let changed = owner.patch(&path, json!({"tags": ["Baru"]})).await.expect(200).json();
        assert_eq!(changed["tags"], json!(["Baru"]), "{of}");
        assert_eq!((found(&owner, &list, "lama").await, found(&owner, &list, "baru").await), (0, 1), "{of}");
        owner.patch(&path, json!({"tags": null})).await.expect(200);
        assert_eq!(found(&owner, &list, "baru").await, 0, "{of}");
    }
}

#[on_both_databases]
async fn wrong_labels_are_named_one_by_one(shop: Shop) {
    let owner = shop.as_owner().await;
    let wrong = json!({"tags": ["ok", " ", "a,b", "x".repeat(41)]});
    for (of, path, _) in things(&shop, json!([])).await {
        let answer = owner.patch(&path, wrong.clone()).await.expect(422);
        assert_eq!(answer.faults(), ["tags[1]: required", "tags[2]: has_comma", "tags[3]: too_long"], "{of}");
        let many: Vec<_> = (0..51).map(|number| format!("label {number}")).collect();
        let answer = owner.patch(&path, json!({"tags": many})).await.expect(422);
        assert_eq!(answer.faults(), ["tags: too_many"], "{of}");
    }
}

#[on_both_databases]
async fn labels_are_completed_with_how_many_have_them(shop: Shop) {
    let owner = shop.as_owner().await;
    for (of, path, _) in things(&shop, json!(["VIP", "Toko"])).await {
        let told = owner.get(format!("/api/tags?of={of}")).await.expect(200).json();
        assert_eq!(told["data"], json!([{"tag": "Toko", "count": 1}, {"tag": "VIP", "count": 1}]), "{of}");
        let told = owner.get(format!("/api/tags?of={of}&q=vi")).await.expect(200).json();
        assert_eq!(told["data"], json!([{"tag": "VIP", "count": 1}]), "{of}");
        owner.delete(&path).await.expect(204);
        let told = owner.get(format!("/api/tags?of={of}")).await.expect(200).json();
        assert_eq!(told["data"], json!([]), "{of} in the trash");
    }
    assert_eq!(owner.get("/api/tags").await.expect(422).faults(), ["of: required"]);
    assert_eq!(owner.get("/api/tags?of=unicorns").await.expect(422).faults(), ["of: not_found"]);
}

#[on_both_databases]
async fn labels_of_what_one_may_not_see_are_not_there(shop: Shop) {
    let (ani, budi) = (shop.as_sales().await, shop.as_other_sales().await);
    let lead = json!({"name": "Rina", "phone": phone(), "tags": ["rahasia"]});
    let lead = ani.post("/api/leads", lead).await.expect(201).id();
    assert_eq!(budi.get("/api/tags?of=leads").await.expect(200).json()["data"], json!([]));
    let staff = shop.as_person(&shop.people.staff).await;
    staff.get("/api/tags?of=leads").await.expect(422);
    let bulk = json!({"of": "leads", "ids": [lead], "add": ["x"]});
    let answer = budi.post("/api/tags/bulk", bulk).await.expect(200).json();
    assert_eq!((&answer["failed"], &answer["results"][0]["code"]), (&json!(1), &json!("not_found")));
}

#[on_both_databases]
async fn labels_are_put_on_and_taken_off_many_things_at_once(shop: Shop) {
    let owner = shop.as_owner().await;
    for (of, path, _) in things(&shop, json!(["Lama", "tetap"])).await {
        let id = path.rsplit('/').next().unwrap().to_owned();
        let unknown = "01920000-0000-7000-8000-00000000dead";
        let bulk = json!({"of": of, "ids": [unknown, id], "add": ["Baru", "TETAP"], "remove": ["lama"]});
        let answer = owner.post("/api/tags/bulk", bulk).await.expect(200).json();
        assert_eq!((&answer["done"], &answer["failed"]), (&json!(1), &json!(1)), "{of}: {answer}");
        let now = owner.get(&path).await.expect(200).json();
        assert_eq!((&now["tags"], &now["version"]), (&json!(["tetap", "Baru"]), &json!(2)), "{of}");
    }
}

#[on_both_databases]
async fn labels_are_put_on_whatever_a_filter_chooses(shop: Shop) {
    let ani = shop.as_sales().await;
    for name in ["Rina", "Budi"] {
        ani.post("/api/leads", json!({"name": name, "phone": phone()})).await.expect(201);
    }
    let bulk = |filter: Value| json!({"of": "leads", "filter": filter, "add": ["pilihan"]});
    let answer = ani.post("/api/tags/bulk", bulk(json!({"q": "rin", "page": "7"}))).await.expect(200).json();
    assert_eq!(answer["done"], 1);
    assert_eq!(ani.get("/api/leads?tag=pilihan").await.expect(200).column("name"), ["Rina"]);
    let answer = ani.post("/api/tags/bulk", bulk(json!({"colour": "red"}))).await.expect(422);
    assert_eq!(answer.faults(), ["filter.colour: unknown_parameter"]);
}

#[on_both_databases]
async fn lists_take_their_labels_along(shop: Shop) {
    let owner = shop.as_owner().await;
    for (of, _, list) in things(&shop, json!(["VIP", "toko"])).await {
        let file = owner.get(format!("{list}?format=csv")).await.expect(200).text();
        assert!(file.contains("VIP, toko"), "{of}: {file}");
    }
}

#[on_both_databases]
async fn who_is_merged_keeps_all_labels(shop: Shop) {
    let ani = shop.as_sales().await;
    for front in ["/api/leads", "/api/customers"] {
        let one = json!({"name": "Rina", "phone": phone(), "tags": ["VIP"]});
        let one = ani.post(front, one).await.expect(201).id();
        let other = json!({"name": "Rina", "phone": phone(), "tags": ["vip", "toko"]});
        let other = ani.post(front, other).await.expect(201).id();
        let merged = ani.post(format!("{front}/{one}/merge"), json!({"from_id": other})).await.expect(200);
        assert_eq!(merged.json()["tags"], json!(["VIP", "toko"]));
        assert_eq!(ani.get(format!("{front}?tag=toko")).await.expect(200).ids(), [one]);
    }
}
