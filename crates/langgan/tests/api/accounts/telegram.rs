//! The bot is set up, people link their chats with it, and its token stays inside.

use crate::support::{
    Client, Shop,
    telegram::{BOT, OTHER_TOKEN, TOKEN, Telegram},
};
use chrono::Duration;
use platform::on_both_databases;
use reqwest::Method;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

const SETTINGS: &str = "/api/settings/telegram";
const LINK: &str = "/api/me/telegram/link";
const HOOK: &str = "/api/webhooks/telegram";
const CHAT: i64 = 7_123_456_789;

async fn state(shop: &Shop) -> Value {
    shop.as_owner().await.get(SETTINGS).await.expect(200).json()["state"].clone()
}

async fn link(client: &Client) -> String {
    client.post(LINK, json!({})).await.expect(201).json()["url"].as_str().unwrap().to_owned()
}

async fn chat(client: &Client) -> Value {
    client.get("/api/me").await.expect(200).json()["telegram_chat_id"].clone()
}

#[on_both_databases]
async fn a_chat_is_linked_by_a_link_and_told_so(shop: Shop) {
    let (telegram, shop) = Telegram::with_bot(&shop).await;
    assert_eq!(state(&shop).await, json!({"state": "reached"}));
    let hook = telegram.hook(TOKEN).unwrap();
    assert_eq!(hook["url"], format!("https://crm.example.id{HOOK}"));
    assert_eq!(hook["allowed_updates"], json!(["message"]));

    let ani = shop.as_sales().await;
    let asked = ani.post(LINK, json!({})).await.expect(201).json();
    assert_eq!(asked["expires_at"], "2026-11-20T03:15:00Z");
    let url = asked["url"].as_str().unwrap();
    assert!(url.starts_with(&format!("https://t.me/{BOT}?start=")), "{url}");
    telegram.press_start(&shop, url, CHAT).await.expect(200);
    let me = ani.get("/api/me").await.expect(200).json();
    assert_eq!(me["telegram_chat_id"], CHAT.to_string());
    assert_eq!(me["telegram_linked_at"], "2026-11-20T03:00:00Z");
    assert_eq!(me["telegram_bot"], BOT);

    shop.run_jobs().await;
    let said = telegram.said();
    assert_eq!(said.len(), 1);
    assert_eq!(said[0]["chat_id"], CHAT.to_string());
    assert!(said[0]["text"].as_str().unwrap().contains("chat ini kini terhubung"), "{}", said[0]);

    // Telegram may tell the same twice.
    telegram.press_start(&shop, url, CHAT).await.expect(200);
    shop.run_jobs().await;
    assert_eq!(telegram.said().len(), 1);

    let gone = ani.delete("/api/me/telegram").await.expect(200).json();
    assert_eq!((&gone["telegram_chat_id"], &gone["telegram_linked_at"]), (&Value::Null, &Value::Null));
}

#[on_both_databases]
async fn a_link_works_once_and_for_a_quarter_of_an_hour(shop: Shop) {
    let (telegram, shop) = Telegram::with_bot(&shop).await;
    let (ani, budi) = (shop.as_sales().await, shop.as_other_sales().await);
    let first = link(&ani).await;
    let second = link(&ani).await;
    telegram.press_start(&shop, &first, CHAT).await.expect(200);
    assert_eq!(chat(&ani).await, Value::Null, "a newer link was made");
    telegram.press_start(&shop, &second, CHAT).await.expect(200);
    assert_eq!(chat(&ani).await, CHAT.to_string());
    telegram.press_start(&shop, &second, 99).await.expect(200);
    assert_eq!(chat(&ani).await, CHAT.to_string(), "it was used");

    let late = link(&budi).await;
    shop.advance(Duration::minutes(15));
    telegram.press_start(&shop, &late, 88).await.expect(200);
    assert_eq!(chat(&budi).await, Value::Null);
    shop.run_jobs().await;
    let told = |chat: &str| telegram.said().iter().filter(|line| line["chat_id"] == chat).count();
    assert_eq!((told("99"), told("88")), (1, 1), "whoever comes too late hears of it");

    // A chat belongs to one person.
    telegram.press_start(&shop, &link(&budi).await, CHAT).await.expect(200);
    assert_eq!((chat(&ani).await, chat(&budi).await), (Value::Null, json!(CHAT.to_string())));
}

