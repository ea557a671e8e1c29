//! Write and rework deals.

use super::{
    DealId,
    lines::{ItemInput, check_items, priced, with_totals},
    model::{Status, Step, WRONG_STATUS},
    policy, queries,
    table::{ActiveModel, Model},
    view::{self, DealView},
};
use crate::leads::{self, LeadId, business_day};
use axum::extract::State;
use customers::customers::{self as people, CustomerId};
use kernel::{
    Check, Day, Error, Faults, Message, Patch, Permission, Result, UserId, check, error::Refusal, text,
};
use platform::{
    Actor, App, Tx, audit, db,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeSet;
use utoipa::ToSchema;
use uuid::Uuid;

const ONE_SUBJECT: Message =
    Message::new("required", "Pilih satu lead atau satu pelanggan.", "Choose one lead or one customer.");

/// A new deal as people type it: for one lead or one customer.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CreateDeal {
    lead_id: Option<LeadId>,
    customer_id: Option<CustomerId>,
    owner_id: Option<UserId>,
    title: Option<String>,
    valid_until: Option<Day>,
    note: Option<String>,
    items: Vec<ItemInput>,
    /// The day it counts on; for imports (see `allows_business_dates`).
    business_date: Option<Day>,
}

impl Check for CreateDeal {
    fn check(&self, faults: &mut Faults) {
        let has_one = self.lead_id.is_some() != self.customer_id.is_some();
        faults.ensure(has_one, "lead_id", &ONE_SUBJECT);
        faults.ensure(has_one || self.customer_id.is_none(), "customer_id", &ONE_SUBJECT);
        check_texts(self.title.as_deref(), self.note.as_deref(), faults);
        check_items(&self.items, faults);
    }
}

/// Changes to a deal.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct UpdateDeal {
    owner_id: Option<UserId>,
    title: Option<String>,
    valid_until: Patch<Day>,
    note: Patch<String>,
    /// All lines as they should be.
    items: Option<Vec<ItemInput>>,
}

impl Check for UpdateDeal {
    fn check(&self, faults: &mut Faults) {
        check_texts(self.title.as_deref(), self.note.sent().map(String::as_str), faults);
        check_items(self.items.as_deref().unwrap_or_default(), faults);
    }
}

fn check_texts(title: Option<&str>, note: Option<&str>, faults: &mut Faults) {
    if let Some(title) = title {
        faults.required_text("title", title, 200);
    }
    faults.optional_text("note", note, 4_000);
}

/// Write a deal for a lead or a customer.
#[utoipa::path(post, path = "/api/deals", tag = "deals", request_body = CreateDeal, responses((status = 201, body = DealView), Refusals))]
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CreateDeal>,
) -> http::Result<Reply> {
    actor.must(Permission::WriteDeals)?;
    app.write(&actor, async |tx| {
        let row = insert(tx, &actor, &input).await?;
        changed(tx, &actor, ("deal.created", &row)).await?;
        let view = queries::view(tx, &actor, row).await?;
        Reply::created(view.version, &view)
    })
    .await
}

/// For whom a deal is: name, owner, channel.
struct For {
    name: String,
    owner: Option<UserId>,
    channel: Option<crate::pipeline::ChannelId>,
}

async fn find_for(tx: &Tx, actor: &Actor, input: &CreateDeal) -> Result<For> {
    if let Some(id) = input.lead_id {
        let lead = leads::find_visible(tx, actor, id).await;
        let lead = lead.map_err(|_| Error::field("lead_id", &check::UNKNOWN_REFERENCE))?;
        return Ok(For {
            name: lead.organization.unwrap_or(lead.name),
            owner: lead.owner_id,
            channel: lead.channel_id,
        });
    }
    let id = input.customer_id.unwrap_or(CustomerId(Uuid::nil()));
    let customer = people::find_visible(tx, actor, id).await;
    let customer = customer.map_err(|_| Error::field("customer_id", &check::UNKNOWN_REFERENCE))?;
    Ok(For { name: customer.name, owner: customer.owner_id, channel: None })
}

async fn insert(tx: &Tx, actor: &Actor, input: &CreateDeal) -> Result<Model> {
    let subject = find_for(tx, actor, input).await?;
    let owner = owner_of(tx, actor, (input.owner_id, subject.owner)).await?;
    let id: DealId = tx.new_id();
    let code = format!("DL-{:06}", db::next_number(tx, "deal").await?);
    let title = input.title.as_deref().map_or_else(|| subject.name.clone(), text::clean_line);
    let (rows, totals) = priced(tx, (id, &[]), &input.items).await?;
    let row = ActiveModel {
        id: Set(id),
        code: Set(code),
        title_folded: Set(text::fold(&format!("{title} {}", subject.name))),
        title: Set(title),
        lead_id: Set(input.lead_id),
        customer_id: Set(input.customer_id.map(Uuid::from)),
        customer_name: Set(subject.name),
        channel_id: Set(subject.channel),
        owner_id: Set(owner),
        status: Set(Status::Draft),
        valid_until: Set(input.valid_until),
        note: Set(input.note.as_deref().map(text::clean_block)),
        price_changes: Set(json!([])),
        created_on: Set(business_day(tx, input.business_date)?),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        ..with_totals(&rows, totals)
    };
    queries::insert(tx, row).await?;
    queries::set_items(tx, id, rows).await?;
    queries::find(tx, id).await
}

