//! Taking records back.

use super::world::{counts, filled, give, hire, mark};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::{Value, json};

async fn recycle(shop: &Shop, database: &str, body: Value) -> i64 {
    let answer = shop.as_admin().await.post(format!("/api/databases/{database}/recycle"), body).await;
    answer.expect(200).json()["recycled"].as_i64().unwrap()
}

#[on_both_databases]
async fn the_untouched_come_back_and_the_others_stay(shop: Shop) {
    let (database, records) = filled(&shop, 5).await;
    give(&shop, &database, shop.people.staff.id, &records[..4]).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "ada"})).await.expect(200);
    mark(&staff, &records[1], json!({"responded": false})).await.expect(200);
    mark(&staff, &records[2], json!({"note": "nanti"})).await.expect(200);
    assert_eq!(recycle(&shop, &database, json!({"scope": "untouched"})).await, 2);
    let counts = counts(&shop, &database).await;
    assert_eq!(
        (counts["available"].clone(), counts["recycled"].clone(), counts["assigned"].clone()),
        (json!(1), json!(2), json!(2))
    );
    assert_eq!(staff.get("/api/my-assigned-records").await.json()["total"], 2);
    let kinds = staff.get("/api/notifications").await.column("kind");
    assert_eq!(kinds, ["records.recycled", "records.assigned"]);
}

#[on_both_databases]
async fn a_record_that_comes_back_starts_anew_and_those_nobody_had_go_first(shop: Shop) {
    let (database, records) = filled(&shop, 3).await;
    give(&shop, &database, shop.people.staff.id, &records[..2]).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "tidak", "note": "salah sambung"})).await.expect(200);
    assert_eq!(recycle(&shop, &database, json!({"scope": "all"})).await, 2);
    let other = hire(&shop, "Wati").await;
    let assign = json!({"mode": "random", "staff_id": other.id, "quantity": 1});
    let admin = shop.as_admin().await;
    admin.post(format!("/api/databases/{database}/assign"), assign.clone()).await.expect(200);
    let wati = shop.as_person(&other).await;
    assert_eq!(wati.get("/api/my-assigned-records").await.ids(), [records[2].clone()]);
    let two = json!({"mode": "random", "staff_id": other.id, "quantity": 2});
    admin.post(format!("/api/databases/{database}/assign"), two).await.expect(200);
    let again = wati.get(format!("/api/customer-records/{}", records[0])).await.expect(200).json();
    assert_eq!((again["whatsapp_status"].clone(), again["note"].clone()), (json!(null), json!(null)));
}

#[on_both_databases]
async fn what_was_given_long_ago_comes_back_by_business_day(shop: Shop) {
    let (database, records) = filled(&shop, 4).await;
    // 20 November, a minute before midnight in Jakarta.
    shop.set_clock("2026-11-20T16:59:00Z".parse().unwrap());
    give(&shop, &database, shop.people.staff.id, &records[..2]).await;
    shop.set_clock("2026-11-20T17:30:00Z".parse().unwrap());
    give(&shop, &database, shop.people.staff.id, &records[2..]).await;
    shop.set_clock("2026-11-23T17:30:00Z".parse().unwrap());
    assert_eq!(recycle(&shop, &database, json!({"scope": "older_than_days", "days": 4})).await, 0);
    assert_eq!(recycle(&shop, &database, json!({"scope": "older_than_days", "days": 3})).await, 2);
    assert_eq!(recycle(&shop, &database, json!({"scope": "older_than_days", "days": 2})).await, 2);
}

#[on_both_databases]
async fn one_person_s_records_come_back_alone(shop: Shop) {
    let (database, records) = filled(&shop, 4).await;
    let other = hire(&shop, "Wati").await;
    give(&shop, &database, shop.people.staff.id, &records[..2]).await;
    give(&shop, &database, other.id, &records[2..]).await;
    assert_eq!(recycle(&shop, &database, json!({"scope": "all", "staff_id": other.id})).await, 2);
    assert_eq!(counts(&shop, &database).await["assigned"], 2);
    let wrong = shop
        .as_admin()
        .await
        .post(format!("/api/databases/{database}/recycle"), json!({"scope": "older_than_days"}))
        .await;
    assert_eq!(wrong.expect(422).faults(), ["days: required"]);
}

#[on_both_databases]
async fn what_nobody_touched_goes_back_at_midnight_with_a_warning_the_day_before(shop: Shop) {
    shop.set_clock("2026-11-20T03:00:00Z".parse().unwrap());
    let settings = json!({"untouched_days": 3});
    shop.as_owner().await.patch("/api/settings/outreach", settings).await.expect(200);
    let (database, records) = filled(&shop, 4).await;
    give(&shop, &database, shop.people.staff.id, &records[..3]).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "ada"})).await.expect(200);
    mark(&staff, &records[1], json!({"note": "nanti"})).await.expect(200);
    let kinds = async || shop.as_role(Role::Staff).await.get("/api/notifications").await.column("kind");
    // Midnights of Jakarta that begin the 21st, 22nd and 23rd.
    let mut held = Vec::new();
    for day in ["20", "21", "22"] {
        shop.set_clock(format!("2026-11-{day}T17:01:00Z").parse().unwrap());
        shop.run_schedule().await;
        let staff = shop.as_role(Role::Staff).await;
        held.push((staff.get("/api/my-assigned-records").await.ids().len(), kinds().await.len()));
    }
    assert_eq!(held, [(3, 1), (3, 2), (1, 3)]);
    assert_eq!(kinds().await, ["records.recycled", "records.returning", "records.assigned"]);
}

#[on_both_databases]
async fn who_just_had_a_record_does_not_draw_it_again_until_it_has_rested(shop: Shop) {
    shop.as_owner().await.patch("/api/settings/outreach", json!({"rest_days": 2})).await.expect(200);
    let (database, records) = filled(&shop, 2).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    assert_eq!(recycle(&shop, &database, json!({"scope": "all"})).await, 2);
    let draw = async |person: kernel::UserId| {
        let body = json!({"mode": "random", "staff_id": person, "quantity": 1});
        shop.as_admin().await.post(format!("/api/databases/{database}/assign"), body).await
    };
    let refused = draw(shop.people.staff.id).await.expect(409);
    assert_eq!((refused.code().as_str(), &refused.json()["available"]), ("not_enough", &json!("0")));
    draw(hire(&shop, "Wati").await.id).await.expect(200);
    shop.advance(chrono::Duration::days(2));
    draw(shop.people.staff.id).await.expect(200);
}
