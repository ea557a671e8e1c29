//! What is due: the badge, the list and the reminder.

use crate::{
    sales::world::{lead, move_to, reason, stage},
    support::{Client, Shop},
};
use ::platform::on_both_databases;
use serde_json::{Value, json};

async fn notices(client: &Client) -> Vec<Value> {
    let list = client.get("/api/notifications").await.expect(200).json();
    list["data"].as_array().unwrap().iter().map(|notice| notice["kind"].clone()).collect()
}

async fn overdue(client: &Client) -> (Value, usize) {
    let badge = client.get("/api/auth/me").await.expect(200).json()["badges"]["overdue"].clone();
    (badge, client.get("/api/leads?overdue=true").await.expect(200).ids().len())
}

#[on_both_databases]
async fn a_next_action_that_is_late_counts_and_is_told_once(shop: Shop) {
    let sales = shop.as_sales().await;
    let due = json!({"next_action": "Telepon", "next_action_at": "2026-11-20T04:00:00Z"});
    let id = lead(&sales, due).await.id();
    assert_eq!(overdue(&sales).await, (json!(0), 0));
    shop.run_schedule().await;
    assert_eq!(notices(&sales).await, [] as [Value; 0]);
    shop.advance(chrono::Duration::hours(2));
    assert_eq!(overdue(&sales).await, (json!(1), 1));
    let seen = sales.get(format!("/api/leads/{id}")).await.etag();
    shop.run_schedule().await;
    shop.advance(chrono::Duration::minutes(10));
    shop.run_schedule().await;
    assert_eq!(json!(notices(&sales).await), json!(["lead.follow_up_due"]));
    assert_eq!(
        sales.get(format!("/api/leads/{id}")).await.etag(),
        seen,
        "being reminded changes nothing that people see"
    );
    assert_eq!(overdue(&shop.as_other_sales().await).await, (json!(0), 0));
    // A new date is a new reminder.
    sales
        .patch(format!("/api/leads/{id}"), json!({"next_action_at": "2026-11-20T05:30:00Z"}))
        .await
        .expect(200);
    shop.advance(chrono::Duration::minutes(30));
    shop.run_schedule().await;
    assert_eq!(notices(&sales).await.len(), 2);
}

#[on_both_databases]
async fn what_is_done_or_over_is_not_due(shop: Shop) {
    let sales = shop.as_sales().await;
    let due = || json!({"next_action": "Telepon", "next_action_at": "2026-11-20T02:00:00Z"});
    let (done, lost, trashed) =
        (lead(&sales, due()).await.id(), lead(&sales, due()).await.id(), lead(&sales, due()).await.id());
    assert_eq!(overdue(&sales).await, (json!(3), 3));
    sales.post("/api/activities", json!({"lead_id": done, "kind": "call"})).await.expect(201);
    let gone = json!({"stage_id": stage(&sales, "Gagal").await, "lost_reason_id": reason(&sales).await});
    sales.post(format!("/api/leads/{lost}/move"), gone).await.expect(200);
    sales.delete(format!("/api/leads/{trashed}")).await.expect(204);
    assert_eq!(overdue(&sales).await, (json!(0), 0));
    shop.run_schedule().await;
    assert_eq!(notices(&sales).await, [] as [Value; 0]);
}

#[on_both_databases]
async fn a_lead_that_rests_too_long_in_its_stage_is_told_once(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    shop.advance(chrono::Duration::days(2));
    shop.run_schedule().await;
    assert_eq!(notices(&shop.as_sales().await).await, [] as [Value; 0]);
    shop.advance(chrono::Duration::days(2));
    shop.run_schedule().await;
    shop.advance(chrono::Duration::hours(1));
    shop.run_schedule().await;
    let sales = shop.as_sales().await;
    assert_eq!(json!(notices(&sales).await), json!(["lead.idle"]));
    move_to(&sales, &id, "Negosiasi").await.expect(200);
    shop.advance(chrono::Duration::days(4));
    shop.run_schedule().await;
    assert_eq!(notices(&shop.as_sales().await).await.len(), 2, "a new stage is a new rest");
}
