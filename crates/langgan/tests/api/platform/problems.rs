//! Whatever is wrong with a request is said in one answer, and nothing is stored.

use crate::support::Shop;
use platform::on_both_databases;
use reqwest::Method;
use serde_json::{Value, json};

#[on_both_databases]
async fn what_is_not_json_is_a_400(shop: Shop) {
    let owner = shop.as_owner().await;
    for body in ["{", "", "{\"name\": }", "\u{feff}{}", "nil"] {
        let request = owner.request(Method::POST, "/api/teams").header("content-type", "application/json");
        let answer = owner.send(request.body(body)).await.expect(400);
        assert_eq!(answer.code(), "not_json");
        assert_eq!(answer.headers["content-type"], "application/problem+json");
    }
}

#[on_both_databases]
async fn broken_utf_8_is_a_400(shop: Shop) {
    let owner = shop.as_owner().await;
    let request = owner.request(Method::POST, "/api/teams").header("content-type", "application/json");
    owner.send(request.body(b"{\"name\": \"\xff\xfe\"}".to_vec())).await.expect(400);
}

#[on_both_databases]
async fn another_content_type_is_a_415(shop: Shop) {
    let owner = shop.as_owner().await;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"] {
        let request = owner.request(Method::POST, "/api/teams").header("content-type", kind).body("{}");
        assert_eq!(owner.send(request).await.expect(415).code(), "unsupported_content");
    }
}

#[on_both_databases]
async fn a_body_that_is_too_large_is_a_413(shop: Shop) {
    let owner = shop.as_owner().await;
    let answer = owner.post("/api/teams", json!({"name": "x".repeat(3 * 1024 * 1024)})).await.expect(413);
    assert_eq!(answer.code(), "too_large");
}

#[on_both_databases]
async fn every_fault_is_named_in_the_readers_language(shop: Shop) {
    let owner = shop.as_owner().await;
    let body = json!({"name": "x".repeat(1_000), "colour": "red", "leader_id": 7});
    let answer = owner.post("/api/teams", body).await.expect(422);
    assert_eq!(answer.faults(), ["colour: unknown", "leader_id: wrong_type", "name: too_long"]);
    let stranger = shop.as_stranger();
    let request =
        reqwest::Client::new().get(format!("{}/api/teams", shop.url)).header("accept-language", "id-ID,en");
    let indonesian = stranger.send(request).await.expect(401);
    assert_eq!(indonesian.json()["detail"], "Silakan masuk dahulu.");
}

#[on_both_databases]
async fn unknown_parameters_sorts_and_values_are_named(shop: Shop) {
    let owner = shop.as_owner().await;
    let answer =
        owner.get("/api/users?colour=red&sort=shoe_size&per_page=0&role=king&format=pdf").await.expect(422);
    let expected = [
        "colour: unknown_parameter",
        "format: unknown_value",
        "per_page: too_low",
        "role: unknown_value",
        "sort: unknown_sort",
    ];
    assert_eq!(answer.faults(), expected);
}

#[on_both_databases]
async fn an_unknown_address_is_a_problem_too(shop: Shop) {
    let owner = shop.as_owner().await;
    let answer = owner.get("/api/unicorns").await.expect(404);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    owner.get("/api/users/not-an-id").await.expect(404);
}

#[on_both_databases]
async fn every_answer_carries_the_headers_that_protect(shop: Shop) {
    let answer = shop.as_owner().await.get("/api/teams").await.expect(200);
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
    assert!(answer.headers.contains_key("x-request-id"));
}

#[on_both_databases]
async fn a_post_from_another_site_is_refused(shop: Shop) {
    let stranger = shop.as_stranger();
    let login = json!({"email": "owner@shop.test", "password": "kopi-susu-gula-aren"});
    let answer = stranger.post("/api/auth/login", login).await.expect(200);
    let cookie = answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let post = |site: &'static str| {
        let request = stranger.request(Method::POST, "/api/teams").header("cookie", cookie.clone());
        request.header("sec-fetch-site", site).json(&json!({"name": format!("Tim {site}")}))
    };
    assert_eq!(stranger.send(post("cross-site")).await.expect(403).code(), "foreign_origin");
    assert_eq!(stranger.send(post("same-site")).await.expect(403).code(), "foreign_origin");
    stranger.send(post("same-origin")).await.expect(201);
    let bare = stranger
        .request(Method::POST, "/api/teams")
        .header("cookie", cookie.clone())
        .json(&json!({"name": "x"}));
    stranger.send(bare).await.expect(403);
}

#[on_both_databases]
async fn who_asks_too_often_waits(shop: Shop) {
    let slow =
        shop.with_options(platform::Options { requests_per_minute: 3, ..platform::Options::default() }).await;
    let stranger = slow.as_stranger();
    let mut last = Value::Null;
    for _ in 0..5 {
        let answer = stranger.get("/api/setup").await;
        last = json!([answer.status(), answer.headers.contains_key("retry-after")]);
    }
    assert_eq!(last, json!([429, true]));
}
