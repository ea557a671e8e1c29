//! One stream of what happened.

use super::world::{customer, events, package, service};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn everything_comes_in_one_stream_the_newest_first(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let path = format!("/api/customers/{id}/timeline");
    let product = package(&shop, "Home 20", 100_000).await;
    shop.advance(chrono::Duration::minutes(1));
    sales
        .post("/api/activities", json!({"customer_id": id, "kind": "call", "note": "halo"}))
        .await
        .expect(201);
    shop.advance(chrono::Duration::minutes(1));
    service(&sales, (&id, &product), json!({})).await;
    shop.advance(chrono::Duration::minutes(1));
    sales.patch(format!("/api/customers/{id}"), json!({"notes": "x"})).await.expect(200);
    let all = sales.get(&path).await.expect(200);
    assert_eq!(events(&all), ["customer.updated", "service.created", "call", "customer.created"]);
    assert_eq!(all.json()["has_more"], false);
    let entry = &all.json()["data"][0];
    assert_eq!((&entry["kind"], &entry["author"]), (&json!("change"), &json!("Ani Sales")));
    assert_eq!(entry["data"]["changes"]["notes"], json!({"from": null, "to": "***"}));

    let page = sales.get(format!("{path}?limit=2")).await.expect(200);
    assert_eq!(
        (events(&page), page.json()["has_more"].clone()),
        (vec!["customer.updated".into(), "service.created".into()], json!(true))
    );
    let before = page.json()["data"][1]["at"].as_str().unwrap().to_owned();
    let rest = sales.get(format!("{path}?limit=2&before={before}")).await.expect(200);
    assert_eq!(
        (events(&rest), rest.json()["has_more"].clone()),
        (vec!["call".into(), "customer.created".into()], json!(false))
    );
    assert_eq!(events(&sales.get(format!("{path}?kinds=activity")).await.expect(200)), ["call"]);
    assert_eq!(
        sales.get(format!("{path}?kinds=activity,gosip")).await.expect(422).faults(),
        ["kinds: unknown_value"]
    );
    for query in ["limit=0", "limit=101", "limit=x", "before=kemarin", "warna=1"] {
        sales.get(format!("{path}?{query}")).await.expect(422);
    }
    shop.as_other_sales().await.get(&path).await.expect(404);
}

#[on_both_databases]
async fn more_than_a_page_of_one_instant_is_told_whole_and_once(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    for number in 0..12 {
        let call = json!({"customer_id": id, "kind": "call", "note": format!("{number}")});
        sales.post("/api/activities", call).await.expect(201);
    }
    let (mut seen, mut before) = (Vec::new(), String::new());
    loop {
        let page = sales.get(format!("/api/customers/{id}/timeline?limit=5{before}")).await.expect(200);
        let entries = page.json()["data"].as_array().unwrap().clone();
        seen.extend(entries.iter().map(|entry| entry["id"].as_str().unwrap().to_owned()));
        let Some(next) = page.json()["next"].as_str().map(str::to_owned) else { break };
        before = format!("&before={next}");
    }
    assert_eq!(seen.len(), 13);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 13);
}
