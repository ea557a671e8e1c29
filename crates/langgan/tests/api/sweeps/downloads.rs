//! Whatever is listed can be taken along as a file.

use super::{
    operations::{self, Operation},
    role_matrix::Whose,
    things::Things,
};
use crate::support::Shop;
use calamine::{Reader, Xlsx};
use kernel::Role;
use platform::on_both_databases;
use std::io::Cursor;

/// What is read but is no list of things, or is looked at piece by piece.
const NO_LISTS: &[(&str, &str)] = &[
    ("/api/auth/me", "one person"),
    ("/api/customers/active/summary", "sums of a list"),
    ("/api/customers/{id}/timeline", "a stream of unlike entries, read piece by piece"),
    ("/api/deals/board", "cards; the list of deals is the same set"),
    ("/api/deals/{id}/quotation.pdf", "a document"),
    ("/api/demo", "whether there is demo data"),
    ("/api/deposits/days", "counts for choosing a day"),
    ("/api/deposits/summary", "sums of a list"),
    ("/api/events", "a stream"),
    ("/api/exports/{id}/file", "a document"),
    ("/api/home", "cards of numbers"),
    ("/api/imports/{id}/rejected.xlsx", "a document"),
    ("/api/leads/board", "cards; the list of leads is the same set"),
    ("/api/leads/duplicates", "a question asked while typing"),
    ("/api/leads/{id}/timeline", "a stream of unlike entries, read piece by piece"),
    ("/api/me", "one person"),
    ("/api/me/report", "figures of one month"),
    ("/api/outreach/names", "a question asked while typing"),
    ("/api/reports", "the menu of reports; each is a file of its own"),
    ("/api/search", "a question asked while typing"),
    ("/api/services/summary", "sums of a list"),
    ("/api/settings", "groups of settings"),
    ("/api/setup", "whether there is a workspace"),
    ("/api/tags", "a question asked while typing"),
    ("/api/users/{id}/avatar", "a picture"),
    ("/api/users/{id}/holdings", "counts"),
];

fn is_list(operation: &Operation) -> bool {
    let path = operation.path.as_str();
    let is_one_thing = path.ends_with('}');
    operation.method == "get" && !is_one_thing && NO_LISTS.iter().all(|(other, _)| *other != path)
}

#[test]
fn what_is_no_list_is_still_there() {
    let all = operations::all();
    let is_there = |path: &str| all.iter().any(|one| one.method == "get" && one.path == path);
    let gone: Vec<_> = NO_LISTS.iter().filter(|(path, _)| !is_there(path)).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

#[on_both_databases]
async fn every_list_comes_as_csv_and_xlsx(shop: Shop) {
    let owner = shop.as_owner().await;
    let things = Things::make(&shop, Role::Owner).await;
    for operation in operations::all().into_iter().filter(is_list) {
        let path = if operation.path.contains('{') {
            things.path(&operation.path, Whose::Own).unwrap()
        } else {
            operation.path.clone()
        };
        let json = owner.get(&path).await.expect(200).json();
        let rows = json["data"].as_array().unwrap_or_else(|| panic!("{path} is no list: say so above")).len();
        let csv = owner.get(format!("{path}?format=csv")).await.expect(200);
        assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8", "{path}");
        let lines = csv.text().lines().count();
        assert!(lines > rows, "{path}: {lines} lines with the heading, {rows} on the page");
        let xlsx = owner.get(format!("{path}?format=xlsx")).await.expect(200);
        let mut book = Xlsx::new(Cursor::new(xlsx.bytes)).unwrap();
        let height = book.worksheet_range_at(0).unwrap().unwrap().height();
        assert!(height > rows, "{path}: {height} rows with the heading, {rows} on the page");
        owner.get(format!("{path}?format=pdf")).await.expect(422);
    }
}
