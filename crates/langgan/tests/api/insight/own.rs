//! One's own month.

use crate::{
    sales::{
        deals::{deal, step},
        world::{lead, move_to},
    },
    support::{Client, Shop},
};
use platform::on_both_databases;
use serde_json::{Value, json};

async fn figures(client: &Client, month: &str) -> Value {
    client.get(format!("/api/me/report?month={month}")).await.expect(200).json()
}

#[on_both_databases]
async fn a_month_counts_what_is_ones_own_and_nothing_else(shop: Shop) {
    let nothing = json!({"month": "2026-11", "leads": 0, "activities": 0, "conversions": 0, "conversion_bps": null,
        "revenue": 0, "target": null});
    assert_eq!(figures(&shop.as_leader().await, "2026-11").await, nothing);
    let (ani, id) = deal(&shop, 125_000).await;
    let other = lead(&ani, json!({})).await.id();
    ani.post("/api/activities", json!({"lead_id": other, "kind": "call"})).await.expect(201);
    move_to(&ani, &other, "Follow-up").await.expect(200);
    for name in ["submit", "activate"] {
        step(&ani, &id, name).await.expect(200);
    }
    let own = json!({"month": "2026-11", "leads": 2, "activities": 1, "conversions": 1, "conversion_bps": 5_000,
        "revenue": 250_000, "target": null});
    assert_eq!(figures(&ani, "2026-11").await, own);
    assert_eq!(ani.get("/api/me/report").await.expect(200).json(), own);
    // Neither the leader of the team nor the manager counts it as theirs.
    for client in [shop.as_leader().await, shop.as_manager().await, shop.as_owner().await] {
        assert_eq!(figures(&client, "2026-11").await, nothing);
    }
    assert_eq!(figures(&ani, "2026-10").await["leads"], 0);
    let wrong = ani.get("/api/me/report?month=2026-13").await.expect(422);
    assert_eq!(wrong.faults(), ["month: wrong_type"]);
}

/// 30 November, 23:59:59 in Jakarta is the 30th for everybody; a second later it is December.
#[on_both_databases]
async fn a_day_and_a_month_end_at_midnight_of_the_business(shop: Shop) {
    shop.set_clock("2026-11-30T16:59:59Z".parse().unwrap());
    let (ani, id) = deal(&shop, 125_000).await;
    step(&ani, &id, "submit").await.expect(200);
    let won = step(&ani, &id, "activate").await.expect(200);
    assert_eq!(
        (&won.json()["won_on"], &won.json()["created_on"]),
        (&json!("2026-11-30"), &json!("2026-11-30"))
    );
    shop.set_clock("2026-11-30T17:00:00Z".parse().unwrap());
    let (ani, late) = deal(&shop, 125_000).await;
    step(&ani, &late, "submit").await.expect(200);
    assert_eq!(step(&ani, &late, "activate").await.expect(200).json()["won_on"], "2026-12-01");

    let manager = shop.as_manager().await;
    let count = async |path: String| manager.get(path).await.expect(200).json()["total"].clone();
    for (day, month) in [("2026-11-30", "2026-11"), ("2026-12-01", "2026-12")] {
        assert_eq!(count(format!("/api/leads?created_from={day}&created_to={day}")).await, 1);
        assert_eq!(count(format!("/api/deals?won_on_from={day}&won_on_to={day}")).await, 1);
        assert_eq!(count(format!("/api/purchases?on_date_from={day}&on_date_to={day}")).await, 1);
        let own = figures(&ani, month).await;
        assert_eq!((&own["leads"], &own["conversions"]), (&json!(1), &json!(1)));
        for report in ["sales-summary", "leads-by"] {
            let rows =
                manager.get(format!("/api/reports/{report}?from={day}&to={day}&granularity=day")).await;
            assert_eq!(of_day(&rows.expect(200).json()), json!([1]), "{report} {day}");
        }
        let file = manager.get(format!("/api/deals?won_on_from={day}&won_on_to={day}&format=csv")).await;
        assert_eq!(file.expect(200).text().lines().count(), 2);
    }
}

/// The first whole number of every row.
fn of_day(report: &Value) -> Value {
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| row["cells"].as_array().unwrap().iter().find(|cell| cell.is_i64()).unwrap().clone())
        .collect()
}
