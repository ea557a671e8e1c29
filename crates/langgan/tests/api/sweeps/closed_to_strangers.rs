//! Who is not logged in gets nothing.

use super::operations::{self, Operation};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;
use uuid::Uuid;

/// What one may do without being logged in.
const OPEN: &[(&str, &str)] = &[
    ("post", "/api/auth/login"),
    ("post", "/api/auth/forgot"),
    ("post", "/api/auth/reset"),
    ("get", "/api/setup"),
    ("post", "/api/setup"),
];

fn is_open(operation: &Operation) -> bool {
    OPEN.contains(&(operation.method.as_str(), operation.path.as_str()))
}

#[on_both_databases]
async fn every_other_operation_asks_who_it_is(shop: Shop) {
    let stranger = shop.as_stranger();
    for operation in operations::all().into_iter().filter(|operation| !is_open(operation)) {
        let path = with_random_ids(&operation.path);
        let answer = stranger.send(stranger.request(operation.method(), &path).json(&json!({}))).await;
        assert_eq!(answer.status(), 401, "{} {}: {}", operation.method, operation.path, answer.text());
    }
}

fn with_random_ids(path: &str) -> String {
    let segments = path.split('/').map(|segment| {
        if segment.starts_with('{') {
            Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001).to_string()
        } else {
            segment.to_owned()
        }
    });
    segments.collect::<Vec<_>>().join("/")
}