#[on_both_databases]
async fn only_telegram_is_listened_to(shop: Shop) {
    let before = shop.as_stranger();
    let shown = before.request(Method::POST, HOOK).header("x-telegram-bot-api-secret-token", "x");
    before.send(shown.json(&json!({}))).await.expect(401);
    let (telegram, shop) = Telegram::with_bot(&shop).await;
    let ani = shop.as_sales().await;
    let code = link(&ani).await.rsplit_once('=').unwrap().1.to_owned();
    let start = json!({"message": {"chat": {"id": 5, "type": "private"}, "text": format!("/start {code}")}});
    let stranger = shop.as_stranger();
    for secret in ["", "wrong", &telegram.hook(TOKEN).unwrap()["secret_token"].as_str().unwrap()[1..]] {
        let request = stranger.request(Method::POST, HOOK).header("x-telegram-bot-api-secret-token", secret);
        stranger.send(request.json(&start)).await.expect(401);
    }
    stranger.post(HOOK, start).await.expect(401);
    let group = json!({"message": {"chat": {"id": -5, "type": "group"}, "text": format!("/start {code}")}});
    let others = [
        group,
        json!({}),
        json!([1]),
        json!({"message": {"text": 5}}),
        json!({"update_id": 1,
        "callback_query": {"id": "7", "data": "l:take:42"}}),
    ];
    for update in others {
        telegram.deliver(&shop, &update).await.expect(200);
    }
    assert_eq!(chat(&ani).await, Value::Null);
}

#[on_both_databases]
async fn the_token_never_comes_out_again(shop: Shop) {
    let (_, shop) = Telegram::with_bot(&shop).await;
    let owner = shop.as_owner().await;
    let shown = owner.get(SETTINGS).await.expect(200);
    assert_eq!(shown.json()["value"], json!({"bot_username": BOT}));
    assert_eq!(shown.json()["secrets"], json!({"bot_token": true}));
    let secret = TOKEN.split_once(':').unwrap().1;
    for path in [SETTINGS, "/api/settings", "/api/audit", "/api/events-log", "/api/me"] {
        assert!(!owner.get(path).await.text().contains(secret), "{path}");
    }
    let db = shop.app.db().reader();
    for table in ["setting", "job", "audit_entry", "idempotency"] {
        let sql = format!(
            "SELECT count(*) AS n FROM {table} WHERE CAST({} AS text) LIKE '%{secret}%'",
            match table {
                "setting" => "value",
                "job" => "payload",
                "audit_entry" => "changes",
                _ => "key",
            }
        );
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
        assert_eq!(row.unwrap().try_get::<i64>("", "n").unwrap(), 0, "{table}");
    }
    let sql = "SELECT sealed FROM secret";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    let sealed: Vec<u8> = row.unwrap().try_get("", "sealed").unwrap();
    assert!(!String::from_utf8_lossy(&sealed).contains(secret));
    assert!(shop.app.registry().encrypted.iter().any(|column| column.table == "secret"));

    // What is not named stays; null takes it away, and the bot is none any more.
    owner.patch(SETTINGS, json!({"bot_username": "Toko_Bot"})).await.expect(200);
    assert_eq!(owner.get(SETTINGS).await.json()["secrets"], json!({"bot_token": true}));
    let none = owner.patch(SETTINGS, json!({"bot_token": null})).await.expect(200).json();
    assert_eq!(
        (&none["secrets"], &none["state"]),
        (&json!({"bot_token": false}), &json!({"state": "waiting"}))
    );
    shop.run_jobs().await;
    assert_eq!(state(&shop).await, json!({"state": "off"}));
    let refused = owner.post(LINK, json!({})).await.expect(422);
    assert_eq!(refused.faults(), ["telegram: telegram_not_set_up"]);
}

