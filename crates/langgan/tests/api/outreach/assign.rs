//! Giving records to people.

use super::world::{add, counts, database, fill, filled, give, hire, ids, product};
use crate::support::Shop;
use futures::future::join_all;
use platform::on_both_databases;
use serde_json::{Value, json};
use std::collections::BTreeSet;

async fn assign(shop: &Shop, database: &str, body: Value) -> crate::support::Answer {
    shop.as_admin().await.post(format!("/api/databases/{database}/assign"), body).await
}

#[on_both_databases]
async fn somebody_gets_so_many_at_random(shop: Shop) {
    let (database, _) = filled(&shop, 20).await;
    let staff = shop.people.staff.id;
    let answer = assign(&shop, &database, json!({"mode": "random", "staff_id": staff, "quantity": 7})).await;
    assert_eq!(answer.expect(200).json()["batches"][0]["quantity"], 7);
    let mine = shop.as_role(kernel::Role::Staff).await.get("/api/my-assigned-records").await;
    assert_eq!(mine.json()["total"], 7);
    let counts = counts(&shop, &database).await;
    assert_eq!((counts["available"].clone(), counts["assigned"].clone()), (json!(13), json!(7)));
    let notices = shop.as_role(kernel::Role::Staff).await.get("/api/notifications").await;
    assert_eq!(notices.column("kind"), ["records.assigned"]);
    assert_eq!(notices.json()["data"][0]["params"]["count"], 7);
}

#[on_both_databases]
async fn a_hundred_and_one_are_split_fairly_and_shown_before(shop: Shop) {
    let (database, _) = filled(&shop, 101).await;
    let mut people = vec![shop.people.staff.id];
    for name in ["Wati", "Yono", "Zul"] {
        people.push(hire(&shop, name).await.id);
    }
    let body = json!({"mode": "random", "staff_ids": people, "quantity": 101, "preview": true});
    let plan = assign(&shop, &database, body.clone()).await.expect(200).json();
    let shares = |answer: &Value| -> Vec<i64> {
        answer["batches"]
            .as_array()
            .unwrap()
            .iter()
            .map(|given| given["quantity"].as_i64().unwrap())
            .collect()
    };
    assert_eq!(shares(&plan), [26, 25, 25, 25]);
    assert_eq!(counts(&shop, &database).await["assigned"], 0);
    let mut body = body;
    body["preview"] = json!(false);
    assert_eq!(shares(&assign(&shop, &database, body).await.expect(200).json()), [26, 25, 25, 25]);
    assert_eq!(counts(&shop, &database).await["assigned"], 101);
}

#[on_both_databases]
async fn where_there_are_too_few_nobody_gets_any(shop: Shop) {
    let (database, _) = filled(&shop, 10).await;
    let other = hire(&shop, "Wati").await;
    let body = json!({"mode": "random", "staff_ids": [shop.people.staff.id, other.id], "quantity": 12});
    let refused = assign(&shop, &database, body).await.expect(409);
    assert_eq!((refused.code(), refused.json()["available"].clone()), ("not_enough".to_owned(), json!("10")));
    assert_eq!(counts(&shop, &database).await["assigned"], 0);
    assert_eq!(shop.as_admin().await.get("/api/batches").await.json()["total"], 0);
}

