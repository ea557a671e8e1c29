//! Telegram: the business's bot, and which chat belongs to whom.
//!
//! A bot cannot write first, so a person opens a link with a code that works once and presses Start; Telegram then
//! tells us the chat. What is said to a chat is a job of the transaction that wants it said.

mod bot;
mod hook;
mod link;
mod model;
mod queries;
mod register;
mod say;
mod unlink;

pub use model::Telegram;
pub(crate) use model::linkable_bot;
pub(crate) use register::REGISTER;
pub(crate) use say::SAY;

use platform::{App, settings::SettingKind};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The settings of the bot.
pub(crate) const SETTING: SettingKind =
    SettingKind::of::<Telegram>().sealing(&[model::TOKEN]).telling(model::STATE).then(REGISTER);

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(link::handler))
        .routes(routes!(unlink::handler))
        .routes(routes!(hook::handler))
}
