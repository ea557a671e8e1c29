//! Calls the API from inside, so that demo data takes the same way as everybody's.

use crate::assemble;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, header},
};
use kernel::{Error, Result};
use platform::{App, belongings};
use serde_json::Value;
use tower::ServiceExt;

const MAX_ANSWER: usize = 16 * 1024 * 1024;

/// The API without a socket.
#[derive(Clone)]
pub(super) struct Caller {
    pub app: App,
    router: Router,
    /// Whether what is made is noted, to be taken out again.
    is_noted: bool,
}

impl Caller {
    pub fn new(app: &App) -> Self {
        Self { app: app.clone(), router: assemble::router(app), is_noted: false }
    }

    /// The API, noting everything that is made.
    pub fn noting(app: &App) -> Self {
        Self { is_noted: true, ..Self::new(app) }
    }

    pub async fn get(&self, token: &str, path: &str) -> Result<Value> {
        self.call(Method::GET, token, path, None).await
    }

    pub async fn post(&self, token: &str, path: &str, body: Value) -> Result<Value> {
        let made = self.call(Method::POST, token, path, Some(body)).await?;
        if let Some(table) = table_of(path).filter(|_| self.is_noted)
            && let Some(id) = made["id"].as_str().and_then(|id| id.parse().ok())
        {
            self.app.transact(async |tx| belongings::note(tx, table, id).await).await?;
        }
        Ok(made)
    }

    pub async fn patch(&self, token: &str, path: &str, body: Value) -> Result<Value> {
        self.call(Method::PATCH, token, path, Some(body)).await
    }

    async fn call(&self, method: Method, token: &str, path: &str, body: Option<Value>) -> Result<Value> {
        let named = format!("{method} {path}");
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body.map_or_else(Body::empty, |body| Body::from(body.to_string())))
            .map_err(Error::internal)?;
        let answer = self.router.clone().oneshot(request).await.map_err(Error::internal)?;
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), MAX_ANSWER).await.map_err(Error::internal)?;
        if !status.is_success() {
            let text = String::from_utf8_lossy(&bytes);
            return Err(Error::Unavailable(format!("demo data: {named}: {status} {text}")));
        }
        Ok(serde_json::from_slice(&bytes).unwrap_or_default())
    }
}

/// The table of what is made by posting to `path`.
fn table_of(path: &str) -> Option<&'static str> {
    match path {
        "/api/categories" => Some("category"),
        "/api/products" => Some("product"),
        "/api/channels" => Some("channel"),
        "/api/leads" => Some("lead"),
        "/api/activities" => Some("activity"),
        "/api/deals" => Some("deal"),
        _ => None,
    }
}
