//! What was bought on a day.

use super::world::{audited, customer, customer_of, look, package, purchase};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn totals_are_computed_by_the_server_and_kept_with_the_customer(shop: Shop) {
    let sales = shop.as_sales().await;
    let (id, product) = (customer(&sales, json!({})).await.id(), package(&shop, "Home 20", 100_000).await);
    let body = json!({"customer_id": id, "on_date": "2026-11-01", "discount": 25_000, "note": "lunas", "items": [
        {"product_id": product, "quantity": 2, "unit_price": 125_000}, {"name": " Kabel  10 m ", "quantity": 3, "unit_price": 10_000},
    ]});
    let made = sales.post("/api/purchases", body).await.expect(201).json();
    assert_eq!(
        (&made["total"], &made["source"], &made["note"]),
        (&json!(255_000), &json!("manual"), &json!("lunas"))
    );
    assert_eq!(
        made["items"][0],
        json!({"product_id": product, "name": "Home 20", "quantity": 2, "unit_price": 125_000, "total": 250_000})
    );
    assert_eq!(made["items"][1]["name"], "Kabel 10 m");
    assert_eq!(
        sales.get(format!("/api/purchases/{}", made["id"].as_str().unwrap())).await.expect(200).json(),
        made
    );
    let seen = look(&sales, &id).await;
    assert_eq!((&seen["purchase_count"], &seen["lifetime_value"]), (&json!(1), &json!(255_000)));
    assert_eq!(audited(&shop, &id).await[0], "purchase.created");
}

#[on_both_databases]
async fn history_keeps_the_old_name_of_a_product(shop: Shop) {
    let manager = shop.as_manager().await;
    let (id, product) = (customer(&manager, json!({})).await.id(), package(&shop, "Home 20", 100_000).await);
    let body = json!({"customer_id": id, "items": [{"product_id": product, "quantity": 1, "unit_price": 1}]});
    manager.post("/api/purchases", body).await.expect(201);
    manager.patch(format!("/api/products/{product}"), json!({"name": "Rumah 20"})).await.expect(200);
    let history = manager.get(format!("/api/customers/{id}/purchases")).await.expect(200).json();
    assert_eq!(history["data"][0]["items"][0]["name"], "Home 20");
}

#[on_both_databases]
async fn a_purchase_may_lie_before_the_customer_but_not_in_the_future(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    purchase(&sales, &id, ("2026-11-10", 1_000)).await;
    purchase(&sales, &id, ("2019-05-01", 2_000)).await;
    let seen = look(&sales, &id).await;
    assert_eq!(
        (&seen["first_purchase_on"], &seen["last_purchase_on"]),
        (&json!("2019-05-01"), &json!("2026-11-10"))
    );
    let body = json!({"customer_id": id, "on_date": "2026-11-21", "items": [{"name": "x", "quantity": 1, "unit_price": 1}]});
    assert_eq!(sales.post("/api/purchases", body).await.expect(422).faults(), ["on_date: in_the_future"]);
}

#[on_both_databases]
async fn what_cannot_be_is_refused_with_every_fault(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let faults =
        async |body: serde_json::Value| sales.post("/api/purchases", body).await.expect(422).faults();
    assert_eq!(faults(json!({})).await, ["customer_id: required", "items: required"]);
    let items = json!([{"name": " ", "quantity": 0, "unit_price": -1}, {"name": "x".repeat(161), "quantity": 1_000_001, "unit_price": i64::MAX, "total": 5}]);
    assert_eq!(
        faults(
            json!({"customer_id": id, "items": items, "discount": -1, "note": "x".repeat(2_001), "total": 5})
        )
        .await,
        [
            "discount: too_low",
            "items[0].name: required",
            "items[0].quantity: too_low",
            "items[0].unit_price: too_low",
            "items[1].name: too_long",
            "items[1].quantity: too_high",
            "items[1].total: unknown",
            "items[1].unit_price: too_high",
            "note: too_long",
            "total: unknown"
        ]
    );
    let one = |price: i64| json!([{"name": "x", "quantity": 1, "unit_price": price}]);
    assert_eq!(
        faults(json!({"customer_id": id, "items": one(10), "discount": 11})).await,
        ["discount: too_high"]
    );
    let theirs = customer_of(&shop, &shop.people.budi).await;
    assert_eq!(
        faults(json!({"customer_id": theirs, "items": [{"product_id": id, "quantity": 1, "unit_price": 1}]}))
            .await,
        ["customer_id: not_found", "items[0].product_id: not_found"]
    );
    let many: Vec<_> = (0..501).map(|_| json!({"name": "x", "quantity": 1, "unit_price": 1})).collect();
    assert_eq!(faults(json!({"customer_id": id, "items": many})).await, ["items: too_many"]);
    let most = json!([{"name": "x", "quantity": 1_000_000, "unit_price": 1_000_000_000_000_i64}]);
    assert_eq!(faults(json!({"customer_id": id, "items": most})).await, ["items: too_high"]);
    assert_eq!(look(&sales, &id).await["purchase_count"], 0);
}

