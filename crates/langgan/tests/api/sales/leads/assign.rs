//! Giving leads to somebody else.

use crate::{
    sales::world::{events, lead, lead_of},
    support::Shop,
};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_lead_given_away_is_gone_at_once(shop: Shop) {
    let (sales, other, manager) =
        (shop.as_sales().await, shop.as_other_sales().await, shop.as_manager().await);
    let id = lead(&sales, json!({})).await.id();
    let given = manager
        .post(format!("/api/leads/{id}/assign"), json!({"owner_id": shop.people.budi.id}))
        .await
        .expect(200);
    assert_eq!(given.json()["owner_name"], "Budi Sales");
    sales.get(format!("/api/leads/{id}")).await.expect(404);
    assert_eq!(sales.get("/api/leads").await.json()["total"], 0);
    let board = sales.get("/api/leads/board").await.expect(200).text();
    assert!(!board.contains(&id), "{board}");
    other.get(format!("/api/leads/{id}")).await.expect(200);
    let notices = other.get("/api/notifications").await.expect(200).json();
    assert_eq!((&notices["total"], &notices["data"][0]["kind"]), (&json!(1), &json!("lead.assigned")));
    assert_eq!(notices["data"][0]["subject_id"], id);
    assert_eq!(sales.get("/api/notifications").await.json()["total"], 0);
    let timeline = other.get(format!("/api/leads/{id}/timeline")).await.expect(200);
    assert_eq!(events(&timeline)[0], "lead.assigned");
    assert_eq!(timeline.json()["data"][0]["data"], json!({"from": "Ani Sales", "to": "Budi Sales"}));
}

#[on_both_databases]
async fn a_lead_goes_only_to_active_people_who_sell(shop: Shop) {
    let (manager, owner) = (shop.as_manager().await, shop.as_owner().await);
    let id = lead_of(&shop, &shop.people.ani).await;
    owner.post(format!("/api/users/{}/deactivate", shop.people.budi.id), json!({})).await.expect(200);
    for person in [&shop.people.technician, &shop.people.staff, &shop.people.budi] {
        let refused =
            manager.post(format!("/api/leads/{id}/assign"), json!({"owner_id": person.id})).await.expect(422);
        assert_eq!(refused.faults(), ["owner_id: not_found"], "{}", person.name);
    }
    let missing = manager.post(format!("/api/leads/{id}/assign"), json!({})).await.expect(422);
    assert_eq!(missing.faults(), ["owner_id: required"]);
}

#[on_both_databases]
async fn a_leader_gives_within_the_team_and_sales_gives_nothing_away(shop: Shop) {
    let (sales, leader) = (shop.as_sales().await, shop.as_leader().await);
    let id = lead(&sales, json!({})).await.id();
    let at = format!("/api/leads/{id}/assign");
    sales.post(&at, json!({"owner_id": shop.people.budi.id})).await.expect(403);
    sales.patch(format!("/api/leads/{id}"), json!({"owner_id": shop.people.budi.id})).await.expect(403);
    leader.post(&at, json!({"owner_id": shop.people.budi.id})).await.expect(422);
    leader.post(&at, json!({"owner_id": shop.people.citra.id})).await.expect(200);
    sales.get(format!("/api/leads/{id}")).await.expect(404);
}

#[on_both_databases]
async fn an_owner_changed_in_a_form_is_told_like_one_assigned(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = lead_of(&shop, &shop.people.ani).await;
    manager.patch(format!("/api/leads/{id}"), json!({"owner_id": shop.people.budi.id})).await.expect(200);
    shop.as_sales().await.get(format!("/api/leads/{id}")).await.expect(404);
    let notices = shop.as_other_sales().await.get("/api/notifications").await.expect(200).json();
    assert_eq!(notices["data"][0]["kind"], "lead.assigned");
    assert_eq!(notices["total"], 1);
}

#[on_both_databases]
async fn a_lead_that_somebody_adds_for_another_is_told(shop: Shop) {
    lead_of(&shop, &shop.people.ani).await;
    let notices = shop.as_sales().await.get("/api/notifications").await.expect(200).json();
    assert_eq!(notices["data"][0]["kind"], "lead.assigned");
}

#[on_both_databases]
async fn the_old_owner_sees_it_go_live(shop: Shop) {
    let listening = tokio::spawn(::platform::live::listen(shop.app.clone()));
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let manager = shop.as_manager().await;
    let id = lead_of(&shop, &shop.people.ani).await;
    let mut streams = Vec::new();
    for client in [shop.as_sales().await, shop.as_other_sales().await] {
        let mut stream = client.request(reqwest::Method::GET, "/api/events").send().await.unwrap();
        read_until(&mut stream, "event: ready").await;
        streams.push(stream);
    }
    manager
        .post(format!("/api/leads/{id}/assign"), json!({"owner_id": shop.people.budi.id}))
        .await
        .expect(200);
    let old = read_until(&mut streams[0], "event: lead.removed").await;
    assert!(old.contains(&id) && !old.contains("lead.updated"), "{old}");
    let new = read_until(&mut streams[1], "event: lead.updated").await;
    assert!(!new.contains("lead.removed"), "{new}");
    drop(streams);
    listening.abort();
}

async fn read_until(stream: &mut reqwest::Response, text: &str) -> String {
    let mut seen = String::new();
    let reading = async {
        while !(seen.contains(text) && seen.ends_with("\n\n")) {
            let chunk = stream.chunk().await.unwrap().expect("the stream ended");
            seen.push_str(&String::from_utf8_lossy(&chunk));
        }
    };
    let in_time = tokio::time::timeout(std::time::Duration::from_secs(10), reading).await;
    assert!(in_time.is_ok(), "{text} did not come");
    seen
}
