//! Labels on many things at once.

use super::source;
use crate::exports::address;
use axum::{body::to_bytes, extract::State};
use kernel::{Check, Error, Fault, Faults, Locale, Message, Result, check, tags};
use platform::{
    Actor, App,
    facets::{TagChange, TagSource},
    http::{self, Body, Failure, Refusals, Reply},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;
use uuid::Uuid;

const MAX: usize = 1_000;
const PAGE: usize = 200;
/// The largest page of a list that is read.
const PAGE_SIZE: usize = 64 * 1024 * 1024;
const NOT_FOUND: Message = Message::new("not_found", "Tidak ditemukan.", "Not found.");
const NOT_ALLOWED: Message =
    Message::new("forbidden", "Anda tidak boleh melakukan ini.", "You are not allowed to do this.");
const IDS_OR_FILTER: Message =
    Message::new("required", "Pilih datanya atau saringannya.", "Choose things or a filter.");
const ADD_OR_REMOVE: Message =
    Message::new("required", "Isi label yang dipasang atau dilepas.", "Enter labels to put on or take off.");

/// Which things, and which labels.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TagBulk {
    /// `leads`, `customers`, `products` or `records`.
    of: String,
    /// At most 1,000.
    ids: Vec<Uuid>,
    /// Instead of ids: the parameters of their list (of records: of the assignments), each a text.
    #[schema(value_type = Option<BTreeMap<String, String>>)]
    filter: Option<BTreeMap<String, String>>,
    /// Labels to put on.
    add: Vec<String>,
    /// Labels to take off.
    remove: Vec<String>,
}

impl Check for TagBulk {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("of", &self.of, 40);
        faults.ensure(!self.ids.is_empty() || self.filter.is_some(), "ids", &IDS_OR_FILTER);
        faults.entries("ids", self.ids.len(), MAX);
        faults.ensure(!self.add.is_empty() || !self.remove.is_empty(), "add", &ADD_OR_REMOVE);
        tags::check(faults, "add", &self.add);
        tags::check(faults, "remove", &self.remove);
    }
}

/// How it went with one thing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TagOutcome {
    id: Uuid,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

/// How it went.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TagOutcomes {
    results: Vec<TagOutcome>,
    done: usize,
    failed: usize,
}

/// Put labels on many things and take others off; the answer says for each whether it was done or why not.
#[utoipa::path(post, path = "/api/tags/bulk", tag = "tags", request_body = TagBulk, responses((status = 200, body = TagOutcomes), Refusals))]
pub(crate) async fn change(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<TagBulk>,
) -> http::Result<Reply> {
    let source = source(&app, &actor, &input.of)?;
    let ids = match &input.filter {
        None => input.ids.clone(),
        Some(filter) => chosen(&app, &actor, (source, filter)).await?,
    };
    let change = TagChange { add: input.add, remove: input.remove };
    app.write(&actor, async |tx| {
        let mut outcomes = BTreeMap::new();
        // In the order of their ids, so that two who act on the same things wait for each other instead of for ever.
        for id in ids.iter().copied().collect::<BTreeSet<_>>() {
            outcomes.insert(id, outcome(id, (source.change)(tx, &actor, id, &change).await, actor.locale)?);
        }
        let results: Vec<_> = ids.iter().filter_map(|id| outcomes.remove(id)).collect();
        let done = results.iter().filter(|result| result.ok).count();
        Reply::ok(&TagOutcomes { failed: results.len() - done, done, results })
    })
    .await
}

/// A thing of a page, of which nothing but the id is wanted.
#[derive(Deserialize)]
struct Named {
    id: Uuid,
}

#[derive(Deserialize)]
struct NamedPage {
    data: Vec<Named>,
}

/// The things that the filter chooses, as their list shows them.
async fn chosen(
    app: &App,
    actor: &Actor,
    (source, filter): (TagSource, &BTreeMap<String, String>),
) -> http::Result<Vec<Uuid>> {
    let list = source.list.ok_or_else(|| Error::field("filter", &check::UNKNOWN_FIELD))?;
    let mut filter = filter.clone();
    filter.retain(|name, _| !["page", "per_page", "count", "format"].contains(&name.as_str()));
    let mut ids = Vec::new();
    for page in 1.. {
        let paging = [("per_page", PAGE.to_string()), ("page", page.to_string())];
        let paging = paging.each_ref().map(|(name, value)| (*name, value.as_str()));
        let answer = app.ask(actor, &address(list, &filter, &paging)).await.map_err(within_filter)?;
        let bytes = to_bytes(answer.into_body(), PAGE_SIZE).await.map_err(Error::internal)?;
        let found: NamedPage = serde_json::from_slice(&bytes).map_err(Error::internal)?;
        let is_last = found.data.len() < PAGE;
        ids.extend(found.data.into_iter().map(|thing| thing.id));
        if ids.len() > MAX {
            return Err(Fault::new("filter", &check::TOO_MANY).with("max", MAX).into());
        }
        if is_last {
            break;
        }
    }
    Ok(ids)
}

/// Says of a fault that it is one of the filter.
fn within_filter(Failure(cause): Failure) -> Failure {
    match &*cause {
        Error::Invalid(faults) => {
            let within = |fault: &Fault| Fault { field: format!("filter.{}", fault.field), ..fault.clone() };
            Error::Invalid(faults.iter().map(within).collect()).into()
        }
        _ => Failure(cause),
    }
}

/// A refusal belongs to its thing; whatever else goes wrong ends the whole.
fn outcome(id: Uuid, result: Result<()>, locale: Locale) -> Result<TagOutcome> {
    let (code, message) = match result {
        Ok(()) => return Ok(TagOutcome { id, ok: true, code: None, message: None }),
        Err(Error::NotFound) => (NOT_FOUND.code, NOT_FOUND.say(locale, &[])),
        Err(Error::Forbidden) => (NOT_ALLOWED.code, NOT_ALLOWED.say(locale, &[])),
        Err(Error::Conflict(refusal)) => (refusal.message.code, refusal.message.say(locale, &refusal.params)),
        Err(Error::Invalid(faults)) if !faults.is_empty() => (faults[0].message.code, faults[0].say(locale)),
        Err(other) => return Err(other),
    };
    Ok(TagOutcome { id, ok: false, code: Some(code.to_owned()), message: Some(message) })
}
