//! One action on many leads: done, or why not, one by one.

use super::{
    LeadId,
    list::Leads,
    model,
    moves::{Move, assign, move_lead},
    policy, queries,
    remove::{restore, trash},
    save::notify_owner,
    table::{Column, Model},
    tags::retag,
};
use crate::pipeline::{LostReasonId, StageId};
use axum::extract::State;
use kernel::{Check, Error, Fault, Faults, Locale, Message, Permission, Result, UserId, check, tags};
use notify::Notice;
use platform::{
    Actor, App, Tx,
    facets::TagChange,
    http::{self, Body, Refusals, Reply},
    list::{List, ListQuery},
    search::Way,
};
use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

const MAX: usize = 1_000;
const NOT_FOUND: Message = Message::new("not_found", "Tidak ditemukan.", "Not found.");
const NOT_ALLOWED: Message =
    Message::new("forbidden", "Anda tidak boleh melakukan ini.", "You are not allowed to do this.");
const CHANGED: Message = Message::new("stale", "Baru saja diubah orang lain.", "Somebody just changed this.");
const IDS_OR_FILTER: Message =
    Message::new("required", "Pilih lead atau saringannya.", "Choose leads or a filter.");

/// What is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Action {
    /// Give to `owner_id`.
    #[default]
    Assign,
    /// Move to `stage_id`.
    Move,
    /// Into the trash.
    Delete,
    /// Out of the trash.
    Restore,
    /// Add `tags`.
    Tag,
}

/// Which leads, and what is done to them.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Bulk {
    ids: Vec<LeadId>,
    /// Instead of ids: the parameters of a list of leads.
    filter: Option<BTreeMap<String, String>>,
    action: Option<Action>,
    owner_id: Option<UserId>,
    stage_id: Option<StageId>,
    lost_reason_id: Option<LostReasonId>,
    note: Option<String>,
    tags: Vec<String>,
}

impl Check for Bulk {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.action.is_some(), "action", &check::REQUIRED);
        faults.ensure(!self.ids.is_empty() || self.filter.is_some(), "ids", &IDS_OR_FILTER);
        faults.optional_text("note", self.note.as_deref(), 1_000);
        if self.ids.len() > MAX {
            faults.add(Fault::new("ids", &check::TOO_MANY).with("max", MAX));
        }
        match self.action {
            Some(Action::Assign) => faults.ensure(self.owner_id.is_some(), "owner_id", &check::REQUIRED),
            Some(Action::Move) => faults.ensure(self.stage_id.is_some(), "stage_id", &check::REQUIRED),
            Some(Action::Tag) => faults.ensure(!self.tags.is_empty(), "tags", &check::REQUIRED),
            Some(Action::Delete | Action::Restore) | None => {}
        }
        self.refuse_what_others_need(faults);
        tags::check(faults, "tags", &self.tags);
    }
}

impl Bulk {
    /// What belongs to another action was meant for something.
    fn refuse_what_others_need(&self, faults: &mut Faults) {
        let Some(action) = self.action else { return };
        let of_others = [
            ("owner_id", self.owner_id.is_some(), Action::Assign),
            ("stage_id", self.stage_id.is_some(), Action::Move),
            ("lost_reason_id", self.lost_reason_id.is_some(), Action::Move),
            ("note", self.note.is_some(), Action::Move),
            ("tags", !self.tags.is_empty(), Action::Tag),
        ];
        for (field, is_sent, needs) in of_others {
            faults.ensure(!is_sent || action == needs, field, &check::UNKNOWN_FIELD);
        }
    }
}

/// How it went with one lead.
#[derive(Debug, Serialize, ToSchema)]
struct Outcome {
    id: LeadId,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

/// How it went.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Outcomes {
    results: Vec<Outcome>,
    done: usize,
    failed: usize,
}

