//! Numbers for Prometheus.

use axum::{
    extract::MatchedPath,
    http::{Method, StatusCode, request::Parts},
};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::{sync::OnceLock, time::Duration};

static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
const BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Starts recording. Numbers before this call are lost.
pub fn start() {
    let builder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full("langgan_request_seconds".to_owned()), BUCKETS)
        .and_then(PrometheusBuilder::install_recorder);
    match builder {
        Ok(handle) => drop(HANDLE.set(handle)),
        Err(cause) => tracing::warn!(%cause, "metrics are off"),
    }
}

/// All numbers as text.
#[must_use]
pub fn render() -> String {
    HANDLE.get().map(PrometheusHandle::render).unwrap_or_default()
}

/// The route's pattern, so that ids don't become labels.
pub(crate) fn route_of(parts: &Parts) -> String {
    let matched = parts.extensions.get::<MatchedPath>().map(MatchedPath::as_str);
    matched.unwrap_or("(none)").to_owned()
}

pub(crate) fn observe(method: &Method, path: &str, status: StatusCode, took: Duration) {
    let labels = [
        ("method", method.as_str().to_owned()),
        ("path", path.to_owned()),
        ("status", status.as_u16().to_string()),
    ];
    metrics::histogram!("langgan_request_seconds", &labels).record(took.as_secs_f64());
}

#[expect(clippy::cast_precision_loss, reason = "a gauge is a float; counts stay far below 2^52")]
pub(crate) fn set_jobs(status: &str, count: i64) {
    metrics::gauge!("langgan_jobs", "status" => status.to_owned()).set(count as f64);
}

/// Statements that the database ran since the program started.
pub(crate) fn set_statements(count: u64) {
    metrics::counter!("langgan_database_statements_total").absolute(count);
}
