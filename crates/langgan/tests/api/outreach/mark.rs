//! Marking what became of a record.

use super::world::{filled, give, hire, mark};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_mark_is_saved_counted_and_taken_back(shop: Shop) {
    let (database, records) = filled(&shop, 3).await;
    let batch = give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    let answer =
        mark(&staff, &records[0], json!({"whatsapp_status": "ada", "responded": true, "note": "mau"})).await;
    let json = answer.expect(200).json();
    assert_eq!(
        (json["whatsapp_status"].clone(), json["responded"].clone(), json["note"].clone()),
        (json!("ada"), json!(true), json!("mau"))
    );
    assert!(json["marked_at"].is_string());
    mark(&staff, &records[1], json!({"whatsapp_status": "ceklis1"})).await.expect(200);
    let counts = staff.get(format!("/api/batches/{batch}")).await.expect(200).json()["counts"].clone();
    assert_eq!(
        counts,
        json!({"total": 3, "ada": 1, "tidak": 0, "ceklis1": 1, "responded": 1, "not_responded": 0, "untouched": 1})
    );
    let undone =
        mark(&staff, &records[0], json!({"whatsapp_status": null, "responded": null, "note": null})).await;
    let json = undone.expect(200).json();
    assert_eq!((json["marked_at"].clone(), json["note"].clone()), (json!(null), json!(null)));
    let counts = staff.get(format!("/api/batches/{batch}")).await.json()["counts"].clone();
    assert_eq!((counts["untouched"].clone(), counts["ada"].clone()), (json!(2), json!(0)));
}

#[on_both_databases]
async fn what_is_not_said_stays(shop: Shop) {
    let (database, records) = filled(&shop, 1).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "ada"})).await.expect(200);
    mark(&staff, &records[0], json!({"responded": false})).await.expect(200);
    let json = mark(&staff, &records[0], json!({"note": "besok lagi"})).await.expect(200).json();
    assert_eq!((json["whatsapp_status"].clone(), json["responded"].clone()), (json!("ada"), json!(false)));
    let json = mark(&staff, &records[0], json!({"whatsapp_status": null})).await.expect(200).json();
    assert!(json["marked_at"].is_string());
    let wrong = mark(&staff, &records[0], json!({"whatsapp_status": "mungkin"})).await.expect(422);
    assert_eq!(wrong.faults(), ["whatsapp_status: wrong_type"]);
}

#[on_both_databases]
async fn only_its_holder_and_who_manages_marks_a_record(shop: Shop) {
    let (database, records) = filled(&shop, 2).await;
    give(&shop, &database, shop.people.staff.id, &records[..1]).await;
    let other = shop.as_person(&hire(&shop, "Wati").await).await;
    let admin = shop.as_admin().await;
    mark(&other, &records[0], json!({"whatsapp_status": "ada"})).await.expect(404);
    mark(&admin, &records[0], json!({"whatsapp_status": "ada"})).await.expect(200);
    let free = mark(&admin, &records[1], json!({"whatsapp_status": "ada"})).await.expect(409);
    assert_eq!(free.code(), "not_assigned");
}

#[on_both_databases]
async fn nobody_overwrites_a_mark_they_have_not_seen(shop: Shop) {
    let (database, records) = filled(&shop, 1).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    let path = format!("/api/customer-records/{}/whatsapp-status", records[0]);
    let seen = staff.get(format!("/api/customer-records/{}", records[0])).await.etag();
    staff.patch_seen(&path, &seen, json!({"whatsapp_status": "ada"})).await.expect(200);
    let stale = staff.patch_seen(&path, &seen, json!({"whatsapp_status": "tidak"})).await.expect(412);
    assert_eq!(stale.json()["current"]["whatsapp_status"], "ada");
}

#[on_both_databases]
async fn what_was_taken_back_is_no_longer_marked(shop: Shop) {
    let (database, records) = filled(&shop, 1).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    let admin = shop.as_admin().await;
    admin.post(format!("/api/databases/{database}/recycle"), json!({"scope": "all"})).await.expect(200);
    mark(&staff, &records[0], json!({"whatsapp_status": "ada"})).await.expect(404);
}
