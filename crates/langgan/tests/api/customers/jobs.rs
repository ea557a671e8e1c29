//! What happens to customers without a person.

use super::world::{customer, look, notices, package, purchase, service, tamper};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn who_went_quiet_is_proposed_as_inactive_and_their_owner_is_told_once(shop: Shop) {
    let sales = shop.as_sales().await;
    let product = package(&shop, "Home 20", 100_000).await;
    let quiet = customer(&sales, json!({"name": "Diam"})).await.id();
    let bought = customer(&sales, json!({"name": "Beli"})).await.id();
    let runs = customer(&sales, json!({"name": "Jalan"})).await.id();
    service(&sales, (&runs, &product), json!({})).await;
    shop.advance(chrono::Duration::days(179));
    shop.run_schedule().await;
    let sales = shop.as_sales().await;
    purchase(&sales, &bought, ("2027-05-01", 1_000)).await;
    assert!(look(&sales, &quiet).await["inactive_proposed_on"].is_null());
    shop.advance(chrono::Duration::days(3));
    shop.run_schedule().await;
    let sales = shop.as_sales().await;
    assert_eq!(sales.get("/api/customers?inactive_proposed=true").await.expect(200).ids(), [quiet.clone()]);
    assert_eq!(look(&sales, &quiet).await["status"], "active", "it is a proposal");
    shop.advance(chrono::Duration::days(1));
    shop.run_schedule().await;
    let sales = shop.as_sales().await;
    let told = notices(&sales).await.into_iter().filter(|kind| kind == "customer.inactive_proposed").count();
    assert_eq!(told, 1);
    // Saying either way settles it.
    let kept = sales.patch(format!("/api/customers/{quiet}"), json!({"status": "active"})).await.expect(200);
    assert!(kept.json()["inactive_proposed_on"].is_null());
}

#[on_both_databases]
async fn the_workspace_says_after_how_many_days_and_whether_at_all(shop: Shop) {
    let owner = shop.as_owner().await;
    let id = customer(&owner, json!({})).await.id();
    for bad in [
        json!({"inactive_after_days": -1}),
        json!({"inactive_after_days": 3_651}),
        json!({"inactive_after_days": "x"}),
    ] {
        owner.patch("/api/settings/customers", bad).await.expect(422);
    }
    owner.patch("/api/settings/customers", json!({"inactive_after_days": 0})).await.expect(200);
    shop.advance(chrono::Duration::days(400));
    shop.run_schedule().await;
    let owner = shop.as_owner().await;
    assert!(look(&owner, &id).await["inactive_proposed_on"].is_null());
    owner.patch("/api/settings/customers", json!({"inactive_after_days": 30})).await.expect(200);
    shop.advance(chrono::Duration::days(1));
    shop.run_schedule().await;
    assert!(look(&shop.as_owner().await, &id).await["inactive_proposed_on"].is_string());
}

#[on_both_databases]
async fn a_recount_mends_what_the_rows_say(shop: Shop) {
    let sales = shop.as_sales().await;
    let product = package(&shop, "Home 20", 100_000).await;
    let id = customer(&sales, json!({})).await.id();
    service(&sales, (&id, &product), json!({"started_on": "2026-11-01"})).await;
    purchase(&sales, &id, ("2026-11-02", 75_000)).await;
    let right = look(&sales, &id).await;
    tamper(&shop, "UPDATE customer SET purchase_count = 9, lifetime_value = 9, active_services = 9, mrr = 9")
        .await;
    shop.advance(chrono::Duration::days(1));
    shop.run_schedule().await;
    let mended = look(&shop.as_sales().await, &id).await;
    for field in
        ["purchase_count", "lifetime_value", "active_services", "mrr", "active_since", "last_purchase_on"]
    {
        assert_eq!(mended[field], right[field], "{field}");
    }
}

#[on_both_databases]
async fn a_user_who_leaves_hands_their_customers_over(shop: Shop) {
    let (sales, admin) = (shop.as_sales().await, shop.as_admin().await);
    let id = customer(&sales, json!({})).await.id();
    let path = format!("/api/users/{}/deactivate", shop.people.ani.id);
    assert_eq!(admin.post(&path, json!({})).await.expect(409).code(), "holds_things");
    for nobody in [&shop.people.technician, &shop.people.staff] {
        admin.post(&path, json!({"hand_over_to": {"customers": nobody.id}})).await.expect(422);
    }
    admin.post(&path, json!({"hand_over_to": {"customers": shop.people.budi.id}})).await.expect(200);
    let budi = shop.as_other_sales().await;
    assert_eq!(look(&budi, &id).await["owner_name"], "Budi Sales");
    assert_eq!(notices(&budi).await, [json!("customer.handed_over")]);
}
