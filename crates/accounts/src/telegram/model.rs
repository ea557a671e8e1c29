//! What is set of the bot, and how far its registration came.

use kernel::{Check, Faults, Message, Result};
use platform::{App, secrets, settings::Setting};
use serde::{Deserialize, Serialize};

/// The field of the bot's token.
pub(super) const TOKEN: &str = "bot_token";
/// The key under which the registration's state is stored.
pub(super) const STATE: &str = "telegram_state";
const MAX_TOKEN: usize = 120;

const BAD_NAME: Message = Message::new(
    "invalid_bot_username",
    "Nama bot 5–32 huruf, angka atau garis bawah dan berakhir dengan \"bot\".",
    "A bot's name has 5–32 letters, digits or underscores and ends in \"bot\".",
);
const BAD_TOKEN: Message = Message::new(
    "invalid_bot_token",
    "Token bot seperti 123456789:AAF… dari @BotFather.",
    "A bot's token looks like 123456789:AAF…, as @BotFather gives it.",
);

/// The bot of the business.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Telegram {
    /// Its name without `@`; empty where there is none.
    pub bot_username: String,
    /// Its token, which is only taken in.
    #[serde(skip_serializing)]
    pub bot_token: Option<String>,
}

impl Check for Telegram {
    fn check(&self, faults: &mut Faults) {
        let is_name = self.bot_username.is_empty() || is_bot_name(&self.bot_username);
        faults.ensure(is_name, "bot_username", &BAD_NAME);
        faults.ensure(self.bot_token.as_deref().is_none_or(is_token), TOKEN, &BAD_TOKEN);
    }
}

impl Setting for Telegram {
    const KEY: &'static str = "telegram";
}

fn is_bot_name(text: &str) -> bool {
    (5..=32).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && text.to_ascii_lowercase().ends_with("bot")
}

/// The token becomes part of an address, so nothing else may be in it.
fn is_token(text: &str) -> bool {
    let is_secret =
        |secret: &str| secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    text.len() <= MAX_TOKEN
        && text.split_once(':').is_some_and(|(id, secret)| {
            !id.is_empty()
                && id.bytes().all(|byte| byte.is_ascii_digit())
                && secret.len() >= 30
                && is_secret(secret)
        })
}

/// How far the registration of the bot came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub(super) enum State {
    /// There is no token.
    Off,
    /// It answers, and tells us what people write to it.
    Reached,
    /// Telegram was not reached, or refused; `cause` says why.
    NotReached { cause: String },
    /// The token belongs to the bot `name`.
    OtherBot { name: String },
}

/// The bot that people can link their chat with; `None` where none is set up.
pub(crate) fn linkable_bot(app: &App) -> Option<String> {
    let settings = app.settings();
    let (state, _) = settings.own(STATE)?;
    let is_reached = state.get("state").is_some_and(|state| state == "reached");
    is_reached.then(|| settings.get::<Telegram>().bot_username).filter(|name| !name.is_empty())
}

/// The bot's token.
pub(super) async fn token(app: &App) -> Result<Option<String>> {
    secrets::find(app, &super::SETTING.secret(TOKEN)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_tokens_of_bots_are_told_from_others() {
        for (name, fits) in [
            ("langgan_bot", true),
            ("TokoBudiBot", true),
            ("budi", false),
            ("@tokobot", false),
            ("bot", false),
        ] {
            assert_eq!(is_bot_name(name), fits, "{name}");
        }
        let token = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_012";
        for (text, fits) in
            [(token, true), ("123456789:short", false), (&token[10..], false), ("1:../../x?y=#", false)]
        {
            assert_eq!(is_token(text), fits, "{text}");
        }
        assert!(!is_token(&format!("{token}/getMe")) && !is_token(&token.repeat(4)));
    }

    #[test]
    fn the_token_is_never_written() {
        let bot = Telegram { bot_username: "langgan_bot".to_owned(), bot_token: Some("1:secret".to_owned()) };
        assert_eq!(serde_json::to_value(bot).unwrap(), serde_json::json!({"bot_username": "langgan_bot"}));
    }
}
