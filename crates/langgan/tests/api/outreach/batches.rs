//! Batches as cards.

use super::world::{filled, give, hire};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_batch_gets_a_title_of_its_own(shop: Shop) {
    let (database, records) = filled(&shop, 2).await;
    let batch = give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    let path = format!("/api/batches/{batch}");
    assert_eq!(staff.get(&path).await.json()["title"], "Data Bandung · 20/11/2026");
    let renamed = staff.patch(&path, json!({"title": "  Senin   pagi "})).await.expect(200);
    assert_eq!(renamed.json()["title"], "Senin pagi");
    staff.patch_seen(&path, "\"1\"", json!({"title": "x"})).await.expect(412);
    assert_eq!(staff.get("/api/my-assigned-records").await.json()["data"][0]["batch_title"], "Senin pagi");
    let other = shop.as_person(&hire(&shop, "Wati").await).await;
    other.get(&path).await.expect(404);
    other.patch(&path, json!({"title": "x"})).await.expect(404);
}

#[on_both_databases]
async fn a_new_batch_waits_until_it_is_opened(shop: Shop) {
    let (database, records) = filled(&shop, 2).await;
    let batch = give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    assert_eq!(staff.get("/api/auth/me").await.json()["badges"]["new_batches"], 1);
    staff.patch(format!("/api/batches/{batch}"), json!({"seen": true})).await.expect(200);
    assert_eq!(staff.get("/api/auth/me").await.json()["badges"]["new_batches"], 0);
    let mine = staff.get(format!("/api/my-assigned-records?batch_id={batch}&sort=row_no")).await;
    assert_eq!(mine.ids(), records);
}
