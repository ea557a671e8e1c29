//! The gate that every request passes: who is it, from where, may it come in, and in what language is it answered.

use super::{
    Failure, Limits, Reply,
    body::{MAX_BODY, MAX_FORM, read},
    extract::{UNKNOWN_PARAMETER, pairs},
    failure::render,
    idempotency::{IdempotencyKey, first_answer},
    openapi,
};
use crate::{
    actor::{Actor, Origin, Via},
    app::App,
    auth::{Credential, Identity, SESSION_COOKIE},
    metrics,
};
use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use kernel::{Error, Fault, Faults, Locale, Message, Result, UserId, Words, error::Refusal};
use sha2::{Digest, Sha256};
use std::{
    collections::{HashMap, HashSet},
    net::SocketAddr,
    sync::Arc,
    time::Instant as Stopwatch,
};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, DefaultPredicate, Predicate,
        predicate::{NotForContentType, SizeAbove},
    },
};
use utoipa::openapi::OpenApi;
use uuid::Uuid;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const FOREIGN_ORIGIN: Message = Message::new(
    "foreign_origin",
    "Permintaan ini datang dari situs lain.",
    "This request comes from another site.",
);
const PASSWORD_CHANGE: Message =
    Message::new("must_change_password", "Ganti kata sandi Anda dahulu.", "Change your password first.");
const READ_ONLY_TOKEN: Message =
    Message::new("read_only_token", "Token ini hanya untuk membaca.", "This token is for reading only.");
const BAD_KEY: Message = Message::new(
    "invalid_idempotency_key",
    "Idempotency-Key harus 1–200 huruf atau angka.",
    "Idempotency-Key must be 1–200 letters or digits.",
);

#[derive(Clone)]
struct Gate {
    app: App,
    limits: Limits,
    /// Operations that take no parameters.
    plain: Arc<HashSet<(Method, String)>>,
    /// The module of every path that belongs to one.
    modules: Arc<HashMap<String, String>>,
}

/// Puts the gate in front of `router`, whose API `document` describes.
pub fn gated(router: Router<App>, app: App, document: &OpenApi) -> Router {
    let gate = Gate {
        limits: Limits::new(app.options().requests_per_minute),
        plain: Arc::new(openapi::without_parameters(document)),
        modules: Arc::new(openapi::modules_of(document)),
        app: app.clone(),
    };
    router
        .layer(CatchPanicLayer::custom(|_| {
            Failure::from(Error::internal("a handler panicked")).into_response()
        }))
        .layer(middleware::from_fn_with_state(gate, pass))
        .layer(compression())
        .with_state(app)
}

/// Packs what gets smaller by it. Workbooks, archives and pictures are packed already.
fn compression() -> CompressionLayer<impl Predicate> {
    let packed = NotForContentType::const_new("application/vnd.openxmlformats")
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("application/pdf"));
    let worthwhile = DefaultPredicate::new().and(SizeAbove::new(1024)).and(packed);
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worthwhile)
}

/// The answer of a failure, in the reader's language and the business's words.
fn say(app: &App, cause: &Error, locale: Locale, origin: &Origin) -> Response {
    render(cause, (&app.setting::<Words>(), locale), &origin.request_id)
}

async fn pass(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let watch = Stopwatch::now();
    let (parts, body) = request.into_parts();
    let origin = origin_of(&gate.app, &parts);
    let (method, path) = (parts.method.clone(), metrics::route_of(&parts));
    let spoken = header_text(&parts.headers, &header::ACCEPT_LANGUAGE).map(Locale::from_accept_language);
    let is_api = parts.uri.path().starts_with("/api");

    let identity = match admit(&gate, &parts, &origin).await {
        Ok(identity) => identity,
        Err(cause) => {
            let mut answer = say(&gate.app, &cause, spoken.unwrap_or_default(), &origin);
            log(&cause, &origin.request_id);
            finish(&mut answer, &gate.app, (&origin, is_api));
            return answer;
        }
    };
    let locale = identity.as_ref().map(|identity| identity.locale).or(spoken).unwrap_or_default();
    let refused = refuse_closed(&gate, &path).and_then(|()| refuse_unknown_parameters(&gate, &parts, &path));
    let prepared = match refused {
        Ok(()) => prepare(Request::from_parts(parts, body), identity, locale, &origin).await,
        Err(cause) => Err(cause),
    };
    let mut answer = respond(&gate.app, prepared, next).await;
    if is_api && answer.status() == StatusCode::METHOD_NOT_ALLOWED {
        answer = wrong_method(&answer);
    }
    if let Some(Failure(cause)) = answer.extensions_mut().remove::<Failure>() {
        log(&cause, &origin.request_id);
        let allowed = answer.headers_mut().remove(header::ALLOW);
        answer = say(&gate.app, &cause, locale, &origin);
        answer.headers_mut().extend(allowed.map(|methods| (header::ALLOW, methods)));
    }
    finish(&mut answer, &gate.app, (&origin, is_api));
    metrics::observe(&method, &path, answer.status(), watch.elapsed());
    tracing::debug!(request_id = origin.request_id, %method, path, status = answer.status().as_u16(),
        micros = watch.elapsed().as_micros(), "answered");
    answer
}

