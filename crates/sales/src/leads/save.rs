//! Add and change leads.

use super::{
    LeadId,
    duplicates::refuse_duplicates,
    model::{self, LeadInput, LeadView, NO_BUSINESS_DATES, NewLead, PHONE, UNREACHABLE, empties, filled},
    policy, queries,
    table::{ActiveModel, Model},
};
use crate::pipeline::{self, StageId, StageKind};
use axum::extract::State;
use kernel::{
    Day, Error, Fault, Faults, Instant, Patch, Permission, Phone, Result, Rupiah, UserId, check, tags, text,
};
use notify::Notice;
use platform::{
    Actor, App, Tx, audit, db,
    fields::{self, FieldOf},
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
    search::TAIL,
};
use sea_orm::{ConnectionTrait, Set};
use serde_json::{Map, Value, json};

/// Add a lead. One whose phone or email is known is refused (409 `duplicate`) unless `allow_duplicate`.
#[utoipa::path(post, path = "/api/leads", tag = "leads", request_body = LeadInput, responses((status = 201, body = LeadView), Refusals))]
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(NewLead(input)): Body<NewLead>,
) -> http::Result<Reply> {
    actor.must(Permission::UseLeads)?;
    app.write(&actor, async |tx| {
        let own = own_fields(tx, (&input, None)).1;
        let stage = check_new(tx, &actor, (&input, own)).await?;
        refuse_duplicates(tx, &actor, (&input, None)).await?;
        let row = insert(tx, &actor, (&input, stage)).await?;
        tell(tx, &actor, ("lead.created", &row)).await?;
        notify_owner(tx, &actor, &row).await?;
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::created(view.version, &view)
    })
    .await
}

/// Every fault of a new lead at once, with those of own fields; returns the stage that it starts in.
pub(super) async fn check_new(
    tx: &Tx,
    actor: &Actor,
    (input, own): (&LeadInput, Vec<Fault>),
) -> Result<StageId> {
    let mut faults = Faults::new();
    faults.extend(own);
    check_references(tx, actor, (input, &mut faults)).await?;
    if let Err(Error::Invalid(found)) = business_day(tx, input.business_date) {
        faults.extend(found);
    }
    let stages = pipeline::all_stages(tx).await?;
    let mut open = stages.iter().filter(|stage| stage.kind == StageKind::Open);
    let stage = open.find(|stage| input.stage_id.is_none_or(|wanted| wanted == stage.id));
    faults.ensure(stage.is_some(), "stage_id", &check::UNKNOWN_REFERENCE);
    faults.finish()?;
    stage.map(|stage| stage.id).ok_or_else(|| Error::internal("the pipeline has no open stage"))
}

/// The business day of a request: today, or the one that an import names.
pub(crate) fn business_day(tx: &Tx, asked: Option<Day>) -> Result<Day> {
    match asked {
        None => Ok(tx.today()),
        Some(day) if tx.app().options().allows_business_dates => Ok(day),
        Some(_) => Err(Error::field("business_date", &NO_BUSINESS_DATES)),
    }
}

/// When a change of `day` counts as done: now, or at the start of the day that an import names.
pub(super) fn moment(tx: &Tx, day: Day) -> Instant {
    if day == tx.today() { tx.now() } else { tx.zone().start_of(day) }
}

async fn check_references(tx: &Tx, actor: &Actor, (input, faults): (&LeadInput, &mut Faults)) -> Result<()> {
    if let Some(product) = input.product_id.sent().copied() {
        let is_known = catalog::products::find_for_sale(tx, vec![product]).await?.contains_key(&product);
        faults.ensure(is_known, "product_id", &check::UNKNOWN_REFERENCE);
    }
    if let Some(channel) = input.channel_id.sent().copied() {
        faults.ensure(pipeline::channel_exists(tx, channel).await?, "channel_id", &check::UNKNOWN_REFERENCE);
    }
    if let Some(owner) = input.owner_id.sent().copied() {
        faults.ensure(may_own(tx, actor, owner).await?, "owner_id", &check::UNKNOWN_REFERENCE);
    }
    Ok(())
}

/// What own fields of the lead say after `input`, and all that is wrong with it.
pub(super) fn own_fields(
    tx: &Tx,
    (input, before): (&LeadInput, Option<&Model>),
) -> (Map<String, Value>, Vec<Fault>) {
    fields::written(tx.app(), FieldOf::Leads, (before.map(|before| &before.custom), &input.custom))
}

/// Whether `actor` may give leads to `owner`: somebody active who works with leads, within the actor's reach.
///
/// # Errors
/// What the database says.
pub async fn may_own(db: &impl ConnectionTrait, actor: &Actor, owner: UserId) -> Result<bool> {
    let role = accounts::users::active_with_role(db, owner).await?;
    let works = role.is_some_and(|role| Permission::UseLeads.reach(role).is_some());
    Ok(works && actor.scope(Permission::UseLeads).includes(Some(owner)))
}

