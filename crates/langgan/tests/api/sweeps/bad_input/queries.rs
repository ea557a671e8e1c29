//! Whatever stands in the query or the path of a request.

use super::{
    super::{operations, operations::Operation, role_matrix::Whose, things::Things},
    AT_ONCE, Findings, is_problem, is_within, patient,
    values::{NOBODY, TEXTS},
};
use crate::support::{Answer, Client, Shop};
use futures::{StreamExt, stream};
use kernel::Role;
use platform::on_both_databases;
use reqwest::Method;
use serde_json::Value;
use std::collections::BTreeMap;

/// What may come of a parameter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Law {
    Refused,
    Either,
}

/// Streams without an end, and what ends the session of who asks.
const APART: &[&str] = &["/api/events", "/api/auth/logout"];

#[on_both_databases]
async fn every_parameter_of_every_read_is_refused_by_name_or_understood(shop: Shop) {
    let shop = patient(&shop).await;
    let (owner, things) = (shop.as_owner().await, Things::make(&shop, Role::Owner).await);
    let document = operations::document();
    let mut findings = Findings::default();
    for operation in operations::all() {
        if operation.method != "get" || APART.contains(&operation.path.as_str()) {
            continue;
        }
        let Some(path) = path_of(&things, &operation) else { continue };
        let described = &document["paths"][&operation.path]["get"]["parameters"];
        let in_query =
            described.as_array().into_iter().flatten().filter(|parameter| parameter["in"] == "query");
        let mut queries = vec![("unicorn".to_owned(), "unicorn=1".to_owned(), Law::Refused)];
        for parameter in in_query {
            let name = parameter["name"].as_str().unwrap();
            queries.extend(tries(&document, name, &parameter["schema"]));
        }
        let mut answers = stream::iter(queries)
            .map(async |(name, query, law)| (owner.get(format!("{path}?{query}")).await, name, query, law))
            .buffered(AT_ONCE);
        while let Some((answer, name, query, law)) = answers.next().await {
            judge(&operation, (&name, &query, law), &answer, &mut findings);
        }
    }
    assert!(findings.faults.is_empty(), "{} faults\n{}", findings.faults.len(), findings.faults.join("\n"));
}

fn path_of(things: &Things, operation: &Operation) -> Option<String> {
    match operation.path.as_str() {
        "/api/tokens/{id}" => None,
        path if path.contains('{') => Some(things.path(path, Whose::Others).unwrap()),
        path => Some(path.to_owned()),
    }
}

fn tries(document: &Value, name: &str, schema: &Value) -> Vec<(String, String, Law)> {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let mut tries: Vec<(String, Law)> = vec![
        ("a%00b".to_owned(), Law::Refused),
        ("%ff%fe".to_owned(), Law::Refused),
        (format!("x&{name}=x"), Law::Refused),
        ("%zz%".to_owned(), Law::Either),
        (String::new(), Law::Either),
        (",,,".to_owned(), Law::Either),
        (NOBODY.to_owned(), Law::Either),
        ("9223372036854775807".to_owned(), Law::Either),
        (encoded(&"é".repeat(4_000)), Law::Either),
    ];
    tries.extend(TEXTS.iter().map(|text| (encoded(text), Law::Either)));
    tries.extend(nonsense(document, name, schema).into_iter().map(|text| (encoded(text), Law::Refused)));
    tries.into_iter().map(|(value, law)| (name.to_owned(), format!("{name}={value}"), law)).collect()
}

