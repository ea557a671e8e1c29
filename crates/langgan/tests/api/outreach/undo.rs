//! The giving of a batch is undone.

use super::world::{counts, filled, give, hire, mark};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn what_nobody_worked_on_goes_back_and_the_rest_is_named(shop: Shop) {
    let (database, records) = filled(&shop, 4).await;
    let batch = give(&shop, &database, shop.people.staff.id, &records[..3]).await;
    shop.advance(chrono::Duration::minutes(1));
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "ada"})).await.expect(200);
    let other = hire(&shop, "Wati").await;
    give_to(&shop, &records[1], &other.id).await;
    let undone =
        shop.as_admin().await.post(format!("/api/batches/{batch}/undo"), json!({})).await.expect(200);
    assert_eq!((&undone.json()["undone"], &undone.json()["batches"]), (&json!(1), &json!([])));
    let kept = undone.json()["kept"].clone();
    assert_eq!((&kept[0]["id"], &kept[0]["code"]), (&json!(records[0]), &json!("touched")));
    assert_eq!((&kept[1]["id"], &kept[1]["code"]), (&json!(records[1]), &json!("not_there")));
    let counts = counts(&shop, &database).await;
    assert_eq!((&counts["available"], &counts["assigned"]), (&json!(2), &json!(2)));
    let again = shop.as_admin().await.post(format!("/api/batches/{batch}/undo"), json!({})).await.expect(200);
    assert_eq!((&again.json()["undone"], &again.json()["kept"][2]["code"]), (&json!(0), &json!("not_there")));
}

#[on_both_databases]
async fn records_that_were_moved_go_back_to_whoever_had_them(shop: Shop) {
    let (database, records) = filled(&shop, 2).await;
    let other = hire(&shop, "Wati").await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "ada"})).await.expect(200);
    shop.advance(chrono::Duration::minutes(1));
    for record in &records {
        give_to(&shop, record, &other.id).await;
    }
    let wati = shop.as_person(&other).await;
    let batches = wati.get("/api/batches").await.ids();
    for batch in batches {
        let undone = shop.as_admin().await.post(format!("/api/batches/{batch}/undo"), json!({})).await;
        assert_eq!(undone.expect(200).json()["undone"], 1);
    }
    assert_eq!(wati.get("/api/my-assigned-records").await.ids(), Vec::<String>::new());
    let mut back = staff.get("/api/my-assigned-records").await.ids();
    back.sort();
    let mut expected = records.clone();
    expected.sort();
    assert_eq!(back, expected);
    let first = staff.get(format!("/api/customer-records/{}", records[0])).await.expect(200);
    assert_eq!(first.json()["whatsapp_status"], "ada");
}

#[on_both_databases]
async fn only_who_manages_databases_undoes_a_batch(shop: Shop) {
    let (database, records) = filled(&shop, 1).await;
    let batch = give(&shop, &database, shop.people.staff.id, &records).await;
    let path = format!("/api/batches/{batch}/undo");
    shop.as_role(Role::Staff).await.post(&path, json!({})).await.expect(403);
    shop.as_person(&hire(&shop, "Wati").await).await.post(&path, json!({})).await.expect(404);
    shop.as_sales().await.post(&path, json!({})).await.expect(404);
}

async fn give_to(shop: &Shop, record: &str, to: &kernel::UserId) {
    let body = json!({"ids": [record], "action": "move", "staff_id": to});
    shop.as_admin().await.post("/api/assignments/bulk", body).await.expect(200);
}
