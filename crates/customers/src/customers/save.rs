//! Add and change customers.

use super::{
    CustomerId,
    model::{self, CustomerInput, CustomerView, DUPLICATE, NATIONAL_ID, Status, UNREACHABLE},
    policy, queries,
    table::{ActiveModel, Model},
};
use axum::extract::State;
use kernel::{
    Error, Fault, Faults, Patch, Permission, Phone, Result, Rupiah, UserId, check, error::Refusal, text,
};
use platform::{
    Actor, App, Tx, audit, db,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::json;

/// Add a customer. One whose phone or email is known is refused (409 `duplicate`) unless `allow_duplicate`.
#[utoipa::path(post, path = "/api/customers", tag = "customers", request_body = CustomerInput, responses((status = 201, body = CustomerView), Refusals))]
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CustomerInput>,
) -> http::Result<Reply> {
    actor.must(Permission::UseCustomers)?;
    must_be_complete(&input)?;
    app.write(&actor, async |tx| {
        check_owner(tx, &actor, &input).await?;
        refuse_duplicates(tx, &actor, &input, None).await?;
        let id = insert(tx, &actor, &input).await?;
        let row = queries::find(tx, id).await?;
        changed(tx, &actor, ("customer.created", &row)).await?;
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::created(view.version, &view)
    })
    .await
}

fn must_be_complete(input: &CustomerInput) -> Result<()> {
    let mut faults = Faults::new();
    faults.ensure(input.name.is_some(), "name", &check::REQUIRED);
    faults.ensure(input.phone.sent().is_some() || input.email.sent().is_some(), "phone", &UNREACHABLE);
    faults.finish()
}

async fn check_owner(tx: &Tx, actor: &Actor, input: &CustomerInput) -> Result<()> {
    let Some(owner) = input.owner_id.sent().copied() else { return Ok(()) };
    let is_known = accounts::users::is_active(tx, owner).await?;
    if !is_known || !actor.scope(Permission::UseCustomers).includes(Some(owner)) {
        return Err(Fault::new("owner_id", &check::UNKNOWN_REFERENCE).into());
    }
    Ok(())
}

fn all_phones(input: &CustomerInput) -> Vec<Phone> {
    let extra = input.extra_phones.iter().flatten();
    input.phone.sent().into_iter().chain(extra).filter_map(|phone| Phone::parse(phone)).collect()
}

/// Names the matches that the actor may see; of others only that a colleague handles them.
async fn refuse_duplicates(
    tx: &Tx,
    actor: &Actor,
    input: &CustomerInput,
    own: Option<CustomerId>,
) -> Result<()> {
    if input.allow_duplicate {
        return Ok(());
    }
    let keys = tx.app().keys();
    let hashes = all_phones(input).iter().map(|phone| keys.lookup_hash(phone.as_str()).to_vec()).collect();
    let email = input.email.sent().map(|email| text::fold_email(email));
    let matches = queries::find_matches(tx, hashes, email.as_deref()).await?;
    let others: Vec<_> = matches.into_iter().filter(|found| Some(found.id) != own).collect();
    if others.is_empty() {
        return Ok(());
    }
    let scope = actor.scope(Permission::UseCustomers);
    let (seen, hidden): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|found| scope.includes(found.owner_id));
    let shown: Vec<_> = seen
        .iter()
        .map(|found| json!({ "kind": "customer", "id": found.id, "code": found.code, "name": found.name }))
        .collect();
    let refusal =
        Refusal::new(&DUPLICATE).detail("matches", shown).detail("handled_by_colleague", !hidden.is_empty());
    Err(refusal.into())
}

async fn insert(tx: &Tx, actor: &Actor, input: &CustomerInput) -> Result<CustomerId> {
    let id: CustomerId = tx.new_id();
    let owner = input.owner_id.sent().copied().or_else(|| actor.user_id());
    let blank = blank(tx, id, owner).await?;
    queries::insert(tx, apply(tx, input, blank)?).await?;
    queries::set_phones(tx, id, &all_phones(input)).await?;
    Ok(id)
}

/// A row with nothing but an id, a code and an owner.
pub(super) async fn blank(tx: &Tx, id: CustomerId, owner: Option<UserId>) -> Result<ActiveModel> {
    Ok(ActiveModel {
        id: Set(id),
        code: Set(format!("CU-{:06}", db::next_number(tx, "customer").await?)),
        kind: Set(model::Kind::Person),
        name: Set(String::new()),
        name_folded: Set(String::new()),
        phone_is_shared: Set(false),
        status: Set(Status::Active),
        owner_id: Set(owner),
        tags: Set(json!([])),
        preferences: Set(json!([])),
        custom: Set(json!({})),
        purchase_count: Set(0),
        lifetime_value: Set(Rupiah::ZERO),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        ..Default::default()
    })
}

