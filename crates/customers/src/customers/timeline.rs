//! What happened with a customer, from everywhere, in one stream.

use super::{CustomerId, queries, show::find_winner};
use axum::{Json, extract::State};
use futures::future::try_join_all;
use kernel::{Check, Error, Fault, Faults, Instant, Message, Result};
use platform::{
    Actor, App,
    audit::table as entry,
    capability::{TimelineEntry, TimelineQuery},
    http::{self, Path, Query, Refusals},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Changes of the customer, its services and purchases.
const CHANGE: &str = "change";
const UNKNOWN_KIND: Message =
    Message::new("unknown_value", "Nilai {value} tidak dikenal.", "The value {value} is not known.");

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
    /// At most so many, 1–100; entries of the last one's instant come along.
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
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    Query(params): Query<TimelineParams>,
) -> http::Result<Json<Timeline>> {
    let row = find_winner(app.db().reader(), &actor, id).await?;
    let kinds = kinds(&app, params.kinds.as_deref())?;
    let limit = params.limit.unwrap_or(30);
    let query = TimelineQuery {
        subject_kind: "customer",
        subject_id: row.id.0,
        before: params.before,
        limit: limit + 1,
    };
    let sources = app.shown(&app.registry().timelines).into_iter();
    let sources = sources.filter(|source| kinds.contains(&source.name));
    let others = try_join_all(sources.map(|source| (source.entries)(&app, &actor, query))).await?;
    let mut data: Vec<_> = others.into_iter().flatten().collect();
    if kinds.contains(&CHANGE) {
        data.extend(changes(&app, row.id, query).await?);
    }
    Ok(Json(page(data, usize::try_from(limit).map_err(Error::internal)?)))
}

/// The kinds that are asked for; all where none is named.
fn kinds<'a>(app: &'a App, asked: Option<&str>) -> Result<Vec<&'a str>> {
    let mut known: Vec<_> = app.shown(&app.registry().timelines).iter().map(|source| source.name).collect();
    known.push(CHANGE);
    let Some(asked) = asked else { return Ok(known) };
    if let Some(unknown) = asked.split(',').find(|kind| !known.contains(kind)) {
        return Err(Fault::new("kinds", &UNKNOWN_KIND).with("value", unknown).into());
    }
    known.retain(|kind| asked.split(',').any(|asked| asked == *kind));
    Ok(known)
}

/// The newest `size` entries. What happened at the same instant stays together, so that the next page misses nothing.
fn page(mut data: Vec<TimelineEntry>, size: usize) -> Timeline {
    data.sort_by_key(|entry| Reverse((entry.at, entry.id)));
    let Some(last) = data.get(size.saturating_sub(1)).map(|entry| entry.at) else {
        return Timeline { data, has_more: false };
    };
    let end = data.iter().position(|entry| entry.at < last).unwrap_or(data.len());
    let has_more = end < data.len();
    data.truncate(end);
    Timeline { data, has_more }
}

/// Changes of the customer and of those that were merged into it.
async fn changes(app: &App, id: CustomerId, query: TimelineQuery) -> Result<Vec<TimelineEntry>> {
    use entry::Column;
    let db = app.db().reader();
    let mut ids: Vec<Uuid> = queries::merged_into(db, id).await?.into_iter().map(Uuid::from).collect();
    ids.push(id.0);
    let mut entries = entry::Entity::find()
        .filter(Column::SubjectKind.eq(query.subject_kind))
        .filter(Column::SubjectId.is_in(ids))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(query.limit);
    if let Some(before) = query.before {
        entries = entries.filter(Column::At.lt(before));
    }
    let entry = |row: entry::Model| TimelineEntry {
        id: row.id,
        at: row.at,
        kind: CHANGE.to_owned(),
        event: row.action,
        author: row.actor_id.map(|_| row.actor_name),
        data: row.changes,
    };
    Ok(entries.all(db).await?.into_iter().map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn entry(id: u128, at: i64) -> TimelineEntry {
        let at = chrono::DateTime::from_timestamp(at, 0).unwrap();
        let (kind, event) = (CHANGE.to_owned(), String::new());
        TimelineEntry { id: Uuid::from_u128(id), at, kind, event, author: None, data: Value::Null }
    }

    #[test]
    fn entries_of_one_instant_are_not_torn_apart() {
        let timeline = page(vec![entry(1, 10), entry(2, 20), entry(3, 20), entry(4, 20)], 2);
        let ids: Vec<_> = timeline.data.iter().map(|entry| entry.id.as_u128()).collect();
        assert_eq!((ids, timeline.has_more), (vec![4, 3, 2], true));
    }

    #[test]
    fn a_short_timeline_has_no_more() {
        let timeline = page(vec![entry(1, 10)], 30);
        assert_eq!((timeline.data.len(), timeline.has_more), (1, false));
    }
}
