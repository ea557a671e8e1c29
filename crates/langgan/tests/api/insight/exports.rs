//! Files that are ordered: the same bytes as the download, for whoever ordered them, for a while.

use crate::{
    sales::world::phone,
    support::{Answer, Client, Shop},
};
use chrono::Duration;
use kernel::Role;
use platform::on_both_databases;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

async fn lead(client: &Client, name: &str) {
    client.post("/api/leads", json!({"name": name, "phone": phone()})).await.expect(201);
}

async fn order(client: &Client, list: &str, more: Value) -> String {
    let mut body = json!({"list": list, "format": "csv"});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let ordered = client.post("/api/exports", body).await.expect(202);
    assert_eq!((&ordered.json()["status"], &ordered.json()["url"]), (&json!("queued"), &json!(null)));
    ordered.id()
}

/// Does what a person cannot do.
async fn force(shop: &Shop, sql: &str) {
    shop.app.transact(async |tx| Ok(tx.execute_unprepared(sql).await?)).await.unwrap();
}

async fn file(client: &Client, id: &str) -> Answer {
    let made = client.get(format!("/api/exports/{id}")).await.expect(200).json();
    assert_eq!(made["status"], "done", "{made}");
    client.get(made["url"].as_str().unwrap()).await.expect(200)
}

#[on_both_databases]
async fn the_file_is_the_download_of_the_list(shop: Shop) {
    let ani = shop.as_sales().await;
    for name in ["Rina", "Budi", "=SUM(A1)"] {
        lead(&ani, name).await;
    }
    let query = json!({"sort": "-created_at", "q": "i", "page": "2", "per_page": "1"});
    let id = order(&ani, "leads", json!({"query": query})).await;
    let direct = ani.get("/api/leads?sort=-created_at&q=i&format=csv").await.expect(200);
    shop.run_jobs().await;
    let made = file(&ani, &id).await;
    assert_eq!(made.bytes, direct.bytes);
    for header in ["content-type", "content-disposition", "cache-control"] {
        assert_eq!(made.headers[header], direct.headers[header]);
    }
    let known = ani.get(format!("/api/exports/{id}")).await.expect(200).json();
    assert_eq!(known["rows"], 2);
    assert_eq!(known["size"], made.bytes.len());
    assert_eq!(known["query"], json!({"sort": "-created_at", "q": "i"}));
}

#[on_both_databases]
async fn any_list_and_any_report_can_be_ordered(shop: Shop) {
    let owner = shop.as_owner().await;
    let reports = owner.get("/api/reports").await.column("key");
    let reports = reports.iter().map(|key| format!("reports/{}", key.as_str().unwrap()));
    let product = json!({"name": "Paket", "cost_price": 100, "margin_bps": 1_000});
    let product = owner.post("/api/products", product).await.expect(201).id();
    let lists =
        ["products", "users", "audit", "stages", "my-assigned-records", "outreach/quality", "exports"];
    let lists = lists.iter().map(|list| (*list).to_owned()).chain([format!("products/{product}/prices")]);
    let mut ids = Vec::new();
    for list in lists.chain(reports) {
        ids.push((order(&owner, &list, json!({"format": "xlsx"})).await, list));
    }
    shop.run_jobs().await;
    for (id, list) in ids {
        assert!(file(&owner, &id).await.bytes.starts_with(b"PK"), "{list}");
    }
}

#[on_both_databases]
async fn whatever_is_wrong_is_said_when_it_is_ordered(shop: Shop) {
    let ani = shop.as_sales().await;
    for list in [
        "unicorns",
        "leads/board",
        "../leads",
        "leads?q=x",
        "me",
        "customers/x/purchases",
        "deals/x/quotation.pdf",
    ] {
        let answer = ani.post("/api/exports", json!({"list": list})).await.expect(422);
        assert_eq!(answer.faults(), ["list: not_found"], "{list}");
    }
    let query = json!({"sort": "colour", "stage_id": "x", "unicorn": "1"});
    let answer = ani.post("/api/exports", json!({"list": "leads", "query": query})).await.expect(422);
    let expected =
        ["query.sort: unknown_sort", "query.stage_id: unknown_value", "query.unicorn: unknown_parameter"];
    assert_eq!(answer.faults(), expected);
    ani.post("/api/exports", json!({"list": "audit"})).await.expect(403);
    shop.as_owner().await.patch("/api/settings/general", json!({"modules": []})).await.expect(200);
    assert_eq!(
        ani.post("/api/exports", json!({"list": "leads"})).await.expect(422).faults(),
        ["list: not_found"]
    );
}

