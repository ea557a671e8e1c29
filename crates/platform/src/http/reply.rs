//! Answers to what went well.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{Error, Result};
use serde::Serialize;

/// One resource with its version as `ETag`, for reads.
#[derive(Debug)]
pub struct Tagged<T> {
    /// The resource's version.
    pub version: i64,
    /// The resource.
    pub body: T,
}

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        (etag(self.version), axum::Json(self.body)).into_response()
    }
}

fn etag(version: i64) -> [(HeaderName, String); 1] {
    [(header::ETAG, format!("\"{version}\""))]
}

/// The finished answer to a write; kept with the request's idempotency key in the same transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub(super) status: StatusCode,
    pub(super) etag: Option<i64>,
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// 200 with `body`.
    ///
    /// # Errors
    /// Only where `body` is no JSON.
    pub fn ok(body: &impl Serialize) -> Result<Self> {
        Self::new(StatusCode::OK, None, body)
    }

    /// 200 with a resource and its version.
    ///
    /// # Errors
    /// Only where `body` is no JSON.
    pub fn tagged(version: i64, body: &impl Serialize) -> Result<Self> {
        Self::new(StatusCode::OK, Some(version), body)
    }

    /// 201 with the new resource and its version.
    ///
    /// # Errors
    /// Only where `body` is no JSON.
    pub fn created(version: i64, body: &impl Serialize) -> Result<Self> {
        Self::new(StatusCode::CREATED, Some(version), body)
    }

    /// 201 with what was made and has no version.
    ///
    /// # Errors
    /// Only where `body` is no JSON.
    pub fn made(body: &impl Serialize) -> Result<Self> {
        Self::new(StatusCode::CREATED, None, body)
    }

    /// 202: will be done.
    ///
    /// # Errors
    /// Only where `body` is no JSON.
    pub fn accepted(body: &impl Serialize) -> Result<Self> {
        Self::new(StatusCode::ACCEPTED, None, body)
    }

    /// 204 without a body.
    #[must_use]
    pub const fn no_content() -> Self {
        Self { status: StatusCode::NO_CONTENT, etag: None, body: Vec::new() }
    }

    fn new(status: StatusCode, etag: Option<i64>, body: &impl Serialize) -> Result<Self> {
        Ok(Self { status, etag, body: serde_json::to_vec(body).map_err(Error::internal)? })
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(version) = self.etag {
            let [(name, value)] = etag(version);
            // A number in quotes is always a header value.
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        if !self.body.is_empty() {
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            *response.body_mut() = self.body.into();
        }
        response
    }
}
