//! The door: log in, log out, change or forget a password, and who am I.

pub(crate) mod attempts;
mod forgot;
mod log_in;
mod me;
mod password_change;

use axum::http::{HeaderName, HeaderValue, header};
use platform::{App, auth::SESSION_COOKIE};
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(log_in::log_in))
        .routes(routes!(log_in::log_out))
        .routes(routes!(me::me))
        .routes(routes!(password_change::change))
        .routes(routes!(forgot::forgot))
        .routes(routes!(forgot::reset))
}

/// The session cookie with `token`; an empty one removes it.
pub(crate) fn cookie(app: &App, token: &str) -> (HeaderName, HeaderValue) {
    let secure = if app.options().public_url.starts_with("https://") { "; Secure" } else { "" };
    let age = if token.is_empty() { 0 } else { crate::sessions::ABSOLUTE.num_seconds() };
    let text = format!("{SESSION_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}");
    // Tokens are letters and digits.
    (header::SET_COOKIE, HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("")))
}
