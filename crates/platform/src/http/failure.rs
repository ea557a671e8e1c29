//! Refusals as RFC 9457 problem answers in the reader's language.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{Error, Locale, Message, Words, error::Refusal};
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;
use utoipa::{IntoResponses, ToSchema};

/// What every handler returns.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// An [`Error`] on its way out. The gate writes it as a problem in the reader's language.
#[derive(Clone, Debug)]
pub struct Failure(pub Arc<Error>);

impl<E: Into<Error>> From<E> for Failure {
    fn from(cause: E) -> Self {
        Self(Arc::new(cause.into()))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status_of(&self.0).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A problem answer (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `about:blank#` and the code.
    pub r#type: String,
    /// The kind of problem in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What the reader can do.
    pub detail: String,
    /// What programs compare: `not_found`, `already_decided`…
    pub code: String,
    /// The id under which the log knows this request.
    pub request_id: String,
    /// Every fault of the input (422).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemFault>,
    /// The current state (412).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<Value>,
    /// More facts, such as who decided.
    #[serde(flatten)]
    pub details: Map<String, Value>,
}

/// One fault of the input.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemFault {
    /// The path of the field: `items[0].price`.
    pub field: String,
    /// What programs compare.
    pub code: String,
    /// The fault in words.
    pub message: String,
}

/// The refusals that any endpoint may answer with.
#[derive(IntoResponses)]
pub enum Refusals {
    /// Cannot be read.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(#[to_schema] Problem),
    /// Not logged in.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthenticated(#[to_schema] Problem),
    /// Not allowed.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(#[to_schema] Problem),
    /// Does not exist or may not be seen.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(#[to_schema] Problem),
    /// The state of things does not allow it.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(#[to_schema] Problem),
    /// Somebody changed it meanwhile.
    #[response(status = 412, content_type = "application/problem+json")]
    Stale(#[to_schema] Problem),
    /// The input is wrong.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(#[to_schema] Problem),
    /// Too often.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(#[to_schema] Problem),
}

const INVALID: Message =
    Message::new("invalid", "Ada isian yang perlu diperbaiki.", "Some fields need your attention.");
const NOT_FOUND: Message = Message::new("not_found", "Tidak ditemukan.", "Not found.");
const FORBIDDEN: Message =
    Message::new("forbidden", "Anda tidak boleh melakukan ini.", "You are not allowed to do this.");
const UNAUTHENTICATED: Message =
    Message::new("unauthenticated", "Silakan masuk dahulu.", "Please log in first.");
const WRONG_METHOD: Message = Message::new(
    "method_not_allowed",
    "Alamat ini tidak melayani cara itu.",
    "This address does not take that method.",
);
const STALE: Message = Message::new(
    "stale",
    "Data ini baru saja diubah orang lain. Periksa lalu simpan lagi.",
    "Somebody just changed this. Have a look and save again.",
);
const TOO_LARGE: Message = Message::new(
    "too_large",
    "Kiriman terlalu besar. Paling besar {max} byte.",
    "This is too large. At most {max} bytes.",
);
const UNSUPPORTED: Message = Message::new(
    "unsupported_content",
    "Jenis isi kiriman tidak didukung; kirim application/json.",
    "This content type is not supported; send application/json.",
);
const TOO_MANY: Message = Message::new(
    "too_many_requests",
    "Terlalu sering. Coba lagi dalam {seconds} detik.",
    "Too often. Try again in {seconds} seconds.",
);
const UNAVAILABLE: Message = Message::new(
    "unavailable",
    "Sedang tidak tersedia. Coba lagi sebentar lagi.",
    "Not available right now. Try again in a moment.",
);
const INTERNAL: Message = Message::new(
    "internal",
    "Terjadi kesalahan di pihak kami. Sebutkan nomor {request_id} bila meminta bantuan.",
    "Something went wrong on our side. Mention {request_id} when you ask for help.",
);

/// The HTTP status of an error.
#[must_use]
pub const fn status_of(error: &Error) -> StatusCode {
    match error {
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Malformed(_) => StatusCode::BAD_REQUEST,
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Forbidden | Error::Denied(_) => StatusCode::FORBIDDEN,
        Error::Unauthenticated | Error::NotRecognised(_) => StatusCode::UNAUTHORIZED,
        Error::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::Stale(_) => StatusCode::PRECONDITION_FAILED,
        Error::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Error::UnsupportedContent => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The members that every problem has; no fact may take their place.
const OWN_MEMBERS: &[&str] =
    &["type", "title", "status", "detail", "code", "request_id", "errors", "current"];

/// The problem answer for `error`.
pub(super) fn render(error: &Error, (words, locale): (&Words, Locale), request_id: &str) -> Response {
    let plain = |message: &'static Message| Refusal::new(message);
    let refusal = match error {
        Error::Invalid(_) => plain(&INVALID),
        Error::Malformed(refusal) | Error::Conflict(refusal) | Error::Denied(refusal) => refusal.clone(),
        Error::NotFound => plain(&NOT_FOUND),
        Error::Forbidden => plain(&FORBIDDEN),
        Error::Unauthenticated => plain(&UNAUTHENTICATED),
        Error::NotRecognised(message) => plain(message),
        Error::WrongMethod => plain(&WRONG_METHOD),
        Error::Stale(_) => plain(&STALE),
        Error::TooLarge(max) => plain(&TOO_LARGE).with("max", max),
        Error::UnsupportedContent => plain(&UNSUPPORTED),
        Error::TooMany(wait) => plain(&TOO_MANY).with("seconds", wait.as_secs().max(1)),
        Error::Unavailable(_) => plain(&UNAVAILABLE),
        Error::Internal(_) => plain(&INTERNAL).with("request_id", request_id),
    };
    let status = status_of(error);
    let mut details = refusal.details.clone();
    details.retain(|name, _| !OWN_MEMBERS.contains(&name.as_str()));
    let problem = Problem {
        r#type: format!("about:blank#{}", refusal.message.code),
        title: status.canonical_reason().unwrap_or_default().to_owned(),
        status: status.as_u16(),
        detail: words.say(refusal.message, locale, &refusal.params),
        code: refusal.message.code.to_owned(),
        request_id: request_id.to_owned(),
        errors: faults_of(error, (words, locale)),
        current: match error {
            Error::Stale(current) => Some((**current).clone()),
            _ => None,
        },
        details,
    };
    let mut response = (status, Json(problem)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Error::TooMany(wait) = error {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
    }
    response
}

fn faults_of(error: &Error, (words, locale): (&Words, Locale)) -> Vec<ProblemFault> {
    let Error::Invalid(faults) = error else { return Vec::new() };
    let to_answer = |fault: &kernel::Fault| ProblemFault {
        field: fault.field.clone(),
        code: fault.message.code.to_owned(),
        message: words.say(fault.message, locale, &fault.params),
    };
    faults.iter().map(to_answer).collect()
}