/// Values that cannot be meant.
fn nonsense(document: &Value, name: &str, schema: &Value) -> Vec<&'static str> {
    let is_choice = schema["$ref"]
        .as_str()
        .is_some_and(|reference| !document.pointer(&reference[1..]).unwrap()["enum"].is_null());
    let is_paging = matches!(name, "page" | "per_page" | "limit");
    match name {
        _ if is_paging => vec!["0", "-1", "x", "1.5", "1e3", "9223372036854775808", "99999999"],
        "sort" | "format" | "count" | "preset" | "granularity" | "group" | "kinds" => {
            vec!["alien", "🧿", "id; --"]
        }
        "before" | "after" => vec!["besok", "2026-02-30T00:00:00Z", "7"],
        _ if is_choice => vec!["alien", "🧿", "7"],
        _ if schema["type"] == "integer" => vec!["x", "1.5", "1e3", "9223372036854775808"],
        _ if schema["type"] == "boolean" => vec!["ya", "1", "TRUE "],
        _ if name.ends_with("_id") => vec!["x", "7", "01920000-0000-7000-8000-00000000dea"],
        _ if name.ends_with("_from") || name.ends_with("_to") || matches!(name, "from" | "to") => {
            vec!["besok", "2026-02-30", "2026-13-01", "10000-01-01", "7"]
        }
        _ => Vec::new(),
    }
}

fn judge(
    operation: &Operation,
    (name, query, law): (&str, &str, Law),
    answer: &Answer,
    findings: &mut Findings,
) {
    let what: String = query.chars().take(60).collect();
    let names_it = answer.status() == 422 && answer.faults().iter().any(|fault| is_within(fault, name));
    let is_fine = match answer.status() {
        422 => is_problem(answer) && (names_it || law == Law::Either),
        404 => is_problem(answer) && law == Law::Either,
        status => status < 300 && law == Law::Either,
    };
    if !is_fine {
        findings.note(operation, &what, answer);
    }
}

#[on_both_databases]
async fn every_broken_path_is_a_problem(shop: Shop) {
    let shop = patient(&shop).await;
    let owner = shop.as_owner().await;
    let mut findings = Findings::default();
    for operation in operations::all() {
        for broken in ["x", "%00", "%ff", "%zz", "..%2f..", "🧿", "7", &"x".repeat(8_000), NOBODY] {
            let Some((front, rest)) = operation.path.split_once("/{") else { continue };
            let rest = rest.split_once('}').unwrap().1.replace("{file_id}", NOBODY);
            let path = format!("{front}/{broken}{rest}");
            let request = owner.request(operation.method(), &path).json(&serde_json::json!({}));
            let answer = owner.send(request).await;
            let is_refused = matches!(answer.status(), 400 | 404 | 405 | 422);
            if !is_problem(&answer) || !is_refused {
                findings.note(&operation, &path.chars().take(80).collect::<String>(), &answer);
            }
        }
    }
    assert!(findings.faults.is_empty(), "{} faults\n{}", findings.faults.len(), findings.faults.join("\n"));
}

#[on_both_databases]
async fn every_address_refuses_the_methods_that_it_does_not_know(shop: Shop) {
    let shop = patient(&shop).await;
    let owner = shop.as_owner().await;
    let mut known: BTreeMap<String, Vec<Method>> = BTreeMap::new();
    for operation in operations::all() {
        known.entry(operation.path.clone()).or_default().push(operation.method());
    }
    for (pattern, methods) in known {
        let path = pattern.replace("{id}", NOBODY).replace("{file_id}", NOBODY).replace("{key}", "general");
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            if !methods.contains(&method) {
                let answer = wrong_method(&owner, &method, &path).await;
                assert!(answer.headers.contains_key("allow"), "{method} {path} does not say what it knows");
            }
        }
    }
    for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        for path in ["/api/unicorns", "/api/leads/x/y/z", "/api/", "/api/%ff", "/api/leads/"] {
            let answer = owner.send(owner.request(method.clone(), path)).await;
            assert!(answer.status() == 404 && is_problem(&answer), "{method} {path}: {}", answer.text());
        }
    }
}

async fn wrong_method(client: &Client, method: &Method, path: &str) -> Answer {
    let answer = client.send(client.request(method.clone(), path)).await;
    assert!(
        answer.status() == 405 && is_problem(&answer),
        "{method} {path}: {} {}",
        answer.status(),
        answer.text()
    );
    answer
}
