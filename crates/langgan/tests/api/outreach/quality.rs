//! How much people do, and how well.

use super::world::{filled, give, hire, mark};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::{Value, json};

async fn figures(shop: &Shop, query: &str) -> Value {
    let answer = shop.as_admin().await.get(format!("/api/outreach/quality?{query}")).await.expect(200);
    answer.json()
}

#[on_both_databases]
async fn a_record_counts_as_checked_on_the_day_it_was_first_marked(shop: Shop) {
    let (database, records) = filled(&shop, 10).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    for (record, what) in records.iter().zip(["ada", "ada", "tidak", "ceklis1"]) {
        mark(&staff, record, json!({"whatsapp_status": what})).await.expect(200);
    }
    mark(&staff, &records[0], json!({"responded": true})).await.expect(200);
    let today = figures(&shop, "preset=today").await;
    assert_eq!(
        today["totals"],
        json!({"assigned": 10, "carried": 0, "checked": 4, "checked_bps": 4_000, "ada": 2, "tidak": 1, "ceklis1": 1,
            "responded": 1, "responded_bps": 2_500, "quality_bps": 5_000})
    );
    assert_eq!(today["data"][0]["staff_name"], shop.people.staff.name);
    assert!(today["data"][0]["last_activity_at"].is_string());
    shop.advance(chrono::Duration::days(1));
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[4], json!({"whatsapp_status": "ada"})).await.expect(200);
    mark(&staff, &records[2], json!({"whatsapp_status": "ada"})).await.expect(200);
    let today = figures(&shop, "preset=today").await["totals"].clone();
    assert_eq!(
        (today["carried"].clone(), today["checked"].clone(), today["checked_bps"].clone()),
        (json!(6), json!(1), json!(1_667))
    );
    let yesterday = figures(&shop, "preset=yesterday").await["totals"].clone();
    assert_eq!((yesterday["ada"].clone(), yesterday["tidak"].clone()), (json!(3), json!(0)));
    let all = figures(&shop, "preset=all_time").await;
    assert_eq!((all["totals"]["checked"].clone(), all["days"].as_array().unwrap().len()), (json!(5), 2));
    let days = figures(&shop, "from=2026-11-21&to=2026-11-21").await["days"].clone();
    assert_eq!(days[0]["on"], "2026-11-21");
}

#[on_both_databases]
async fn what_is_taken_back_is_no_longer_carried_but_the_work_stays(shop: Shop) {
    let (database, records) = filled(&shop, 4).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "ada"})).await.expect(200);
    let admin = shop.as_admin().await;
    admin.post(format!("/api/databases/{database}/recycle"), json!({"scope": "all"})).await.expect(200);
    shop.advance(chrono::Duration::days(1));
    assert_eq!(figures(&shop, "preset=today").await["totals"]["carried"], 0);
    assert_eq!(figures(&shop, "preset=yesterday").await["totals"]["checked"], 1);
}

#[on_both_databases]
async fn figures_are_filtered_and_taken_along_and_staff_see_their_own(shop: Shop) {
    let (database, records) = filled(&shop, 4).await;
    let other = hire(&shop, "Wati").await;
    give(&shop, &database, shop.people.staff.id, &records[..1]).await;
    give(&shop, &database, other.id, &records[1..]).await;
    assert_eq!(figures(&shop, &format!("staff_id={}", other.id)).await["totals"]["assigned"], 3);
    assert_eq!(figures(&shop, "kind=bonanza").await["totals"]["assigned"], 0);
    assert_eq!(
        figures(&shop, &format!("database_id={database}&kind=regular")).await["totals"]["assigned"],
        4
    );
    let staff = shop.as_role(Role::Staff).await;
    let own = staff.get("/api/outreach/quality").await.expect(200).json();
    assert_eq!((own["data"].as_array().unwrap().len(), own["totals"]["assigned"].clone()), (1, json!(1)));
    let csv = shop.as_admin().await.get("/api/outreach/quality?format=csv").await.expect(200).text();
    assert_eq!(csv.lines().count(), 3);
    let wrong = staff.get("/api/outreach/quality?preset=someday&from=2026-11-02").await.expect(422);
    assert_eq!(wrong.faults(), ["preset: unknown_value", "to: required"]);
}
