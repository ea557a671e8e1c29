//! The few kinds of failure that a person or program can act on.

use crate::message::{Locale, Message};
use sea_orm::{DbErr, RuntimeErr, SqlxError};
use serde_json::Value;
use std::time::Duration;

/// What every fallible function of the house returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// 422: the input is wrong; every fault at its field.
    #[error("invalid input: {0:?}")]
    Invalid(Vec<Fault>),
    /// 400: the request cannot be read at all.
    #[error("bad request: {0}")]
    Malformed(Refusal),
    /// 404: it does not exist, or the actor may not know that it does.
    #[error("not found")]
    NotFound,
    /// 403: the actor sees it but may not do this.
    #[error("forbidden")]
    Forbidden,
    /// 403 with the reason.
    #[error("denied: {0}")]
    Denied(Refusal),
    /// 401: nobody is logged in, or the session has ended.
    #[error("not logged in")]
    Unauthenticated,
    /// 401: who asks to come in is not recognised, and why.
    #[error("not recognised: {}", .0.en)]
    NotRecognised(&'static Message),
    /// 405: the address knows other methods only.
    #[error("wrong method")]
    WrongMethod,
    /// 409: the state of things does not allow it.
    #[error("conflict: {0}")]
    Conflict(Refusal),
    /// 412: somebody changed it since the actor read it. Carries the current state.
    #[error("stale version")]
    Stale(Box<Value>),
    /// 413: the body or file is larger than allowed (bytes).
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    /// 415: a content type that this endpoint does not read.
    #[error("unsupported content type")]
    UnsupportedContent,
    /// 429: too often; try again after this long.
    #[error("too many requests")]
    TooMany(Duration),
    /// 503: something we depend on does not answer now.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// 500: our fault. The source goes to the log, a request id to the user.
    #[error("internal error")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// One fault at one field.
    #[must_use]
    pub fn field(field: impl Into<String>, message: &'static Message) -> Self {
        Self::Invalid(vec![Fault::new(field, message)])
    }

    /// A conflict that needs no parameters.
    #[must_use]
    pub fn conflict(message: &'static Message) -> Self {
        Self::Conflict(Refusal::new(message))
    }

    /// Wraps a cause that the user can do nothing about.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }
}

/// One fault of the input: where, what (code) and in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path of the field as the client sent it: `name`, `items[0].price`.
    pub field: String,
    /// The rule that is broken.
    pub message: &'static Message,
    /// What fills the sentence's placeholders.
    pub params: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault of `field`.
    #[must_use]
    pub fn new(field: impl Into<String>, message: &'static Message) -> Self {
        Self { field: field.into(), message, params: Vec::new() }
    }

    /// Fills the placeholder `name`.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers write `.with(\"max\", 5)`")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, shortened(value.to_string())));
        self
    }

    /// The sentence in `locale`.
    #[must_use]
    pub fn say(&self, locale: Locale) -> String {
        self.message.say(locale, &self.params)
    }
}

/// What was sent comes back in sentences, but not all of it.
fn shortened(mut text: String) -> String {
    const MOST: usize = 200;
    if let Some((end, _)) = text.char_indices().nth(MOST) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// A refusal in words, with what a program may want to know about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The reason.
    pub message: &'static Message,
    /// What fills the sentence's placeholders.
    pub params: Vec<(&'static str, String)>,
    /// Extra members of the problem answer, such as `{"decided_by": …}`.
    pub details: serde_json::Map<String, Value>,
}

impl Refusal {
    /// A refusal for `message`.
    #[must_use]
    pub fn new(message: &'static Message) -> Self {
        Self { message, params: Vec::new(), details: serde_json::Map::new() }
    }

    /// Fills the placeholder `name` and adds it to the answer's members.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers write `.with(\"max\", 5)`")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        let value = shortened(value.to_string());
        self.details.insert(name.to_owned(), Value::String(value.clone()));
        self.params.push((name, value));
        self
    }

    /// Adds a member to the answer.
    #[must_use]
    pub fn detail(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message.say(Locale::En, &self.params))
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Conflict(refusal)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Invalid(vec![fault])
    }
}

/// A database that is away, full or broken is nobody's fault in the program: who asks again later may be served.
impl From<DbErr> for Error {
    fn from(cause: DbErr) -> Self {
        if is_out_of_service(&cause) { Self::Unavailable(cause.to_string()) } else { Self::internal(cause) }
    }
}

fn is_out_of_service(cause: &DbErr) -> bool {
    match cause {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
            match &**cause {
                SqlxError::Io(_)
                | SqlxError::Tls(_)
                | SqlxError::Protocol(_)
                | SqlxError::PoolTimedOut
                | SqlxError::PoolClosed
                | SqlxError::WorkerCrashed => true,
                SqlxError::Database(answer) => answer.code().is_some_and(|code| says_out_of_service(&code)),
                _ => false,
            }
        }
        _ => false,
    }
}

/// The codes of `PostgreSQL` have five signs, those of `SQLite` are numbers whose last byte is the kind.
fn says_out_of_service(code: &str) -> bool {
    /// Connection, a transaction that lost to another (deadlock), resources, operator intervention, system error; and a
    /// change on a server that only reads.
    const POSTGRES: [&str; 6] = ["08", "40", "53", "57P", "58", "25006"];
    /// Busy, read-only, cannot be read or written, full, cannot be opened.
    const SQLITE: [u32; 5] = [5, 8, 10, 13, 14];
    if code.len() == 5 {
        return POSTGRES.iter().any(|class| code.starts_with(class));
    }
    code.parse::<u32>().is_ok_and(|code| SQLITE.contains(&(code & 0xff)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_is_away_or_full_is_told_from_a_fault_of_ours() {
        for code in ["08006", "40P01", "53100", "57P01", "58030", "13", "5", "778", "1032"] {
            assert!(says_out_of_service(code), "{code}");
        }
        for code in ["23505", "42601", "57014", "1", "19", "2067", "1555", ""] {
            assert!(!says_out_of_service(code), "{code}");
        }
        assert!(matches!(Error::from(DbErr::Custom("x".to_owned())), Error::Internal(_)));
    }
}
