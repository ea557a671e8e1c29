//! Registers the bot once it is set: is it the one that was named, and does it tell us what people write to it?

use super::{
    Telegram,
    bot::{Bot, No},
    model::{STATE, State},
};
use kernel::{Error, Result};
use platform::{
    App,
    jobs::JobKind,
    live::{self, Audience},
    settings,
};

/// The job that registers the bot, and says in the settings how far it came.
pub(crate) const REGISTER: JobKind =
    JobKind::new("accounts.telegram_register", |app, _| Box::pin(register(app)));

async fn register(app: App) -> Result<()> {
    app.reload_settings().await?;
    let seen = app.settings().own(STATE).map(|(_, version)| *version);
    let Some(bot) = Bot::of(&app).await? else { return note(&app, seen, &State::Off).await };
    let name = app.setting::<Telegram>().bot_username;
    match introduce(&bot, &name).await {
        Ok(state) => note(&app, seen, &state).await,
        Err(No::WrongToken(cause) | No::Refused(cause)) => {
            note(&app, seen, &State::NotReached { cause }).await
        }
        Err(no) => {
            let cause = match no {
                No::Unreached(cause) => cause,
                _ => "Too Many Requests".to_owned(),
            };
            note(&app, seen, &State::NotReached { cause: cause.clone() }).await?;
            Err(Error::Unavailable(format!("Telegram: {cause}")))
        }
    }
}

async fn introduce(bot: &Bot<'_>, name: &str) -> Result<State, No> {
    let own = bot.name().await?;
    if !own.eq_ignore_ascii_case(name) {
        return Ok(State::OtherBot { name: own });
    }
    bot.listen().await?;
    Ok(State::Reached)
}

/// Says how far it came, unless the bot was set anew meanwhile: then another registration is on its way.
async fn note(app: &App, seen: Option<i64>, state: &State) -> Result<()> {
    let value = serde_json::to_value(state).map_err(Error::internal)?;
    app.transact(async |tx| {
        settings::store(tx, STATE, (value.clone(), seen), None).await?;
        live::tell(tx, "settings.updated", None, Audience::Everybody).await
    })
    .await?;
    app.reload_settings().await
}