async fn owner_of(
    tx: &Tx,
    actor: &Actor,
    (asked, of_subject): (Option<UserId>, Option<UserId>),
) -> Result<UserId> {
    let owner = asked.or(of_subject).unwrap_or(actor.id);
    let is_fit = actor.scope(Permission::WriteDeals).includes(Some(owner))
        && accounts::users::is_active(tx, owner).await?;
    if is_fit { Ok(owner) } else { Err(Error::field("owner_id", &check::UNKNOWN_REFERENCE)) }
}

/// Change a deal. One that waits or was approved becomes a draft again and its approval is void.
#[utoipa::path(patch, path = "/api/deals/{id}", tag = "deals", params(("id" = DealId, Path)), request_body = UpdateDeal, responses((status = 200, body = DealView), Refusals))]
pub(super) async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DealId>,
    seen: IfMatch,
    Body(input): Body<UpdateDeal>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_to_change(tx, &actor, id).await?;
        if !policy::writes(&actor, &row) || row.deleted_at.is_some() {
            return Err(Error::Forbidden);
        }
        must_be_seen(tx, &actor, (&row, seen)).await?;
        if !policy::can(&actor, &row).edit {
            return Err(Refusal::new(&WRONG_STATUS).with("state", row.status).into());
        }
        let after = rework(tx, &actor, (&row, &input)).await?;
        Reply::tagged(after.version, &after)
    })
    .await
}

/// Refuses a client that has seen another version than `row`, which is held.
pub(super) async fn must_be_seen(
    tx: &Tx,
    actor: &Actor,
    (row, IfMatch(seen)): (&Model, IfMatch),
) -> Result<()> {
    if seen.is_none_or(|seen| seen == row.version) {
        return Ok(());
    }
    let current = queries::view(tx, actor, row.clone()).await?;
    Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)))
}

async fn rework(tx: &Tx, actor: &Actor, (row, input): (&Model, &UpdateDeal)) -> Result<DealView> {
    let before = queries::view(tx, actor, row.clone()).await?;
    let changes = changes(tx, actor, (row, input)).await?;
    let next = row.status.after(Step::Edit).unwrap_or(row.status);
    queries::update(tx, row.id, ActiveModel { status: Set(next), ..changes }).await?;
    if approvals::void(tx, "deal", row.id.0).await? {
        audit::record(tx, actor, "deal.approval_void", &view::subject(row), json!({})).await?;
    }
    let after = queries::find(tx, row.id).await?;
    let view = queries::view(tx, actor, after.clone()).await?;
    audit::record_change(tx, actor, "deal.updated", &view::subject(&after), (&before, &view)).await?;
    for owner in BTreeSet::from([row.owner_id, after.owner_id]) {
        let audience = Audience::Owned(Permission::ReadDeals, Some(owner));
        live::tell(tx, "deal.updated", Some(row.id.0), audience).await?;
    }
    Ok(view)
}

async fn changes(tx: &Tx, actor: &Actor, (row, input): (&Model, &UpdateDeal)) -> Result<ActiveModel> {
    let mut changes = match &input.items {
        Some(items) => {
            let before = queries::items(tx, row.id).await?;
            let (rows, totals) = priced(tx, (row.id, &before), items).await?;
            let changes = with_totals(&rows, totals);
            queries::set_items(tx, row.id, rows).await?;
            changes
        }
        None => ActiveModel::default(),
    };
    if let Some(owner) = input.owner_id.filter(|owner| *owner != row.owner_id) {
        if !policy::can(actor, row).assign {
            return Err(Error::Forbidden);
        }
        changes.owner_id = Set(owner_of(tx, actor, (Some(owner), None)).await?);
    }
    if let Some(title) = input.title.as_deref().map(text::clean_line) {
        changes.title_folded = Set(text::fold(&format!("{title} {}", row.customer_name)));
        changes.title = Set(title);
    }
    if let Some(day) = input.valid_until.change() {
        changes.valid_until = Set(day);
    }
    if let Some(note) = input.note.clone().change() {
        changes.note = Set(note.as_deref().map(text::clean_block));
    }
    Ok(changes)
}

/// Records `action` on the deal and tells it.
pub(super) async fn changed(tx: &Tx, actor: &Actor, (action, row): (&str, &Model)) -> Result<()> {
    let facts = json!({ "total": row.total, "status": row.status });
    audit::record(tx, actor, action, &view::subject(row), facts).await?;
    live::tell(tx, action, Some(row.id.0), Audience::Owned(Permission::ReadDeals, Some(row.owner_id))).await
}
