//! Many leads with their past at once, for demonstrations and for measuring: a million requests would take an hour.
//!
//! The rows are those that the requests of their past would have left; nobody is notified and nothing is told.

use super::{
    model::{self, PHONE},
    queries,
    table::{Entity, Model},
};
use crate::{
    activities,
    pipeline::{ChannelId, LostReasonId, Stage, StageId, StageKind},
};
use catalog::products::ProductId;
use kernel::{Day, Error, Instant, Phone, Result, Rupiah, UserId, text};
use platform::{Tx, audit, crypto::KeyRing, db, search::TAIL};
use sea_orm::{EntityTrait, IntoActiveModel, Set};
use serde_json::json;

/// So many leads go into one statement; each has some forty values, and SQLite takes 32,766.
const ROWS: usize = 500;

/// A lead with its past. Nothing is checked but the phone.
#[derive(Clone, Debug)]
pub struct Story {
    /// The name.
    pub name: String,
    /// The phone, as people write it.
    pub phone: String,
    /// The email.
    pub email: Option<String>,
    /// The organisation.
    pub organization: Option<String>,
    /// The address.
    pub address: String,
    /// What they need.
    pub need: String,
    /// What they are interested in.
    pub product: ProductId,
    /// The channel they came through.
    pub channel: ChannelId,
    /// Who looks after them, with their name.
    pub owner: (UserId, String),
    /// What they may bring.
    pub estimated_value: Rupiah,
    /// When it may be decided.
    pub expected_close_on: Option<Day>,
    /// What comes next, and when.
    pub next_action: Option<(String, Instant)>,
    /// When they came.
    pub at: Instant,
    /// The stages that they came into, the oldest first; at least one.
    pub steps: Vec<Step>,
    /// What was done.
    pub talks: Vec<Talk>,
}

/// When a lead came into a stage.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The stage: an open or a lost one.
    pub stage: StageId,
    /// Why they were lost, where they were.
    pub reason: Option<LostReasonId>,
    /// When.
    pub at: Instant,
}

/// What was done with a lead.
#[derive(Clone, Debug)]
pub struct Talk {
    /// How.
    pub kind: activities::Kind,
    /// When.
    pub at: Instant,
    /// How it went.
    pub outcome: &'static str,
    /// What is noted of it.
    pub note: String,
}

