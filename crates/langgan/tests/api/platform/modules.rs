//! What belongs to a module that the business does not use is not there; what it holds stays.

use crate::{
    support::{Client, Shop},
    sweeps::{
        operations::{self, Operation},
        role_matrix::Whose,
        things::Things,
    },
};
use kernel::Role;
use platform::on_both_databases;
use serde_json::{Value, json};

async fn use_modules(owner: &Client, modules: Value) {
    owner.patch("/api/settings/general", json!({"modules": modules})).await.expect(200);
}

fn operations_of(module: &str) -> Vec<Operation> {
    let document = operations::document();
    let belongs = |one: &Operation| document["paths"][&one.path][&one.method]["x-module"] == module;
    operations::all().into_iter().filter(belongs).collect()
}

#[on_both_databases]
async fn every_operation_of_a_closed_module_is_gone_and_comes_back(shop: Shop) {
    let (owner, things) = (shop.as_owner().await, Things::make(&shop, Role::Owner).await);
    let operations = operations_of("sales");
    assert!(operations.len() > 40, "{} operations", operations.len());
    let before = owner.get("/api/leads").await.expect(200).bytes;
    use_modules(&owner, json!(["desk"])).await;
    for operation in &operations {
        let path = if operation.path.contains('{') {
            things.path(&operation.path, Whose::Others).unwrap()
        } else {
            operation.path.clone()
        };
        for path in [path.clone(), format!("{path}?unicorn=1")] {
            let request = owner.request(operation.method(), &path).header("idempotency-key", "x");
            let answer = owner.send(request.json(&json!({}))).await;
            assert_eq!(answer.status(), 404, "{} {path}: {}", operation.method, answer.text());
        }
    }
    for open in ["/api/customers", "/api/products", "/api/approvals", "/api/purchases", "/api/users"] {
        owner.get(open).await.expect(200);
    }
    use_modules(&owner, json!(["sales"])).await;
    assert_eq!(owner.get("/api/leads").await.expect(200).bytes, before);
}

/// The values of `key` in a list.
fn all_of(list: &Value, key: &str) -> Vec<String> {
    let entries = list.as_array().unwrap().iter();
    entries.map(|entry| entry[key].as_str().unwrap().to_owned()).collect()
}

#[on_both_databases]
async fn reports_search_home_badges_and_timelines_show_nothing_of_it(shop: Shop) {
    let (owner, things) = (shop.as_owner().await, Things::make(&shop, Role::Owner).await);
    let found = owner.get("/api/search?q=walk").await.expect(200).json();
    assert!(all_of(&found["groups"], "kind").contains(&"leads".to_owned()), "{found}");
    use_modules(&owner, json!([])).await;

    let me = owner.get("/api/auth/me").await.expect(200).json();
    assert_eq!((&me["modules"], me["badges"].get("overdue")), (&json!([]), None));
    let reports = owner.get("/api/reports").await.expect(200).json();
    assert_eq!(all_of(&reports["data"], "key"), ["active-customers"]);
    owner.get("/api/reports/active-customers").await.expect(200);
    owner.get("/api/reports/sales-summary").await.expect(404);
    owner.get("/api/me/report").await.expect(404);
    let found = owner.get("/api/search?q=walk").await.expect(200).json();
    let kinds = all_of(&found["groups"], "kind");
    assert!(kinds.contains(&"customers".to_owned()), "{kinds:?}");
    assert!(!kinds.iter().any(|kind| kind == "leads" || kind == "deals"), "{kinds:?}");
    let home = owner.get("/api/home").await.expect(200).json();
    assert_eq!(all_of(&home["cards"], "key"), ["mrr", "active_customers"]);
    assert_eq!(all_of(&home["waiting"], "key"), ["approvals"]);
    assert_eq!((&home["trend"], &home["funnel"]), (&json!([]), &json!([])));
    // What is asked of a deal waits until there are deals again.
    assert_eq!((&home["waiting"][0]["count"], &me["badges"]["approvals"]), (&json!(0), &json!(0)));
    assert_eq!(owner.get("/api/approvals").await.expect(200).json()["total"], 0);
    let approve = format!("/api/approvals/{}/approve", things.id("/api/approvals"));
    owner.post(approve, json!({})).await.expect(404);
    let timeline = format!("/api/customers/{}/timeline", things.id("/api/customers"));
    owner.get(&timeline).await.expect(200);
    let unknown = owner.get(format!("{timeline}?kinds=deal")).await.expect(422);
    assert_eq!(unknown.faults(), ["kinds: unknown_value"]);
}
