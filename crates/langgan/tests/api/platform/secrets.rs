//! What must not lie about: phones, passwords, tokens. And what shows that somebody was at the books.

use crate::{
    customers::world::{customer, tamper},
    insight::imports::bring_with,
    sales::world::lead,
    support::{PASSWORD, Shop},
};
use ::platform::{
    Options,
    audit::{self, Verdict},
    db::Kind,
    on_both_databases,
};
use reqwest::Method;
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use serde_json::json;

async fn rows(shop: &Shop, sql: &str) -> Vec<QueryResult> {
    let db = shop.app.db().reader();
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap()
}

async fn texts(shop: &Shop, sql: &str) -> Vec<String> {
    rows(shop, sql).await.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// The tables in which `needle` stands somewhere, as text or as bytes.
async fn tables_with(shop: &Shop, needle: &str) -> Vec<String> {
    let bytes = hex::encode(needle);
    let mut found = Vec::new();
    let tables = match shop.app.db().kind() {
        Kind::Sqlite => {
            texts(shop, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
                .await
        }
        Kind::Postgres => {
            texts(
                shop,
                "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'",
            )
            .await
        }
    };
    assert!(tables.len() > 30, "{tables:?}");
    for table in tables {
        let is_there = match shop.app.db().kind() {
            Kind::Postgres => {
                format!("(t::text LIKE '%{needle}%' OR t::text LIKE '%{bytes}%')")
            }
            Kind::Sqlite => {
                let columns = texts(shop, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
                let any = columns.iter().map(|column| {
                    format!("CAST(\"{column}\" AS text) LIKE '%{needle}%' OR lower(hex(\"{column}\")) LIKE '%{bytes}%'")
                });
                any.collect::<Vec<_>>().join(" OR ")
            }
        };
        if !rows(shop, &format!("SELECT 1 FROM {table} t WHERE {is_there} LIMIT 1")).await.is_empty() {
            found.push(table);
        }
    }
    found
}

#[on_both_databases]
async fn no_phone_rests_in_plain_anywhere(shop: Shop) {
    let (owner, ani) = (shop.as_owner().await, shop.as_sales().await);
    let body = json!({"name": "Dewi", "phone": "0812-7777-6661"});
    let first = ani.post_once("/api/leads", "kunci-1", body.clone()).await.expect(201);
    let again = ani.post_once("/api/leads", "kunci-1", body).await.expect(201);
    assert_eq!((again.json(), again.etag()), (first.json(), first.etag()));
    let other = lead(&ani, json!({"phone": "081277776662"})).await.id();
    ani.patch(format!("/api/leads/{other}"), json!({"phone": "081277776663"})).await.expect(200);
    ani.post(format!("/api/leads/{}/merge", first.id()), json!({"from_id": other})).await.expect(200);
    let made = customer(
        &ani,
        json!({"phone": "081277776664", "extra_phones": ["081277776665"], "national_id": "3273017777666"}),
    );
    let id = made.await.id();
    ani.patch(format!("/api/customers/{id}"), json!({"phone": "081277776666"})).await.expect(200);
    let texts = [("kind", "customers"), ("options", r#"{"update_known":true}"#), ("confirm", "true")];
    let file =
        b"Nama,HP,Telepon lain,NIK\nDewi,081277776666,081277776668,3273017777669\nAgus,081277776667,,\n";
    bring_with(&owner, &texts, ("pelanggan.csv", file)).await.expect(202);
    shop.run_jobs().await;
    owner.patch("/api/me", json!({"phone": "081277776667"})).await.expect(200);
    for query in ["081277776666", "77776661", "0812-7777"] {
        ani.get(format!("/api/search?q={query}")).await.expect(200);
        ani.get(format!("/api/leads?q={query}")).await.expect(200);
    }
    for list in ["/api/leads?format=csv", "/api/customers?format=xlsx"] {
        ani.get(list).await.expect(200);
    }
    shop.run_schedule().await;
    assert_eq!(tables_with(&shop, "7777666").await, Vec::<String>::new());
    assert!(
        tables_with(&shop, "ani@shop.test").await.contains(&"app_user".to_owned()),
        "the search finds nothing"
    );
}

#[on_both_databases]
async fn no_password_and_no_token_rests_in_plain_anywhere(shop: Shop) {
    let (owner, stranger) = (shop.as_owner().await, shop.as_stranger());
    let login = json!({"email": "ani@shop.test", "password": PASSWORD, "mode": "token"});
    let session = stranger.post("/api/auth/login", login).await.expect(200).json()["token"].clone();
    stranger
        .post("/api/auth/login", json!({"email": "ani@shop.test", "password": "salah-ketik-77"}))
        .await
        .expect(401);
    let token = owner.post_once("/api/tokens", "kunci-2", json!({"name": "Kasir", "scopes": ["read"]})).await;
    let token = token.expect(201).json()["token"].clone();
    let user = json!({"name": "Rina", "email": "rina@x.id", "role": "sales"});
    let initial =
        owner.post_once("/api/users", "kunci-3", user).await.expect(201).json()["initial_password"].clone();
    let secret =
        owner.post_once("/api/auth/totp/enroll", "kunci-4", json!({})).await.expect(200).json()["secret"]
            .clone();
    for secret in [
        session.as_str(),
        token.as_str(),
        initial.as_str(),
        secret.as_str(),
        Some(PASSWORD),
        Some("salah-ketik-77"),
    ] {
        let secret = secret.unwrap();
        assert!(secret.len() >= 10);
        assert_eq!(tables_with(&shop, secret).await, Vec::<String>::new(), "{secret}");
    }
}

/// The database itself refuses to change the log; whoever owns it takes that away first.
async fn open_the_books(shop: &Shop) {
    let triggers: &[&str] = match shop.app.db().kind() {
        Kind::Sqlite => {
            &["audit_entry_stays", "audit_entry_remains", "audit_seal_stays", "audit_seal_remains"]
        }
        Kind::Postgres => &["audit_entry_stays ON audit_entry", "audit_seal_stays ON audit_seal"],
    };
    for trigger in triggers {
        tamper(shop, &format!("DROP TRIGGER {trigger}")).await;
    }
}

#[on_both_databases]
async fn the_books_show_a_changed_and_a_removed_entry(shop: Shop) {
    let owner = shop.as_owner().await;
    for _ in 0..5 {
        lead(&owner, json!({})).await;
    }
    shop.advance(chrono::Duration::minutes(2));
    audit::seal(&shop.app).await.unwrap();
    let Verdict::Intact(count) = audit::verify(&shop.app).await.unwrap() else {
        panic!("nothing was touched yet")
    };
    assert!(count >= 5);
    open_the_books(&shop).await;
    tamper(&shop, "UPDATE audit_entry SET actor_name = 'x' || actor_name WHERE action = 'lead.created'")
        .await;
    assert!(matches!(audit::verify(&shop.app).await.unwrap(), Verdict::Broken(_)));
    tamper(&shop, "UPDATE audit_entry SET actor_name = substr(actor_name, 2) WHERE action = 'lead.created'")
        .await;
    assert_eq!(audit::verify(&shop.app).await.unwrap(), Verdict::Intact(count));
    // Nor can one be torn out together with its seal.
    tamper(&shop, "DELETE FROM audit_seal WHERE position = 3").await;
    tamper(&shop, "DELETE FROM audit_entry WHERE id NOT IN (SELECT entry_id FROM audit_seal)").await;
    assert!(matches!(audit::verify(&shop.app).await.unwrap(), Verdict::Broken(_)));
}

#[on_both_databases]
async fn behind_https_cookies_are_secure_and_browsers_stay_there(shop: Shop) {
    let plain = shop.as_stranger();
    let login = json!({"email": "ani@shop.test", "password": PASSWORD});
    let answer = plain.post("/api/auth/login", login.clone()).await.expect(200);
    let cookie = answer.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"),
        "{cookie}"
    );
    assert!(!answer.headers.contains_key("strict-transport-security"));

    let options = Options { public_url: "https://crm.example.id".to_owned(), ..Options::default() };
    let secure = shop.with_options(options).await.as_stranger();
    let answer = secure.post("/api/auth/login", login).await.expect(200);
    let cookie = answer.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("; Secure") && cookie.contains("HttpOnly"), "{cookie}");
    for page in ["/", "/leads", "/api/setup", "/api/unicorns"] {
        let answer = secure.get(page).await;
        assert!(answer.headers.contains_key("strict-transport-security"), "{page}");
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{page}: {policy}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        assert_eq!(answer.headers["x-frame-options"], "DENY");
    }
}

#[on_both_databases]
async fn a_cookie_counts_only_from_our_own_pages(shop: Shop) {
    let stranger = shop.as_stranger();
    let login = json!({"email": "owner@shop.test", "password": PASSWORD});
    let answer = stranger.post("/api/auth/login", login.clone()).await.expect(200);
    let cookie = answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let host = shop.url.trim_start_matches("http://").to_owned();
    let post = async |headers: &[(&str, &str)]| {
        let mut request = stranger.request(Method::POST, "/api/teams").header("cookie", &cookie);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let name = format!("Tim {}", shop.app.new_id::<uuid::Uuid>());
        stranger.send(request.json(&json!({"name": name}))).await.status()
    };
    assert_eq!(post(&[("origin", &shop.url)]).await, 201);
    assert_eq!(post(&[("sec-fetch-site", "same-origin")]).await, 201);
    for (origin, site) in [
        ("https://evil.example", "cross-site"),
        (shop.url.as_str(), "cross-site"),
        (shop.url.as_str(), "same-site"),
    ] {
        assert_eq!(post(&[("origin", origin), ("sec-fetch-site", site)]).await, 403, "{origin} {site}");
    }
    for origin in [
        "null",
        "https://evil.example",
        &format!("http://evil.{host}"),
        &format!("{}.evil.example", shop.url),
    ] {
        assert_eq!(post(&[("origin", origin)]).await, 403, "{origin}");
    }
    assert_eq!(post(&[]).await, 403);
    // Nor can somebody else's page log a browser in.
    let foreign = stranger.request(Method::POST, "/api/auth/login").header("origin", "https://evil.example");
    assert_eq!(stranger.send(foreign.json(&login)).await.expect(403).code(), "foreign_origin");
}
