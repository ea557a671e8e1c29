//! A link that connects one's chat: opened in Telegram, it tells the bot a code that works once.

use super::{model::linkable_bot, queries};
use axum::extract::State;
use kernel::{Error, Instant, Message, Result};
use platform::{
    Actor, App, Tx,
    crypto::new_token,
    http::{self, Refusals, Reply},
};
use serde::Serialize;
use utoipa::ToSchema;

const VALID: chrono::Duration = chrono::Duration::minutes(15);
const NOT_SET_UP: Message = Message::new(
    "telegram_not_set_up",
    "Bot Telegram belum disiapkan; pemilik mengaturnya di Setelan.",
    "There is no Telegram bot yet; the owner sets it up under Settings.",
);

/// A link to be opened in Telegram.
#[derive(Debug, Serialize, ToSchema)]
struct TelegramLink {
    /// `https://t.me/<bot>?start=<code>`
    url: String,
    /// Until when it works.
    #[schema(value_type = DateTime<Utc>)]
    expires_at: Instant,
}

/// Ask for a link that connects one's Telegram chat: it works once, for 15 minutes.
#[utoipa::path(post, path = "/api/me/telegram/link", tag = "profile", responses((status = 201, body = TelegramLink), Refusals))]
pub(super) async fn handler(State(app): State<App>, actor: Actor) -> http::Result<Reply> {
    app.write(&actor, async |tx| Reply::made(&link(tx, &actor).await?)).await
}

async fn link(tx: &Tx, actor: &Actor) -> Result<TelegramLink> {
    let bot = linkable_bot(tx.app()).ok_or_else(|| Error::field("telegram", &NOT_SET_UP))?;
    let (code, hash) = new_token();
    let expires_at = tx.now() + VALID;
    queries::keep_code(tx, actor.id, hash, expires_at).await?;
    Ok(TelegramLink { url: format!("https://t.me/{bot}?start={code}"), expires_at })
}