pub(super) async fn insert(tx: &Tx, actor: &Actor, (input, stage): (&LeadInput, StageId)) -> Result<Model> {
    let day = business_day(tx, input.business_date)?;
    let at = moment(tx, day);
    let id: LeadId = tx.new_id();
    let number = db::next_number(tx, "lead").await?;
    let owner = Set(owner_of(tx, actor, input).await?);
    let blank =
        ActiveModel { stage_entered_at: Set(at), created_on: Set(day), ..blank(tx, (id, number), stage) };
    let custom = Set(own_fields(tx, (input, None)).0.into());
    let row = ActiveModel { owner_id: owner, custom, ..apply(tx, input, blank)? };
    queries::insert(tx, row).await?;
    let row = queries::find(tx, id).await?;
    queries::note_stage(tx, (&row, None), (stage, at, day)).await?;
    Ok(row)
}

/// A lead of today with nothing but a code and a stage.
pub(super) fn blank(tx: &Tx, (id, number): (LeadId, i64), stage: StageId) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        code: Set(format!("LD-{number:06}")),
        utm: Set(json!({})),
        stage_id: Set(stage),
        stage_kind: Set(StageKind::Open),
        stage_entered_at: Set(tx.now()),
        estimated_value: Set(Rupiah::ZERO),
        tags: Set(json!([])),
        custom: Set(json!({})),
        created_on: Set(tx.today()),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        ..Default::default()
    }
}

/// Whom a new lead belongs to: the one named, else whom the channel's rule says, else who adds it.
pub(super) async fn owner_of(tx: &Tx, actor: &Actor, input: &LeadInput) -> Result<Option<UserId>> {
    let by_rule = match (input.owner_id, input.channel_id) {
        (Patch::Set(owner), _) => return Ok(Some(owner)),
        (_, Patch::Set(channel)) => pipeline::choose_owner(tx, channel).await?,
        _ => None,
    };
    let scope = actor.scope(Permission::UseLeads);
    match by_rule {
        Some(owner) if scope.includes(Some(owner)) => Ok(Some(owner)),
        _ if input.owner_id.is_clear() && scope.includes(None) => Ok(None),
        _ => Ok(actor.user_id()),
    }
}

/// Puts what was sent into the row. A blank text empties its field.
pub(super) fn apply(tx: &Tx, input: &LeadInput, mut row: ActiveModel) -> Result<ActiveModel> {
    let clean = |text: &str| Some(text::clean_line(text)).filter(|text| !text.is_empty());
    let line = |field: &Patch<String>| (!field.is_keep()).then(|| filled(field).and_then(clean));
    if let Some(name) = filled(&input.name).map(text::clean_line) {
        row.name_folded = Set(text::fold(&name));
        row.name = Set(name);
    }
    if !input.phone.is_keep() {
        row = with_phone(tx, filled(&input.phone), row)?;
    }
    if let Some(email) = line(&input.email) {
        row.email_folded = Set(email.as_deref().map(text::fold_email));
        row.email = Set(email);
    }
    if let Some(address) = line(&input.address) {
        row.address = Set(address);
    }
    if let Some(organization) = line(&input.organization) {
        row.organization_folded = Set(organization.as_deref().map(text::fold));
        row.organization = Set(organization);
    }
    if let Some(action) = line(&input.next_action) {
        row.next_action = Set(action);
    }
    if !input.need.is_keep() {
        row.need = Set(filled(&input.need).map(text::clean_block));
    }
    if let Some(product) = input.product_id.change() {
        row.product_id = Set(product);
    }
    if let Some(channel) = input.channel_id.change() {
        row.channel_id = Set(channel);
    }
    apply_rest(input, row)
}

fn apply_rest(input: &LeadInput, mut row: ActiveModel) -> Result<ActiveModel> {
    if let Some(utm) = input.utm.clone().change() {
        row.utm = Set(serde_json::to_value(utm.unwrap_or_default()).map_err(Error::internal)?);
    }
    if let Some(owner) = input.owner_id.change() {
        row.owner_id = Set(owner);
    }
    if let Some(value) = input.estimated_value.change() {
        row.estimated_value = Set(Rupiah(value.unwrap_or_default()));
    }
    if let Some(day) = input.expected_close_on.change() {
        row.expected_close_on = Set(day);
    }
    if let Some(at) = input.next_action_at.change() {
        row.next_action_at = Set(at);
        row.reminded_at = Set(None);
    }
    if let Some(tags) = input.tags.clone().change() {
        row.tags = Set(json!(tags::joined(&[], &tags.unwrap_or_default())));
    }
    Ok(row)
}

