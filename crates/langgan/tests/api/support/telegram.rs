//! Telegram's side: bots with tokens, webhooks, chats that may block a bot, and people who press Start.

use super::{Answer, Shop};
use ::platform::Options;
use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    routing::post,
};
use serde_json::{Value, json};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex},
};

/// The business's bot.
pub const BOT: &str = "toko_bot";
/// Its token.
pub const TOKEN: &str = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_012";
/// Another bot's token.
pub const OTHER_TOKEN: &str = "987654321:BBF-abcdefghijklmnopqrstuvwxyz_012";

#[derive(Default)]
struct World {
    hooks: HashMap<String, Value>,
    said: Vec<Value>,
    blocked: HashSet<String>,
    floods: usize,
    is_down: bool,
}

/// Telegram, as far as a bot needs it.
#[derive(Clone)]
pub struct Telegram {
    url: String,
    world: Arc<Mutex<World>>,
}

type Said = (StatusCode, Json<Value>);

impl Telegram {
    pub async fn start() -> Self {
        let world = Arc::new(Mutex::new(World::default()));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let routes = Router::new().route("/{bot}/{method}", post(called)).with_state(world.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { url, world }
    }

    /// The workspace, with this Telegram, where people reach it over HTTPS.
    pub async fn with(&self, shop: &Shop) -> Shop {
        let public_url = "https://crm.example.id".to_owned();
        shop.with_options(Options { public_url, telegram_url: self.url.clone(), ..Options::default() }).await
    }

    /// The workspace, with this Telegram and its bot registered.
    pub async fn with_bot(shop: &Shop) -> (Self, Shop) {
        let telegram = Self::start().await;
        let shop = telegram.with(shop).await;
        let bot = json!({"bot_username": BOT, "bot_token": TOKEN});
        shop.as_owner().await.patch("/api/settings/telegram", bot).await.expect(200);
        shop.run_jobs().await;
        (telegram, shop)
    }

    /// What was registered for the bot with `token`.
    pub fn hook(&self, token: &str) -> Option<Value> {
        self.world.lock().unwrap().hooks.get(token).cloned()
    }

    /// Everything that bots wrote, oldest first.
    pub fn said(&self) -> Vec<Value> {
        self.world.lock().unwrap().said.clone()
    }

    pub fn block(&self, chat: i64) {
        self.world.lock().unwrap().blocked.insert(chat.to_string());
    }

    /// The next `count` messages come too fast.
    pub fn flood(&self, count: usize) {
        self.world.lock().unwrap().floods = count;
    }

    pub fn be_down(&self, is_down: bool) {
        self.world.lock().unwrap().is_down = is_down;
    }

    /// Somebody opens `link` in `chat` and presses Start; how the workspace answers.
    pub async fn press_start(&self, shop: &Shop, link: &str, chat: i64) -> Answer {
        let code = link.rsplit_once("?start=").unwrap().1;
        let message = json!({"message_id": 1, "date": 1_780_369_400,
            "from": {"id": chat, "is_bot": false, "first_name": "Rina", "language_code": "id"},
            "chat": {"id": chat, "type": "private", "first_name": "Rina"},
            "text": format!("/start {code}"),
            "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]});
        self.deliver(shop, &json!({"update_id": 880_002, "message": message})).await
    }

    /// Tells the workspace `update` as the bot's webhook says.
    pub async fn deliver(&self, shop: &Shop, update: &Value) -> Answer {
        let hook = self.hook(TOKEN).expect("no webhook is registered");
        let path = hook["url"].as_str().unwrap().strip_prefix("https://crm.example.id").unwrap();
        let stranger = shop.as_stranger();
        let request = stranger.request(reqwest::Method::POST, path);
        let request =
            request.header("x-telegram-bot-api-secret-token", hook["secret_token"].as_str().unwrap());
        stranger.send(request.json(update)).await
    }
}

async fn called(
    State(world): State<Arc<Mutex<World>>>,
    Path((bot, method)): Path<(String, String)>,
    Json(body): Json<Value>,
) -> Said {
    let mut world = world.lock().unwrap();
    if world.is_down {
        return (StatusCode::BAD_GATEWAY, Json(Value::Null));
    }
    let token = bot.strip_prefix("bot").unwrap_or_default().to_owned();
    let name = match token.as_str() {
        TOKEN => "Toko_Bot",
        OTHER_TOKEN => "lain_bot",
        _ => return no(401, "Unauthorized"),
    };
    match method.as_str() {
        "getMe" => yes(&json!({"id": 123_456_789, "is_bot": true, "first_name": "Toko", "username": name})),
        "setWebhook" => register(&mut world, token, body),
        "sendMessage" => write(&mut world, body),
        _ => no(404, "Not Found"),
    }
}

fn register(world: &mut World, token: String, hook: Value) -> Said {
    if !hook["url"].as_str().unwrap_or_default().starts_with("https://") {
        return no(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
    }
    let secret = hook["secret_token"].as_str().unwrap_or_default();
    let is_allowed = (1..=256).contains(&secret.len())
        && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if !is_allowed {
        return no(400, "Bad Request: secret token contains unallowed characters");
    }
    world.hooks.insert(token, hook);
    yes(&json!(true))
}

fn write(world: &mut World, message: Value) -> Said {
    if world.floods > 0 {
        world.floods -= 1;
        let description = "Too Many Requests: retry after 8";
        let body = json!({"ok": false, "error_code": 429, "description": description, "parameters": {"retry_after": 8}});
        return (StatusCode::TOO_MANY_REQUESTS, Json(body));
    }
    if world.blocked.contains(message["chat_id"].as_str().unwrap_or_default()) {
        return no(403, "Forbidden: bot was blocked by the user");
    }
    world.said.push(message);
    yes(&json!({"message_id": 77, "date": 1_780_369_445}))
}

fn yes(result: &Value) -> Said {
    (StatusCode::OK, Json(json!({"ok": true, "result": result})))
}

fn no(code: u16, description: &str) -> Said {
    let body = json!({"ok": false, "error_code": code, "description": description});
    (StatusCode::from_u16(code).unwrap(), Json(body))
}
