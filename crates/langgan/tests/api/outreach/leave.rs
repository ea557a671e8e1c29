//! Somebody leaves: records and reservations go to others.

use super::world::{fill, filled, give, hire, mark, product};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn three_thousand_records_go_to_another(shop: Shop) {
    let (database, mut records) = filled(&shop, 1_500).await;
    records.extend(fill(&shop, &database, 1_500).await);
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "ada"})).await.expect(200);
    let product = product(&shop, "Lain").await;
    let admin = shop.as_admin().await;
    let body = json!({"name": "Rina", "product_id": product, "staff_id": shop.people.staff.id});
    admin.post("/api/reserved-members", body).await.expect(201);
    let owner = shop.as_owner().await;
    let path = format!("/api/users/{}", shop.people.staff.id);
    let holdings = owner.get(format!("{path}/holdings")).await.json();
    assert_eq!(
        (holdings["holdings"]["records"].clone(), holdings["holdings"]["reservations"].clone()),
        (json!(3_000), json!(1))
    );
    assert_eq!(owner.post(format!("{path}/deactivate"), json!({})).await.expect(409).code(), "holds_things");
    let heir = hire(&shop, "Wati").await;
    let sales = json!({"hand_over_to": {"records": shop.people.ani.id, "reservations": heir.id}});
    assert_eq!(
        owner.post(format!("{path}/deactivate"), sales).await.expect(422).faults(),
        ["hand_over_to.records: not_found"]
    );
    let to = json!({"hand_over_to": {"records": heir.id, "reservations": heir.id}});
    owner.post(format!("{path}/deactivate"), to).await.expect(200);
    let wati = shop.as_person(&heir).await;
    assert_eq!(wati.get("/api/my-assigned-records").await.json()["total"], 3_000);
    assert_eq!(
        wati.get("/api/reserved-members?status=approved").await.json()["data"][0]["staff_name"],
        "Wati"
    );
    let quality = admin.get("/api/outreach/quality?preset=today").await.json();
    let before = quality["data"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["staff_name"] == shop.people.staff.name)
        .unwrap();
    assert_eq!((before["assigned"].clone(), before["ada"].clone()), (json!(3_000), json!(1)));
}
