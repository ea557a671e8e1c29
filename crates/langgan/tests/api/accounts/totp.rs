//! The second factor, from the first code to a lost phone.

use crate::support::{Answer, Client, PASSWORD, Shop};
use futures::future::join_all;
use platform::on_both_databases;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

/// The code that an authenticator app shows now.
fn code(shop: &Shop, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let app = Builder::new().with_secret(secret).with_account_name("owner").with_issuer(Some("Langgan"));
    app.build().unwrap().generate(shop.app.now().timestamp().try_into().unwrap()).to_string()
}

async fn log_in(shop: &Shop, code: Option<&str>) -> Answer {
    let body = json!({"email": "owner@shop.test", "password": PASSWORD, "mode": "token", "code": code});
    shop.as_stranger().post("/api/auth/login", body).await
}

/// Switches the second factor on; returns its secret and the recovery codes.
async fn enrol(shop: &Shop, owner: &Client) -> (String, Vec<String>) {
    let begun = owner.post("/api/auth/totp/enroll", json!({})).await.expect(200).json();
    let secret = begun["secret"].as_str().unwrap().to_owned();
    assert!(begun["otpauth_url"].as_str().unwrap().contains(&secret));
    let body = json!({"code": code(shop, &secret)});
    let answer = owner.post("/api/auth/totp/verify", body).await.expect(200).json();
    let codes = answer["recovery_codes"].as_array().unwrap();
    (secret, codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect())
}

#[on_both_databases]
async fn it_counts_once_a_code_is_verified_and_ends_every_other_session(shop: Shop) {
    let (owner, other) = (shop.as_owner().await, shop.as_owner().await);
    assert_eq!(
        owner.post("/api/auth/totp/verify", json!({"code": "1"})).await.expect(409).code(),
        "not_enrolled"
    );
    owner.post("/api/auth/totp/enroll", json!({})).await.expect(200);
    log_in(&shop, None).await.expect(200);
    let wrong = owner.post("/api/auth/totp/verify", json!({"code": "000000"})).await.expect(422);
    assert_eq!(wrong.faults(), ["code: wrong_code"]);
    let (secret, codes) = enrol(&shop, &owner).await;
    assert_eq!(codes.len(), 10);
    owner.get("/api/auth/me").await.expect(200);
    other.get("/api/auth/me").await.expect(401);
    assert_eq!(owner.get("/api/me").await.json()["has_totp"], true);
    assert_eq!(owner.post("/api/auth/totp/enroll", json!({})).await.expect(409).code(), "already_enabled");

    assert_eq!(log_in(&shop, None).await.expect(401).code(), "totp_required");
    assert_eq!(log_in(&shop, Some("000000")).await.expect(401).code(), "wrong_code");
    log_in(&shop, Some(&code(&shop, &secret))).await.expect(200);
    let old = code(&shop, &secret);
    shop.advance(chrono::Duration::minutes(5));
    assert_eq!(log_in(&shop, Some(&old)).await.expect(401).code(), "wrong_code");
}

#[on_both_databases]
async fn a_recovery_code_works_once_even_for_two_at_once(shop: Shop) {
    let (_, codes) = enrol(&shop, &shop.as_owner().await).await;
    log_in(&shop, Some(&codes[0].to_uppercase())).await.expect(200);
    assert_eq!(log_in(&shop, Some(&codes[0])).await.expect(401).code(), "wrong_code");
    let answers = join_all((0..4).map(|_| log_in(&shop, Some(&codes[1])))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status() == 200).count(), 1);
    log_in(&shop, Some(&codes[2])).await.expect(200);
}

#[on_both_databases]
async fn it_is_switched_off_with_the_password_that_cannot_be_guessed(shop: Shop) {
    let owner = shop.as_owner().await;
    enrol(&shop, &owner).await;
    let disable =
        async |password: &str| owner.post("/api/auth/totp/disable", json!({"password": password})).await;
    for _ in 0..5 {
        assert_eq!(disable("salah").await.expect(422).faults(), ["password: wrong_password"]);
    }
    assert!(disable(PASSWORD).await.expect(429).headers.contains_key("retry-after"));
    shop.advance(chrono::Duration::minutes(16));
    disable(PASSWORD).await.expect(204);
    log_in(&shop, None).await.expect(200);
    let log = owner.get("/api/audit?action=user.totp_disabled").await.expect(200).json();
    assert_eq!(log["total"], 1);
    assert_eq!(owner.get("/api/me").await.json()["has_totp"], Value::Bool(false));
}
