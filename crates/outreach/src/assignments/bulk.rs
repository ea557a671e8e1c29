//! Move or take back many records: done, or why not, one by one.

use super::{
    assign::{filtered, must_work_with_records},
    claims::{self, Standing},
    model::{HAS_LEAD, MAX, NOT_ASSIGNED, NOT_FOUND, Outcome, UNCHANGED},
    moves::move_held,
    recycle::recycle_held,
};
use crate::records::{RecordId, Records, Which};
use axum::extract::State;
use kernel::{Check, Faults, Message, Permission, Result, UserId, check};
use notify::Notice;
use platform::{
    Actor, App, Tx,
    http::{self, Body, Refusals, Reply},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, HashMap, HashSet};
use utoipa::ToSchema;

const IDS_OR_FILTER: Message =
    Message::new("required", "Pilih data atau saringannya.", "Choose records or a filter.");

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Action {
    /// Give to `staff_id`, with what was marked.
    Move,
    /// Take back.
    Recycle,
}

/// Which records, and what is done to them.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AssignmentBulk {
    ids: Vec<RecordId>,
    /// Instead of ids: the parameters of the list of assignments.
    filter: Option<BTreeMap<String, String>>,
    action: Option<Action>,
    staff_id: Option<UserId>,
}

impl Check for AssignmentBulk {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.action.is_some(), "action", &check::REQUIRED);
        faults.ensure(!self.ids.is_empty() || self.filter.is_some(), "ids", &IDS_OR_FILTER);
        faults.entries("ids", self.ids.len(), MAX - 1);
        match self.action {
            Some(Action::Move) => faults.ensure(self.staff_id.is_some(), "staff_id", &check::REQUIRED),
            Some(Action::Recycle) => {
                faults.ensure(self.staff_id.is_none(), "staff_id", &check::UNKNOWN_FIELD);
            }
            None => {}
        }
    }
}

/// How it went.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AssignmentOutcomes {
    results: Vec<Outcome>,
    done: usize,
    failed: usize,
}

/// Move many records to somebody else, or take them back; the answer says for each whether it was done or why not.
#[utoipa::path(post, path = "/api/assignments/bulk", tag = "outreach", request_body = AssignmentBulk, responses((status = 200, body = AssignmentOutcomes), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<AssignmentBulk>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageDatabases)?;
    let ids = match &input.filter {
        Some(filter) => {
            let list = Records::of(app.clone(), actor.clone(), Which::Assigned);
            filtered(&app, &list, filter).await?
        }
        None => input.ids.clone(),
    };
    app.write(&actor, async |tx| {
        let mut faults = Faults::new();
        if let Some(staff) = input.staff_id {
            must_work_with_records(tx, (staff, "staff_id".to_owned()), &mut faults).await?;
        }
        faults.finish()?;
        let held: HashMap<_, _> =
            claims::hold(tx, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
        let mut seen = HashSet::new();
        let distinct = ids.iter().filter(|id| seen.insert(**id));
        let why = |id: &RecordId| (*id, why_not(held.get(id), input.staff_id));
        let judged: Vec<_> = distinct.map(why).collect();
        let fit: Vec<Standing> = judged
            .iter()
            .filter(|(_, refusal)| refusal.is_none())
            .filter_map(|(id, _)| held.get(id).cloned())
            .collect();
        act(tx, &actor, (&fit, input.staff_id)).await?;
        let results: Vec<_> =
            judged.into_iter().map(|(id, refusal)| Outcome::new(id, refusal, actor.locale)).collect();
        Reply::ok(&AssignmentOutcomes { done: fit.len(), failed: results.len() - fit.len(), results })
    })
    .await
}

/// Why the record cannot be moved to `to`, or taken back where that is nobody.
fn why_not(row: Option<&Standing>, to: Option<UserId>) -> Option<&'static Message> {
    match row {
        None => Some(&NOT_FOUND),
        Some(row) if row.assignee_id.is_none() => Some(&NOT_ASSIGNED),
        Some(row) if to.is_some() && row.assignee_id == to => Some(&UNCHANGED),
        Some(row) if to.is_none() && row.lead_id.is_some() => Some(&HAS_LEAD),
        Some(_) => None,
    }
}

async fn act(tx: &Tx, actor: &Actor, (rows, to): (&[Standing], Option<UserId>)) -> Result<()> {
    let Some(to) = to.filter(|_| !rows.is_empty()) else { return recycle_held(tx, actor, rows).await };
    let batches = move_held(tx, actor, (rows, to)).await?;
    let Some(first) = batches.first() else { return Ok(()) };
    let subject = crate::batches::subject(first);
    let params = json!({ "count": rows.len(), "database": subject.label });
    notify::tell(tx, actor, Notice { kind: "records.assigned", to: vec![to], subject, params }).await
}
