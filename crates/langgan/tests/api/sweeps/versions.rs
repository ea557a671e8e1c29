//! Nobody overwrites what they have not seen: every single thing says its version, and whatever changes it refuses a
//! client that has seen another one, telling how it stands now.

use super::{
    operations::{self, Operation},
    role_matrix::Whose,
    things::{Things, UNKNOWN, trashed},
};
use crate::{
    sales::world::{phone, reason, stage},
    support::Shop,
};
use kernel::Role;
use platform::on_both_databases;
use reqwest::Method;
use serde_json::{Value, json};

/// Single things without a version: what is written once, or shown as a whole.
const WITHOUT: &[&str] = &[
    "/api/customers/{id}/files/{file_id}",
    "/api/deals/{id}/quotation.pdf",
    "/api/imports/templates/{file}",
    "/api/reports/{key}",
    "/api/tokens/{id}",
    "/api/users/{id}/holdings",
];

fn is_one_thing(operation: &Operation) -> bool {
    operation.path.ends_with('}') && !WITHOUT.contains(&operation.path.as_str())
}

#[on_both_databases]
async fn every_single_thing_says_its_version(shop: Shop) {
    let things = Things::make(&shop, Role::Owner).await;
    let owner = shop.as_owner().await;
    for operation in operations::all().iter().filter(|one| one.method == "get" && is_one_thing(one)) {
        let Some(path) = things.path(&operation.path, Whose::Own) else { continue };
        let answer = owner.get(&path).await.expect(200);
        let json = answer.json();
        let inner = if json["version"].is_null() { &json["user"] } else { &json };
        assert_eq!(answer.etag(), format!("\"{}\"", inner["version"]), "{}", operation.path);
    }
    let me = owner.get("/api/me").await.expect(200);
    assert_eq!(me.etag(), format!("\"{}\"", me.json()["version"]));
}

/// What changes nothing that has a version, or a new thing beside it.
const UNSEEN: &[&str] = &[
    "/api/approvals/{id}/approve",
    "/api/approvals/{id}/reject",
    "/api/auth/sessions/{id}",
    "/api/batches/{id}/undo",
    "/api/customers/{id}/files",
    "/api/customers/{id}/files/{file_id}",
    "/api/customers/{id}/privacy-export",
    "/api/databases/{id}/assign",
    "/api/databases/{id}/records",
    "/api/databases/{id}/recycle",
    "/api/notifications/{id}/read",
    "/api/tokens/{id}",
];

fn is_walked(operation: &Operation) -> bool {
    let changes = ["patch", "put", "post", "delete"].contains(&operation.method.as_str());
    let path = operation.path.as_str();
    changes && path.contains('{') && !UNSEEN.contains(&path)
}

async fn body_for(shop: &Shop, operation: &Operation) -> Value {
    let manager = shop.as_manager().await;
    if operation.path.starts_with("/api/reserved-members")
        || operation.path.starts_with("/api/download-requests")
    {
        return match operation.path.rsplit('/').next().unwrap_or_default() {
            "move" => json!({"staff_id": shop.people.staff.id}),
            "reject" => json!({"reason": "penuh"}),
            _ => json!({}),
        };
    }
    match operation.path.rsplit('/').next().unwrap_or_default() {
        "assign" => json!({"owner_id": shop.people.ani.id}),
        "move" => {
            json!({"stage_id": stage(&manager, "Gagal").await, "lost_reason_id": reason(&manager).await})
        }
        "merge" => json!({"from_id": UNKNOWN}),
        "change-product" => json!({"product_id": UNKNOWN}),
        "reject" | "cancel" => json!({"note": "tidak"}),
        "suspend" | "terminate" => json!({"reason": "tidak bayar"}),
        "privacy-erase" => json!({"confirm": "CU-0"}),
        _ if operation.method == "patch" && operation.path.starts_with("/api/lost-reasons") => {
            json!({"name": phone()})
        }
        _ => json!({}),
    }
}

#[on_both_databases]
async fn every_change_refuses_who_has_seen_another_version(shop: Shop) {
    let things = Things::make(&shop, Role::Manager).await;
    let owner = shop.as_owner().await;
    for operation in operations::all().iter().filter(|one| is_walked(one)) {
        let path = match operation.path.strip_suffix("/{id}/restore") {
            Some(front) => format!("{}/restore", trashed(&owner, front).await),
            None => things.path(&operation.path, Whose::Others).unwrap(),
        };
        let thing: Vec<_> = path.split('/').take(4).collect();
        let before = owner.get(thing.join("/")).await.expect(200);
        let body = body_for(&shop, operation).await;
        let request = owner.request(operation.method(), &path).header("if-match", "\"987654321\"");
        let answer = owner.send(request.json(&body)).await;
        assert_eq!(answer.status(), 412, "{} {}: {}", operation.method, operation.path, answer.text());
        let json = answer.json();
        assert!(json["current"].is_object(), "{} says nothing of how it stands", operation.path);
        let after = owner.get(thing.join("/")).await.expect(200);
        assert_eq!(after.bytes, before.bytes, "{} {} changed something", operation.method, operation.path);
    }
    let stale = owner.request(Method::PATCH, "/api/me").header("if-match", "\"987654321\"");
    owner.send(stale.json(&json!({"name": "x"}))).await.expect(412);
}
