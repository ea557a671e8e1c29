//! Speaks to Telegram as the business's bot.

use kernel::{Error, Result};
use platform::App;
use serde::Deserialize;
use serde_json::{Value, json};

/// Where Telegram tells us what people write to the bot.
pub(super) const HOOK: &str = "/api/webhooks/telegram";

/// Why Telegram did not do what was asked.
#[derive(Debug)]
pub(super) enum No {
    /// The token is none, or no longer.
    WrongToken(String),
    /// The person has blocked the bot, or the chat is gone.
    ChatIsGone,
    /// Not so fast; again after so many seconds.
    Later(i64),
    /// It makes no sense; asking again does not help.
    Refused(String),
    /// No answer, or Telegram's own failure.
    Unreached(String),
}

/// Telegram's answer. What it adds over time is not looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Said {
    ok: bool,
    result: Value,
    description: String,
    parameters: Parameters,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Parameters {
    retry_after: Option<i64>,
}

/// The business's bot.
pub(super) struct Bot<'a> {
    app: &'a App,
    token: String,
}

impl<'a> Bot<'a> {
    /// The bot that is set; `None` without a token.
    pub(super) async fn of(app: &'a App) -> Result<Option<Self>> {
        Ok(super::model::token(app).await?.map(|token| Self { app, token }))
    }

    /// Its own name, without `@`.
    pub(super) async fn name(&self) -> Result<String, No> {
        let me = self.call("getMe", &json!({})).await?;
        Ok(me["username"].as_str().unwrap_or_default().to_owned())
    }

    /// Has Telegram tell us what people write to it, with a password by which we know Telegram.
    pub(super) async fn listen(&self) -> Result<(), No> {
        let hook = json!({
            "url": format!("{}{HOOK}", self.app.options().public_url),
            "secret_token": self.password(),
            "allowed_updates": ["message"],
        });
        self.call("setWebhook", &hook).await.map(drop)
    }

    /// Writes `text` into `chat`.
    pub(super) async fn say(&self, chat: &str, text: &str) -> Result<(), No> {
        self.call("sendMessage", &json!({ "chat_id": chat, "text": text })).await.map(drop)
    }

    /// What Telegram shows us with every update. Another token has another one, so a bot of before is not listened to.
    pub(super) fn password(&self) -> String {
        self.app.keys().password_for(&self.token)
    }

    async fn call(&self, method: &str, body: &Value) -> Result<Value, No> {
        let url = format!("{}/bot{}/{method}", self.app.options().telegram_url, self.token);
        let answer = self.app.outgoing().post(&url, body).await.map_err(|cause| match cause {
            Error::Unavailable(text) => No::Unreached(text),
            other => No::Unreached(other.to_string()),
        })?;
        let said: Said = serde_json::from_value(answer.body).unwrap_or_default();
        if said.ok {
            return Ok(said.result);
        }
        Err(no(answer.status, said))
    }
}

fn no(status: u16, said: Said) -> No {
    let text = if said.description.is_empty() { format!("HTTP {status}") } else { said.description };
    match status {
        401 | 404 => No::WrongToken(text),
        403 => No::ChatIsGone,
        400 if text.contains("chat not found") => No::ChatIsGone,
        429 => No::Later(said.parameters.retry_after.unwrap_or(5).clamp(1, 3_600)),
        400..=499 => No::Refused(text),
        _ => No::Unreached(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, body: Value) -> No {
        no(status, serde_json::from_value(body).unwrap())
    }

    #[test]
    fn refusals_are_told_apart_by_what_helps() {
        let flood = json!({"ok": false, "error_code": 429, "description": "Too Many Requests: retry after 8",
            "parameters": {"retry_after": 8}});
        assert!(matches!(answered(429, flood), No::Later(8)));
        let blocked = json!({"ok": false, "description": "Forbidden: bot was blocked by the user"});
        assert!(matches!(answered(403, blocked), No::ChatIsGone));
        let unknown = json!({"ok": false, "description": "Bad Request: chat not found"});
        assert!(matches!(answered(400, unknown), No::ChatIsGone));
        let token = json!({"ok": false, "description": "Unauthorized", "new": [1]});
        assert!(matches!(answered(401, token), No::WrongToken(text) if text == "Unauthorized"));
        let url =
            json!({"ok": false, "description": "Bad Request: bad webhook: An HTTPS URL must be provided"});
        assert!(matches!(answered(400, url), No::Refused(_)));
        assert!(matches!(answered(502, json!({})), No::Unreached(text) if text == "HTTP 502"));
    }
}