#[on_both_databases]
async fn purchases_are_listed_and_filtered_within_ones_reach(shop: Shop) {
    let (sales, manager) = (shop.as_sales().await, shop.as_manager().await);
    let (own, theirs) = (customer(&sales, json!({})).await.id(), customer_of(&shop, &shop.people.budi).await);
    let first = purchase(&manager, &own, ("2026-10-01", 10_000)).await.id();
    let second = purchase(&manager, &theirs, ("2026-11-01", 20_000)).await.id();
    assert_eq!(manager.get("/api/purchases").await.ids(), [second.clone(), first.clone()]);
    assert_eq!(sales.get("/api/purchases").await.ids(), [first.clone()]);
    sales.get(format!("/api/purchases/{second}")).await.expect(404);
    sales.get(format!("/api/customers/{theirs}/purchases")).await.expect(404);
    for query in ["on_date_to=2026-10-31", "total_to=10000", "source=manual&sort=total&per_page=1"] {
        assert_eq!(
            manager.get(format!("/api/purchases?{query}")).await.expect(200).ids(),
            [first.clone()],
            "{query}"
        );
    }
    manager.get("/api/purchases?source=toko").await.expect(422);
}

#[on_both_databases]
async fn a_purchase_is_corrected_and_the_customers_sums_follow(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let first = purchase(&sales, &id, ("2026-11-10", 1_000)).await;
    purchase(&sales, &id, ("2026-10-01", 2_000)).await;
    let path = format!("/api/purchases/{}", first.id());
    let seen = sales.get(&path).await.expect(200).etag();
    assert_eq!(seen, first.etag());
    let items = json!([{"name": "Router", "quantity": 3, "unit_price": 5_000}]);
    let body = json!({"items": items, "discount": 1_000, "on_date": "2026-09-01", "note": "salah ketik"});
    let after = sales.patch_seen(&path, &seen, body).await.expect(200).json();
    assert_eq!(
        (&after["total"], &after["version"], &after["note"]),
        (&json!(14_000), &json!(2), &json!("salah ketik"))
    );
    let kept = look(&sales, &id).await;
    assert_eq!((&kept["purchase_count"], &kept["lifetime_value"]), (&json!(2), &json!(16_000)));
    assert_eq!(
        (&kept["first_purchase_on"], &kept["last_purchase_on"]),
        (&json!("2026-09-01"), &json!("2026-10-01"))
    );
    let stale = sales.patch_seen(&path, &seen, json!({"note": null})).await.expect(412);
    assert_eq!(stale.json()["current"]["total"], 14_000);
    let cleared = sales.patch(&path, json!({"note": null, "discount": null})).await.expect(200).json();
    assert_eq!((&cleared["note"], &cleared["total"]), (&json!(null), &json!(15_000)));
    assert_eq!(audited(&shop, &id).await[0], "purchase.updated");
}

#[on_both_databases]
async fn a_purchase_that_was_a_mistake_is_taken_back(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let mistake = purchase(&sales, &id, ("2026-11-10", 1_000)).await.id();
    let path = format!("/api/purchases/{mistake}");
    shop.as_other_sales().await.delete(&path).await.expect(404);
    shop.as_role(kernel::Role::Technician).await.delete(&path).await.expect(404);
    sales.delete(&path).await.expect(204);
    sales.get(&path).await.expect(404);
    let kept = look(&sales, &id).await;
    assert_eq!((&kept["purchase_count"], &kept["lifetime_value"]), (&json!(0), &json!(0)));
    assert_eq!(kept["last_purchase_on"], json!(null));
    assert_eq!(audited(&shop, &id).await[0], "purchase.removed");
}

