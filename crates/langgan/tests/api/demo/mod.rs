//! Demo data comes into an empty workspace, and goes again without a trace of itself in the business's numbers.

use crate::{
    sales::world::lead,
    support::{Client, Shop},
};
use platform::{audit, on_both_databases, tally};
use serde_json::{Value, json};

const LISTS: [&str; 6] =
    ["/api/leads", "/api/deals", "/api/customers", "/api/products", "/api/services", "/api/purchases"];

async fn total(client: &Client, list: &str) -> i64 {
    client.get(format!("{list}?per_page=1")).await.expect(200).json()["total"].as_i64().unwrap()
}

async fn state(owner: &Client) -> Value {
    owner.get("/api/demo").await.expect(200).json()["state"].clone()
}

async fn fill(shop: &Shop, owner: &Client) {
    owner.post("/api/demo", json!({})).await.expect(202);
    assert_eq!(state(owner).await, "filling");
    shop.run_jobs().await;
    assert_eq!(state(owner).await, "present");
}

/// The sums fit a recount, the audit log is whole, and nobody works under the demo's name.
async fn all_is_well(shop: &Shop) {
    assert_eq!(tally::count_differences(&shop.app).await.unwrap(), 0);
    assert!(matches!(audit::verify(&shop.app).await.unwrap(), audit::Verdict::Intact(_)));
}

#[on_both_databases]
async fn what_the_demo_put_in_goes_out_again(shop: Shop) {
    let owner = shop.as_owner().await;
    assert_eq!(state(&owner).await, "offered");
    owner.delete("/api/demo").await.expect(409);
    let people = total(&owner, "/api/users").await;
    fill(&shop, &owner).await;
    for list in LISTS {
        assert!(total(&owner, list).await > 5, "{list}");
    }
    assert_eq!(total(&owner, "/api/users").await, people, "no demo person comes in");
    let sessions = owner.get("/api/auth/sessions").await.expect(200).json();
    assert!(!sessions.to_string().contains("demo data"), "{sessions}");
    owner.get("/api/auth/me").await.expect(200);
    all_is_well(&shop).await;
    assert_eq!(owner.post("/api/demo", json!({})).await.expect(409).code(), "workspace_not_empty");

    let removed = owner.delete("/api/demo").await.expect(200).json();
    assert!(removed["removed"].as_i64().unwrap() > 100, "{removed}");
    assert_eq!(removed["kept"], json!([]));
    for list in LISTS {
        assert_eq!(total(&owner, list).await, 0, "{list}");
    }
    let home = owner.get("/api/home").await.expect(200).json();
    assert!(home["cards"].as_array().unwrap().iter().all(|card| card["value"] == 0), "{home}");
    all_is_well(&shop).await;
    tally::fold(&shop.app).await.unwrap();
    all_is_well(&shop).await;
    assert_eq!(state(&owner).await, "offered");
}

#[on_both_databases]
async fn what_the_business_refers_to_stays_and_is_named(shop: Shop) {
    let owner = shop.as_owner().await;
    fill(&shop, &owner).await;
    let product = owner.get("/api/products?per_page=1&sort=name").await.expect(200).json()["data"][0].clone();
    let customer = owner.get("/api/customers?per_page=1").await.expect(200).json()["data"][0].clone();
    let own = lead(&owner, json!({"name": "Milik sendiri", "product_id": product["id"]})).await;
    let purchase = json!({"customer_id": customer["id"], "items": [{"name": "Kabel", "quantity": 1, "unit_price": 5000}]});
    owner.post("/api/purchases", purchase).await.expect(201);

    let removed = owner.delete("/api/demo").await.expect(200).json();
    let kept: Vec<_> = removed["kept"].as_array().unwrap().iter().map(|kept| kept["label"].clone()).collect();
    assert!(kept.contains(&product["name"]) && kept.contains(&customer["name"]), "{removed}");
    assert_eq!(
        owner.get(format!("/api/leads/{}", own.id())).await.expect(200).json()["product_name"],
        product["name"]
    );
    let page = format!("/api/customers/{}", customer["id"].as_str().unwrap());
    let after = owner.get(&page).await.expect(200).json();
    assert_eq!(
        after["purchase_count"].as_i64(),
        customer["purchase_count"].as_i64().map(|count| count + 1),
        "{after}"
    );
    assert_eq!(after["mrr"], customer["mrr"], "with the customer stays what they bought");
    assert_eq!(state(&owner).await, "closed");
    all_is_well(&shop).await;
}

#[on_both_databases]
async fn only_the_owner_of_an_empty_workspace_asks_for_it_and_of_two_at_once_one_is_heard(shop: Shop) {
    for other in [shop.as_manager().await, shop.as_admin().await, shop.as_sales().await] {
        other.get("/api/demo").await.expect(403);
        other.post("/api/demo", json!({})).await.expect(403);
        other.delete("/api/demo").await.expect(403);
    }
    let owner = shop.as_owner().await;
    let answers = tokio::join!(owner.post("/api/demo", json!({})), owner.post("/api/demo", json!({})));
    let mut codes = [answers.0.status(), answers.1.status()];
    codes.sort_unstable();
    assert_eq!(codes, [202, 409]);
    assert_eq!(owner.delete("/api/demo").await.expect(409).code(), "demo_is_filling");
    shop.run_jobs().await;
    assert_eq!(state(&owner).await, "present");
}