/// Do one thing to many leads; the answer says for each whether it was done or why not.
#[utoipa::path(post, path = "/api/leads/bulk", tag = "leads", request_body = Bulk, responses((status = 200, body = Outcomes), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<Bulk>,
) -> http::Result<Reply> {
    actor.must(Permission::UseLeads)?;
    let ids = chosen(&app, &actor, &input).await?;
    app.write(&actor, async |tx| {
        let mut outcomes = BTreeMap::new();
        let mut given = Vec::new();
        // In the order of their ids, so that two who act on the same leads wait for each other instead of for ever.
        for id in ids.iter().copied().collect::<BTreeSet<_>>() {
            let (outcome, row) = outcome(id, act(tx, &actor, (id, &input)).await, actor.locale)?;
            outcomes.insert(id, outcome);
            given.extend(row);
        }
        if input.action == Some(Action::Assign) {
            notify_new_owner(tx, &actor, &given).await?;
        }
        let results: Vec<_> = ids.iter().filter_map(|id| outcomes.remove(id)).collect();
        let done = results.iter().filter(|result| result.ok).count();
        Reply::ok(&Outcomes { failed: results.len() - done, done, results })
    })
    .await
}

/// One notice for all leads that were given to somebody.
async fn notify_new_owner(tx: &Tx, actor: &Actor, given: &[Model]) -> Result<()> {
    let [first, ..] = given else { return Ok(()) };
    if given.len() == 1 {
        return notify_owner(tx, actor, first).await;
    }
    let to = first.owner_id.into_iter().collect();
    let params = json!({ "count": given.len() });
    notify::tell(tx, actor, Notice { kind: "leads.assigned", to, subject: model::subject(first), params })
        .await
}

async fn chosen(app: &App, actor: &Actor, input: &Bulk) -> Result<Vec<LeadId>> {
    let Some(filter) = &input.filter else { return Ok(input.ids.clone()) };
    let list = Leads { app: app.clone(), actor: actor.clone(), way: Way::default() };
    let query = ListQuery(filter.iter().map(|(name, value)| (name.clone(), value.clone())).collect());
    let asked = list.listing().read(app.zone(), query).map_err(within_filter)?;
    let condition = policy::visible(actor).add(asked.condition).add(Column::MergedIntoId.is_null());
    let trash = if asked.values.is_true("trash") {
        Column::DeletedAt.is_not_null()
    } else {
        Column::DeletedAt.is_null()
    };
    let ids =
        queries::ids(app.db().reader(), condition.add(trash), 1 + u64::try_from(MAX).unwrap_or(u64::MAX))
            .await?;
    if ids.len() > MAX {
        return Err(Fault::new("filter", &check::TOO_MANY).with("max", MAX).into());
    }
    Ok(ids)
}

/// Says of a fault that it is one of the filter.
fn within_filter(cause: Error) -> Error {
    match cause {
        Error::Invalid(faults) => Error::Invalid(
            faults
                .into_iter()
                .map(|fault| Fault { field: format!("filter.{}", fault.field), ..fault })
                .collect(),
        ),
        other => other,
    }
}

async fn act(tx: &Tx, actor: &Actor, (id, input): (LeadId, &Bulk)) -> Result<Model> {
    match input.action.unwrap_or_default() {
        Action::Assign => assign(tx, actor, (id, input.owner_id)).await,
        Action::Move => {
            let to = Move {
                stage_id: input.stage_id,
                lost_reason_id: input.lost_reason_id,
                note: input.note.clone(),
                business_date: None,
            };
            move_lead(tx, actor, (id, &to)).await
        }
        Action::Delete => trash(tx, actor, id).await,
        Action::Restore => restore(tx, actor, id).await,
        Action::Tag => {
            retag(tx, actor, (id, &TagChange { add: input.tags.clone(), remove: Vec::new() })).await
        }
    }
}

/// A refusal belongs to its lead; whatever else goes wrong ends the whole.
fn outcome(id: LeadId, result: Result<Model>, locale: Locale) -> Result<(Outcome, Option<Model>)> {
    let (code, message) = match result {
        Ok(row) => return Ok((Outcome { id, ok: true, code: None, message: None }, Some(row))),
        Err(Error::NotFound) => said(&NOT_FOUND, locale),
        Err(Error::Forbidden) => said(&NOT_ALLOWED, locale),
        Err(Error::Stale(_)) => said(&CHANGED, locale),
        Err(Error::Conflict(refusal)) => (refusal.message.code, refusal.message.say(locale, &refusal.params)),
        Err(Error::Invalid(faults)) => match faults.first() {
            Some(fault) => (fault.message.code, fault.say(locale)),
            None => said(&NOT_ALLOWED, locale),
        },
        Err(other) => return Err(other),
    };
    Ok((Outcome { id, ok: false, code: Some(code.to_owned()), message: Some(message) }, None))
}

fn said(message: &Message, locale: Locale) -> (&'static str, String) {
    (message.code, message.say(locale, &[]))
}
