//! Every operation × every role × {own, other's, nobody's, unknown}: what the permission matrix says, printed and
//! diffed.
//!
//! The law is checked on top of the snapshot: what a role may not see is 404 under every operation, and nothing that
//! anybody sends ends in a 500.

use super::{
    operations::{self, Operation},
    things::{Things, UNKNOWN},
};
use crate::support::Shop;
use kernel::Role;
use platform::on_both_databases;
use serde_json::{Value, json};
use strum::IntoEnumIterator;

/// Whose thing is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Own,
    Others,
    Nobodys,
    Unknown,
}

const ALL: [Whose; 4] = [Whose::Own, Whose::Others, Whose::Nobodys, Whose::Unknown];

/// Would end the session of the one who walks, or take their rights.
const APART: &[&str] = &["/api/auth/logout", "/api/events"];

/// Is of a day.
const SHEET: &str = "/api/deposits/sheet";

#[on_both_databases]
async fn every_operation_answers_as_the_matrix_says(shop: Shop) {
    let mut lines = Vec::new();
    let operations: Vec<_> =
        operations::all().into_iter().filter(|operation| !APART.contains(&operation.path.as_str())).collect();
    let mut table = vec![String::new(); operations.len()];
    for role in Role::iter() {
        let things = Things::make(&shop, role).await;
        for (operation, line) in operations.iter().zip(&mut table) {
            line.push_str(&walk(&shop, &things, operation, role).await);
        }
    }
    for (operation, answers) in operations.iter().zip(table) {
        lines.push(format!("{:6} {:58}{answers}", operation.method.to_uppercase(), operation.path));
    }
    let head = Role::iter().map(|role| format!(" {role:20}")).collect::<Vec<_>>().concat();
    insta::assert_snapshot!("role_matrix", format!("{:65}{head}\n{}", "", lines.join("\n")));
}

async fn walk(shop: &Shop, things: &Things, operation: &Operation, role: Role) -> String {
    if !operation.path.contains('{') {
        let path =
            if operation.path == SHEET { format!("{SHEET}?on=2026-11-20") } else { operation.path.clone() };
        return format!(" {:20}", ask(shop, operation, &path, role).await);
    }
    let mut cells = Vec::new();
    for whose in ALL {
        let Some(path) = things.path(&operation.path, whose) else {
            cells.push("·".to_owned());
            continue;
        };
        let answer = ask(shop, operation, &path, role).await;
        if whose == Whose::Unknown {
            assert!(matches!(answer.as_str(), "404" | "403" | "ok"), "{} {path}: {answer}", operation.method);
        }
        cells.push(answer);
    }
    format!(" {:20}", cells.join("/"))
}

/// A body that gets past the checks which come before anybody is looked at; empty where none is needed.
fn body_for(operation: &Operation) -> Value {
    if operation.method != "post" {
        return json!({});
    }
    match operation.path.as_str() {
        "/api/customers" => json!({"name": "Walk", "email": "walk@x.id"}),
        "/api/tags/bulk" => json!({"of": "products", "ids": [UNKNOWN], "add": ["walk"]}),
        "/api/custom-fields" => json!({"entity": "leads", "label": "Walk", "type": "text"}),
        "/api/exports" => json!({"list": "products"}),
        "/api/saved-views" => json!({"list": "products", "name": "Walk"}),
        "/api/services" => json!({"customer_id": UNKNOWN, "product_id": UNKNOWN}),
        "/api/purchases" => {
            json!({"customer_id": UNKNOWN, "items": [{"name": "x", "quantity": 1, "unit_price": 1}]})
        }
        "/api/deals" => json!({"lead_id": UNKNOWN}),
        "/api/database-kinds" => json!({"name": "Walk"}),
        "/api/databases" => json!({"name": "Walk", "kind": "regular"}),
        "/api/databases/{id}/records" => json!({"rows": [{"name": "Walk", "username": "walk"}]}),
        "/api/databases/{id}/assign" => json!({"mode": "random", "staff_id": UNKNOWN, "quantity": 1}),
        "/api/databases/{id}/recycle" => json!({"scope": "older_than_days", "days": 3_650}),
        "/api/assignments/bulk" => json!({"ids": [UNKNOWN], "action": "recycle"}),
        "/api/download-requests" => json!({"database_id": UNKNOWN, "quantity": 1}),
        "/api/download-requests/{id}/reject" | "/api/reserved-members/{id}/reject" => {
            json!({"reason": "penuh"})
        }
        "/api/reserved-members" => json!({"name": "Walk", "product_id": UNKNOWN}),
        "/api/reserved-members/{id}/move" => json!({"staff_id": UNKNOWN}),
        "/api/deposits" => json!({"customer_name": "Walk", "product_id": UNKNOWN, "base_amount": 1}),
        path if path.ends_with("/merge") => json!({"from_id": UNKNOWN}),
        path if path.ends_with("/privacy-erase") => json!({"confirm": "CU-0"}),
        path if path.ends_with("/change-product") => json!({"product_id": UNKNOWN}),
        _ => json!({}),
    }
}

/// `ok` for whatever the role may do, whether or not the body makes sense.
async fn ask(shop: &Shop, operation: &Operation, path: &str, role: Role) -> String {
    let client = shop.as_role(role).await;
    let answer = client.send(client.request(operation.method(), path).json(&body_for(operation))).await;
    assert!(
        answer.status() < 500,
        "{role} {} {path}: {} {}",
        operation.method,
        answer.status(),
        answer.text()
    );
    // Whoever is logged in is known everywhere but where another program speaks, which shows a password of its own.
    let is_known = !path.starts_with("/api/webhooks/");
    assert_eq!(answer.status() != 401, is_known, "{role} {} {path}", operation.method);
    match answer.status() {
        401 | 403 | 404 => answer.status().to_string(),
        _ => "ok".to_owned(),
    }
}
