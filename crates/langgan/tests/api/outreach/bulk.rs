//! All assignments: moving and taking back many.

use super::world::{filled, give, hire, mark};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::{Value, json};

fn codes(answer: &Value) -> Vec<Value> {
    answer["results"].as_array().unwrap().iter().map(|result| result["code"].clone()).collect()
}

#[on_both_databases]
async fn records_move_with_what_was_marked(shop: Shop) {
    let (database, records) = filled(&shop, 4).await;
    give(&shop, &database, shop.people.staff.id, &records[..3]).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "ada"})).await.expect(200);
    let other = hire(&shop, "Wati").await;
    give(&shop, &database, other.id, &records[3..]).await;
    let admin = shop.as_admin().await;
    let unknown = "01920000-0000-7000-8000-00000000dead";
    let ids = json!([records[0], records[1], records[3], unknown]);
    let answer = admin
        .post("/api/assignments/bulk", json!({"ids": ids, "action": "move", "staff_id": other.id}))
        .await
        .expect(200)
        .json();
    assert_eq!(codes(&answer), [json!(null), json!(null), json!("unchanged"), json!("not_found")]);
    assert_eq!((answer["done"].clone(), answer["failed"].clone()), (json!(2), json!(2)));
    let wati = shop.as_person(&other).await;
    assert_eq!(wati.get("/api/my-assigned-records").await.json()["total"], 3);
    assert_eq!(
        wati.get(format!("/api/customer-records/{}", records[0])).await.json()["whatsapp_status"],
        "ada"
    );
    staff.get(format!("/api/customer-records/{}", records[0])).await.expect(404);
    let notices = wati.get("/api/notifications").await;
    assert_eq!(notices.column("kind"), ["records.assigned", "records.assigned"]);
    assert_eq!(notices.json()["data"][0]["params"]["count"], 2);
}

#[on_both_databases]
async fn records_come_back_by_filter(shop: Shop) {
    let (database, records) = filled(&shop, 4).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "tidak"})).await.expect(200);
    let admin = shop.as_admin().await;
    let body = json!({"filter": {"whatsapp_status": "tidak"}, "action": "recycle"});
    assert_eq!(admin.post("/api/assignments/bulk", body.clone()).await.expect(200).json()["done"], 1);
    assert_eq!(admin.post("/api/assignments/bulk", body).await.expect(200).json()["done"], 0);
    staff.post("/api/assignments/bulk", json!({"ids": records, "action": "recycle"})).await.expect(403);
}

#[on_both_databases]
async fn assignments_are_filtered_and_taken_along(shop: Shop) {
    let (database, records) = filled(&shop, 3).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[1], json!({"whatsapp_status": "ada", "responded": true})).await.expect(200);
    let admin = shop.as_admin().await;
    let product = admin.get(format!("/api/databases/{database}")).await.json()["product_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let total = async |query: &str| {
        admin.get(format!("/api/assignments?{query}")).await.expect(200).json()["total"].clone()
    };
    assert_eq!(total("kind=regular").await, 3);
    assert_eq!(total("kind=bonanza").await, 0);
    assert_eq!(total(&format!("product_id={product}")).await, 3);
    assert_eq!(total("product_id=none").await, 0);
    assert_eq!(total("whatsapp_status=ada,none").await, 3);
    assert_eq!(total("responded=true").await, 1);
    assert_eq!(total("untouched=true").await, 2);
    assert_eq!(total("untouched=false").await, 1);
    assert_eq!(total("assigned_from=2026-11-21").await, 0);
    let csv = admin.get("/api/assignments?format=csv&whatsapp_status=ada").await.expect(200).text();
    assert_eq!(csv.lines().count(), 2);
}

#[on_both_databases]
async fn chosen_assignments_are_listed_and_downloaded_alone(shop: Shop) {
    let (database, records) = filled(&shop, 3).await;
    give(&shop, &database, shop.people.staff.id, &records[..2]).await;
    let admin = shop.as_admin().await;
    let chosen = format!("/api/assignments?id={},{}", records[0], records[2]);
    assert_eq!(admin.get(&chosen).await.expect(200).column("id"), [json!(records[0])]);
    let csv = admin.get(format!("{chosen}&format=csv")).await.expect(200).text();
    assert_eq!(csv.trim().lines().count(), 2);
    admin.get("/api/assignments?id=nobody").await.expect(422);
}
