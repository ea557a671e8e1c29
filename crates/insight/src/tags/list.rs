//! Which labels there are.

use super::source;
use axum::{Json, extract::State};
use kernel::{Check, Faults};
use platform::{
    Actor, App,
    facets::TagCount,
    http::{self, Query, Refusals},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Whose labels, and how they begin.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct TagParams {
    /// `leads`, `customers`, `products` or `records`.
    of: String,
    /// How they begin, in any spelling.
    q: String,
    /// At most so many, 1–200; 50 where absent.
    limit: Option<u64>,
}

impl Check for TagParams {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("of", &self.of, 40);
        faults.text("q", &self.q, 200);
        faults.number("limit", i64::try_from(self.limit.unwrap_or(50)).unwrap_or(i64::MAX), 1, 200);
    }
}

/// Labels, the most used first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Tags {
    data: Vec<TagCount>,
}

/// The labels of things that one sees, with how many have each; for completing what is typed.
#[utoipa::path(get, path = "/api/tags", tag = "tags", params(TagParams), responses((status = 200, body = Tags), Refusals))]
pub(crate) async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<TagParams>,
) -> http::Result<Json<Tags>> {
    let source = source(&app, &actor, &params.of)?;
    let limit = params.limit.unwrap_or(50);
    let things = (source.seen)(&actor);
    let data = source.facets.count_tags(app.db().reader(), things, (&params.q, limit)).await?;
    Ok(Json(Tags { data }))
}
