//! What happens to a deal: submit, decide, activate, cancel.

use super::{
    DealId,
    model::{self, Billing, Line, NeededLevel, Status, Step, WRONG_STATUS},
    policy, queries,
    save::{changed, must_be_seen},
    table::{ActiveModel, Model, item},
    view::{self, DealView},
};
use crate::leads::{self, business_day};
use approvals::{Decision, Level, NewApproval};
use axum::extract::State;
use catalog::products;
use customers::{
    customers::CustomerId,
    purchases::{self, NewItem, NewPurchase, Source},
    services::{self, NewService},
};
use kernel::{Check, Day, Error, Faults, Message, Permission, Result, Rupiah, error::Refusal};
use notify::Notice;
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

const NO_ITEMS: Message = Message::new("no_items", "Isi produknya dahulu.", "Add products first.");
const TOO_MANY_SERVICES: Message = Message::new(
    "too_many_services",
    "Paling banyak {max} layanan dalam satu project.",
    "At most {max} services in one deal.",
);
const MAX_SERVICES: i64 = 1_000;

/// The actor's own deal, held.
async fn find_own(tx: &Tx, actor: &Actor, id: DealId) -> Result<Model> {
    let row = queries::find_to_change(tx, actor, id).await?;
    if policy::writes(actor, &row) && row.deleted_at.is_none() { Ok(row) } else { Err(Error::Forbidden) }
}

fn wrong_status(status: Status) -> Error {
    Refusal::new(&WRONG_STATUS).with("state", status).into()
}

async fn reply(tx: &Tx, actor: &Actor, id: DealId) -> Result<Reply> {
    let view = queries::view(tx, actor, queries::find(tx, id).await?).await?;
    Reply::tagged(view.version, &view)
}

/// Submit a deal. It is approved at once where every price is at least the list price of this moment; else it waits
/// for a leader, or an owner where a price is below cost. `price_changes` says which list prices changed meanwhile.
#[utoipa::path(post, path = "/api/deals/{id}/submit", tag = "deals", params(("id" = DealId, Path)), request_body = Empty, responses((status = 200, body = DealView), Refusals))]
pub(super) async fn submit(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DealId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = find_own(tx, &actor, id).await?;
        must_be_seen(tx, &actor, (&row, seen)).await?;
        let items = queries::items(tx, id).await?;
        if items.is_empty() {
            return Err(Error::conflict(&NO_ITEMS));
        }
        let (lines, price_changes) = compared_with_now(tx, &items).await?;
        let level = model::needed_level(&lines);
        let step = if level == NeededLevel::None { Step::SubmitFree } else { Step::SubmitForApproval };
        let next = row.status.after(step).ok_or_else(|| wrong_status(row.status))?;
        let changes = ActiveModel {
            status: Set(next),
            approval_level: Set(level),
            price_changes: Set(price_changes),
            submitted_at: Set(Some(tx.now())),
            decided_at: Set((next == Status::Approved).then(|| tx.now())),
            ..Default::default()
        };
        queries::update(tx, id, changes).await?;
        let after = queries::find(tx, id).await?;
        ask(tx, &actor, (&after, level)).await?;
        changed(tx, &actor, ("deal.submitted", &after)).await?;
        reply(tx, &actor, id).await
    })
    .await
}

/// The lines against the price list of this moment, and where it differs from what they were added with.
async fn compared_with_now(tx: &Tx, items: &[item::Model]) -> Result<(Vec<Line>, Value)> {
    let now = products::find_for_sale(tx, items.iter().map(|item| item.product_id).collect()).await?;
    let mut changes = Vec::new();
    let mut lines = Vec::with_capacity(items.len());
    for item in items {
        let (cost, list) = now
            .get(&item.product_id)
            .map_or((item.cost_price, item.list_price), |product| (product.cost_price, product.list_price));
        if list != item.list_price {
            changes.push(json!({ "product_id": item.product_id, "name": item.name, "from": item.list_price, "to": list }));
        }
        lines.push(Line { quantity: item.quantity, cost, list, price: item.price });
    }
    Ok((lines, Value::Array(changes)))
}

async fn ask(tx: &Tx, actor: &Actor, (row, level): (&Model, NeededLevel)) -> Result<()> {
    let level = match level {
        NeededLevel::None => return Ok(()),
        NeededLevel::Leader => Level::Leader,
        NeededLevel::Owner => Level::Owner,
    };
    let new = NewApproval {
        subject: view::subject(row),
        version: row.version,
        amount: row.total,
        level,
        owner: row.owner_id,
    };
    approvals::request(tx, actor, new).await
}