#[on_both_databases]
async fn what_a_correction_may_not_say_is_named(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let path = format!("/api/purchases/{}", purchase(&sales, &id, ("2026-11-10", 1_000)).await.id());
    let faults = async |body: serde_json::Value| sales.patch(&path, body).await.expect(422).faults();
    assert_eq!(faults(json!({"items": []})).await, ["items: required"]);
    assert_eq!(faults(json!({"on_date": "2026-11-21"})).await, ["on_date: in_the_future"]);
    assert_eq!(faults(json!({"discount": 1_001})).await, ["discount: too_high"]);
    let wrong = json!({"customer_id": id, "total": 1, "source": "deal", "items": [{"name": "x", "quantity": 0, "unit_price": -1}]});
    assert_eq!(
        faults(wrong).await,
        [
            "customer_id: unknown",
            "items[0].quantity: too_low",
            "items[0].unit_price: too_low",
            "source: unknown",
            "total: unknown"
        ]
    );
    assert_eq!(look(&sales, &id).await["lifetime_value"], 1_000);
}

#[on_both_databases]
async fn a_corrected_line_keeps_the_name_under_which_it_was_bought(shop: Shop) {
    let manager = shop.as_manager().await;
    let (id, product) = (customer(&manager, json!({})).await.id(), package(&shop, "Home 20", 100_000).await);
    let line = json!({"product_id": product, "quantity": 1, "unit_price": 1});
    let made = manager.post("/api/purchases", json!({"customer_id": id, "items": [line]})).await.expect(201);
    manager.patch(format!("/api/products/{product}"), json!({"name": "Rumah 20"})).await.expect(200);
    let more = json!({"items": [{"product_id": product, "quantity": 2, "unit_price": 1}]});
    let after = manager.patch(format!("/api/purchases/{}", made.id()), more).await.expect(200).json();
    assert_eq!((&after["items"][0]["name"], &after["total"]), (&json!("Home 20"), &json!(2)));
}

#[on_both_databases]
async fn what_a_deal_made_stays_as_it_was_sold(shop: Shop) {
    let (ani, deal) = crate::sales::deals::deal(&shop, 125_000).await;
    for step in ["submit", "activate"] {
        ani.post(format!("/api/deals/{deal}/{step}"), json!({})).await.expect(200);
    }
    let bought = ani.get("/api/purchases").await.json()["data"][0].clone();
    assert_eq!((&bought["source"], &bought["can"]["edit"]), (&json!("deal"), &json!(false)));
    let path = format!("/api/purchases/{}", bought["id"].as_str().unwrap());
    assert_eq!(ani.patch(&path, json!({"discount": 1})).await.expect(409).code(), "from_deal");
    assert_eq!(ani.delete(&path).await.expect(409).code(), "from_deal");
}

#[on_both_databases]
async fn corrections_at_once_leave_sums_that_a_recount_confirms(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let mut paths = Vec::new();
    for price in 1..=6_i64 {
        let made = purchase(&sales, &id, ("2026-11-10", price * 1_000)).await.id();
        paths.push(format!("/api/purchases/{made}"));
    }
    let change = async |(index, path): (usize, &String)| match index % 2 {
        0 => sales.delete(path).await.expect(204),
        _ => sales
            .patch(path, json!({"items": [{"name": "x", "quantity": 1, "unit_price": 500}]}))
            .await
            .expect(200),
    };
    let adding = purchase(&sales, &id, ("2026-11-11", 100));
    tokio::join!(futures::future::join_all(paths.iter().enumerate().map(change)), adding);
    let kept = look(&sales, &id).await;
    assert_eq!((&kept["purchase_count"], &kept["lifetime_value"]), (&json!(4), &json!(1_600)));
}

#[on_both_databases]
async fn a_purchase_is_found_by_its_number_and_by_who_bought(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = customer(&manager, json!({"name": "Toko Melati"})).await.id();
    let made = purchase(&manager, &id, ("2026-10-01", 10_000)).await.json();
    let other = customer(&manager, json!({"name": "Warung Kenanga"})).await.id();
    purchase(&manager, &other, ("2026-10-02", 20_000)).await;
    for text in ["melati", made["number"].as_str().unwrap()] {
        let found = manager.get(format!("/api/purchases?q={text}")).await.expect(200).ids();
        assert_eq!(found, [made["id"].as_str().unwrap()], "{text}");
    }
}