fn with_phone(tx: &Tx, original: Option<&str>, mut row: ActiveModel) -> Result<ActiveModel> {
    let keys = tx.app().keys();
    let number = original.and_then(Phone::parse);
    row.phone_original_sealed = Set(original.map(|text| keys.seal_text(text.trim(), PHONE)).transpose()?);
    row.phone_hash = Set(number.as_ref().map(|number| keys.lookup_hash(number.as_str()).to_vec()));
    row.phone_tail_hash =
        Set(number.as_ref().map(|number| keys.tail_hash(number.last_digits(TAIL)).to_vec()));
    row.phone_sealed = Set(number.map(|number| keys.seal_text(number.as_str(), PHONE)).transpose()?);
    Ok(row)
}

/// Change a lead. Its stage changes by moving it.
#[utoipa::path(patch, path = "/api/leads/{id}", tag = "leads", params(("id" = LeadId, Path)), request_body = LeadInput, responses((status = 200, body = LeadView), Refusals))]
pub(super) async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LeadId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<LeadInput>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_to_change(tx, &actor, id).await?;
        let can = policy::can(&actor, &row);
        let owner = input.owner_id.change().unwrap_or(row.owner_id);
        if !can.edit || (owner != row.owner_id && !can.assign) {
            return Err(Error::Forbidden);
        }
        let before = queries::view(tx.app(), tx, (&actor, row.clone())).await?;
        check_change(tx, &actor, (&input, &row)).await?;
        refuse_duplicates(tx, &actor, (&input, Some(&row))).await?;
        let mut changes = apply(tx, &input, ActiveModel::default())?;
        if !input.custom.is_keep() {
            changes.custom = Set(own_fields(tx, (&input, Some(&row))).0.into());
        }
        if !queries::update(tx, id, seen, changes).await? {
            return Err(Error::Stale(Box::new(serde_json::to_value(before).map_err(Error::internal)?)));
        }
        let after_row = queries::find(tx, id).await?;
        let after = queries::view(tx.app(), tx, (&actor, after_row.clone())).await?;
        let compared = (&before.for_audit(), &after.for_audit());
        audit::record_change(tx, &actor, "lead.updated", &model::subject(&after_row), compared).await?;
        tell_change(tx, (&row, &after_row)).await?;
        if after_row.owner_id != row.owner_id {
            notify_owner(tx, &actor, &after_row).await?;
        }
        Reply::tagged(after.version, &after)
    })
    .await
}

/// Every fault of a change at once: a way to reach them remains, and only what a change can say is said.
async fn check_change(tx: &Tx, actor: &Actor, (input, row): (&LeadInput, &Model)) -> Result<()> {
    let mut faults = Faults::new();
    faults.ensure(input.stage_id.is_none(), "stage_id", &check::UNKNOWN_FIELD);
    faults.ensure(input.business_date.is_none(), "business_date", &check::UNKNOWN_FIELD);
    let keeps = |field: &Patch<String>, has: bool| filled(field).is_some() || (has && !empties(field));
    let has_phone = keeps(&input.phone, row.phone_sealed.is_some());
    faults.ensure(has_phone || keeps(&input.email, row.email.is_some()), "phone", &UNREACHABLE);
    faults.extend(own_fields(tx, (input, Some(row))).1);
    check_references(tx, actor, (input, &mut faults)).await?;
    faults.finish()
}

/// Tells the owner of the lead that it is theirs now, unless they did it themselves.
pub(super) async fn notify_owner(tx: &Tx, actor: &Actor, row: &Model) -> Result<()> {
    let to = row.owner_id.into_iter().collect();
    let notice = Notice { kind: "lead.assigned", to, subject: model::subject(row), params: json!({}) };
    notify::tell(tx, actor, notice).await
}

/// Tells who may see the lead, and the one who no longer may.
pub(super) async fn tell_change(tx: &Tx, (before, after): (&Model, &Model)) -> Result<()> {
    if let Some(old) = before.owner_id.filter(|old| Some(*old) != after.owner_id) {
        live::tell(tx, "lead.removed", Some(after.id.0), Audience::Users(vec![old])).await?;
    }
    let audience = Audience::Owned(Permission::UseLeads, after.owner_id);
    live::tell(tx, "lead.updated", Some(after.id.0), audience).await
}

/// Records `action` on the lead and tells it.
pub(super) async fn tell(tx: &Tx, actor: &Actor, (action, row): (&str, &Model)) -> Result<()> {
    audit::record(tx, actor, action, &model::subject(row), json!({})).await?;
    live::tell(tx, action, Some(row.id.0), Audience::Owned(Permission::UseLeads, row.owner_id)).await
}
