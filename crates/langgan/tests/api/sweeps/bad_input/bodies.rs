//! A right body for every operation, which is then made wrong. `¤` stands for a number that nothing else has.

use super::{
    super::{operations::Operation, role_matrix::Whose, things::Things},
    outreach,
};
use crate::{
    sales::world::{reason, stage},
    support::{Client, People, Shop},
};
use kernel::Role;
use serde_json::{Value, json};

const PASSWORD: &str = crate::support::PASSWORD;
const NEW_PASSWORD: &str = "teh-manis-hangat-2";

/// Where and what: sent as it is, it is answered with one of `answers`.
pub struct Base {
    pub path: String,
    pub body: Value,
    pub answers: &'static [u16],
}

/// What bodies speak of.
pub struct Bodies {
    things: Things,
    spare: Things,
    people: std::sync::Arc<People>,
    stage: String,
    reason: String,
    notification: String,
    settings: Value,
}

impl Bodies {
    pub async fn make(shop: &Shop) -> Self {
        let owner = shop.as_owner().await;
        let things = Things::make(shop, Role::Owner).await;
        let spare = Things::make(shop, Role::Owner).await;
        let notices = shop.as_other_sales().await.get("/api/notifications").await.expect(200);
        Self {
            things,
            spare,
            people: shop.people.clone(),
            stage: stage(&owner, "Gagal").await,
            reason: reason(&owner).await,
            notification: notices.ids()[0].clone(),
            settings: owner.get("/api/settings").await.expect(200).json()["data"].clone(),
        }
    }

    /// Who sends it: whoever would be locked out by it is not the owner of the shop.
    pub async fn sender(shop: &Shop, operation: &Operation) -> Client {
        match operation.path.as_str() {
            path if path.starts_with("/api/auth/") => shop.as_role(Role::Technician).await,
            path if path.starts_with("/api/notifications") => shop.as_other_sales().await,
            "/api/download-requests/{id}/cancel" => shop.as_role(Role::Staff).await,
            _ => shop.as_owner().await,
        }
    }

    /// Every right body of the operation.
    pub fn of(&self, operation: &Operation) -> Vec<Base> {
        if operation.path == "/api/settings/{key}" {
            let groups = self.settings.as_object().unwrap().iter();
            return groups
                .map(|(key, group)| self.base(&format!("/api/settings/{key}"), group["value"].clone(), DONE))
                .collect();
        }
        let (body, answers) = self.body(operation);
        let path = self.path(operation);
        vec![self.base(&path, body, answers)]
    }

    #[expect(clippy::unused_self, reason = "reads as what it is")]
    fn base(&self, path: &str, body: Value, answers: &'static [u16]) -> Base {
        Base { path: path.to_owned(), body, answers }
    }

    fn path(&self, operation: &Operation) -> String {
        let pattern = operation.path.as_str();
        if pattern.starts_with("/api/notifications/{id}") {
            return pattern.replace("{id}", &self.notification);
        }
        if pattern == "/api/deposits/sheet" {
            return format!("{pattern}?on=2026-11-20");
        }
        if pattern == "/api/imports/{id}/preview" {
            // The other one was confirmed by then.
            return self.spare.path(pattern, Whose::Others).unwrap();
        }
        if pattern.contains('{') {
            self.things.path(pattern, Whose::Others).unwrap()
        } else {
            pattern.to_owned()
        }
    }

    fn id(&self, of: &str) -> String {
        self.things.id(of)
    }

    /// Of what works over all rooms.
    fn everywhere(&self, path: &str) -> Value {
        match path {
            "/api/tags/bulk" => {
                json!({"of": "leads", "ids": [self.id("/api/leads")], "add": ["vip"], "remove": ["baru"]})
            }
            "/api/custom-fields" => {
                json!({"entity": "leads", "key": "k¤", "label": "Sapuan", "type": "choice", "choices": ["a", "b"], "default": "a"})
            }
            "/api/exports" => json!({"list": "leads", "query": {"sort": "name"}, "format": "csv"}),
            "/api/saved-views" => {
                let columns = json!([{"key": "name", "is_visible": true, "width": 240}]);
                json!({"list": "leads", "name": "Sapuan ¤", "query": {"sort": "name"}, "columns": columns})
            }
            other => panic!("{other} works in one room"),
        }
    }