/// A decision's words.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DecisionNote {
    note: Option<String>,
}

impl Check for DecisionNote {
    fn check(&self, faults: &mut Faults) {
        faults.optional_text("note", self.note.as_deref(), 1_000);
    }
}

/// Approve a deal that waits. Of two who decide at once, one stands; the other gets 409 `already_decided`.
#[utoipa::path(post, path = "/api/deals/{id}/approve", tag = "deals", params(("id" = DealId, Path)), request_body = DecisionNote, responses((status = 200, body = DealView), Refusals))]
pub(super) async fn approve(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DealId>,
    seen: IfMatch,
    Body(input): Body<DecisionNote>,
) -> http::Result<Reply> {
    decide(&app, &actor, (id, seen), (Decision::Approve, input.note)).await
}

/// Reject a deal that waits; a reason is needed.
#[utoipa::path(post, path = "/api/deals/{id}/reject", tag = "deals", params(("id" = DealId, Path)), request_body = DecisionNote, responses((status = 200, body = DealView), Refusals))]
pub(super) async fn reject(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DealId>,
    seen: IfMatch,
    Body(input): Body<DecisionNote>,
) -> http::Result<Reply> {
    decide(&app, &actor, (id, seen), (Decision::Reject, input.note)).await
}

async fn decide(
    app: &App,
    actor: &Actor,
    (id, seen): (DealId, IfMatch),
    (decision, note): (Decision, Option<String>),
) -> http::Result<Reply> {
    app.write(actor, async |tx| {
        let row = queries::find_to_change(tx, actor, id).await?;
        must_be_seen(tx, actor, (&row, seen)).await?;
        approvals::decide_subject(tx, actor, ("deal", id.0), (decision, note.as_deref())).await?;
        apply_decision(tx, actor, id.0, (decision == Decision::Approve, note.as_deref())).await?;
        reply(tx, actor, id).await
    })
    .await
}

/// What a decision does to the deal; also called from the queue.
pub(super) async fn apply_decision(
    tx: &Tx,
    actor: &Actor,
    id: Uuid,
    (is_approved, note): (bool, Option<&str>),
) -> Result<()> {
    let row = queries::find(tx, DealId(id)).await?;
    let step = if is_approved { Step::Approve } else { Step::Reject };
    let next = row.status.after(step).ok_or_else(|| wrong_status(row.status))?;
    let changes = ActiveModel { status: Set(next), decided_at: Set(Some(tx.now())), ..Default::default() };
    queries::update(tx, row.id, changes).await?;
    let action = if is_approved { "deal.approved" } else { "deal.rejected" };
    let after = queries::find(tx, row.id).await?;
    changed(tx, actor, (action, &after)).await?;
    let notice = Notice {
        kind: action,
        to: vec![row.owner_id],
        subject: view::subject(&row),
        params: json!({ "note": note, "by": actor.name }),
    };
    notify::tell(tx, actor, notice).await
}

/// The day a deal is won on.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Activate {
    /// The day it counts on; for imports (see `allows_business_dates`).
    business_date: Option<Day>,
}

impl Check for Activate {
    fn check(&self, _: &mut Faults) {}
}

/// Activate an approved deal: customer, services, purchase, lead and deal, in one transaction. Safe to repeat.
#[utoipa::path(post, path = "/api/deals/{id}/activate", tag = "deals", params(("id" = DealId, Path)), request_body = Activate, responses((status = 200, body = DealView), Refusals))]
pub(super) async fn activate(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DealId>,
    seen: IfMatch,
    Body(input): Body<Activate>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = find_own(tx, &actor, id).await?;
        // Whoever asks again has seen the deal as it was before: what is won stays won.
        if row.status != Status::Won {
            must_be_seen(tx, &actor, (&row, seen)).await?;
            win(tx, &actor, (&row, business_day(tx, input.business_date)?)).await?;
        }
        reply(tx, &actor, id).await
    })
    .await
}

