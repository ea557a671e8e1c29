//! Leads and what they stand on, in one line each.

use crate::support::{Answer, Client, Person, Shop};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};

static NEXT: AtomicU64 = AtomicU64::new(10_000_000);

/// A number that nobody else has.
pub fn phone() -> String {
    format!("0812{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Adds a lead of `fields`; a name and a phone are made up where absent.
pub async fn lead(client: &Client, fields: Value) -> Answer {
    let mut body = json!({"name": "Dewi Lestari", "phone": phone()});
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    client.post("/api/leads", body).await.expect(201)
}

/// Adds a lead that belongs to `person`; returns its id.
pub async fn lead_of(shop: &Shop, person: &Person) -> String {
    lead(&shop.as_manager().await, json!({"owner_id": person.id})).await.id()
}

/// The id of the stage with this name.
pub async fn stage(client: &Client, name: &str) -> String {
    named(&client.get("/api/stages").await.expect(200), name)
}

/// The id of some reason why leads are lost.
pub async fn reason(client: &Client) -> String {
    client.get("/api/lost-reasons").await.expect(200).ids()[0].clone()
}

/// The id of the entry with this name.
pub fn named(list: &Answer, name: &str) -> String {
    let data = list.json()["data"].as_array().unwrap().clone();
    let entry =
        data.iter().find(|entry| entry["name"] == name).unwrap_or_else(|| panic!("no {name} in {data:?}"));
    entry["id"].as_str().unwrap().to_owned()
}

/// Moves the lead to the stage with this name.
pub async fn move_to(client: &Client, lead: &str, name: &str) -> Answer {
    let stage_id = stage(client, name).await;
    client.post(format!("/api/leads/{lead}/move"), json!({"stage_id": stage_id})).await
}

/// The names of a list's entries.
pub fn names(list: &Answer) -> Vec<String> {
    let data = list.json()["data"].as_array().cloned().unwrap_or_default();
    data.iter().map(|entry| entry["name"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The events of a timeline, the newest first.
pub fn events(timeline: &Answer) -> Vec<String> {
    let data = timeline.json()["data"].as_array().cloned().unwrap_or_default();
    data.iter().map(|entry| entry["event"].as_str().unwrap_or_default().to_owned()).collect()
}