#[on_both_databases]
async fn the_file_holds_what_one_may_see_when_it_is_made(shop: Shop) {
    let (ani, budi) = (shop.as_sales().await, shop.as_other_sales().await);
    lead(&ani, "Punya Ani").await;
    lead(&budi, "Punya Budi").await;
    let id = order(&ani, "leads", json!({})).await;
    shop.run_jobs().await;
    let text = file(&ani, &id).await.text();
    assert!(text.contains("Punya Ani") && !text.contains("Punya Budi"));
    let later = order(&ani, "leads", json!({})).await;
    let change = json!({"role": "technician"});
    shop.as_owner().await.patch(format!("/api/users/{}", shop.people.ani.id), change).await.expect(200);
    shop.run_jobs().await;
    let technician = shop.as_person(&shop.people.ani).await;
    let failed = technician.get(format!("/api/exports/{later}")).await.expect(200).json();
    assert_eq!((&failed["status"], &failed["url"]), (&json!("failed"), &json!(null)));
    assert!(failed["error"].is_string());
    assert_eq!(
        technician.get(format!("/api/exports/{later}/file")).await.expect(409).code(),
        "export_not_done"
    );
}

#[on_both_databases]
async fn a_file_is_there_for_whoever_ordered_it_alone(shop: Shop) {
    let ani = shop.as_sales().await;
    let id = order(&ani, "products", json!({})).await;
    shop.run_jobs().await;
    for role in [Role::Owner, Role::Manager, Role::Staff] {
        let other = shop.as_role(role).await;
        other.get(format!("/api/exports/{id}")).await.expect(404);
        other.get(format!("/api/exports/{id}/file")).await.expect(404);
        assert!(other.get("/api/exports").await.expect(200).ids().is_empty());
    }
    assert_eq!(ani.get("/api/exports").await.expect(200).ids(), [id]);
}

#[on_both_databases]
async fn a_file_expires_and_is_removed(shop: Shop) {
    let (ani, owner) = (shop.as_sales().await, shop.as_owner().await);
    owner.patch("/api/settings/exports", json!({"keep_days": 2})).await.expect(200);
    let id = order(&ani, "products", json!({})).await;
    shop.run_jobs().await;
    file(&ani, &id).await;
    shop.advance(Duration::days(2));
    let ani = shop.as_sales().await;
    assert_eq!(ani.get(format!("/api/exports/{id}/file")).await.expect(409).code(), "export_expired");
    shop.run_schedule().await;
    let known = ani.get(format!("/api/exports/{id}")).await.expect(200).json();
    assert_eq!(
        (&known["status"], &known["url"], &known["version"]),
        (&json!("expired"), &json!(null), &json!(4))
    );
}

#[on_both_databases]
async fn whoever_ordered_is_told_and_the_log_knows(shop: Shop) {
    let ani = shop.as_sales().await;
    let id = order(&ani, "leads", json!({})).await;
    shop.run_jobs().await;
    file(&ani, &id).await;
    let notices = ani.get("/api/notifications").await.expect(200).json()["data"].clone();
    let notice = notices.as_array().unwrap().iter().find(|notice| notice["kind"] == "export.done").unwrap();
    assert_eq!(notice["params"]["url"], format!("/api/exports/{id}/file"));
    let log = shop.as_owner().await.get("/api/event-log?kind=export,download").await.expect(200);
    let told: Vec<_> = log.column("kind");
    assert_eq!(told, [json!("download"), json!("export")]);
    assert!(log.column("ip").iter().all(|ip| ip == "127.0.0.1"));
}

#[on_both_databases]
async fn a_job_that_begins_again_makes_the_file_once(shop: Shop) {
    let ani = shop.as_sales().await;
    let id = order(&ani, "products", json!({})).await;
    // A worker took it and was killed.
    force(&shop, "UPDATE export_order SET status = 'running'").await;
    shop.run_jobs().await;
    file(&ani, &id).await;
    let notices = ani.get("/api/notifications?kind=export.done").await.expect(200);
    assert_eq!(notices.ids().len(), 1);
}

#[on_both_databases]
async fn what_nobody_could_make_is_given_up(shop: Shop) {
    let ani = shop.as_sales().await;
    let id = order(&ani, "products", json!({})).await;
    force(&shop, "DELETE FROM job").await;
    shop.advance(Duration::hours(25));
    shop.run_schedule().await;
    let ani = shop.as_sales().await;
    assert_eq!(ani.get(format!("/api/exports/{id}")).await.expect(200).json()["status"], "failed");
}

#[on_both_databases]
async fn no_file_outlives_a_person_who_was_wiped(shop: Shop) {
    let owner = shop.as_owner().await;
    let customer =
        owner.post("/api/customers", json!({"name": "Rina", "phone": phone()})).await.expect(201).json();
    let id = order(&owner, "customers", json!({})).await;
    shop.run_jobs().await;
    let path = format!("/api/customers/{}/privacy-erase", customer["id"].as_str().unwrap());
    owner.post(path, json!({"confirm": customer["code"]})).await.expect(204);
    assert_eq!(owner.get(format!("/api/exports/{id}/file")).await.expect(409).code(), "export_expired");
}
