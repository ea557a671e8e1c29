//! Brings the changes of every node to this one.

use super::Change;
use crate::app::App;
use sqlx::postgres::PgListener;
use std::time::Duration;

/// Listens to the changes of all nodes until the program ends. On SQLite there is one node and nothing to do.
pub async fn listen(app: App) {
    let Some(pool) = app.db().listener().cloned() else { return };
    loop {
        if let Err(cause) = receive(&app, &pool).await {
            tracing::warn!(%cause, "live events are interrupted; listening again");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn receive(app: &App, pool: &sqlx::PgPool) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen("langgan_live").await?;
    loop {
        let notification = listener.recv().await?;
        match serde_json::from_str::<Change>(notification.payload()) {
            Ok(change) => deliver(app, change).await,
            Err(cause) => tracing::warn!(%cause, "a live event of another version is ignored"),
        }
    }
}

async fn deliver(app: &App, change: Change) {
    if change.kind == "settings.updated"
        && let Err(cause) = app.reload_settings().await
    {
        tracing::error!(%cause, "settings changed elsewhere and could not be read");
    }
    app.live().publish(change);
}
