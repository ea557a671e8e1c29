//! Every status × every step: what the table of the product says, through HTTP.

use super::{deal, status, step};
use crate::support::{Answer, Client, Shop};
use platform::on_both_databases;
use serde_json::json;

const STATUSES: [&str; 6] = ["draft", "waiting_approval", "approved", "rejected", "won", "cancelled"];
const STEPS: [&str; 6] = ["edit", "submit", "approve", "reject", "activate", "cancel"];

/// The status after the step; `None` where it is refused with 409. A deal below its list price is submitted.
fn expected(status: &str, step: &str) -> Option<&'static str> {
    match (status, step) {
        ("draft" | "waiting_approval" | "approved" | "rejected", "edit") => Some("draft"),
        ("draft", "submit") => Some("waiting_approval"),
        ("waiting_approval", "approve") => Some("approved"),
        ("waiting_approval", "reject") => Some("rejected"),
        // Activating again is safe: it stays won.
        ("approved" | "won", "activate") => Some("won"),
        ("draft" | "waiting_approval" | "approved" | "rejected", "cancel") => Some("cancelled"),
        _ => None,
    }
}

async fn take(people: (&Client, &Client), id: &str, name: &str) -> Answer {
    let (ani, manager) = people;
    let path = format!("/api/deals/{id}/{name}");
    match name {
        "edit" => ani.patch(format!("/api/deals/{id}"), json!({"note": "berubah"})).await,
        "approve" => manager.post(path, json!({})).await,
        "reject" => manager.post(path, json!({"note": "terlalu murah"})).await,
        _ => ani.post(path, json!({})).await,
    }
}

/// How one comes to a status.
fn way_to(status: &str) -> &'static [&'static str] {
    match status {
        "waiting_approval" => &["submit"],
        "approved" => &["submit", "approve"],
        "rejected" => &["submit", "reject"],
        "won" => &["submit", "approve", "activate"],
        "cancelled" => &["cancel"],
        _ => &[],
    }
}

#[on_both_databases]
async fn every_step_from_every_status_goes_where_the_table_says(shop: Shop) {
    let manager = shop.as_manager().await;
    for from in STATUSES {
        for name in STEPS {
            let (ani, id) = deal(&shop, 110_000).await;
            for before in way_to(from) {
                take((&ani, &manager), &id, before).await.expect(200);
            }
            let path = format!("/api/deals/{id}");
            assert_eq!(status(&ani.get(&path).await), from);
            let answer = take((&ani, &manager), &id, name).await;
            let (code, after) = expected(from, name).map_or((409, from), |after| (200, after));
            assert_eq!(answer.status(), code, "{from} {name}: {}", answer.text());
            assert_eq!(status(&ani.get(&path).await), after, "{from} {name}");
        }
    }
}

#[on_both_databases]
async fn what_asks_no_less_than_the_list_price_needs_nobody(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    assert_eq!(status(&step(&ani, &id, "submit").await.expect(200)), "approved");
}
