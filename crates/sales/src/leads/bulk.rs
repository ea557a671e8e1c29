//! One action on many leads: done, or why not, one by one.

use super::{
    LeadId,
    list::Leads,
    moves::{Move, assign, move_lead},
    policy, queries,
    remove::{restore, trash},
    table::{ActiveModel, Column, Model},
};
use crate::pipeline::{LostReasonId, StageId};
use axum::extract::State;
use kernel::{Check, Error, Faults, Locale, Message, Permission, Result, UserId, check, text};
use platform::{
    Actor, App, Tx,
    http::{self, Body, Refusals, Reply},
    list::{List, ListQuery},
};
use sea_orm::{ColumnTrait, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::ToSchema;

const MAX: usize = 1_000;
const IDS_OR_FILTER: Message = Message::new("required", "Pilih lead atau saringannya.", "Choose leads or a filter.");

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
        faults.ensure(self.ids.len() <= MAX, "ids", &check::TOO_MANY);
        match self.action {
            Some(Action::Assign) => faults.ensure(self.owner_id.is_some(), "owner_id", &check::REQUIRED),
            Some(Action::Move) => faults.ensure(self.stage_id.is_some(), "stage_id", &check::REQUIRED),
            Some(Action::Tag) => faults.ensure(!self.tags.is_empty(), "tags", &check::REQUIRED),
            Some(Action::Delete | Action::Restore) | None => {}
        }
        for (index, tag) in self.tags.iter().enumerate().take(50) {
            faults.required_text(&format!("tags[{index}]"), tag, 40);
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
pub(super) async fn handler(State(app): State<App>, actor: Actor, Body(input): Body<Bulk>) -> http::Result<Reply> {
    actor.must(Permission::UseLeads)?;
    let ids = chosen(&app, &actor, &input).await?;
    app.write(&actor, async |tx| {
        let mut results = Vec::with_capacity(ids.len());
        for id in &ids {
            results.push(outcome(*id, act(tx, &actor, (*id, &input)).await, actor.locale)?);
        }
        let done = results.iter().filter(|result| result.ok).count();
        Reply::ok(&Outcomes { failed: results.len() - done, done, results })
    })
    .await
}

async fn chosen(app: &App, actor: &Actor, input: &Bulk) -> Result<Vec<LeadId>> {
    let Some(filter) = &input.filter else { return Ok(input.ids.clone()) };
    let list = Leads { app: app.clone(), actor: actor.clone() };
    let query = ListQuery(filter.iter().map(|(name, value)| (name.clone(), value.clone())).collect());
    let asked = list.listing().read(app.zone(), query)?;
    let condition = policy::visible(actor).add(asked.condition).add(Column::MergedIntoId.is_null());
    let trash = if asked.values.is_true("trash") { Column::DeletedAt.is_not_null() } else { Column::DeletedAt.is_null() };
    let ids = queries::ids(app.db().reader(), condition.add(trash), 1 + u64::try_from(MAX).unwrap_or(u64::MAX)).await?;
    if ids.len() > MAX {
        return Err(kernel::Fault::new("filter", &check::TOO_MANY).with("max", MAX).into());
    }
    Ok(ids)
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
        Action::Tag => tag(tx, actor, (id, &input.tags)).await,
    }
}

async fn tag(tx: &Tx, actor: &Actor, (id, added): (LeadId, &[String])) -> Result<Model> {
    let row = queries::find_visible(tx, actor, id).await?;
    if !policy::can(actor, &row).edit {
        return Err(Error::Forbidden);
    }
    let mut tags: Vec<String> = serde_json::from_value(row.tags.clone()).unwrap_or_default();
    tags.extend(added.iter().map(|tag| text::clean_line(tag)));
    tags.sort_unstable();
    tags.dedup();
    queries::update(tx, id, None, ActiveModel { tags: Set(json!(tags)), ..Default::default() }).await?;
    super::save::tell(tx, actor, ("lead.updated", &row)).await?;
    queries::find(tx, id).await
}

/// A refusal belongs to its lead; whatever else goes wrong ends the whole.
fn outcome(id: LeadId, result: Result<Model>, locale: Locale) -> Result<Outcome> {
    let (code, message) = match result {
        Ok(_) => return Ok(Outcome { id, ok: true, code: None, message: None }),
        Err(Error::NotFound) => ("not_found".to_owned(), None),
        Err(Error::Forbidden) => ("forbidden".to_owned(), None),
        Err(Error::Stale(_)) => ("stale".to_owned(), None),
        Err(Error::Conflict(refusal)) => {
            (refusal.message.code.to_owned(), Some(refusal.message.say(locale, &refusal.params)))
        }
        Err(Error::Invalid(faults)) => match faults.first() {
            Some(fault) => (fault.message.code.to_owned(), Some(fault.say(locale))),
            None => ("invalid".to_owned(), None),
        },
        Err(other) => return Err(other),
    };
    Ok(Outcome { id, ok: false, code: Some(code), message })
}
