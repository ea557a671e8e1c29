//! Whose customers one sees. What one may not see does not exist.

use super::world::{customer, customer_of, logged, look};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn sales_see_their_own_leaders_their_teams_and_the_rest_nobodys(shop: Shop) {
    let (anis, budis) =
        (customer_of(&shop, &shop.people.ani).await, customer_of(&shop, &shop.people.budi).await);
    let (ani, leader) = (shop.as_sales().await, shop.as_leader().await);
    assert_eq!(ani.get("/api/customers").await.expect(200).ids(), [anis.clone()]);
    assert_eq!(leader.get("/api/customers").await.expect(200).ids(), [anis.clone()]);
    for client in [&ani, &leader] {
        client.get(format!("/api/customers/{anis}")).await.expect(200);
        client.get(format!("/api/customers/{budis}")).await.expect(404);
        client.patch(format!("/api/customers/{budis}"), json!({"name": "x"})).await.expect(404);
    }
    for role in [Role::Technician, Role::Staff] {
        shop.as_role(role).await.get(format!("/api/customers/{anis}")).await.expect(404);
    }
    assert_eq!(
        shop.as_role(Role::Technician).await.get("/api/customers").await.expect(200).json()["total"],
        0
    );
    shop.as_role(Role::Staff).await.get("/api/customers").await.expect(403);
    shop.as_role(Role::Technician)
        .await
        .post("/api/customers", json!({"name": "x", "email": "x@x.id"}))
        .await
        .expect(403);
}

#[on_both_databases]
async fn the_search_box_finds_only_what_one_may_see(shop: Shop) {
    let found = async |client: &crate::support::Client, text: &str| {
        client.get(format!("/api/search?q={text}")).await.expect(200).text().contains("Wayan Unik")
    };
    customer(&shop.as_other_sales().await, json!({"name": "Wayan Unik", "phone": "081290000081"})).await;
    let (budi, ani) = (shop.as_other_sales().await, shop.as_sales().await);
    for text in ["wayan", "0812-9000-0081", "+6281290000081"] {
        assert!(found(&budi, text).await, "{text}");
        assert!(!found(&ani, text).await, "{text}");
    }
}

#[on_both_databases]
async fn whoever_looks_at_a_phone_stands_in_the_event_log(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    look(&sales, &id).await;
    let events = logged(&shop, "customer_viewed").await;
    assert_eq!(events[0]["customer_id"], id);
}
