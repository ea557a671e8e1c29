//! A server that is killed while deals are activated: whoever asks again finds each of them won exactly once.

use super::node::{Node, Person, Workspace};
use futures::future::join_all;
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};
use tokio::sync::Notify;

const DEALS: usize = 30;

/// Approved deals, each of its own lead, with two services each.
async fn approved_deals(owner: &Person) -> Vec<String> {
    let package =
        json!({"name": "Home 20", "kind": "subscription", "cost_price": 100_000, "margin_bps": 2_500});
    let product = owner.add("/api/products", package).await;
    let mut deals = Vec::new();
    for index in 0..DEALS {
        let lead = json!({"name": format!("Dewi {index}"), "email": format!("dewi{index}@x.id")});
        let lead = owner.add("/api/leads", lead).await;
        let items = json!([{"product_id": product, "quantity": 2, "price": 125_000}]);
        let deal = owner.add("/api/deals", json!({"lead_id": lead, "items": items})).await;
        owner.change(reqwest::Method::POST, &format!("/api/deals/{deal}/submit"), json!({})).await;
        deals.push(deal);
    }
    deals
}

/// Asks for every deal at once, each time with the same key; the server is killed as soon as `after` are answered.
async fn activate_and_kill(node: Node, owner: &Person, (deals, after): (&[String], usize)) {
    let (answered, enough) = (AtomicUsize::new(0), Notify::new());
    let asked = deals.iter().enumerate().map(|(index, deal)| {
        let (answered, enough) = (&answered, &enough);
        async move {
            let path = format!("/api/deals/{deal}/activate");
            let answer = owner.try_once(&path, &format!("aktivasi-{index}")).await;
            if answer == Some(200) && answered.fetch_add(1, Ordering::Relaxed) + 1 == after {
                enough.notify_one();
            }
        }
    });
    let killing = async {
        enough.notified().await;
        node.kill();
    };
    tokio::join!(join_all(asked), killing);
}

fn total(list: &Value) -> i64 {
    list["total"].as_i64().unwrap()
}

async fn everything_is_there_once(owner: &Person, deals: &[String]) {
    for deal in deals {
        assert_eq!(owner.get(&format!("/api/deals/{deal}")).await["status"], "won");
    }
    let count = i64::try_from(deals.len()).unwrap();
    assert_eq!(total(&owner.get("/api/customers").await), count);
    assert_eq!(total(&owner.get("/api/services").await), 2 * count);
    assert_eq!(total(&owner.get("/api/leads?stage_kind=won").await), count);
    let purchases = owner.get("/api/purchases?per_page=200").await;
    let of: BTreeSet<_> =
        purchases["data"].as_array().unwrap().iter().map(|row| row["deal_id"].as_str().unwrap()).collect();
    assert_eq!((total(&purchases), of), (count, deals.iter().map(String::as_str).collect()));
    for customer in owner.get("/api/customers?per_page=200").await["data"].as_array().unwrap() {
        let kept = (&customer["purchase_count"], &customer["lifetime_value"], &customer["active_services"]);
        assert_eq!(kept, (&json!(1), &json!(250_000), &json!(2)));
    }
    let report = owner.get("/api/reports/sales-summary?preset=this_month").await;
    assert!(report["totals"].as_array().unwrap().contains(&json!(250_000 * count)), "{}", report["totals"]);
}

async fn killed_at_every_point(workspace: Workspace) {
    let mut node = workspace.start().await;
    let owner = node.set_up().await;
    let deals = approved_deals(&owner).await;
    for after in [1, 4, 9, 15, 22] {
        let there = owner.at(&node);
        activate_and_kill(node, &there, (&deals, after)).await;
        node = workspace.start().await;
        let won = usize::try_from(total(&owner.at(&node).get("/api/deals?status=won").await)).unwrap();
        assert!((after..=DEALS).contains(&won), "{won} are won after {after} answers");
    }
    let there = owner.at(&node);
    for (index, deal) in deals.iter().enumerate() {
        let path = format!("/api/deals/{deal}/activate");
        for _ in 0..2 {
            assert_eq!(there.try_once(&path, &format!("aktivasi-{index}")).await, Some(200));
        }
    }
    everything_is_there_once(&there, &deals).await;
    node.kill();
    for command in [["audit", "verify"].as_slice(), &["doctor"]] {
        let output = workspace.run(command);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && !said.contains("WRONG"), "{command:?}: {said}");
    }
    workspace.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_on_one_file_has_done_everything_or_nothing() {
    killed_at_every_point(Workspace::in_a_file()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_on_postgres_has_done_everything_or_nothing() {
    killed_at_every_point(Workspace::on_postgres().await).await;
}
