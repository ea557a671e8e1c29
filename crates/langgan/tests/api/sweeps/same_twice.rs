//! The same POST twice is done once, whatever it is: the first answer comes again, and nothing more is stored.

use super::{
    bad_input::{NUMBER, bodies::Bodies, ledger::Ledger},
    operations::{self, Operation},
    things::trashed,
};
use crate::{
    insight::imports,
    sales::{
        deals::{deal, step},
        world::phone,
    },
    support::{Answer, Client, FORM, PASSWORD, Shop, form, telegram::Telegram},
};
use kernel::Role;
use platform::on_both_databases;
use reqwest::Method;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

/// What may come twice, and why.
const EXCEPTED: &[(&str, &str)] = &[
    ("/api/auth/login", "nobody is logged in whom a key could belong to; each login is a session of its own"),
    ("/api/auth/logout", "the session that the key belongs to is over"),
    ("/api/auth/forgot", "nobody is logged in whom a key could belong to; answers 202 whatever happens"),
    ("/api/auth/reset", "nobody is logged in whom a key could belong to; the token works once"),
    ("/api/demo", "only a workspace without things takes it, and only once; the demo's own tests ask"),
    ("/api/setup", "nobody is there yet; the workspace is set up once"),
    ("/api/webhooks/telegram", "Telegram sends no key; the code of a link works once"),
    ("/api/products/price-preview", "computes and stores nothing"),
    ("/api/imports/{id}/preview", "looks at the rows again; the version says whether somebody else did"),
    ("/api/customers/{id}/privacy-export", "reads; the file is as large as what is held of a person"),
];

/// One request that is sent twice.
struct Post {
    client: Client,
    path: String,
    content_type: &'static str,
    body: Vec<u8>,
    /// Another body that would be as good.
    other: Vec<u8>,
}

impl Post {
    fn json(client: Client, path: impl Into<String>, body: &Value) -> Self {
        let text = body.to_string();
        let other = format!(" {text}").into_bytes();
        Self { client, path: path.into(), content_type: "application/json", body: text.into(), other }
    }

    async fn send(&self, body: &[u8]) -> Answer {
        let request = self.client.request(Method::POST, &self.path);
        let request = request.header("idempotency-key", &self.path).header("content-type", self.content_type);
        self.client.send(request.body(body.to_vec())).await
    }
}

fn is_excepted(operation: &Operation) -> bool {
    EXCEPTED.iter().any(|(path, _)| *path == operation.path)
}

