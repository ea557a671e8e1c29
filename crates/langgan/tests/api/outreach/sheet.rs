//! A day's sheet, edited at once and by two people.

use super::world::product;
use crate::support::{Answer, Client, Shop};
use kernel::Role;
use platform::on_both_databases;
use reqwest::Method;
use serde_json::{Value, json};

async fn save(client: &Client, body: Value) -> Answer {
    client.send(client.request(Method::PUT, "/api/deposits/sheet?on=2026-11-20").json(&body)).await
}

fn row(product: &str, name: &str) -> Value {
    json!({"product_id": product, "customer_name": name, "base_amount": 10_000, "multiplier": 2})
}

fn with(row: &Value, more: Value) -> Value {
    let mut row = row.clone();
    if let Value::Object(more) = more {
        row.as_object_mut().unwrap().extend(more);
    }
    row
}

#[on_both_databases]
async fn a_sheet_is_saved_whole(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let staff = shop.as_role(Role::Staff).await;
    let rows = json!({"rows": [row(&product, "Rina"), row(&product, "Dodi")]});
    let saved = save(&staff, rows).await.expect(200).json();
    assert_eq!(
        (saved["data"].as_array().unwrap().len(), saved["data"][0]["total"].clone()),
        (2, json!(20_000))
    );
    let (rina, dodi) = (saved["data"][0].clone(), saved["data"][1].clone());
    let changed =
        with(&row(&product, "Rina"), json!({"id": rina["id"], "version": 1, "base_amount": 30_000}));
    let body =
        json!({"rows": [changed, row(&product, "Sinta")], "removed": [{"id": dodi["id"], "version": 1}]});
    let saved = save(&staff, body).await.expect(200).json();
    assert!(saved["rows"].as_array().unwrap().iter().all(|row| row["ok"] == true), "{saved}");
    let names: Vec<_> =
        saved["data"].as_array().unwrap().iter().map(|row| row["customer_name"].clone()).collect();
    assert_eq!(names, ["Rina", "Sinta"]);
    assert_eq!(saved["data"][0]["total"], 60_000);
}

#[on_both_databases]
async fn a_sheet_that_is_sent_twice_adds_nothing_twice(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let staff = shop.as_role(Role::Staff).await;
    let id = "01930000-0000-7000-8000-000000000001";
    let body = json!({"rows": [with(&row(&product, "Rina"), json!({"id": id}))]});
    for _ in 0..2 {
        let saved = save(&staff, body.clone()).await.expect(200).json();
        assert_eq!(
            (saved["rows"][0]["ok"].clone(), saved["data"].as_array().unwrap().len()),
            (json!(true), 1)
        );
    }
}

#[on_both_databases]
async fn two_people_on_one_sheet_lose_nothing(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let saved = save(&staff, json!({"rows": [row(&product, "Rina"), row(&product, "Dodi")]}))
        .await
        .expect(200)
        .json();
    let seen = |index: usize, more: Value| {
        let name = saved["data"][index]["customer_name"].as_str().unwrap();
        with(&with(&row(&product, name), json!({"id": saved["data"][index]["id"], "version": 1})), more)
    };
    let theirs = json!({"rows": [seen(0, json!({"note": "dari admin"})), with(&row(&product, "Baru"), json!({"staff_id": shop.people.staff.id}))]});
    save(&admin, theirs).await.expect(200);
    let mine =
        json!({"rows": [seen(0, json!({"base_amount": 99_000})), seen(1, json!({"base_amount": 77_000}))]});
    let answer = save(&staff, mine).await.expect(200).json();
    assert_eq!(
        (answer["rows"][0]["ok"].clone(), answer["rows"][0]["code"].clone()),
        (json!(false), json!("stale"))
    );
    assert_eq!(answer["rows"][0]["current"]["note"], "dari admin");
    let admin_name = admin.get("/api/auth/me").await.json()["user"]["name"].clone();
    assert_eq!(answer["rows"][0]["current"]["updated_by_name"], admin_name);
    assert_eq!(answer["rows"][1]["ok"], true);
    let amounts: Vec<_> =
        answer["data"].as_array().unwrap().iter().map(|row| row["base_amount"].clone()).collect();
    assert_eq!(amounts, [10_000, 77_000, 10_000]);
    let removed = json!({"removed": [{"id": saved["data"][0]["id"], "version": 1}]});
    let answer = save(&staff, removed).await.expect(200).json();
    assert_eq!(
        (answer["removed"][0]["code"].clone(), answer["data"].as_array().unwrap().len()),
        (json!("stale"), 3)
    );
}

#[on_both_databases]
async fn what_is_wrong_names_row_and_field_and_saves_nothing(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let staff = shop.as_role(Role::Staff).await;
    let bad = with(&row(&product, " "), json!({"base_amount": -1}));
    let answer = save(&staff, json!({"rows": [row(&product, "Rina"), bad]})).await.expect(422);
    assert_eq!(answer.faults(), ["rows[1].base_amount: too_low", "rows[1].customer_name: required"]);
    assert_eq!(staff.get("/api/deposits").await.json()["total"], 0);
    let unknown = with(&row("01920000-0000-7000-8000-00000000dead", "x"), json!({}));
    let answer = save(&staff, json!({"rows": [unknown]})).await.expect(422);
    assert_eq!(answer.faults(), ["rows[0].product_id: not_found"]);
}

#[on_both_databases]
async fn another_s_row_is_not_touched(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let other = save(&admin, json!({"rows": [row(&product, "Punya admin")]})).await.expect(200).json();
    let sneaky = with(&row(&product, "x"), json!({"id": other["data"][0]["id"], "version": 1}));
    let answer = save(&staff, json!({"rows": [sneaky]})).await.expect(200).json();
    assert_eq!((answer["rows"][0]["code"].clone(), answer["data"].clone()), (json!("not_found"), json!([])));
    let day = admin.get("/api/deposits").await;
    assert_eq!(day.column("customer_name"), ["Punya admin"]);
}
