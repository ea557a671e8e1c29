//! Take one's chat away.

use super::queries;
use crate::{
    profile::{Profile, profile},
    users::{self, table::ActiveModel},
};
use axum::extract::State;
use kernel::{Error, Result};
use platform::{
    Actor, App, Tx, audit,
    http::{self, IfMatch, Refusals, Reply},
};
use sea_orm::Set;
use serde_json::json;

/// Take one's Telegram chat away.
#[utoipa::path(delete, path = "/api/me/telegram", tag = "profile", responses((status = 200, body = Profile), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    IfMatch(seen): IfMatch,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| unlink(tx, &actor, seen).await).await
}

async fn unlink(tx: &Tx, actor: &Actor, seen: Option<i64>) -> Result<Reply> {
    let change =
        ActiveModel { telegram_chat_id: Set(None), telegram_linked_at: Set(None), ..Default::default() };
    if !users::update_user(tx, actor.id, seen, change).await? {
        let current = profile(tx.app(), tx, actor).await?;
        return Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)));
    }
    queries::drop_code(tx, actor.id).await?;
    let user = users::find(tx, actor.id).await?;
    audit::record(tx, actor, "user.telegram_unlinked", &users::subject(&user), json!({})).await?;
    let after = profile(tx.app(), tx, actor).await?;
    Reply::tagged(after.user.version, &after)
}
