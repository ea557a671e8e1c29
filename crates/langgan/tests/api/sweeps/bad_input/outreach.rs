//! Right bodies for the telesales room.

use super::super::things::Things;
use crate::support::People;
use serde_json::{Value, json};

/// Operations that have one here.
pub const BODIES: &[&str] = &[
    "/api/assignments/bulk",
    "/api/customer-records/{id}/make-lead",
    "/api/databases",
    "/api/databases/{id}/assign",
    "/api/databases/{id}/records",
    "/api/databases/{id}/recycle",
    "/api/deposits",
    "/api/deposits/sheet",
    "/api/download-requests",
    "/api/download-requests/{id}/reject",
    "/api/reserved-members",
    "/api/reserved-members/{id}/move",
    "/api/reserved-members/{id}/reject",
];

/// The right body of `path`.
pub fn body(path: &str, things: &Things, people: &People) -> Value {
    let product = things.id("/api/products");
    match path {
        "/api/assignments/bulk" => {
            json!({"ids": [things.id("/api/customer-records")], "action": "move", "staff_id": people.staff.id})
        }
        "/api/customer-records/{id}/make-lead" => json!({"allow_duplicate": true}),
        "/api/databases" => json!({"name": "Sapuan", "kind": "regular", "product_id": product}),
        "/api/databases/{id}/assign" => {
            json!({"mode": "random", "staff_id": people.staff.id, "quantity": 1, "preview": true})
        }
        "/api/databases/{id}/records" => json!({"rows": [{"name": "Dewi", "phone": "0813¤"}]}),
        "/api/databases/{id}/recycle" => json!({"scope": "older_than_days", "days": 3_650}),
        "/api/deposits" => json!({"customer_name": "Rina", "product_id": product, "base_amount": 50_000}),
        "/api/deposits/sheet" => {
            json!({
                "rows": [{"customer_name": "Rina", "product_id": product, "base_amount": 50_000}],
                "removed": [{"id": things.id("/api/deposits"), "version": 999}],
            })
        }
        "/api/download-requests" => json!({"database_id": things.id("/api/databases"), "quantity": 1}),
        "/api/reserved-members" => json!({"name": "Rina ¤", "product_id": product}),
        "/api/reserved-members/{id}/move" => json!({"staff_id": people.staff.id}),
        _ => json!({"reason": "sudah penuh"}),
    }
}

/// How it is answered.
pub fn answers(path: &str) -> &'static [u16] {
    match path {
        "/api/customer-records/{id}/make-lead" => &[200, 409],
        path if path.ends_with("/reject") => &[200, 409],
        _ => &[200, 201],
    }
}
