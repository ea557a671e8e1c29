//! Who sees what of the telesales room.

use super::world::{filled, give, hire};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::json;

const LISTS: [&str; 8] = [
    "/api/databases",
    "/api/database-kinds",
    "/api/my-assigned-records",
    "/api/assignments",
    "/api/batches",
    "/api/download-requests",
    "/api/reserved-members",
    "/api/deposits",
];

#[on_both_databases]
async fn sales_and_technicians_see_nothing_of_it(shop: Shop) {
    let (database, records) = filled(&shop, 1).await;
    for role in [Role::Sales, Role::Technician] {
        let client = shop.as_role(role).await;
        for path in LISTS {
            client.get(path).await.expect(403);
        }
        client.get(format!("/api/databases/{database}")).await.expect(404);
        client.get(format!("/api/customer-records/{}", records[0])).await.expect(404);
    }
}

#[on_both_databases]
async fn staff_see_their_own_records_and_no_more(shop: Shop) {
    let (database, records) = filled(&shop, 3).await;
    let other = hire(&shop, "Wati").await;
    give(&shop, &database, shop.people.staff.id, &records[..1]).await;
    give(&shop, &database, other.id, &records[1..2]).await;
    let staff = shop.as_role(Role::Staff).await;
    assert_eq!(staff.get("/api/assignments").await.ids(), [records[0].clone()]);
    assert_eq!(
        staff.get(format!("/api/assignments?assignee_id={}", other.id)).await.ids(),
        Vec::<String>::new()
    );
    for record in &records[1..] {
        staff.get(format!("/api/customer-records/{record}")).await.expect(404);
    }
    staff.get(format!("/api/databases/{database}/records")).await.expect(403);
    staff.patch(format!("/api/customer-records/{}", records[0]), json!({"name": "x"})).await.expect(403);
    staff.delete(format!("/api/databases/{database}")).await.expect(403);
    staff
        .post(
            format!("/api/databases/{database}/assign"),
            json!({"mode": "random", "quantity": 1, "staff_id": other.id}),
        )
        .await
        .expect(403);
    let csv = staff.get("/api/my-assigned-records?format=csv").await.expect(200).text();
    assert_eq!(csv.lines().count(), 2);
}