#[on_both_databases]
async fn every_post_with_a_key_is_done_once(shop: Shop) {
    let ledger = Ledger::of(&shop).await;
    let (mut rounds, mut faults) = (Rounds::default(), Vec::new());
    for operation in operations::all().into_iter().filter(|one| one.method == "post" && !is_excepted(one)) {
        let post = post_of(&shop, &mut rounds, &operation).await;
        let first = post.send(&post.body).await;
        let stored = ledger.read(&shop).await;
        let again = post.send(&post.body).await;
        let other = post.send(&post.other).await;
        let is_once = first.status() < 300
            && (again.status(), &again.bytes) == (first.status(), &first.bytes)
            && again.headers.get("etag") == first.headers.get("etag")
            && ledger.read(&shop).await == stored;
        let is_other_refused =
            other.status() == 422 && other.faults() == ["Idempotency-Key: idempotency_key_reused"];
        if !is_once || !is_other_refused {
            faults.push(format!(
                "{}: {} {}, again {}, another body {}",
                operation.path,
                first.status(),
                if first.status() < 300 { String::new() } else { first.text() },
                again.status(),
                other.status(),
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_excepted_is_still_there() {
    let all = operations::all();
    let is_there = |path: &str| all.iter().any(|one| one.method == "post" && one.path == path);
    let gone: Vec<_> = EXCEPTED.iter().filter(|(path, _)| !is_there(path)).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

/// Things for the steps: those that would get into each other's way take different ones.
#[derive(Default)]
struct Rounds {
    made: Vec<Bodies>,
    deals: usize,
    leads: usize,
    customers: usize,
    requests: usize,
}

/// So many steps of deals are taken before those of leads.
const DEALS: usize = 5;

impl Rounds {
    async fn next(&mut self, shop: &Shop, path: &str) -> &Bodies {
        let round = match path.split('/').nth(2).unwrap_or_default() {
            "deals" | "approvals" => count(&mut self.deals),
            "leads" => DEALS + count(&mut self.leads),
            "customers" | "services" => count(&mut self.customers),
            "download-requests" | "reserved-members" => count(&mut self.requests),
            _ => 0,
        };
        while self.made.len() <= round {
            self.made.push(Bodies::make(shop).await);
        }
        &self.made[round]
    }
}

fn count(counter: &mut usize) -> usize {
    *counter += 1;
    *counter - 1
}

/// A request that can be done, on things made for it.
async fn post_of(shop: &Shop, rounds: &mut Rounds, operation: &Operation) -> Post {
    let owner = shop.as_owner().await;
    let pattern = operation.path.as_str();
    if pattern == "/api/customers/{id}/files" {
        let customer = owner.post("/api/customers", json!({"name": "Rina", "phone": phone()})).await;
        let path = pattern.replace("{id}", &customer.expect(201).id());
        let (body, other) = (form("a.txt", b"a"), form("a.txt", b"b"));
        return Post { client: owner, path, content_type: FORM, body, other };
    }
    if pattern == "/api/databases/upload" {
        return database_upload(owner, pattern).await;
    }
    if pattern.starts_with("/api/imports") {
        return import_post(shop, owner, pattern).await;
    }
    if let Some(front) = pattern.strip_suffix("/{id}/restore") {
        let path = format!("{}/restore", trashed(&owner, front).await);
        return Post::json(owner, path, &json!({}));
    }
    let base = rounds.next(shop, pattern).await.of(operation).remove(0);
    let thing = base.path.rsplit_once('/').map_or("", |(thing, _)| thing).to_owned();
    match pattern {
        "/api/auth/totp/verify" => return verify(shop).await,
        "/api/auth/totp/disable" => {
            let client = shop.as_role(Role::Staff).await;
            return Post::json(client, pattern, &json!({"password": PASSWORD}));
        }
        "/api/auth/totp/enroll" => {
            return Post::json(shop.as_role(Role::Staff).await, pattern, &json!({}));
        }
        "/api/me/telegram/link" => {
            Telegram::with_bot(shop).await;
            shop.app.reload_settings().await.unwrap();
        }
        "/api/customers/{id}/privacy-erase" => {
            let code = owner.get(&thing).await.expect(200).json()["code"].clone();
            return Post::json(owner, base.path, &json!({"confirm": code}));
        }
        "/api/services/{id}/suspend" | "/api/services/{id}/terminate" => {
            return Post::json(owner, base.path, &json!({"reason": "pindah"}));
        }
        "/api/services/{id}/start" => {
            let known = owner.get(&thing).await.expect(200).json();
            let waiting = json!({"customer_id": known["customer_id"], "product_id": known["product_id"],
                "status": "pending_install"});
            let id = owner.post("/api/services", waiting).await.expect(201).id();
            return Post::json(owner, pattern.replace("{id}", &id), &json!({}));
        }
        "/api/deals/{id}/submit" | "/api/deals/{id}/activate" => {
            let (ani, id) = deal(shop, 125_000).await;
            if pattern.ends_with("activate") {
                step(&ani, &id, "submit").await.expect(200);
            }
            return Post::json(ani, pattern.replace("{id}", &id), &json!({}));
        }
        _ => {}
    }
    prepare(&owner, pattern, &thing).await;
    let number = phone().split_off(4);
    let body = serde_json::from_str(&base.body.to_string().replace(NUMBER, &number)).unwrap();
    Post::json(Bodies::sender(shop, operation).await, base.path, &body)
}

/// A file of records that makes a database.
async fn database_upload(owner: Client, pattern: &str) -> Post {
    let product = json!({"name": "Paket", "cost_price": 100, "margin_bps": 1_000});
    let product = owner.post("/api/products", product).await.expect(201).id();
    let file_form = |name: &str| {
        let texts = [("kind", "regular"), ("product_id", product.as_str())];
        imports::form(&texts, ("kontak.csv", format!("Nama,HP\n{name},{}\n", phone()).as_bytes()))
    };
    let (body, other) = (file_form("Ani"), file_form("Budi"));
    Post { client: owner, path: pattern.to_owned(), content_type: FORM, body, other }
}

/// A file of leads that is brought, looked at again, confirmed or taken back.
async fn import_post(shop: &Shop, owner: Client, pattern: &str) -> Post {
    let file = |name: &str| format!("Nama,HP\n{name},{}\n", phone());
    let file_form = |name: &str| imports::form(&[("kind", "leads")], ("lead.csv", file(name).as_bytes()));
    if pattern == "/api/imports" {
        let (body, other) = (file_form("Ani"), file_form("Budi"));
        return Post { client: owner, path: pattern.to_owned(), content_type: FORM, body, other };
    }
    let id = imports::bring(&owner, "leads", ("lead.csv", file("Cici").as_bytes())).await.expect(202).id();
    if pattern.ends_with("/undo") {
        imports::run(shop, &owner, &id, json!({})).await;
    }
    Post::json(owner, pattern.replace("{id}", &id), &json!({}))
}

/// Brings the thing to where the step can be done.
async fn prepare(owner: &Client, pattern: &str, thing: &str) {
    match pattern {
        "/api/services/{id}/resume" => {
            owner.post(format!("{thing}/suspend"), json!({"reason": "x"})).await.expect(200);
        }
        "/api/users/{id}/reactivate" => {
            owner.post(format!("{thing}/deactivate"), json!({})).await.expect(200);
        }
        "/api/leads/{id}/convert" => {
            owner.patch("/api/settings/sales", json!({"sells_without_deals": true})).await.expect(200);
        }
        _ => {}
    }
}

async fn verify(shop: &Shop) -> Post {
    let client = shop.as_role(Role::Manager).await;
    let begun = client.post("/api/auth/totp/enroll", json!({})).await.expect(200).json();
    let secret = Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
    let app = Builder::new().with_secret(secret).with_account_name("x").with_issuer(Some("Langgan"));
    let code = app.build().unwrap().generate(shop.app.now().timestamp().try_into().unwrap()).to_string();
    Post::json(client, "/api/auth/totp/verify", &json!({"code": code}))
}