/// Puts what was sent into the row.
fn apply(tx: &Tx, input: &CustomerInput, mut row: ActiveModel) -> Result<ActiveModel> {
    let keys = tx.app().keys();
    let clean =
        |value: Option<String>| value.map(|value| text::clean_line(&value)).filter(|value| !value.is_empty());
    if let Some(name) = input.name.as_deref().map(text::clean_line) {
        row.name_folded = Set(text::fold(&name));
        row.name = Set(name);
    }
    if let Some(kind) = input.kind {
        row.kind = Set(kind);
    }
    if let Some(phone) = input.phone.clone().change() {
        let number = phone.as_deref().and_then(Phone::parse);
        row.phone_hash = Set(number.map(|number| keys.lookup_hash(number.as_str()).to_vec()));
        row.phone_is_shared = Set(input.allow_duplicate);
    }
    if let Some(email) = input.email.clone().change() {
        row.email_folded = Set(email.as_deref().map(text::fold_email));
        row.email = Set(clean(email));
    }
    if let Some(address) = input.address.clone() {
        row.street = Set(clean(address.street));
        row.village = Set(clean(address.village));
        row.district = Set(clean(address.district));
        row.city_folded = Set(address.city.as_deref().map(text::fold));
        row.city = Set(clean(address.city));
        row.province = Set(clean(address.province));
        row.postal_code = Set(clean(address.postal_code));
        row.latitude = Set(address.lat);
        row.longitude = Set(address.lng);
    }
    apply_rest(tx, input, row)
}

fn apply_rest(tx: &Tx, input: &CustomerInput, mut row: ActiveModel) -> Result<ActiveModel> {
    let clean =
        |value: Option<String>| value.map(|value| text::clean_line(&value)).filter(|value| !value.is_empty());
    if let Some(organization) = input.organization.clone().change() {
        row.organization = Set(clean(organization));
    }
    if let Some(status) = input.status {
        row.status = Set(status);
    }
    if let Some(owner) = input.owner_id.change() {
        row.owner_id = Set(owner);
    }
    if let Some(tags) = &input.tags {
        row.tags = Set(json!(tags.iter().map(|tag| text::clean_line(tag)).collect::<Vec<_>>()));
    }
    if let Some(preferences) = &input.preferences {
        row.preferences = Set(json!(preferences));
    }
    if let Some(contact) = input.preferred_contact.clone().change() {
        row.preferred_contact = Set(clean(contact));
    }
    if let Some(consent) = &input.consent {
        row.consent = Set(Some(serde_json::to_value(consent).map_err(Error::internal)?));
    }
    if let Some(birthday) = input.birthday.change() {
        row.birthday = Set(birthday);
    }
    if let Some(id) = input.national_id.clone().change() {
        let sealed = clean(id).map(|id| tx.app().keys().seal_text(&id, NATIONAL_ID)).transpose()?;
        row.national_id_sealed = Set(sealed);
    }
    if let Some(notes) = input.notes.clone().change() {
        row.notes = Set(notes.as_deref().map(text::clean_block));
    }
    if let Some(custom) = &input.custom {
        row.custom = Set(json!(custom));
    }
    Ok(row)
}

/// Change a customer.
#[utoipa::path(patch, path = "/api/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)), request_body = CustomerInput, responses((status = 200, body = CustomerView), Refusals))]
pub(super) async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<CustomerInput>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        let before = queries::view(tx.app(), tx, (&actor, row.clone())).await?;
        if !policy::can(&actor, &row).edit || row.deleted_at.is_some() {
            return Err(Error::Forbidden);
        }
        check_owner(tx, &actor, &input).await?;
        refuse_duplicates(tx, &actor, &input, Some(id)).await?;
        if !queries::update(tx, id, seen, apply(tx, &input, ActiveModel::default())?).await? {
            return Err(Error::Stale(Box::new(serde_json::to_value(before).map_err(Error::internal)?)));
        }
        update_phones(tx, (id, &before), &input).await?;
        let row_after = queries::find(tx, id).await?;
        tell_owner_change(tx, &row, &row_after).await?;
        let after = queries::view(tx.app(), tx, (&actor, row_after.clone())).await?;
        audit::record_change(tx, &actor, "customer.updated", &model::subject(&row_after), (&before, &after))
            .await?;
        let audience = Audience::Owned(Permission::UseCustomers, row_after.owner_id);
        live::tell(tx, "customer.updated", Some(id.0), audience).await?;
        Reply::tagged(after.version, &after)
    })
    .await
}

async fn update_phones(
    tx: &Tx,
    (id, before): (CustomerId, &CustomerView),
    input: &CustomerInput,
) -> Result<()> {
    if matches!(input.phone, Patch::Keep) && input.extra_phones.is_none() {
        return Ok(());
    }
    let main = match input.phone.clone().change() {
        None => before.phone.clone(),
        Some(changed) => changed,
    };
    let extra = input.extra_phones.clone().unwrap_or_else(|| before.extra_phones.clone());
    let phones: Vec<_> = main.iter().chain(&extra).filter_map(|phone| Phone::parse(phone)).collect();
    queries::set_phones(tx, id, &phones).await
}

/// The old owner's lists lose the customer at once.
pub(super) async fn tell_owner_change(tx: &Tx, before: &Model, after: &Model) -> Result<()> {
    match before.owner_id {
        Some(old) if Some(old) != after.owner_id => {
            live::tell(tx, "customer.removed", Some(after.id.0), Audience::Users(vec![old])).await
        }
        _ => Ok(()),
    }
}

/// Records `action` on the customer and tells it.
pub(super) async fn changed(tx: &Tx, actor: &Actor, (action, row): (&str, &Model)) -> Result<()> {
    audit::record(tx, actor, action, &model::subject(row), json!({})).await?;
    live::tell(tx, action, Some(row.id.0), Audience::Owned(Permission::UseCustomers, row.owner_id)).await
}