#[on_both_databases]
async fn a_bot_that_is_not_reached_is_tried_again_and_says_why(shop: Shop) {
    let telegram = Telegram::start().await;
    let shop = telegram.with(&shop).await;
    let owner = shop.as_owner().await;
    let ani = shop.as_sales().await;
    assert_eq!(ani.post(LINK, json!({})).await.expect(422).faults(), ["telegram: telegram_not_set_up"]);
    let wrong = json!({"bot_username": "toko", "bot_token": "123:short"});
    let refused = owner.patch(SETTINGS, wrong).await.expect(422);
    assert_eq!(refused.faults(), ["bot_token: invalid_bot_token", "bot_username: invalid_bot_username"]);

    telegram.be_down(true);
    owner.patch(SETTINGS, json!({"bot_username": BOT, "bot_token": TOKEN})).await.expect(200);
    shop.run_jobs().await;
    assert_eq!(state(&shop).await, json!({"state": "not_reached", "cause": "HTTP 502"}));
    ani.post(LINK, json!({})).await.expect(422);
    telegram.be_down(false);
    shop.advance(Duration::minutes(1));
    shop.run_jobs().await;
    assert_eq!(state(&shop).await, json!({"state": "reached"}));

    let unknown = TOKEN.replace("123456789", "555");
    owner.patch(SETTINGS, json!({"bot_token": unknown})).await.expect(200);
    shop.run_jobs().await;
    assert_eq!(state(&shop).await, json!({"state": "not_reached", "cause": "Unauthorized"}));
    owner.patch(SETTINGS, json!({"bot_token": OTHER_TOKEN})).await.expect(200);
    shop.run_jobs().await;
    assert_eq!(state(&shop).await, json!({"state": "other_bot", "name": "lain_bot"}));
    assert_eq!(telegram.hook(OTHER_TOKEN), None);
    shop.as_manager().await.patch(SETTINGS, json!({"bot_token": TOKEN})).await.expect(403);
}

#[on_both_databases]
async fn messages_wait_where_they_come_too_fast_and_a_blocked_bot_loses_the_chat(shop: Shop) {
    let (telegram, shop) = Telegram::with_bot(&shop).await;
    let (ani, budi) = (shop.as_sales().await, shop.as_other_sales().await);
    telegram.flood(1);
    telegram.press_start(&shop, &link(&ani).await, CHAT).await.expect(200);
    shop.run_jobs().await;
    assert_eq!(telegram.said().len(), 0);
    shop.advance(Duration::seconds(8));
    shop.run_jobs().await;
    assert_eq!(telegram.said().len(), 1);

    telegram.block(88);
    telegram.press_start(&shop, &link(&budi).await, 88).await.expect(200);
    assert_eq!(chat(&budi).await, "88");
    shop.run_jobs().await;
    assert_eq!(chat(&budi).await, Value::Null);
}

#[on_both_databases]
async fn whoever_left_cannot_link_any_more(shop: Shop) {
    let (telegram, shop) = Telegram::with_bot(&shop).await;
    let url = link(&shop.as_other_sales().await).await;
    let owner = shop.as_owner().await;
    let budi = format!("/api/users/{}", shop.people.budi.id);
    owner.post(format!("{budi}/deactivate"), json!({})).await.expect(200);
    telegram.press_start(&shop, &url, CHAT).await.expect(200);
    assert_eq!(owner.get(&budi).await.expect(200).json()["telegram_chat_id"], Value::Null);
    // An admin types a chat by hand.
    let ani = format!("/api/users/{}", shop.people.ani.id);
    let typed = owner.patch(&ani, json!({"telegram_chat_id": "42"})).await.expect(200).json();
    assert_eq!(typed["telegram_linked_at"], "2026-11-20T03:00:00Z");
    shop.run_jobs().await;
}
