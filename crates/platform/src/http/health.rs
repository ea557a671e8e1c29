//! Whether the program lives and is ready to work.

use super::{Failure, Result};
use crate::{app::App, db, jobs::queries};
use axum::{
    Extension, Router,
    extract::{ConnectInfo, State},
    http::{HeaderMap, header},
    response::IntoResponse,
    routing::get,
};
use kernel::Error;
use std::net::SocketAddr;

/// `/health/live`, `/health/ready` and `/metrics`.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/health/live", get(|| async { "ok" }))
        .route("/health/ready", get(ready))
        .route("/metrics", get(metrics))
}

async fn ready(State(app): State<App>) -> Result<&'static str> {
    app.db().ping().await?;
    Ok("ok")
}

/// Numbers for Prometheus; only for the machine itself, because they tell strangers too much.
async fn metrics(
    State(app): State<App>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Result<impl IntoResponse> {
    let is_near =
        peer.is_some_and(|peer| peer.0.0.ip().is_loopback()) && !headers.contains_key("x-forwarded-for");
    if !is_near {
        return Err(Failure::from(Error::NotFound));
    }
    for count in queries::count_by_status(app.db().reader()).await? {
        crate::metrics::set_jobs(&count.status, count.count);
    }
    crate::metrics::set_statements(app.db().statements());
    let text = crate::metrics::render();
    let kind = match app.db().kind() {
        db::Kind::Sqlite => "sqlite",
        db::Kind::Postgres => "postgres",
    };
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], format!("# database {kind}\n{text}")))
}
