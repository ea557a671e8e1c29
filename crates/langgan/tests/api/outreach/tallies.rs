//! The sums are what a recount says, whatever happens.

use super::world::{counts, filled, give, hire, mark, product};
use crate::support::Shop;
use kernel::Role;
use platform::{on_both_databases, tally};
use serde_json::json;

#[on_both_databases]
async fn sums_equal_a_recount_after_everything_that_can_happen(shop: Shop) {
    let (database, records) = filled(&shop, 12).await;
    let wati = hire(&shop, "Wati").await;
    let admin = shop.as_admin().await;
    give(&shop, &database, shop.people.staff.id, &records[..6]).await;
    let staff = shop.as_role(Role::Staff).await;
    for (record, what) in records.iter().zip([
        json!({"whatsapp_status": "ada"}),
        json!({"responded": true}),
        json!({"whatsapp_status": "tidak", "responded": false}),
    ]) {
        mark(&staff, record, what).await.expect(200);
    }
    mark(&staff, &records[0], json!({"whatsapp_status": null})).await.expect(200);
    admin
        .post("/api/assignments/bulk", json!({"ids": records[1..3], "action": "move", "staff_id": wati.id}))
        .await
        .expect(200);
    admin.post(format!("/api/databases/{database}/recycle"), json!({"scope": "untouched"})).await.expect(200);
    admin
        .patch(format!("/api/customer-records/{}", records[1]), json!({"do_not_contact": true}))
        .await
        .expect(200);
    admin.delete(format!("/api/customer-records/{}", records[7])).await.expect(204);
    let assign = json!({"mode": "random", "staff_ids": [wati.id, shop.people.staff.id], "quantity": 5});
    admin.post(format!("/api/databases/{database}/assign"), assign).await.expect(200);
    let product = product(&shop, "Lain").await;
    let deposit = json!({"customer_name": "Rina", "product_id": product, "base_amount": 5});
    let id = staff.post("/api/deposits", deposit.clone()).await.expect(201).id();
    staff.post("/api/deposits", deposit).await.expect(201);
    staff
        .patch(format!("/api/deposits/{id}"), json!({"on_date": "2026-11-19", "multiplier": 4}))
        .await
        .expect(200);
    assert_eq!(tally::count_differences(&shop.app).await.unwrap(), 0);
    let before = counts(&shop, &database).await;
    tally::fold(&shop.app).await.unwrap();
    assert_eq!(tally::count_differences(&shop.app).await.unwrap(), 0);
    assert_eq!(counts(&shop, &database).await, before);
    staff.delete(format!("/api/deposits/{id}")).await.expect(204);
    assert_eq!(tally::count_differences(&shop.app).await.unwrap(), 0);
    assert_eq!(tally::prove(&shop.app).await.unwrap(), 0);
}
