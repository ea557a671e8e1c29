//! Deposits.

use super::world::{add, database, give, hire, ids, product};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::{Value, json};

const PATH: &str = "/api/deposits";

fn deposit(product: &str, more: Value) -> Value {
    let mut body = json!({"customer_name": "Rina", "product_id": product, "base_amount": 50_000});
    if let Value::Object(more) = more {
        body.as_object_mut().unwrap().extend(more);
    }
    body
}

#[on_both_databases]
async fn the_total_is_computed_here(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let staff = shop.as_role(Role::Staff).await;
    let row = staff
        .post(PATH, deposit(&product, json!({"multiplier": 1.5, "customer_ref": "RN01"})))
        .await
        .expect(201)
        .json();
    assert_eq!(
        (row["total"].clone(), row["multiplier"].clone(), row["on_date"].clone()),
        (json!(75_000), json!(1.5), json!("2026-11-20"))
    );
    let path = format!("{PATH}/{}", row["id"].as_str().unwrap());
    let row = staff.patch(&path, json!({"multiplier": 3})).await.expect(200).json();
    assert_eq!((row["total"].clone(), row["multiplier"].clone()), (json!(150_000), json!(3)));
    let row = staff.patch(&path, json!({"base_amount": 1, "multiplier": 0.5})).await.expect(200).json();
    assert_eq!(row["total"], 1);
    staff.patch(&path, json!({"total": 1})).await.expect(422);
}

#[on_both_databases]
async fn what_makes_no_sense_is_refused_at_its_field(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let staff = shop.as_role(Role::Staff).await;
    let faults = async |more: Value| staff.post(PATH, deposit(&product, more)).await.expect(422).faults();
    assert_eq!(faults(json!({"base_amount": -1})).await, ["base_amount: too_low"]);
    assert_eq!(faults(json!({"multiplier": 0})).await, ["multiplier: too_low"]);
    assert_eq!(faults(json!({"multiplier": -2})).await, ["multiplier: too_low"]);
    assert_eq!(faults(json!({"multiplier": 1_000.01})).await, ["multiplier: too_high"]);
    assert_eq!(faults(json!({"multiplier": 1.005})).await, ["multiplier: wrong_type"]);
    assert_eq!(
        faults(json!({"base_amount": 1_000_000_000_000_000_i64, "multiplier": 1.01})).await,
        ["base_amount: total_too_high"]
    );
    assert_eq!(faults(json!({"on_date": "2026-11-21"})).await, ["on_date: in_future"]);
    assert_eq!(faults(json!({"staff_id": shop.people.admin.id})).await, ["staff_id: not_found"]);
    let great = deposit(&product, json!({"base_amount": 1_000_000_000_000_000_i64}));
    assert_eq!(staff.post(PATH, great).await.expect(201).json()["total"], 1_000_000_000_000_000_i64);
}

