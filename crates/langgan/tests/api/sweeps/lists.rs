//! The lists that rooms tell of are the lists that there are, for the same people.

use super::{
    operations::{self, Operation},
    role_matrix::Whose,
    things::Things,
};
use crate::support::Shop;
use kernel::Role;
use langgan::assemble;
use platform::{Actor, on_both_databases};
use serde_json::Value;
use strum::IntoEnumIterator;

/// Lists of which nobody keeps views.
const WITHOUT_VIEWS: &[(&str, &str)] = &[
    ("/api/customers/{id}/purchases", "a part of a customer's page"),
    ("/api/customers/{id}/services", "a part of a customer's page"),
    ("/api/custom-fields", "short, and shown whole"),
    ("/api/exports", "one's own files, taken as they come"),
    ("/api/imports/{id}/faulty-rows", "a part of an import's page"),
    ("/api/imports/{id}/kept-rows", "a part of an import's page"),
    ("/api/notifications", "read as they come"),
    ("/api/saved-views", "the views themselves"),
];

fn is_paged(document: &Value, operation: &Operation) -> bool {
    let described = document["paths"][&operation.path]["get"]["parameters"].as_array();
    let names = described.map(Vec::as_slice).unwrap_or_default();
    operation.method == "get" && names.iter().any(|parameter| parameter["name"] == "page")
}

#[test]
fn every_list_can_have_views() {
    let told: Vec<_> =
        assemble::registry().lists.iter().map(|list| format!("/api/{}", list.source.name)).collect();
    let without: Vec<_> = WITHOUT_VIEWS.iter().map(|(path, _)| (*path).to_owned()).collect();
    let mut all: Vec<_> = told.into_iter().chain(without).collect();
    let document = operations::document();
    let paged = operations::all().into_iter().filter(|one| is_paged(&document, one));
    let mut paged: Vec<_> = paged.map(|one| one.path).collect();
    all.sort();
    paged.sort();
    assert_eq!(all, paged);
}

#[on_both_databases]
async fn whoever_is_told_to_may_open_a_list(shop: Shop) {
    let things = Things::make(&shop, Role::Owner).await;
    for role in Role::iter() {
        let (client, person) = (shop.as_role(role).await, shop.people.of(role).id);
        let actor: Actor = shop.app.act_as(person).await.unwrap().unwrap();
        for list in &shop.app.registry().lists {
            let pattern = format!("/api/{}", list.source.name);
            let path =
                if pattern.contains('{') { things.path(&pattern, Whose::Own).unwrap() } else { pattern };
            let is_open = client.get(&path).await.status() == 200;
            assert_eq!(is_open, actor.may(list.source.permission), "{role} {path}");
        }
    }
}