async fn respond(app: &App, prepared: Result<Request>, next: Next) -> Response {
    let request = match prepared {
        Ok(request) => request,
        Err(cause) => return Failure::from(cause).into_response(),
    };
    match answered_before(app, key_of(&request)).await {
        Ok(Some(reply)) => reply.into_response(),
        Ok(None) => next.run(request).await,
        Err(failure) => failure.into_response(),
    }
}

/// What belongs to a module that the business does not use is not there.
fn refuse_closed(gate: &Gate, path: &str) -> Result<()> {
    match gate.modules.get(path) {
        Some(module) if !gate.app.settings().uses(module) => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Lists and searches name what they do not know by themselves.
fn refuse_unknown_parameters(gate: &Gate, parts: &Parts, path: &str) -> Result<()> {
    let query = parts.uri.query().unwrap_or_default();
    if query.is_empty() || !gate.plain.contains(&(parts.method.clone(), path.to_owned())) {
        return Ok(());
    }
    let mut faults = Faults::new();
    faults.extend(pairs(query).into_iter().map(|(name, _)| Fault::new(name, &UNKNOWN_PARAMETER)));
    faults.finish()
}

/// The router's bare refusal as a problem; which methods there are stays said.
fn wrong_method(bare: &Response) -> Response {
    let mut answer = Failure::from(Error::WrongMethod).into_response();
    if let Some(allowed) = bare.headers().get(header::ALLOW) {
        answer.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    answer
}

fn origin_of(app: &App, parts: &Parts) -> Origin {
    let headers = &parts.headers;
    let given = header_text(headers, &REQUEST_ID).filter(|id| {
        (8..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    });
    let request_id = given.map_or_else(|| app.new_id::<Uuid>().simple().to_string(), str::to_owned);
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_string());
    let forwarded = header_text(headers, &HeaderName::from_static("x-forwarded-for"))
        .filter(|_| app.options().trusts_proxy)
        .and_then(|list| list.rsplit(',').next())
        .map(|address| address.trim().to_owned());
    let user_agent = header_text(headers, &header::USER_AGENT).unwrap_or_default();
    Origin {
        request_id,
        ip: forwarded.or(peer).unwrap_or_default(),
        user_agent: user_agent.chars().take(300).collect(),
    }
}

fn header_text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Who comes in. A request without credentials comes in as nobody; one with wrong ones doesn't.
async fn admit(gate: &Gate, parts: &Parts, origin: &Origin) -> Result<Option<Identity>> {
    if !parts.uri.path().starts_with("/api") {
        return Ok(None);
    }
    gate.limits.take(&origin.ip)?;
    let credential = credential_of(&parts.headers);
    let is_safe = matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
    if !is_safe && !matches!(credential, Some(Credential::Bearer(_))) {
        refuse_other_sites(&gate.app, &parts.headers, credential.is_some())?;
    }
    let Some(credential) = credential else { return Ok(None) };
    let identity = gate.app.authenticator().authenticate(&gate.app, &credential).await?;
    let Some(identity) = identity else {
        // An ended session must not lock people out of the login page.
        let is_open = is_open(parts.uri.path());
        return if is_open { Ok(None) } else { Err(Error::Unauthenticated) };
    };
    let path = parts.uri.path();
    if !is_safe && matches!(identity.via, Via::ApiToken { may_write: false, .. }) {
        return Err(Error::Denied(Refusal::new(&READ_ONLY_TOKEN)));
    }
    if identity.must_change_password && !path.starts_with("/api/auth/") {
        return Err(Error::Denied(Refusal::new(&PASSWORD_CHANGE)));
    }
    Ok(Some(identity))
}

fn is_open(path: &str) -> bool {
    const OPEN: &[&str] = &[
        "/api/auth/login",
        "/api/auth/forgot",
        "/api/auth/reset",
        "/api/setup",
        "/api/openapi.json",
        "/api/docs",
    ];
    OPEN.contains(&path)
}

fn credential_of(headers: &HeaderMap) -> Option<Credential> {
    if let Some(value) = header_text(headers, &header::AUTHORIZATION) {
        let (scheme, token) = value.split_once(' ')?;
        return scheme.eq_ignore_ascii_case("bearer").then(|| Credential::Bearer(token.trim().to_owned()));
    }
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == SESSION_COOKIE)
        .map(|(_, value)| Credential::Cookie(value.to_owned()))
}

/// Cross-site request forgery: what a browser sends along by itself counts only from our own pages.
fn refuse_other_sites(app: &App, headers: &HeaderMap, has_cookie: bool) -> Result<()> {
    let site = header_text(headers, &HeaderName::from_static("sec-fetch-site"));
    let origin = header_text(headers, &header::ORIGIN);
    let host = header_text(headers, &header::HOST).unwrap_or_default();
    let is_own_origin = |origin: &str| {
        origin == app.options().public_url || origin.split_once("://").is_some_and(|(_, rest)| rest == host)
    };
    let is_own = match (site, origin) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => is_own_origin(origin),
        (None, None) => !has_cookie,
    };
    if is_own { Ok(()) } else { Err(Error::Denied(Refusal::new(&FOREIGN_ORIGIN))) }
}

async fn prepare(
    mut request: Request,
    identity: Option<Identity>,
    locale: Locale,
    origin: &Origin,
) -> Result<Request> {
    request.extensions_mut().insert(origin.clone());
    request.extensions_mut().insert(locale);
    let Some(identity) = identity else { return Ok(request) };
    request.extensions_mut().insert(identity.into_actor(locale, origin.clone()));
    if request.method() == Method::POST && request.headers().contains_key("idempotency-key") {
        return remember_key(request).await;
    }
    Ok(request)
}

/// Who sent which key.
fn key_of(request: &Request) -> Option<(UserId, IdempotencyKey)> {
    let extensions = request.extensions();
    Some((extensions.get::<Actor>()?.id, extensions.get::<IdempotencyKey>()?.clone()))
}

/// The first answer to a request that comes again, even where the first one changed what would be checked now, such as
/// a password.
async fn answered_before(app: &App, key: Option<(UserId, IdempotencyKey)>) -> Result<Option<Reply>, Failure> {
    match key {
        Some((actor, key)) => first_answer(app, actor, &key).await,
        None => Ok(None),
    }
}

async fn remember_key(request: Request) -> Result<Request> {
    let (mut parts, body) = request.into_parts();
    let key = parts.headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or_default();
    let is_key = (1..=200).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_key {
        return Err(Error::Malformed(Refusal::new(&BAD_KEY)));
    }
    let is_form = header_text(&parts.headers, &header::CONTENT_TYPE)
        .is_some_and(|content_type| content_type.starts_with("multipart/form-data"));
    let bytes = read(body, if is_form { MAX_FORM } else { MAX_BODY }).await?;
    let mut hasher = Sha256::new();
    hasher.update(parts.uri.to_string().as_bytes());
    hasher.update([0]);
    hasher.update(&bytes);
    let key = IdempotencyKey { key: key.to_owned(), fingerprint: hasher.finalize().to_vec() };
    parts.extensions.insert(key);
    Ok(Request::from_parts(parts, bytes.into()))
}

fn log(cause: &Error, request_id: &str) {
    match cause {
        Error::Internal(source) => tracing::error!(request_id, cause = %source, "internal error"),
        Error::Unavailable(text) => tracing::warn!(request_id, cause = text, "unavailable"),
        _ => {}
    }
}

fn finish(answer: &mut Response, app: &App, (origin, is_api): (&Origin, bool)) {
    const FIXED: [(HeaderName, &str); 4] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            header::CONTENT_SECURITY_POLICY,
            // The hashes are of an empty style, which libraries fill through the object model, and of the toasts' own
            // (sonner 2.0.8); the browser tests fail when it changes.
            "default-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' \
             'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; \
             frame-ancestors 'none'",
        ),
    ];
    let headers = answer.headers_mut();
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // Over plain HTTP it must not be sent, says RFC 6797.
    if app.options().public_url.starts_with("https://") {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(year);
    }
    if is_api {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    if let Ok(id) = HeaderValue::from_str(&origin.request_id) {
        headers.insert(REQUEST_ID, id);
    }
}