#[on_both_databases]
async fn half_past_midnight_belongs_to_the_new_day(shop: Shop) {
    let product = product(&shop, "Paket").await;
    shop.set_clock("2026-11-20T16:59:00Z".parse().unwrap());
    let staff = shop.as_role(Role::Staff).await;
    assert_eq!(
        staff.post(PATH, deposit(&product, json!({}))).await.expect(201).json()["on_date"],
        "2026-11-20"
    );
    shop.set_clock("2026-11-20T17:30:00Z".parse().unwrap());
    assert_eq!(
        staff.post(PATH, deposit(&product, json!({}))).await.expect(201).json()["on_date"],
        "2026-11-21"
    );
    let days = staff.get("/api/deposits/days?preset=last_7_days").await.expect(200).json();
    let days: Vec<_> = days["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| (day["on_date"].clone(), day["deposits"].clone()))
        .collect();
    assert_eq!(days, [(json!("2026-11-20"), json!(1)), (json!("2026-11-21"), json!(1))]);
}

#[on_both_databases]
async fn staff_change_their_own_for_as_many_days_as_is_set(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let id = staff.post(PATH, deposit(&product, json!({"on_date": "2026-11-13"}))).await.expect(201).id();
    let path = format!("{PATH}/{id}");
    let early = staff.post(PATH, deposit(&product, json!({"on_date": "2026-11-12"}))).await.expect(409);
    assert_eq!(early.code(), "too_old");
    shop.advance(chrono::Duration::days(1));
    let (staff, admin) = (shop.as_role(Role::Staff).await, {
        drop(admin);
        shop.as_admin().await
    });
    assert_eq!(staff.get(&path).await.json()["can"], json!({"edit": false, "delete": false}));
    assert_eq!(staff.patch(&path, json!({"note": "x"})).await.expect(409).code(), "too_old");
    assert_eq!(staff.delete(&path).await.expect(409).code(), "too_old");
    admin.patch(&path, json!({"note": "x"})).await.expect(200);
    let other = shop.as_person(&hire(&shop, "Wati").await).await;
    other.get(&path).await.expect(404);
    other.delete(&path).await.expect(404);
    admin.delete(&path).await.expect(204);
    let log = shop.as_owner().await.get(format!("/api/audit?subject_id={id}")).await;
    let mut actions = log.column("action");
    actions.reverse();
    assert_eq!(actions, ["deposit.created", "deposit.updated", "deposit.removed"]);
}

#[on_both_databases]
async fn the_summary_adds_up_by_day_person_and_product(shop: Shop) {
    let (one, two) = (product(&shop, "Satu").await, product(&shop, "Dua").await);
    let wati = hire(&shop, "Wati").await;
    let (staff, wati) = (shop.as_role(Role::Staff).await, shop.as_person(&wati).await);
    staff.post(PATH, deposit(&one, json!({"on_date": "2026-11-19"}))).await.expect(201);
    staff.post(PATH, deposit(&two, json!({"multiplier": 2}))).await.expect(201);
    let third = wati.post(PATH, deposit(&two, json!({"base_amount": 25_001}))).await.expect(201).id();
    let admin = shop.as_admin().await;
    let sum = admin.get("/api/deposits/summary?preset=last_7_days").await.expect(200).json();
    assert_eq!(
        sum["totals"],
        json!({"deposits": 3, "base_amount": 125_001, "total": 175_001, "average": 58_334})
    );
    assert_eq!(
        (sum["days"][0]["on_date"].clone(), sum["days"][1]["total"].clone()),
        (json!("2026-11-19"), json!(125_001))
    );
    assert_eq!(
        (sum["staff"][0]["staff_name"].clone(), sum["staff"][0]["total"].clone()),
        (json!(shop.people.staff.name), json!(150_000))
    );
    assert_eq!(
        (sum["products"][0]["product_name"].clone(), sum["products"][0]["average"].clone()),
        (json!("Dua"), json!(62_501))
    );
    let today = admin.get(format!("/api/deposits/summary?preset=today&product_id={one}")).await.json();
    assert_eq!(today["totals"]["deposits"], 0);
    assert_eq!(wati.get("/api/deposits/summary?preset=all_time").await.json()["totals"]["total"], 25_001);
    wati.delete(format!("{PATH}/{third}")).await.expect(204);
    assert_eq!(admin.get("/api/deposits/summary").await.json()["totals"]["total"], 150_000);
    let csv = admin.get("/api/deposits?format=csv&on_date_from=2026-11-20").await.expect(200).text();
    assert_eq!(csv.lines().count(), 2);
}

#[on_both_databases]
async fn names_complete_from_records_reservations_and_deposits(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let rows = json!([{"name": "Rina Record", "phone": "081211110001"}, {"name": "Rina Orang Lain", "phone": "081211110002"}]);
    let records = ids(&add(&shop, &database, rows).await);
    give(&shop, &database, shop.people.staff.id, &records[..1]).await;
    let other = hire(&shop, "Wati").await;
    give(&shop, &database, other.id, &records[1..]).await;
    let admin = shop.as_admin().await;
    admin
        .post(
            "/api/reserved-members",
            json!({"name": "Rina Reserve", "product_id": product, "staff_id": other.id}),
        )
        .await
        .expect(201);
    let staff = shop.as_role(Role::Staff).await;
    let own = json!({"customer_name": "Rina Deposit", "customer_ref": "RD7"});
    staff.post(PATH, deposit(&product, own)).await.expect(201);
    let names = staff.get("/api/outreach/names?q=RINA%20").await.expect(200);
    assert_eq!(names.column("name"), ["Rina Deposit", "Rina Record", "Rina Reserve"]);
    assert_eq!(names.json()["data"][0]["customer_ref"], "RD7");
}

#[on_both_databases]
async fn a_deposit_says_who_changed_it_last(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let made = staff.post(PATH, deposit(&product, json!({}))).await.expect(201).json();
    assert_eq!(made["updated_by"], json!(shop.people.staff.id));
    let path = format!("{PATH}/{}", made["id"].as_str().unwrap());
    admin.patch(&path, json!({"note": "tunai"})).await.expect(200);
    let seen = staff.get(&path).await.expect(200).json();
    assert_eq!(seen["updated_by_name"], admin.get("/api/auth/me").await.json()["user"]["name"]);
    assert_eq!(seen["staff_id"], json!(shop.people.staff.id));
}