/// Adds leads in the order of `stories`.
///
/// # Errors
/// `Internal` where a story names a stage that is not in `stages`, or what the database says.
pub async fn add(tx: &Tx, stages: &[Stage], stories: Vec<Story>) -> Result<()> {
    let count = i64::try_from(stories.len()).map_err(Error::internal)?;
    let first = db::next_numbers(tx, "lead", count).await?;
    let mut leads = Vec::with_capacity(stories.len());
    let (mut moves, mut talks, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for (number, story) in (first..).zip(stories) {
        let lead = row(tx, stages, (number, &story))?;
        moves.extend(stage_changes(tx, (&lead, &story)));
        entries.extend(history(stages, (&lead, &story)));
        talks.extend(story.talks.iter().map(|talk| activity(tx, (&lead, &story), talk)));
        leads.push(lead.into_active_model());
    }
    for chunk in leads.chunks(ROWS) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    queries::note_stages(tx, moves).await?;
    for chunk in talks.chunks(ROWS) {
        activities::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    audit::record_past(tx, entries).await
}

fn row(tx: &Tx, stages: &[Stage], (number, story): (i64, &Story)) -> Result<Model> {
    let last = story.steps.last().ok_or_else(|| Error::internal("a lead without a stage"))?;
    let stage = find(stages, last.stage).ok_or_else(|| Error::internal("a stage that is not there"))?;
    let phone = Phone::parse(&story.phone).ok_or_else(|| Error::internal("not a phone"))?;
    let keys: &KeyRing = tx.app().keys();
    let last_talk = story.talks.iter().map(|talk| talk.at).max();
    let changed = last_talk.into_iter().chain([last.at]).max().unwrap_or(story.at);
    let is_open = stage.kind == StageKind::Open;
    let next = story.next_action.as_ref().filter(|_| is_open);
    Ok(Model {
        id: tx.new_id_at(story.at),
        code: format!("LD-{number:06}"),
        name: story.name.clone(),
        name_folded: text::fold(&story.name),
        phone_sealed: Some(keys.seal_text(phone.as_str(), PHONE)?),
        phone_original_sealed: Some(keys.seal_text(&story.phone, PHONE)?),
        phone_hash: Some(keys.lookup_hash(phone.as_str()).to_vec()),
        phone_tail_hash: Some(keys.tail_hash(phone.last_digits(TAIL)).to_vec()),
        email: story.email.clone(),
        email_folded: story.email.as_deref().map(text::fold_email),
        address: Some(story.address.clone()),
        organization: story.organization.clone(),
        organization_folded: story.organization.as_deref().map(text::fold),
        need: Some(story.need.clone()),
        product_id: Some(story.product),
        channel_id: Some(story.channel),
        utm: json!({}),
        owner_id: Some(story.owner.0),
        stage_id: stage.id,
        stage_kind: stage.kind,
        stage_entered_at: last.at,
        estimated_value: story.estimated_value,
        expected_close_on: story.expected_close_on,
        next_action: next.map(|(action, _)| action.clone()),
        next_action_at: next.map(|(_, at)| *at),
        // Nobody is reminded of the past.
        reminded_at: is_open.then_some(changed),
        last_activity_at: last_talk,
        lost_reason_id: last.reason,
        lost_note: None,
        customer_id: None,
        tags: json!([]),
        custom: json!({}),
        created_on: tx.zone().day_of(story.at),
        closed_on: (!is_open).then(|| tx.zone().day_of(last.at)),
        merged_into_id: None,
        version: i64::try_from(story.steps.len() + story.talks.len()).map_err(Error::internal)?,
        created_at: story.at,
        updated_at: changed,
        deleted_at: None,
    })
}

fn find(stages: &[Stage], id: StageId) -> Option<&Stage> {
    stages.iter().find(|stage| stage.id == id)
}

fn stage_changes(tx: &Tx, (lead, story): (&Model, &Story)) -> Vec<queries::StageChange> {
    let before = std::iter::once(None).chain(story.steps.iter().map(Some));
    let change = |(from, to): (Option<&Step>, &Step)| queries::StageChange {
        id: tx.new_id_at(to.at),
        lead: lead.id,
        from: from.map(|step| step.stage),
        to: to.stage,
        at: to.at,
        on_day: tx.zone().day_of(to.at),
        owner: lead.owner_id,
        seconds: from.map(|from| (to.at - from.at).num_seconds()),
    };
    before.zip(&story.steps).map(change).collect()
}

fn activity(tx: &Tx, (lead, story): (&Model, &Story), talk: &Talk) -> activities::ActiveModel {
    activities::ActiveModel {
        id: Set(tx.new_id_at(talk.at)),
        lead_id: Set(Some(lead.id)),
        customer_id: Set(None),
        kind: Set(talk.kind),
        at: Set(talk.at),
        duration_min: Set(None),
        outcome: Set(Some(talk.outcome.to_owned())),
        note: Set(talk.note.clone()),
        next_action: Set(None),
        next_action_at: Set(None),
        author_id: Set(Some(story.owner.0)),
        author_name: Set(story.owner.1.clone()),
        on_day: Set(tx.zone().day_of(talk.at)),
        version: Set(1),
        created_at: Set(talk.at),
        updated_at: Set(talk.at),
        deleted_at: Set(None),
    }
}

/// What the audit log says of the lead.
fn history(stages: &[Stage], (lead, story): (&Model, &Story)) -> Vec<audit::Past> {
    let entry = |action, at, facts| audit::Past {
        at,
        by: story.owner.clone(),
        action,
        subject: model::subject(lead),
        facts,
    };
    let name = |id: StageId| find(stages, id).map(|stage| stage.name.as_str());
    let moved = |pair: &[Step]| {
        let facts = json!({ "from": name(pair[0].stage), "to": name(pair[1].stage), "note": null });
        entry("lead.moved", pair[1].at, facts)
    };
    let created = entry("lead.created", story.at, json!({}));
    std::iter::once(created).chain(story.steps.windows(2).map(moved)).collect()
}
