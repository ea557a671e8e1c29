//! What happened with a thing, from every room, in one stream: how a page of it is asked for and put together.

use crate::{
    actor::Actor,
    app::App,
    audit::table as change,
    capability::{TimelineEntry, TimelineQuery},
};
use futures::future::try_join_all;
use kernel::{Check, Error, Fault, Faults, Instant, Message, Result};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::IntoCondition,
};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Changes of the thing itself, from the audit log.
const CHANGE: &str = "change";
const UNKNOWN_KIND: Message =
    Message::new("unknown_value", "Nilai {value} tidak dikenal.", "The value {value} is not known.");

/// Before which entry a page begins: everything before an instant, or what follows one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    at: Instant,
    id: Option<Uuid>,
}

impl Before {
    /// What comes before it among rows that have these columns for their instant and id.
    pub fn among(self, at: impl ColumnTrait, id: impl ColumnTrait) -> Condition {
        let earlier = at.lt(self.at).into_condition();
        let Some(last) = self.id else { return earlier };
        Condition::any().add(earlier).add(Condition::all().add(at.eq(self.at)).add(id.lt(last)))
    }
}

impl<'de> Deserialize<'de> for Before {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (at, id) = text.split_once('_').map_or((&*text, None), |(at, id)| (at, Some(id)));
        let at = Instant::deserialize(serde::de::value::StrDeserializer::<D::Error>::new(at))?;
        let id = id.map(Uuid::parse_str).transpose().map_err(serde::de::Error::custom)?;
        Ok(Self { at, id })
    }
}

/// Which part of a timeline.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TimelineParams {
    /// Only entries before this instant, or those that follow a page: its `next`.
    #[param(value_type = Option<String>)]
    before: Option<Before>,
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
pub struct Timeline {
    data: Vec<TimelineEntry>,
    /// Whether there are older entries.
    has_more: bool,
    /// What `before` says for the page that follows.
    next: Option<String>,
}

/// Whose timeline it is.
#[derive(Clone, Debug)]
pub struct Whose {
    /// `lead` or `customer`.
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
    /// Those that were merged into it, whose changes are told too.
    pub merged: Vec<Uuid>,
}

/// A page of what happened with a thing that the actor may see.
///
/// # Errors
/// `kinds` names one that is not known.
pub async fn read(app: &App, actor: &Actor, (whose, params): (Whose, TimelineParams)) -> Result<Timeline> {
    let kinds = kinds(app, params.kinds.as_deref())?;
    let limit = params.limit.unwrap_or(30);
    let query = TimelineQuery {
        subject_kind: whose.kind,
        subject_id: whose.id,
        before: params.before,
        limit: limit + 1,
    };
    let sources = app.shown(&app.registry().timelines).into_iter();
    let sources = sources.filter(|source| kinds.contains(&source.name));
    let others = try_join_all(sources.map(|source| (source.entries)(app, actor, query))).await?;
    let mut data: Vec<_> = others.into_iter().flatten().collect();
    if kinds.contains(&CHANGE) {
        data.extend(changes(app, (whose, query)).await?);
    }
    Ok(page(data, usize::try_from(limit).map_err(Error::internal)?))
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

/// The newest `size` entries, of those that are one more than a page at least where there are more.
fn page(mut data: Vec<TimelineEntry>, size: usize) -> Timeline {
    data.sort_by_key(|entry| Reverse((entry.at, entry.id)));
    let has_more = data.len() > size;
    data.truncate(size);
    let next = data
        .last()
        .filter(|_| has_more)
        .map(|last| format!("{}_{}", last.at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true), last.id));
    Timeline { data, has_more, next }
}

async fn changes(app: &App, (whose, query): (Whose, TimelineQuery)) -> Result<Vec<TimelineEntry>> {
    use change::Column;
    let ids = whose.merged.into_iter().chain([whose.id]);
    let rows = change::Entity::find()
        .filter(Column::SubjectKind.eq(whose.kind))
        .filter(Column::SubjectId.is_in(ids))
        .apply_if(query.before, |rows, before| rows.filter(before.among(Column::At, Column::Id)))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(query.limit)
        .all(app.db().reader())
        .await?;
    let entry = |row: change::Model| TimelineEntry {
        id: row.id,
        at: row.at,
        kind: CHANGE.to_owned(),
        event: row.action,
        author: row.actor_id.map(|_| row.actor_name),
        data: row.changes,
    };
    Ok(rows.into_iter().map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn entry(id: u128, at: i64) -> TimelineEntry {
        let at = chrono::DateTime::from_timestamp(at, 0).unwrap();
        let (kind, event) = (CHANGE.to_owned(), String::new());
        TimelineEntry { id: Uuid::from_u128(id), at, kind, event, author: None, data: Value::Null }
    }

    #[test]
    fn the_next_page_begins_after_the_last_entry_even_where_others_share_its_instant() {
        let timeline = page(vec![entry(1, 10), entry(2, 20), entry(3, 20), entry(4, 20)], 2);
        let ids: Vec<_> = timeline.data.iter().map(|entry| entry.id.as_u128()).collect();
        assert_eq!((ids, timeline.has_more), (vec![4, 3], true));
        let next: Before = serde_json::from_value(json!(timeline.next)).unwrap();
        assert_eq!(next, Before { at: entry(3, 20).at, id: Some(Uuid::from_u128(3)) });
    }

    #[test]
    fn a_short_timeline_has_no_more() {
        let timeline = page(vec![entry(1, 10)], 30);
        assert_eq!((timeline.data.len(), timeline.has_more, timeline.next), (1, false, None));
    }

    #[test]
    fn a_page_may_begin_before_an_instant() {
        let before: Before = serde_json::from_value(json!("2026-11-20T10:00:00Z")).unwrap();
        assert_eq!(before.id, None);
        for wrong in ["kemarin", "2026-11-20T10:00:00Z_x", "_"] {
            assert!(serde_json::from_value::<Before>(json!(wrong)).is_err(), "{wrong}");
        }
    }
}
