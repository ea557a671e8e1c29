//! A server that is killed while rows of a file are stored: whoever looks afterwards finds each row exactly once.

use super::node::{Node, Person, Workspace};
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde_json::json;
use std::collections::BTreeSet;

const ROWS: u64 = 3_000;
/// So often is a server killed in the middle of its work.
const KILLS: usize = 4;

/// A file of so many leads.
fn file() -> String {
    let rows = (0..ROWS).map(|at| format!("\n{},0812{at:08}", name(at)));
    std::iter::once("Nama,HP".to_owned()).chain(rows).collect()
}

fn name(at: u64) -> String {
    format!("Lead {at:05}")
}

/// Waits until so many rows are stored.
async fn stored(person: &Person, id: &str, at_least: u64) {
    loop {
        let import = person.get(&format!("/api/imports/{id}")).await;
        let done = import["done"].as_u64().unwrap();
        match import["status"].as_str().unwrap() {
            "running" if done < at_least => {}
            "running" | "done" => return,
            other => panic!("the import is {other}: {import}"),
        }
    }
}

/// Brings the file, and kills servers while they store its rows; returns the one that ended it, and the import.
async fn import_and_kill(workspace: &Workspace, mut node: Node, random: &mut StdRng) -> (Node, String) {
    let owner = node.log_in().await;
    let id = owner.bring("leads", &file()).await;
    let mut points = [0; KILLS].map(|_| random.random_range(0..ROWS * 2 / 3));
    points.sort_unstable();
    for point in points {
        stored(&owner.at(&node), &id, point).await;
        node.kill();
        workspace.end_leases().await;
        node = workspace.start().await;
    }
    // With its last row an import is not at its end yet.
    stored(&owner.at(&node), &id, ROWS + 1).await;
    (node, id)
}

/// The names of all leads.
async fn names(person: &Person) -> Vec<String> {
    let mut names = Vec::new();
    loop {
        let page = names.len() / 200 + 1;
        let list = person.get(&format!("/api/leads?sort=name&per_page=200&page={page}")).await;
        let found = list["data"].as_array().unwrap();
        names.extend(found.iter().map(|lead| lead["name"].as_str().unwrap().to_owned()));
        if found.len() < 200 {
            return names;
        }
    }
}

async fn each_row_is_there_once(workspace: Workspace, seed: u64) {
    let node = workspace.start().await;
    node.set_up().await;
    let (node, id) = import_and_kill(&workspace, node, &mut StdRng::seed_from_u64(seed)).await;
    let owner = node.log_in().await;
    let import = owner.get(&format!("/api/imports/{id}")).await;
    let said = ["status", "created", "rejected"].map(|field| import[field].clone());
    assert_eq!(said, [json!("done"), json!(ROWS), json!(0)]);
    let expected: BTreeSet<String> = (0..ROWS).map(name).collect();
    let found = names(&owner).await;
    assert_eq!(found.len(), expected.len());
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
    node.kill();
    let output = workspace.run(&["doctor"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && !said.contains("WRONG"), "{said}");
    workspace.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_on_one_file_stores_each_row_once() {
    each_row_is_there_once(Workspace::in_a_file(), 7).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_on_postgres_stores_each_row_once() {
    each_row_is_there_once(Workspace::on_postgres().await, 11).await;
}
