//! The door: who comes in, for how long, and who doesn't.

use crate::support::{Answer, Shop};
use platform::on_both_databases;
use reqwest::Method;
use serde_json::json;

const PASSWORD: &str = "kopi-susu-gula-aren";

async fn log_in(shop: &Shop, email: &str, password: &str) -> Answer {
    let body = json!({"email": email, "password": password, "mode": "token"});
    shop.as_stranger().post("/api/auth/login", body).await
}

#[on_both_databases]
async fn email_is_the_same_in_whatever_case(shop: Shop) {
    let answer = log_in(&shop, "OWNER@Shop.Test", PASSWORD).await.expect(200);
    assert_eq!(answer.json()["user"]["role"], "owner");
    assert!(answer.json()["token"].is_string());
}

#[on_both_databases]
async fn an_unknown_account_and_a_wrong_password_get_the_same_answer(shop: Shop) {
    let unknown = log_in(&shop, "nobody@shop.test", "whatever-it-is").await.expect(401);
    let wrong = log_in(&shop, "owner@shop.test", "whatever-it-is").await.expect(401);
    assert_eq!(
        (unknown.code(), wrong.code()),
        ("wrong_credentials".to_owned(), "wrong_credentials".to_owned())
    );
}

#[on_both_databases]
async fn after_five_wrong_guesses_one_waits(shop: Shop) {
    for _ in 0..5 {
        log_in(&shop, "owner@shop.test", "whatever-it-is").await.expect(401);
    }
    let locked = log_in(&shop, "owner@shop.test", PASSWORD).await.expect(429);
    assert!(locked.headers.contains_key("retry-after"));
    shop.advance(chrono::Duration::minutes(16));
    log_in(&shop, "owner@shop.test", PASSWORD).await.expect(200);
}

#[on_both_databases]
async fn a_huge_password_is_refused_before_it_is_computed(shop: Shop) {
    let answer = log_in(&shop, "owner@shop.test", &"x".repeat(10_000)).await.expect(422);
    assert_eq!(answer.faults(), ["password: too_long"]);
}

#[on_both_databases]
async fn a_silent_session_ends_after_twelve_hours_and_a_busy_one_after_thirty_days(shop: Shop) {
    let silent = shop.as_owner().await;
    shop.advance(chrono::Duration::hours(13));
    silent.get("/api/auth/me").await.expect(401);
    let busy = shop.as_owner().await;
    for _ in 0..65 {
        shop.advance(chrono::Duration::hours(11));
        busy.get("/api/auth/me").await.expect(200);
    }
    shop.advance(chrono::Duration::hours(11));
    busy.get("/api/auth/me").await.expect(401);
}

#[on_both_databases]
async fn a_new_password_ends_every_other_session(shop: Shop) {
    let (one, other) = (shop.as_sales().await, shop.as_sales().await);
    let body = json!({"current": PASSWORD, "new": "teh-manis-hangat-2"});
    one.post("/api/auth/password", body).await.expect(204);
    one.get("/api/auth/me").await.expect(200);
    other.get("/api/auth/me").await.expect(401);
    log_in(&shop, "ani@shop.test", "teh-manis-hangat-2").await.expect(200);
}

#[on_both_databases]
async fn a_forgotten_password_is_reset_once_by_mail(shop: Shop) {
    let stranger = shop.as_stranger();
    stranger.post("/api/auth/forgot", json!({"email": "nobody@shop.test"})).await.expect(202);
    stranger.post("/api/auth/forgot", json!({"email": "ani@shop.test"})).await.expect(202);
    let mails = platform::outbox::waiting(&shop.app, 10).await.unwrap();
    assert_eq!(mails.len(), 1);
    let token = mails[0].body.split("token=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let body = json!({"token": token, "new": "teh-manis-hangat-2"});
    stranger.post("/api/auth/reset", body.clone()).await.expect(204);
    assert_eq!(stranger.post("/api/auth/reset", body).await.expect(422).faults(), ["token: invalid_token"]);
    log_in(&shop, "ani@shop.test", "teh-manis-hangat-2").await.expect(200);
}

#[on_both_databases]
async fn the_workspace_is_set_up_once(shop: Shop) {
    let stranger = shop.as_stranger();
    assert_eq!(stranger.get("/api/setup").await.expect(200).json()["needed"], false);
    let body =
        json!({"workspace_name": "Lain", "name": "Lain", "email": "lain@shop.test", "password": PASSWORD});
    assert_eq!(stranger.post("/api/setup", body).await.expect(409).code(), "already_set_up");
}

#[on_both_databases]
async fn a_read_only_token_reads_and_nothing_more(shop: Shop) {
    let owner = shop.as_owner().await;
    let made = owner.post("/api/tokens", json!({"name": "laporan", "scopes": ["read"]})).await.expect(201);
    let token = made.json()["token"].as_str().unwrap().to_owned();
    let program = crate::support::Client::new(&shop.url, Some(token));
    program.get("/api/leads").await.expect(200);
    assert_eq!(program.post("/api/teams", json!({"name": "x"})).await.expect(403).code(), "read_only_token");
    owner.delete(format!("/api/tokens/{}", made.id())).await.expect(204);
    program.get("/api/leads").await.expect(401);
    assert!(!owner.get("/api/tokens").await.text().contains("lgt_"));
}

#[on_both_databases]
async fn logging_out_ends_the_session(shop: Shop) {
    let owner = shop.as_owner().await;
    owner.send(owner.request(Method::POST, "/api/auth/logout")).await.expect(204);
    owner.get("/api/auth/me").await.expect(401);
}
