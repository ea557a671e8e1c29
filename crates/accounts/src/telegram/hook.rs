//! What Telegram tells us: of all that people write to the bot, only `/start` with the code of a link is looked at.

use super::{
    bot::Bot,
    queries,
    say::{Line, say},
};
use crate::users::{self, table::ActiveModel};
use axum::{
    Extension,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use kernel::{Error, Locale, Message, Permission, Result};
use platform::{
    Actor, App, Origin, Tx, audit,
    crypto::{constant_time_eq, hash_token},
    http::{self, Refusals},
    live::{self, Audience},
    settings::General,
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;

const SECRET: &str = "x-telegram-bot-api-secret-token";
/// The longest code that a link carries.
const MAX_CODE: usize = 64;

const LINKED: Message = Message::new(
    "telegram_linked",
    "Halo {name}, chat ini kini terhubung dengan akun Anda di {business}.",
    "Hello {name}, this chat is now linked with your account at {business}.",
);
const TOO_OLD: Message = Message::new(
    "telegram_link_too_old",
    "Tautan ini sudah dipakai atau lewat waktunya. Buat yang baru di profil Anda.",
    "This link was used already or is too old. Make a new one in your profile.",
);

/// An update, of which Telegram may say more than we look at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Update {
    message: Option<Received>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Received {
    chat: Chat,
    from: Option<Sender>,
    text: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Chat {
    id: i64,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sender {
    language_code: Option<String>,
}

/// Updates of the business's bot, as Telegram sends them with the password that the bot was registered with.
#[utoipa::path(post, path = "/api/webhooks/telegram", tag = "webhooks", security(()), request_body = serde_json::Value, responses((status = 200), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    Extension(origin): Extension<Origin>,
    headers: HeaderMap,
    body: Bytes,
) -> http::Result<StatusCode> {
    must_be_telegram(&app, &headers).await?;
    let update: Update = serde_json::from_slice(&body).unwrap_or_default();
    if let Some((message, code)) = update.message.as_ref().and_then(started) {
        let actor = Actor { origin, ..Actor::system() };
        app.transact(async |tx| link(tx, &actor, message, code).await).await?;
    }
    Ok(StatusCode::OK)
}

async fn must_be_telegram(app: &App, headers: &HeaderMap) -> Result<()> {
    let shown = headers.get(SECRET).ok_or(Error::Unauthenticated)?;
    let bot = Bot::of(app).await?.ok_or(Error::Unauthenticated)?;
    let is_telegram = constant_time_eq(bot.password().as_bytes(), shown.as_bytes());
    if is_telegram { Ok(()) } else { Err(Error::Unauthenticated) }
}

/// The code of a link that was opened. Only in a chat of one person: a group belongs to nobody.
fn started(message: &Received) -> Option<(&Received, &str)> {
    let (command, code) = message.text.trim().split_once(' ')?;
    let code = code.trim();
    let is_start = command == "/start" && message.chat.kind == "private";
    (is_start && !code.is_empty() && code.len() <= MAX_CODE).then_some((message, code))
}

async fn link(tx: &Tx, actor: &Actor, message: &Received, code: &str) -> Result<()> {
    let chat_id = message.chat.id.to_string();
    let owner = match queries::use_code(tx, hash_token(code)).await? {
        Some(id) => Some(users::find(tx, id).await?).filter(|user| user.is_active),
        None => None,
    };
    let Some(user) = owner else { return say_too_old(tx, message, chat_id).await };
    queries::forget_chat(tx, &chat_id).await?;
    let change = ActiveModel {
        telegram_chat_id: Set(Some(chat_id.clone())),
        telegram_linked_at: Set(Some(tx.now())),
        ..Default::default()
    };
    users::update_user(tx, user.id, None, change).await?;
    audit::record(tx, actor, "user.telegram_linked", &users::subject(&user), json!({})).await?;
    live::tell(tx, "user.updated", Some(user.id.0), Audience::Holders(Permission::ReadUsers)).await?;
    live::tell(tx, "profile.changed", None, Audience::Users(vec![user.id])).await?;
    let params = [("name", user.name), ("business", tx.app().setting::<General>().name)];
    say(tx, &Line { chat_id, text: LINKED.say(user.locale, &params) }).await
}

/// Telegram may tell the same twice: whose chat is linked has opened a good link.
async fn say_too_old(tx: &Tx, message: &Received, chat_id: String) -> Result<()> {
    if queries::is_known(tx, &chat_id).await? {
        return Ok(());
    }
    let language = message.from.as_ref().and_then(|from| from.language_code.as_deref());
    let locale = language.map(Locale::from_accept_language).unwrap_or_default();
    say(tx, &Line { chat_id, text: TOO_OLD.say(locale, &[]) }).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn code(update: Value) -> Option<String> {
        let update: Update = serde_json::from_value(update).unwrap_or_default();
        update.message.as_ref().and_then(started).map(|(_, code)| code.to_owned())
    }

    #[test]
    fn only_the_start_of_a_link_in_ones_own_chat_is_looked_at() {
        let private = json!({"id": 7_123_456_789_i64, "type": "private", "first_name": "Rina"});
        let message =
            |chat: &Value, text: &str| json!({"update_id": 1, "message": {"chat": chat, "text": text}});
        assert_eq!(code(message(&private, "/start 3f9cK2_bind")).as_deref(), Some("3f9cK2_bind"));
        for text in ["/start", "/start ", "/startx abc", "halo /start abc", "", &format!("/start {:065}", 0)]
        {
            assert_eq!(code(message(&private, text)), None, "{text}");
        }
        assert_eq!(code(message(&json!({"id": -5, "type": "supergroup"}), "/start abc")), None);
        assert_eq!(code(json!({"update_id": 2, "callback_query": {"data": "/start abc"}})), None);
        assert_eq!(code(json!([1, {"message": 5}])), None);
    }
}
