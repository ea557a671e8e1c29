//! The sums that reports, the board and Home read always equal a recount.

use super::world::{lead, move_to, reason, stage};
use crate::support::Shop;
use ::platform::{on_both_databases, tally};
use sea_orm::ConnectionTrait;
use serde_json::json;

async fn differences(shop: &Shop) -> u64 {
    tally::count_differences(&shop.app).await.unwrap()
}

/// A life of leads with everything that changes what they count for; the sums are folded in the middle of it.
async fn live(shop: &Shop) {
    let manager = shop.as_manager().await;
    let (ani, budi) = (shop.people.ani.id, shop.people.budi.id);
    let channel = manager.post("/api/channels", json!({"name": "Pameran"})).await.expect(201).id();
    let mut leads = Vec::new();
    for value in 1..=6 {
        let fields = json!({"owner_id": ani, "channel_id": channel, "estimated_value": value * 1_000});
        leads.push(lead(&manager, fields).await.id());
    }
    assert_eq!(differences(shop).await, 0, "after creating");
    move_to(&manager, &leads[0], "Follow-up").await.expect(200);
    shop.advance(chrono::Duration::days(3));
    let manager = shop.as_manager().await;
    move_to(&manager, &leads[0], "Prospek").await.expect(200);
    tally::fold(&shop.app).await.unwrap();
    move_to(&manager, &leads[0], "Follow-up").await.expect(200);
    let lost = json!({"stage_id": stage(&manager, "Gagal").await, "lost_reason_id": reason(&manager).await});
    manager.post(format!("/api/leads/{}/move", leads[1]), lost.clone()).await.expect(200);
    manager.post(format!("/api/leads/{}/move", leads[2]), lost).await.expect(200);
    move_to(&manager, &leads[2], "Negosiasi").await.expect(200);
    assert_eq!(differences(shop).await, 0, "after moving");
    manager.post(format!("/api/leads/{}/assign", leads[3]), json!({"owner_id": budi})).await.expect(200);
    let change = json!({"estimated_value": 9_000, "channel_id": null});
    manager.patch(format!("/api/leads/{}", leads[3]), change).await.expect(200);
    manager.delete(format!("/api/leads/{}", leads[4])).await.expect(204);
    manager.delete(format!("/api/leads/{}", leads[5])).await.expect(204);
    manager.post(format!("/api/leads/{}/restore", leads[5]), json!({})).await.expect(200);
    assert_eq!(differences(shop).await, 0, "after giving away, changing and deleting");
    tally::fold(&shop.app).await.unwrap();
    manager.post(format!("/api/leads/{}/merge", leads[3]), json!({"from_id": leads[5]})).await.expect(200);
    let owner = shop.as_owner().await;
    let (gone, heir) = (stage(&owner, "Follow-up").await, stage(&owner, "Prospek").await);
    owner.delete(format!("/api/stages/{gone}?successor_id={heir}")).await.expect(204);
    assert_eq!(differences(shop).await, 0, "after merging leads and stages");
    shop.advance(chrono::Duration::days(100));
    shop.run_schedule().await;
    assert_eq!(differences(shop).await, 0, "after the trash was emptied");
}

#[on_both_databases]
async fn sums_equal_a_recount_whatever_happens(shop: Shop) {
    live(&shop).await;
    tally::fold(&shop.app).await.unwrap();
    tally::fold(&shop.app).await.unwrap();
    assert_eq!(differences(&shop).await, 0);
    assert_eq!(tally::prove(&shop.app).await.unwrap(), 0);
}

#[on_both_databases]
async fn a_lead_that_comes_back_to_a_stage_is_counted_once(shop: Shop) {
    let manager = shop.as_manager().await;
    let lead = lead(&manager, json!({})).await.id();
    for name in ["Follow-up", "Prospek", "Follow-up", "Prospek", "Negosiasi"] {
        move_to(&manager, &lead, name).await.expect(200);
    }
    let report = manager.get("/api/reports/leads-funnel?preset=this_month").await.expect(200).json();
    let entered = |name: &str| {
        let rows = report["rows"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["cells"][0] == name).unwrap()["cells"][1].clone()
    };
    assert_eq!([entered("Prospek"), entered("Follow-up"), entered("Negosiasi")], [1, 1, 1]);
}

#[on_both_databases]
async fn a_sum_that_was_damaged_is_found_and_mended(shop: Shop) {
    lead(&shop.as_sales().await, json!({})).await;
    tally::fold(&shop.app).await.unwrap();
    let damage = "UPDATE lead_day SET came = came + 5";
    shop.app.transact(async |tx| Ok(tx.execute_unprepared(damage).await?)).await.unwrap();
    assert_eq!(differences(&shop).await, 2, "the day differs from the recount, and the month from the day");
    assert_eq!(tally::prove(&shop.app).await.unwrap(), 2);
    assert_eq!(differences(&shop).await, 0);
}

#[on_both_databases]
async fn two_who_fold_at_once_count_nothing_twice(shop: Shop) {
    let ani = shop.as_sales().await;
    for _ in 0..5 {
        lead(&ani, json!({})).await;
    }
    let fold = || tally::fold(&shop.app);
    let (one, two, three) = tokio::join!(fold(), fold(), fold());
    one.and(two).and(three).unwrap();
    assert_eq!(differences(&shop).await, 0);
}
