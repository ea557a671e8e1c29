//! Look at a lead and at what happened with it.

use super::{LeadId, model::LeadView, queries};
use axum::{Json, extract::State};
use futures::future::try_join_all;
use kernel::{Check, Error, Fault, Faults, Instant, Message, Result};
use platform::{
    Actor, App,
    audit::table as entry,
    capability::{TimelineEntry, TimelineQuery},
    http::{self, Path, Query, Refusals, Tagged},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use utoipa::{IntoParams, ToSchema};

/// What the audit log adds to a timeline.
const CHANGE: &str = "change";
/// So many entries may share one instant without being lost between two pages.
const TIES: u64 = 20;
const UNKNOWN_KIND: Message =
    Message::new("unknown_value", "Nilai {value} tidak dikenal.", "The value {value} is not known.");

/// Look at a lead. One that was merged answers with the one it was merged into.
#[utoipa::path(get, path = "/api/leads/{id}", tag = "leads", params(("id" = LeadId, Path)), responses((status = 200, body = LeadView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
) -> http::Result<Tagged<LeadView>> {
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

impl TimelineParams {
    fn wants(&self, name: &str) -> bool {
        self.kinds.as_deref().is_none_or(|kinds| kinds.split(',').any(|kind| kind == name))
    }
}

/// A part of a timeline, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LeadTimeline {
    data: Vec<TimelineEntry>,
    /// Whether there are older entries.
    has_more: bool,
}

/// What happened with a lead, the newest first.
#[utoipa::path(get, path = "/api/leads/{id}/timeline", tag = "leads", params(("id" = LeadId, Path), TimelineParams), responses((status = 200, body = LeadTimeline), Refusals))]
pub(super) async fn timeline(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    Query(params): Query<TimelineParams>,
) -> http::Result<Json<LeadTimeline>> {
    check_kinds(&app, &params)?;
    let row = queries::find_visible(app.db().reader(), &actor, id).await?;
    let limit = params.limit.unwrap_or(30);
    let query = TimelineQuery {
        subject_kind: "lead",
        subject_id: row.id.0,
        before: params.before,
        limit: limit + TIES,
    };
    let sources = app.shown(&app.registry().timelines).into_iter();
    let sources = sources.filter(|source| params.wants(source.name));
    let others = try_join_all(sources.map(|source| (source.entries)(&app, &actor, query))).await?;
    let mut data: Vec<_> = others.into_iter().flatten().collect();
    if params.wants(CHANGE) {
        data.extend(changes(&app, query).await?);
    }
    data.sort_by_key(|entry| Reverse((entry.at, entry.id)));
    let size = usize::try_from(limit).map_err(Error::internal)?;
    let last = data.get(size.saturating_sub(1)).map(|entry| entry.at);
    // A page ends between two instants: the next one asks for what came before its last.
    let end = data.iter().take_while(|entry| last.is_none_or(|last| entry.at >= last)).count();
    let has_more = data.len() > end;
    data.truncate(end);
    Ok(Json(LeadTimeline { data, has_more }))
}

fn check_kinds(app: &App, params: &TimelineParams) -> Result<()> {
    let sources = app.shown(&app.registry().timelines);
    let known = |kind: &str| kind == CHANGE || sources.iter().any(|source| source.name == kind);
    let mut asked = params.kinds.iter().flat_map(|kinds| kinds.split(','));
    match asked.find(|kind| !known(kind)) {
        Some(kind) => Err(Fault::new("kinds", &UNKNOWN_KIND).with("value", kind).into()),
        None => Ok(()),
    }
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
        kind: CHANGE.to_owned(),
        event: row.action,
        author: row.actor_id.map(|_| row.actor_name),
        data: row.changes,
    };
    Ok(rows.into_iter().map(entry).collect())
}