async fn win(tx: &Tx, actor: &Actor, (row, day): (&Model, Day)) -> Result<()> {
    let next = row.status.after(Step::Activate).ok_or_else(|| wrong_status(row.status))?;
    let customer = match (row.customer_id, row.lead_id) {
        (Some(customer), _) => CustomerId(customer),
        (None, Some(lead)) => leads::become_customer(tx, actor, lead).await?,
        (None, None) => return Err(Error::internal("a deal is for a lead or a customer")),
    };
    let changes = ActiveModel {
        status: Set(next),
        won_on: Set(Some(day)),
        customer_id: Set(Some(customer.0)),
        ..Default::default()
    };
    queries::update(tx, row.id, changes).await?;
    let items = queries::items(tx, row.id).await?;
    open_services(tx, actor, (row, customer, day), &items).await?;
    buy(tx, actor, (row, customer, day), &items).await?;
    count(tx, (row, day), &items).await?;
    if let Some(lead) = row.lead_id {
        leads::mark_won(tx, actor, lead, (customer, day)).await?;
    }
    let after = queries::find(tx, row.id).await?;
    changed(tx, actor, ("deal.won", &after)).await?;
    let mut to = accounts::users::active_ids_with(tx, Permission::ApproveBelowList).await?;
    to.push(row.owner_id);
    let params = json!({ "total": row.total, "by": actor.name });
    notify::tell(tx, actor, Notice { kind: "deal.won", to, subject: view::subject(row), params }).await
}

async fn open_services(
    tx: &Tx,
    actor: &Actor,
    (row, customer, day): (&Model, CustomerId, Day),
    items: &[item::Model],
) -> Result<()> {
    let monthly: Vec<_> = items.iter().filter(|item| item.billing == Billing::Monthly).collect();
    if monthly.iter().map(|item| item.quantity).sum::<i64>() > MAX_SERVICES {
        return Err(Refusal::new(&TOO_MANY_SERVICES).with("max", MAX_SERVICES).into());
    }
    for item in monthly {
        let new = NewService {
            customer_id: customer,
            product_id: item.product_id,
            deal_id: Some(row.id.0),
            price: item.price,
            started_on: day,
            install_address: item.install_address.clone(),
        };
        services::open_many(tx, actor, (new, item.quantity)).await?;
    }
    Ok(())
}

async fn buy(
    tx: &Tx,
    actor: &Actor,
    (row, customer, day): (&Model, CustomerId, Day),
    items: &[item::Model],
) -> Result<()> {
    let bought = |item: &item::Model| NewItem {
        product_id: Some(item.product_id),
        name: item.name.clone(),
        quantity: item.quantity,
        unit_price: item.price,
    };
    let new = NewPurchase {
        customer_id: customer,
        deal_id: Some(row.id.0),
        on_date: day,
        items: items.iter().map(bought).collect(),
        discount: Rupiah::ZERO,
        source: Source::Deal,
        note: None,
    };
    purchases::record(tx, actor, new).await.map(drop)
}

/// Adds the deal to the roll-ups that reports read.
async fn count(tx: &Tx, (row, day): (&Model, Day), items: &[item::Model]) -> Result<()> {
    let channel = row.channel_id.map_or(Uuid::nil(), Uuid::from);
    let times = |amount: Rupiah, item: &item::Model| {
        amount.checked_mul(item.quantity).ok_or_else(|| Error::internal("a checked total does not fit"))
    };
    for (index, item) in items.iter().enumerate() {
        let line = queries::WonLine {
            product_id: item.product_id.0,
            quantity: item.quantity,
            total: times(item.price, item)?,
            discount_total: times(Rupiah((item.list_price.get() - item.price.get()).max(0)), item)?,
            cost_total: times(item.cost_price, item)?,
            deals: i64::from(index == 0),
        };
        queries::add_to_day(tx, (day, row.owner_id, channel, row.approval_level), line).await?;
    }
    Ok(())
}

/// Give a deal up.
#[utoipa::path(post, path = "/api/deals/{id}/cancel", tag = "deals", params(("id" = DealId, Path)), request_body = DecisionNote, responses((status = 200, body = DealView), Refusals))]
pub(super) async fn cancel(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DealId>,
    seen: IfMatch,
    Body(input): Body<DecisionNote>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = find_own(tx, &actor, id).await?;
        must_be_seen(tx, &actor, (&row, seen)).await?;
        if !policy::can(&actor, &row).cancel {
            return Err(wrong_status(row.status));
        }
        let changes = ActiveModel {
            status: Set(Status::Cancelled),
            cancelled_on: Set(Some(tx.today())),
            ..Default::default()
        };
        queries::update(tx, id, changes).await?;
        approvals::void(tx, "deal", id.0).await?;
        let facts = json!({ "note": input.note });
        platform::audit::record(tx, &actor, "deal.cancelled", &view::subject(&row), facts).await?;
        let audience = platform::live::Audience::Owned(Permission::ReadDeals, Some(row.owner_id));
        platform::live::tell(tx, "deal.updated", Some(id.0), audience).await?;
        reply(tx, &actor, id).await
    })
    .await
}