    fn body(&self, operation: &Operation) -> (Value, &'static [u16]) {
        let body = match (operation.method.as_str(), operation.path.as_str()) {
            ("post", path)
                if path.starts_with("/api/auth/") || matches!(path, "/api/setup" | "/api/demo") =>
            {
                return door(path);
            }
            ("post", "/api/activities") => {
                json!({"lead_id": self.id("/api/leads"), "kind": "note", "note": "x"})
            }
            (
                "post",
                "/api/categories"
                | "/api/teams"
                | "/api/channels"
                | "/api/stages"
                | "/api/lost-reasons"
                | "/api/database-kinds",
            ) => {
                json!({"name": "Sapuan ¤"})
            }
            ("post", "/api/customers" | "/api/leads") => {
                json!({"name": "Rina", "phone": "0813¤", "allow_duplicate": true})
            }
            ("post", "/api/deals") => {
                let item = json!({"product_id": self.id("/api/products"), "quantity": 1, "price": 1});
                json!({"lead_id": self.id("/api/leads"), "items": [item]})
            }
            ("patch", "/api/deals/{id}") => {
                json!({"items": [{"product_id": self.id("/api/products"), "quantity": 1, "price": 1}]})
            }
            ("post", "/api/products") => json!({"name": "Paket", "cost_price": 100, "margin_bps": 1_000}),
            ("post", "/api/products/price-preview") => json!({"cost_price": 100, "margin_bps": 1_000}),
            ("post", "/api/purchases") => {
                let item = json!({"name": "Router", "quantity": 1, "unit_price": 1});
                json!({"customer_id": self.id("/api/customers"), "items": [item]})
            }
            ("patch", "/api/purchases/{id}") => {
                json!({"items": [{"name": "Router", "quantity": 1, "unit_price": 1}]})
            }
            ("post", path) if EVERYWHERE.contains(&path) => self.everywhere(path),
            ("post", "/api/services") => {
                json!({"customer_id": self.id("/api/customers"), "product_id": self.id("/api/products")})
            }
            ("post", "/api/services/{id}/change-product") => {
                json!({"product_id": self.spare.id("/api/products")})
            }
            ("post", "/api/tokens") => json!({"name": "Laporan", "scopes": ["read"]}),
            ("post", "/api/users") => {
                json!({"name": "Rudi", "email": "rudi¤@shop.test", "role": "staff", "password": "kata-sandi-awal-9"})
            }
            ("post", "/api/users/{id}/deactivate") => json!({"hand_over_to": {"leads": self.people.ani.id}}),
            ("post", "/api/leads/bulk") => {
                json!({"ids": [self.id("/api/leads")], "action": "tag", "tags": ["vip"]})
            }
            ("post", "/api/leads/{id}/assign") => json!({"owner_id": self.people.ani.id}),
            ("post", "/api/leads/{id}/move") => {
                json!({"stage_id": self.stage, "lost_reason_id": self.reason})
            }
            ("post", "/api/leads/{id}/merge") => json!({"from_id": self.spare.id("/api/leads")}),
            ("post", "/api/customers/{id}/merge") => json!({"from_id": self.spare.id("/api/customers")}),
            ("post", "/api/customers/{id}/privacy-erase") => return (json!({"confirm": "CU-0"}), &[422]),
            ("post" | "put", path) if outreach::BODIES.contains(&path) => {
                return (outreach::body(path, &self.things, &self.people), outreach::answers(path));
            }
            ("post", path) if path.starts_with("/api/imports/{id}/") => return of_import(path),
            ("post", path) if path.ends_with("/reject") => {
                return (json!({"note": "terlalu murah"}), &[200, 409]);
            }
            ("post", path) if NO_FIELDS_NEEDED.iter().any(|end| path.ends_with(end)) => {
                return (json!({}), &[200, 202, 204, 404, 409]);
            }
            ("patch", "/api/me") => json!({"notification_preferences": {"lead.assigned": ["in_app"]}}),
            ("patch", _) => json!({}),
            (method, path) => {
                panic!("the sweep has no right body for {method} {path}: add it to bad_input/bodies.rs")
            }
        };
        (body, DONE)
    }
}

/// What works over all rooms.
const EVERYWHERE: &[&str] = &["/api/tags/bulk", "/api/custom-fields", "/api/exports", "/api/saved-views"];

fn of_import(path: &str) -> (Value, &'static [u16]) {
    match path {
        "/api/imports/{id}/preview" => (json!({"mapping": {"Nama": "name", "Email": "email"}}), DONE),
        "/api/imports/{id}/confirm" => (json!({"only_valid": true}), &[202, 409]),
        _ => (json!({}), &[202, 409]),
    }
}

const DONE: &[u16] = &[200, 201, 202, 204];

/// Operations that say enough by their path.
const NO_FIELDS_NEEDED: &[&str] = &[
    "/undo",
    "/restore",
    "/approve",
    "/privacy-export",
    "/activate",
    "/cancel",
    "/submit",
    "/convert",
    "/read",
    "/read-all",
    "/resume",
    "/start",
    "/suspend",
    "/terminate",
    "/reactivate",
    "/reset-password",
    "/link",
];

/// Those of the door are refused after they were read, but for a few.
fn door(path: &str) -> (Value, &'static [u16]) {
    match path {
        "/api/auth/login" => {
            (json!({"email": "owner@shop.test", "password": PASSWORD, "mode": "token"}), DONE)
        }
        "/api/auth/password" => (json!({"current": PASSWORD, "new": NEW_PASSWORD}), DONE),
        "/api/auth/forgot" => (json!({"email": "ani@shop.test"}), DONE),
        "/api/auth/reset" => (json!({"token": "x", "new": NEW_PASSWORD}), &[422]),
        "/api/auth/totp/enroll" => (json!({}), DONE),
        "/api/auth/totp/verify" => (json!({"code": "000000"}), &[422]),
        "/api/auth/totp/disable" => (json!({"password": NEW_PASSWORD}), DONE),
        "/api/setup" => {
            let body = json!({"workspace_name": "Lain", "name": "Lain", "email": "lain@shop.test", "password": PASSWORD,
                "modules": ["sales"]});
            (body, &[409])
        }
        // The workspace is not empty.
        "/api/demo" => (json!({}), &[409]),
        path => panic!("the sweep has no right body for {path}: add it to bad_input/bodies.rs"),
    }
}
