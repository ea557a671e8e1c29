//! A record becomes a lead.

use super::world::{add, database, give, ids, mark, product};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_record_goes_on_in_sales(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let records =
        ids(&add(&shop, &database, json!([{"name": "Rina Wijaya", "phone": "081233330001"}])).await);
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "ada", "note": "mau pasang"})).await.expect(200);
    let path = format!("/api/customer-records/{}/make-lead", records[0]);
    let record = staff.post(&path, json!({})).await.expect(200).json();
    let lead = record["lead_id"].as_str().unwrap();
    let lead = shop.as_manager().await.get(format!("/api/leads/{lead}")).await.expect(200).json();
    assert_eq!(
        (lead["name"].clone(), lead["phone"].clone()),
        (json!("Rina Wijaya"), json!("+6281233330001"))
    );
    assert_eq!((lead["need"].clone(), lead["product_id"].clone()), (json!("mau pasang"), json!(product)));
    assert_eq!(lead["owner_id"], json!(null));
    assert_eq!(staff.post(&path, json!({})).await.expect(409).code(), "already_made");
    let admin = shop.as_admin().await;
    let recycled = admin.post(format!("/api/databases/{database}/recycle"), json!({"scope": "all"})).await;
    assert_eq!(recycled.expect(200).json()["recycled"], 0);
}

#[on_both_databases]
async fn who_is_known_in_sales_is_not_added_twice(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let manager = shop.as_manager().await;
    let lead = json!({"name": "Rina", "phone": "081233330001", "owner_id": shop.people.ani.id});
    manager.post("/api/leads", lead).await.expect(201);
    let records = ids(&add(
        &shop,
        &database,
        json!([{"name": "Rina", "phone": "+6281233330001"}, {"name": "x", "username": "y"}]),
    )
    .await);
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    let path = |record: usize| format!("/api/customer-records/{}/make-lead", records[record]);
    let refused = staff.post(path(0), json!({})).await.expect(409);
    assert_eq!((refused.code(), refused.json()["matches"].clone()), ("duplicate".to_owned(), json!([])));
    assert_eq!(staff.post(path(1), json!({})).await.expect(409).code(), "unreachable");
    let ani = json!({"owner_id": shop.people.ani.id, "allow_duplicate": true});
    assert_eq!(staff.post(path(0), ani.clone()).await.expect(422).faults(), ["owner_id: not_found"]);
    manager.post(path(0), ani).await.expect(200);
}
