//! An import that is interrupted.

use super::{bring, bring_with, many, show, total};
use crate::{outreach::world::product, support::Shop};
use futures::FutureExt;
use platform::on_both_databases;
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde_json::json;
use std::{future::poll_fn, task::Poll};

#[on_both_databases]
async fn two_workers_at_once_store_each_row_once(shop: Shop) {
    let manager = shop.as_manager().await;
    let file = many(900);
    let id = bring(&manager, "leads", ("lead.csv", file.as_bytes())).await.expect(202).id();
    manager.post(format!("/api/imports/{id}/confirm"), json!({})).await.expect(202);
    let run = || shop.run_jobs();
    tokio::join!(run(), run(), run());
    let done = show(&manager, &id).await;
    assert_eq!([&done["status"], &done["created"]], [&json!("done"), &json!(900)]);
    assert_eq!(total(&manager, "/api/leads?count=exact").await, 900);
}

/// At most so many steps are made before a worker is killed; a chunk of rows takes some ten.
const STEPS: usize = 60;

/// Lets `work` go on `steps` times and drops it where it is then: what a worker leaves that is killed there. Says whether
/// it had come to its end.
async fn killed_after(work: impl Future<Output = ()>, steps: usize) -> bool {
    let mut work = Box::pin(work);
    let mut left = steps;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        work.poll_unpin(context).map(|()| true)
    })
    .await
}

/// Who kills ten workers, each at a random step.
struct Killer {
    random: StdRng,
    kills: u32,
}

impl Killer {
    fn new(seed: u64) -> Self {
        Self { random: StdRng::seed_from_u64(seed), kills: 0 }
    }

    fn has_more(&self) -> bool {
        self.kills < 10
    }

    /// Lets workers run the jobs to their end; each time one is killed, its lease ends and another goes on.
    async fn let_work(&mut self, shop: &Shop) {
        while self.has_more() {
            if killed_after(shop.run_jobs(), self.random.random_range(1..STEPS)).await {
                return;
            }
            self.kills += 1;
            shop.advance(chrono::Duration::minutes(6));
        }
        shop.run_jobs().await;
    }
}

#[on_both_databases]
async fn killed_at_ten_random_points_an_import_of_leads_has_each_row_once(shop: Shop) {
    let (mut killer, mut imports) = (Killer::new(1), Vec::new());
    while killer.has_more() {
        let manager = shop.as_manager().await;
        let file = many(2_000).replace(",0812", &format!(",081{}", imports.len() + 1));
        let texts = [("kind", "leads"), ("confirm", "true")];
        imports.push(bring_with(&manager, &texts, ("lead.csv", file.as_bytes())).await.expect(202).id());
        killer.let_work(&shop).await;
    }
    let manager = shop.as_manager().await;
    for id in &imports {
        let done = show(&manager, id).await;
        assert_eq!([&done["status"], &done["created"]], [&json!("done"), &json!(2_000)]);
    }
    let expected = 2_000 * u64::try_from(imports.len()).unwrap();
    assert_eq!(total(&manager, "/api/leads?count=exact").await, expected);
    assert_eq!(platform::tally::count_differences(&shop.app).await.unwrap(), 0);
}

/// The numbers of all records of a database.
async fn row_numbers(shop: &Shop, database: &str) -> Vec<i64> {
    let admin = shop.as_admin().await;
    let mut rows = Vec::new();
    loop {
        let page = rows.len() / 200 + 1;
        let path = format!("/api/databases/{database}/records?per_page=200&page={page}");
        let list = admin.get(path).await.expect(200).json();
        let found = list["data"].as_array().unwrap();
        rows.extend(found.iter().map(|row| row["row_no"].as_i64().unwrap()));
        if found.len() < 200 {
            return rows;
        }
    }
}

#[on_both_databases]
async fn killed_at_ten_random_points_an_import_of_records_has_each_row_once(shop: Shop) {
    let options = json!({"kind": "regular", "product_id": product(&shop, "Paket").await}).to_string();
    let (mut killer, mut imports) = (Killer::new(2), Vec::new());
    while killer.has_more() {
        let texts = [("kind", "records"), ("options", options.as_str()), ("confirm", "true")];
        let file = many(2_000);
        let brought = bring_with(&shop.as_admin().await, &texts, ("kontak.csv", file.as_bytes())).await;
        imports.push(brought.expect(202).id());
        killer.let_work(&shop).await;
    }
    for id in &imports {
        let done = show(&shop.as_admin().await, id).await;
        assert_eq!([&done["status"], &done["created"]], [&json!("done"), &json!(2_000)]);
        let rows = row_numbers(&shop, done["options"]["database_id"].as_str().unwrap()).await;
        assert_eq!(rows, (2..=2_001).collect::<Vec<i64>>());
    }
    assert_eq!(platform::tally::count_differences(&shop.app).await.unwrap(), 0);
}

#[on_both_databases]
async fn killed_while_it_is_taken_back_an_import_is_taken_back_once(shop: Shop) {
    let options = json!({"kind": "regular", "product_id": product(&shop, "Paket").await}).to_string();
    let (mut killer, mut imports) = (Killer::new(3), Vec::new());
    while killer.has_more() {
        let texts = [("kind", "records"), ("options", options.as_str()), ("confirm", "true")];
        let admin = shop.as_admin().await;
        let id = bring_with(&admin, &texts, ("kontak.csv", many(2_000).as_bytes())).await.expect(202).id();
        shop.run_jobs().await;
        admin.post(format!("/api/imports/{id}/undo"), json!({})).await.expect(202);
        imports.push(id);
        killer.let_work(&shop).await;
    }
    let admin = shop.as_admin().await;
    for id in &imports {
        let undone = show(&admin, id).await;
        let said = ["status", "undone", "kept"].map(|field| undone[field].clone());
        assert_eq!(said, [json!("undone"), json!(2_000), json!(0)]);
    }
    assert_eq!(total(&admin, "/api/databases").await, 0);
    assert_eq!(platform::tally::count_differences(&shop.app).await.unwrap(), 0);
}
