//! Paths, queries and versions of a request.

use super::{Failure, idempotency::IdempotencyKey};
use crate::actor::Actor;
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{header, request::Parts},
};
use kernel::{Check, Error, Fault, Faults, Message, check, error::Refusal};
use serde::de::DeserializeOwned;
use std::{collections::HashSet, str::FromStr};

/// The one id in the path. What is no id does not exist.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T: FromStr, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Error::NotFound)?;
        let value = params.iter().next().and_then(|(_, value)| value.parse().ok());
        Ok(Self(value.ok_or(Error::NotFound)?))
    }
}

/// The query string as a checked struct; unknown parameters and wrong values are named together.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Check, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let mut pairs = pairs(parts.uri.query().unwrap_or_default());
        let mut faults = Faults::new();
        refuse_unreadable(&mut pairs, &mut faults);
        loop {
            let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
            let reader = serde_urlencoded::Deserializer::new(form_urlencoded::parse(text.as_bytes()));
            match serde_path_to_error::deserialize::<_, T>(reader) {
                Ok(value) => {
                    value.check(&mut faults);
                    faults.finish()?;
                    return Ok(Self(value));
                }
                Err(cause) => {
                    let text = cause.inner().to_string();
                    let named = text.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
                    let field = named.map_or_else(|| cause.path().to_string(), str::to_owned);
                    faults.add(match named {
                        Some(_) => Fault::new(&field, &check::UNKNOWN_FIELD),
                        None => Fault::new(&field, &check::WRONG_TYPE).with("detail", text),
                    });
                    let count = pairs.len();
                    pairs.retain(|(name, _)| *name != field);
                    if pairs.len() == count {
                        faults.finish()?;
                        return Err(Error::NotFound.into());
                    }
                }
            }
        }
    }
}

/// A parameter whose name we do not know.
pub(crate) const UNKNOWN_PARAMETER: Message =
    Message::new("unknown_parameter", "Parameter ini tidak dikenal.", "This parameter is not known.");
/// The value of a parameter that makes no sense there.
pub(crate) const UNKNOWN_VALUE: Message =
    Message::new("unknown_value", "Nilai {value} tidak dikenal.", "The value {value} is not known.");
/// A parameter that stands twice in a query.
pub(crate) const REPEATED: Message = Message::new(
    "repeated",
    "Parameter ini disebut dua kali; pisahkan nilainya dengan koma.",
    "This parameter is given twice; separate its values with commas.",
);

/// Takes out what is no text or stands there twice, and says so.
pub(crate) fn refuse_unreadable(pairs: &mut Vec<(String, String)>, faults: &mut Faults) {
    let mut seen = HashSet::new();
    pairs.retain(|(name, value)| {
        let is_text = !value.contains(['\0', char::REPLACEMENT_CHARACTER]);
        let is_first = seen.insert(name.clone());
        if !is_text {
            faults.add(Fault::new(name, &UNKNOWN_VALUE).with("value", value.replace('\0', "\\0")));
        } else if !is_first {
            faults.push(name, &REPEATED);
        }
        is_text && is_first
    });
}

/// The parameters of a query string that carry a value; an empty one is as good as absent.
pub(crate) fn pairs(query: &str) -> Vec<(String, String)> {
    let decoded = form_urlencoded::parse(query.as_bytes());
    decoded.into_owned().filter(|(_, value)| !value.is_empty()).collect()
}

/// The version that the client has seen; `None` where it does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfMatch(pub Option<i64>);

const BAD_IF_MATCH: Message = Message::new(
    "invalid_if_match",
    "If-Match harus berisi ETag dari data ini.",
    "If-Match must carry the ETag of this resource.",
);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else { return Ok(Self(None)) };
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(Self(None));
        }
        let number = text.trim_start_matches("W/").trim_matches('"').parse();
        match number {
            Ok(version) => Ok(Self(Some(version))),
            Err(_) => Err(Error::Malformed(Refusal::new(&BAD_IF_MATCH)).into()),
        }
    }
}

impl IfMatch {
    /// Refuses a client that has not seen `version`, which is the current one. A convenience for resources that
    /// are locked by other means; the update itself must still be conditional.
    ///
    /// # Errors
    /// `Stale` with `current`.
    pub fn must_fit(self, version: i64, current: impl FnOnce() -> serde_json::Value) -> kernel::Result<()> {
        match self.0 {
            Some(seen) if seen != version => Err(Error::Stale(Box::new(current()))),
            _ => Ok(()),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Actor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let mut actor = parts.extensions.get::<Self>().cloned().ok_or(Error::Unauthenticated)?;
        actor.idempotency = parts.extensions.get::<IdempotencyKey>().cloned();
        Ok(actor)
    }
}
