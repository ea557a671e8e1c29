//! Upgrades and downgrades, and what was when.

use super::world::{audited, customer, look, package, service};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_change_of_product_is_kept_with_who_why_and_from_which_day(shop: Shop) {
    let sales = shop.as_sales().await;
    let (home, office) = (package(&shop, "Home 20", 100_000).await, package(&shop, "Home 50", 200_000).await);
    let id = customer(&sales, json!({})).await.id();
    let made = service(&sales, (&id, &home), json!({"started_on": "2026-10-01"})).await;
    let path = format!("/api/services/{}", made.id());
    let up = json!({"product_id": office, "on_date": "2026-11-05", "reason": "butuh cepat"});
    let changed = sales.post(format!("{path}/change-product"), up).await.expect(200);
    assert_eq!(
        (changed.json()["product_name"].clone(), changed.json()["price"].clone()),
        (json!("Home 50"), json!(250_000))
    );
    assert_eq!(changed.json()["version"], 2);
    assert_eq!(look(&sales, &id).await["mrr"], 250_000);
    sales
        .post(format!("{path}/change-product"), json!({"product_id": office, "price": 300_000}))
        .await
        .expect(200);
    let history = sales.get(format!("{path}/history")).await.expect(200).json();
    let first = &history["data"][1];
    for (field, expected) in [
        ("on_date", json!("2026-11-05")),
        ("changed_by_name", json!("Ani Sales")),
        ("from_product_name", json!("Home 20")),
        ("from_price", json!(125_000)),
        ("to_product_name", json!("Home 50")),
        ("to_price", json!(250_000)),
        ("reason", json!("butuh cepat")),
    ] {
        assert_eq!(first[field], expected, "{field}");
    }
    assert_eq!(
        (&history["data"][0]["to_price"], &history["data"][0]["on_date"]),
        (&json!(300_000), &json!("2026-11-20"))
    );
    assert_eq!(audited(&shop, &id).await[0], "service.product_changed");
    // What was in use stays in the catalogue.
    shop.as_owner().await.delete(format!("/api/products/{office}")).await.expect(409);
}

#[on_both_databases]
async fn what_cannot_be_is_refused_with_every_fault(shop: Shop) {
    let sales = shop.as_sales().await;
    let (home, office) = (package(&shop, "Home 20", 100_000).await, package(&shop, "Home 50", 200_000).await);
    let id = customer(&sales, json!({})).await.id();
    let made = service(&sales, (&id, &home), json!({"started_on": "2026-11-10"})).await;
    let path = format!("/api/services/{}/change-product", made.id());
    let faults = async |body: serde_json::Value| sales.post(&path, body).await.expect(422).faults();
    assert_eq!(
        faults(json!({"product_id": office, "price": 1, "on_date": "2026-11-09"})).await,
        ["on_date: before_last_change", "price: below_list_price"]
    );
    assert_eq!(
        faults(json!({"product_id": id, "on_date": "2026-11-21"})).await,
        ["on_date: in_the_future", "product_id: not_found"]
    );
    assert_eq!(
        faults(json!({"price": -1, "reason": "x".repeat(501), "extra": 1})).await,
        ["extra: unknown", "price: too_low", "product_id: required", "reason: too_long"]
    );
    let manager = shop.as_manager().await;
    manager.patch(format!("/api/products/{office}"), json!({"is_active": false})).await.expect(200);
    assert_eq!(faults(json!({"product_id": office})).await, ["product_id: not_found"]);
    manager.post(&path, json!({"product_id": home, "price": 1})).await.expect(200);
    let stale = sales
        .request(reqwest::Method::POST, &path)
        .header("if-match", made.etag())
        .json(&json!({"product_id": home}));
    sales.send(stale).await.expect(412);
    manager.post(format!("/api/services/{}/terminate", made.id()), json!({"reason": "x"})).await.expect(200);
    assert_eq!(manager.post(&path, json!({"product_id": home})).await.expect(409).code(), "wrong_status");
}

/// What ran on a day, as the report of active customers says it.
async fn ran(shop: &Shop, day: &str) -> (i64, i64) {
    let path = format!("/api/reports/active-customers?from={day}&to={day}&group=product");
    let report = shop.as_manager().await.get(path).await.expect(200).json();
    let cells: Vec<i64> =
        report["totals"].as_array().unwrap().iter().filter_map(serde_json::Value::as_i64).collect();
    (cells[1], cells[2])
}

#[on_both_databases]
async fn reports_of_a_past_day_say_what_ran_then_and_for_how_much(shop: Shop) {
    let sales = shop.as_sales().await;
    let (home, office) = (package(&shop, "Home 20", 100_000).await, package(&shop, "Home 50", 200_000).await);
    let id = customer(&sales, json!({})).await.id();
    let running = service(&sales, (&id, &home), json!({"started_on": "2026-09-10"})).await.id();
    let path = format!("/api/services/{running}");
    sales
        .post(format!("{path}/change-product"), json!({"product_id": office, "on_date": "2026-10-10"}))
        .await
        .expect(200);
    sales.post(format!("{path}/suspend"), json!({"reason": "x", "on_date": "2026-10-20"})).await.expect(200);
    sales.post(format!("{path}/resume"), json!({"on_date": "2026-11-01"})).await.expect(200);
    sales
        .post(format!("{path}/terminate"), json!({"reason": "x", "on_date": "2026-11-15"}))
        .await
        .expect(200);
    for (day, expected) in [
        ("2026-09-09", (0, 0)),
        ("2026-09-10", (1, 125_000)),
        ("2026-10-09", (1, 125_000)),
        ("2026-10-10", (1, 250_000)),
        ("2026-10-20", (0, 0)),
        ("2026-11-01", (1, 250_000)),
        ("2026-11-15", (0, 0)),
    ] {
        assert_eq!(ran(&shop, day).await, expected, "{day}");
    }
}
