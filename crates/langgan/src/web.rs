//! The web client, inside the binary: compressed at build time, cached by content hash.

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
    routing::{any, get},
};
use bytes::Bytes;
use kernel::Error;
use platform::{App, http::Failure};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::borrow::Cow;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Files;

const FOREVER: &str = "public, max-age=31536000, immutable";
const ALWAYS_ASK: &str = "no-cache";

/// The client's files, the API's description and its page.
pub fn routes(document: &utoipa::openapi::OpenApi) -> Router<App> {
    // As text it takes a tenth of the memory.
    let document = document.to_json().map(Bytes::from).map_err(|cause| cause.to_string());
    let description = move || async move {
        let document = document.map_err(|cause| Failure::from(Error::internal(cause)))?;
        Ok::<_, Failure>(([(header::CONTENT_TYPE, "application/json")], document))
    };
    Router::new()
        .route("/api/openapi.json", get(description))
        .route("/api/docs", get(|headers: HeaderMap| async move { page(&headers) }))
        .route("/api", any(nothing))
        .route("/api/", any(nothing))
        .route("/api/{*rest}", any(nothing))
        .fallback(client)
}

async fn nothing() -> Failure {
    Error::NotFound.into()
}

/// A file of the client, or its page for whatever address the client knows.
async fn client(uri: Uri, request: Request) -> Response {
    if !matches!(*request.method(), axum::http::Method::GET | axum::http::Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = uri.path().trim_start_matches('/');
    let has_extension = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    match file(path, request.headers()) {
        Some(answer) => answer,
        None if has_extension => StatusCode::NOT_FOUND.into_response(),
        None => page(request.headers()),
    }
}

fn page(headers: &HeaderMap) -> Response {
    const MISSING: &str = "<!doctype html><title>Langgan</title><p>The web client is not built into this program: \
        run <code>make web</code> and build again. The API is at <code>/api</code>.";
    file("index.html", headers).unwrap_or_else(|| Html(MISSING).into_response())
}

fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    let accepts =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (found, encoding) = ["br", "gzip"]
        .into_iter()
        .filter(|encoding| accepts.contains(encoding))
        .find_map(|encoding| Some((compressed(path, encoding)?, Some(encoding))))
        .or_else(|| Some((Files::get(path)?, None)))?;
    let etag = format!("\"{}\"", hex_prefix(&found.metadata.sha256_hash()));
    if headers.get(header::IF_NONE_MATCH).is_some_and(|seen| seen.as_bytes() == etag.as_bytes()) {
        return Some((StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response());
    }
    let mime = content_type(path);
    let cache = if path.starts_with("assets/") { FOREVER } else { ALWAYS_ASK };
    let mut response = Response::new(to_body(found.data));
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_str(&mime).ok()?);
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    answer.insert(header::ETAG, HeaderValue::from_str(&etag).ok()?);
    if let Some(encoding) = encoding {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

fn compressed(path: &str, encoding: &str) -> Option<EmbeddedFile> {
    let suffix = if encoding == "br" { "br" } else { "gz" };
    Files::get(&format!("{path}.{suffix}"))
}

fn content_type(path: &str) -> String {
    let file = Files::get(path);
    let mime = file
        .map_or_else(|| "application/octet-stream".to_owned(), |file| file.metadata.mimetype().to_owned());
    if mime.starts_with("text/") || mime == "application/javascript" {
        format!("{mime}; charset=utf-8")
    } else {
        mime
    }
}

fn to_body(data: Cow<'static, [u8]>) -> Body {
    match data {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    }
}

fn hex_prefix(hash: &[u8]) -> String {
    use std::fmt::Write;
    hash.iter().take(12).fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