#[on_both_databases]
async fn reserved_names_of_the_product_are_left_out(shop: Shop) {
    let (other, product) = (product(&shop, "Lain").await, product(&shop, "Paket").await);
    let database = database(&shop, &product).await;
    let rows = json!([
        {"name": " BUDI  santoso ", "phone": "081211110001"},
        {"name": "Budi Hartono", "phone": "081211110002"},
    ]);
    let records = ids(&add(&shop, &database, rows).await);
    let admin = shop.as_admin().await;
    for (name, product) in [("budi santoso", &product), ("Budi Hartono", &other)] {
        let body = json!({"name": name, "product_id": product, "staff_id": shop.people.staff.id});
        admin.post("/api/reserved-members", body).await.expect(201);
    }
    let staff = shop.people.staff.id;
    let body = json!({"mode": "random", "staff_id": staff, "quantity": 2});
    assert_eq!(assign(&shop, &database, body).await.expect(409).json()["available"], "1");
    let body = json!({"mode": "manual", "staff_id": staff, "record_ids": records});
    let answer = assign(&shop, &database, body).await.expect(200).json();
    assert_eq!(
        (answer["results"][0]["code"].clone(), answer["results"][1]["ok"].clone()),
        (json!("reserved"), json!(true))
    );
    assert_eq!((answer["assigned"].clone(), answer["failed"].clone()), (json!(1), json!(1)));
}

#[on_both_databases]
async fn chosen_records_say_one_by_one_how_it_went(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let mut records = fill(&shop, &database, 2).await;
    records.extend(ids(&add(&shop, &database, json!([{"name": "x", "phone": "12"}])).await));
    give(&shop, &database, shop.people.staff.id, &records[..1]).await;
    let (_, foreign) = filled(&shop, 1).await;
    records.extend(foreign);
    let other = hire(&shop, "Wati").await;
    let body = json!({"mode": "manual", "staff_id": other.id, "record_ids": records});
    let answer = assign(&shop, &database, body).await.expect(200).json();
    let codes: Vec<_> =
        answer["results"].as_array().unwrap().iter().map(|result| result["code"].clone()).collect();
    assert_eq!(codes, [json!("not_available"), json!(null), json!("invalid"), json!("not_found")]);
}

#[on_both_databases]
async fn records_are_chosen_by_filter_too(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    add(
        &shop,
        &database,
        json!([{"name": "Rina", "phone": "081211110001"}, {"name": "Dodi", "phone": "081211110002"}]),
    )
    .await;
    let body = json!({"mode": "manual", "staff_id": shop.people.staff.id, "filter": {"q": "rin"}});
    assert_eq!(assign(&shop, &database, body).await.expect(200).json()["assigned"], 1);
    let wrong = json!({"mode": "manual", "staff_id": shop.people.staff.id, "filter": {"colour": "red"}});
    assert_eq!(
        assign(&shop, &database, wrong).await.expect(422).faults(),
        ["filter.colour: unknown_parameter"]
    );
}

#[on_both_databases]
async fn only_who_works_with_records_gets_any(shop: Shop) {
    let (database, _) = filled(&shop, 1).await;
    for person in [shop.people.technician.id, shop.people.ani.id] {
        let body = json!({"mode": "random", "staff_id": person, "quantity": 1});
        assert_eq!(assign(&shop, &database, body).await.expect(422).faults(), ["staff_id: not_found"]);
    }
}

#[on_both_databases]
async fn many_who_give_at_once_give_no_record_twice(shop: Shop) {
    let (database, records) = filled(&shop, 60).await;
    let mut people = Vec::new();
    for name in ["Wati", "Yono", "Zul"] {
        people.push(hire(&shop, name).await);
    }
    let admin = shop.as_admin().await;
    let path = format!("/api/databases/{database}/assign");
    let random = |person: usize| json!({"mode": "random", "staff_id": people[person].id, "quantity": 20});
    let chosen = json!({"mode": "manual", "staff_id": people[2].id, "record_ids": records});
    let bodies = [random(0), random(1), chosen];
    let answers = join_all(bodies.map(|body| admin.post(&path, body))).await;
    let given: i64 =
        answers.iter().map(|answer| answer.json()["assigned"].as_i64().unwrap_or_default()).sum();
    assert_eq!(counts(&shop, &database).await["assigned"], given);
    let list = admin.get(format!("/api/assignments?database_id={database}&per_page=200")).await;
    let distinct: BTreeSet<_> = list.ids().into_iter().collect();
    assert_eq!(i64::try_from(distinct.len()).unwrap(), given);
}
