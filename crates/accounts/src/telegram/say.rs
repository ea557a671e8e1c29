//! Says something to a chat, after the transaction that wants it said is true.

use super::{
    bot::{Bot, No},
    queries,
};
use kernel::{Error, Result};
use platform::{
    App, Tx,
    jobs::{self, Job, JobKind},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The job that sends one message.
pub(crate) const SAY: JobKind = JobKind::new(NAME, |app, payload| Box::pin(send(app, payload)));
const NAME: &str = "accounts.telegram_say";

/// What is said to which chat.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) chat_id: String,
    pub(super) text: String,
}

/// Has `line` said once the transaction is true.
pub(super) async fn say(tx: &Tx, line: &Line) -> Result<()> {
    jobs::enqueue(tx, SAY, line).await
}

async fn send(app: App, payload: Value) -> Result<()> {
    let line: Line = serde_json::from_value(payload.clone()).map_err(Error::internal)?;
    let Some(bot) = Bot::of(&app).await? else { return Ok(()) };
    match bot.say(&line.chat_id, &line.text).await {
        Ok(()) => Ok(()),
        Err(No::ChatIsGone) => app.transact(async |tx| queries::forget_chat(tx, &line.chat_id).await).await,
        Err(No::Later(seconds)) => {
            let run_at = app.now() + chrono::Duration::seconds(seconds);
            let again = Job { kind: NAME, payload, run_at, unique_key: None };
            app.transact(async |tx| jobs::enqueue_job(tx, again).await).await
        }
        Err(No::WrongToken(cause) | No::Refused(cause) | No::Unreached(cause)) => {
            Err(Error::Unavailable(format!("Telegram: {cause}")))
        }
    }
}
