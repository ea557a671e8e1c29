//! A request asks the database a bounded number of questions, however many rows there are.

use super::{operations, role_matrix::Whose, things::Things};
use crate::support::{Client, Shop};
use kernel::Role;
use platform::on_both_databases;
use std::collections::BTreeMap;

/// Goes on for as long as somebody listens.
const ENDLESS: &[&str] = &["/api/events"];
/// Asks once for each stage of the pipeline, and each round of things brings a stage.
const BY_STAGE: &str = "/api/leads/board";
/// So many times the things of a small workspace.
const MORE: usize = 6;

/// How many statements each reading operation needs.
async fn count(shop: &Shop, (client, things): (&Client, &Things)) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    let reads = operations::all().into_iter().filter(|one| one.method == "get");
    for operation in reads.filter(|one| !ENDLESS.contains(&one.path.as_str())) {
        let path = if operation.path.contains('{') {
            let Some(path) = things.path(&operation.path, Whose::Own) else { continue };
            path
        } else {
            operation.path.clone()
        };
        let before = shop.app.db().statements();
        let status = client.get(path).await.status();
        assert!(status < 500, "{}: {status}", operation.path);
        counts.insert(operation.path, shop.app.db().statements() - before);
    }
    counts
}

#[on_both_databases]
async fn a_request_asks_no_more_where_there_is_more(shop: Shop) {
    let owner = shop.as_owner().await;
    let things = Things::make(&shop, Role::Owner).await;
    count(&shop, (&owner, &things)).await;
    let mut few = count(&shop, (&owner, &things)).await;
    for _ in 0..MORE {
        Things::make(&shop, Role::Owner).await;
    }
    let mut many = count(&shop, (&owner, &things)).await;
    let stages = many.remove(BY_STAGE).unwrap() - few.remove(BY_STAGE).unwrap();
    assert!(stages <= 2 * u64::try_from(MORE).unwrap(), "{BY_STAGE} asks {stages} times more");
    assert_eq!(few, many);
    let table: Vec<_> = many.iter().map(|(path, count)| format!("{count:3} {path}")).collect();
    insta::assert_snapshot!("statements", table.join("\n"));
}
