//! The search box: what every room finds, within what the actor may see.

use axum::{Json, extract::State};
use futures::future::try_join_all;
use kernel::{Check, Faults, text};
use platform::{
    Actor, App,
    capability::SearchHit,
    http::{self, Query, Refusals},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What is looked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct SearchParams {
    /// At least two letters or digits.
    q: String,
    /// Results of each kind, 1–20.
    limit: Option<u64>,
}

impl Check for SearchParams {
    fn check(&self, faults: &mut Faults) {
        faults.text("q", &self.q, 200);
        faults.number("limit", i64::try_from(self.limit.unwrap_or(5)).unwrap_or(i64::MAX), 1, 20);
    }
}

/// What was found of one kind.
#[derive(Debug, Serialize, ToSchema)]
struct Group {
    kind: &'static str,
    hits: Vec<SearchHit>,
}

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Found {
    groups: Vec<Group>,
}

/// Find leads, customers, deals, products and people by name, code, email or phone in any spelling.
#[utoipa::path(get, path = "/api/search", tag = "search", params(SearchParams), responses((status = 200, body = Found), Refusals))]
pub(crate) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<SearchParams>,
) -> http::Result<Json<Found>> {
    if text::clean_line(&params.q).chars().count() < 2 {
        return Ok(Json(Found { groups: Vec::new() }));
    }
    let limit = params.limit.unwrap_or(5);
    let sources = app.shown(&app.registry().searches);
    let searches = sources.iter().map(|source| (source.find)(&app, &actor, &params.q, limit));
    let found = try_join_all(searches).await?;
    let groups = sources.iter().zip(found).map(|(source, hits)| Group { kind: source.name, hits });
    Ok(Json(Found { groups: groups.filter(|group| !group.hits.is_empty()).collect() }))
}
