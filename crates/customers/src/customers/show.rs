//! Look at a customer and at what happened with them.

use super::{CustomerId, model::CustomerView, queries};
use axum::{Json, extract::State};
use futures::future::try_join_all;
use kernel::{Check, Error, Faults, Instant, Result};
use platform::{
    Actor, App,
    audit::table as entry,
    capability::{TimelineEntry, TimelineQuery},
    http::{self, Path, Query, Refusals, Tagged},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Look at a customer. One that was merged answers with the one it was merged into.
#[utoipa::path(get, path = "/api/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)), responses((status = 200, body = CustomerView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
) -> http::Result<Tagged<CustomerView>> {
    let db = app.db().reader();
    let row = queries::find_visible(db, &actor, id).await?;
    let winner = match row.merged_into_id {
        Some(winner) => queries::find_visible(db, &actor, winner).await?,
        None => row,
    };
    let mut body = queries::view(&app, db, (&actor, winner)).await?;
    body.redirected_from = (body.id != id).then_some(id);
    Ok(Tagged { version: body.version, body })
}

/// Which part of a timeline.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct TimelineParams {
    /// Only entries before this instant.
    #[param(value_type = Option<String>)]
    before: Option<Instant>,
    /// Only these kinds, comma-separated: `change`, `activity`, `deal`.
    kinds: Option<String>,
    /// At most so many, 1–100.
    limit: Option<u64>,
}

impl Check for TimelineParams {
    fn check(&self, faults: &mut Faults) {
        faults.number("limit", i64::try_from(self.limit.unwrap_or(1)).unwrap_or(i64::MAX), 1, 100);
    }
}

/// A part of a timeline, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Timeline {
    data: Vec<TimelineEntry>,
    /// Whether there are older entries.
    has_more: bool,
}

/// What happened with a customer, the newest first.
#[utoipa::path(get, path = "/api/customers/{id}/timeline", tag = "customers", params(("id" = CustomerId, Path), TimelineParams), responses((status = 200, body = Timeline), Refusals))]
pub(super) async fn timeline(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    Query(params): Query<TimelineParams>,
) -> http::Result<Json<Timeline>> {
    let row = queries::find_visible(app.db().reader(), &actor, id).await?;
    let limit = params.limit.unwrap_or(30);
    let query = TimelineQuery {
        subject_kind: "customer",
        subject_id: row.id.0,
        before: params.before,
        limit: limit + 1,
    };
    let wanted =
        |name: &str| params.kinds.as_deref().is_none_or(|kinds| kinds.split(',').any(|kind| kind == name));
    let sources = app.registry().timelines.iter().filter(|source| wanted(source.name));
    let others = try_join_all(sources.map(|source| (source.entries)(&app, &actor, query))).await?;
    let mut data: Vec<_> = others.into_iter().flatten().collect();
    if wanted("change") {
        data.extend(changes(&app, query).await?);
    }
    data.sort_by_key(|entry| std::cmp::Reverse((entry.at, entry.id)));
    let size = usize::try_from(limit).map_err(Error::internal)?;
    let has_more = data.len() > size;
    data.truncate(size);
    Ok(Json(Timeline { data, has_more }))
}

async fn changes(app: &App, query: TimelineQuery) -> Result<Vec<TimelineEntry>> {
    use entry::Column;
    let mut about = Condition::all()
        .add(Column::SubjectKind.eq(query.subject_kind))
        .add(Column::SubjectId.eq(query.subject_id));
    if let Some(before) = query.before {
        about = about.add(Column::At.lt(before));
    }
    let rows = entry::Entity::find()
        .filter(about)
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(query.limit)
        .all(app.db().reader())
        .await?;
    let entry = |row: entry::Model| TimelineEntry {
        id: row.id,
        at: row.at,
        kind: "change".to_owned(),
        event: row.action,
        author: row.actor_id.map(|_| row.actor_name),
        data: row.changes,
    };
    Ok(rows.into_iter().map(entry).collect())
}
