//! What happened with a lead, in one stream.

use crate::{
    sales::world::{events, lead, move_to},
    support::Shop,
};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn one_stream_of_everything_the_newest_first(shop: Shop) {
    let (sales, manager) = (shop.as_sales().await, shop.as_manager().await);
    let id = lead(&sales, json!({})).await.id();
    let step = || shop.advance(chrono::Duration::minutes(1));
    step();
    sales.post("/api/activities", json!({"lead_id": id, "kind": "call", "note": "Halo"})).await.expect(201);
    step();
    move_to(&sales, &id, "Negosiasi").await.expect(200);
    step();
    sales.patch(format!("/api/leads/{id}"), json!({"need": "Internet"})).await.expect(200);
    step();
    manager
        .post(format!("/api/leads/{id}/assign"), json!({"owner_id": shop.people.citra.id}))
        .await
        .expect(200);
    let timeline = manager.get(format!("/api/leads/{id}/timeline")).await.expect(200);
    assert_eq!(events(&timeline), ["lead.assigned", "lead.updated", "lead.moved", "call", "lead.created"]);
    let entries = timeline.json()["data"].clone();
    assert_eq!(entries[0]["author"], "Maya Manajer");
    assert_eq!(
        (&entries[2]["data"]["from"], &entries[2]["data"]["to"]),
        (&json!("Prospek"), &json!("Negosiasi"))
    );
    assert_eq!((&entries[3]["kind"], &entries[3]["data"]["note"]), (&json!("activity"), &json!("Halo")));
    let only = manager.get(format!("/api/leads/{id}/timeline?kinds=activity")).await.expect(200);
    assert_eq!(events(&only), ["call"]);
    let both = manager.get(format!("/api/leads/{id}/timeline?kinds=activity,change")).await.expect(200);
    assert_eq!(events(&both).len(), 5);
}

#[on_both_databases]
async fn pages_lose_nothing_even_of_one_instant(shop: Shop) {
    let sales = shop.as_sales().await;
    // The clock stands still: everything happens at one instant.
    let id = lead(&sales, json!({})).await.id();
    for note in ["a", "b", "c"] {
        sales.post("/api/activities", json!({"lead_id": id, "kind": "note", "note": note})).await.expect(201);
    }
    shop.advance(chrono::Duration::minutes(1));
    for name in ["Follow-up", "Negosiasi", "Closing"] {
        move_to(&sales, &id, name).await.expect(200);
    }
    let mut seen = Vec::new();
    let mut before = String::new();
    loop {
        let page = sales.get(format!("/api/leads/{id}/timeline?limit=2{before}")).await.expect(200);
        assert!(events(&page).len() <= 2);
        seen.extend(events(&page));
        let Some(next) = page.json()["next"].as_str().map(str::to_owned) else { break };
        before = format!("&before={next}");
    }
    seen.sort();
    assert_eq!(seen, ["lead.created", "lead.moved", "lead.moved", "lead.moved", "note", "note", "note"]);
}

#[on_both_databases]
async fn what_a_timeline_does_not_know_is_named(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    let faults =
        async |query: &str| sales.get(format!("/api/leads/{id}/timeline?{query}")).await.expect(422).faults();
    assert_eq!(
        faults("limit=0&before=noon&x=1").await,
        ["before: wrong_type", "limit: too_low", "x: unknown"]
    );
    assert_eq!(faults("kinds=activity,gossip").await, ["kinds: unknown_value"]);
}
