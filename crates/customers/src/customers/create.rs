//! Add a customer.

use super::{
    CustomerId, duplicates,
    input::{self, CustomerInput, NewCustomer},
    model::{self, IN_FUTURE, Kind, Status},
    phones, policy, queries,
    table::{ActiveModel, Model},
    view::CustomerView,
};
use accounts::users;
use axum::extract::State;
use kernel::{Fault, Faults, Patch, Permission, Result, Rupiah, UserId, check};
use notify::Notice;
use platform::{
    Actor, App, Tx, audit, db,
    fields::{self, FieldOf},
    http::{self, Body, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::{Map, Value, json};

/// Add a customer. One whose phone or email is known is refused (409 `duplicate`) unless `allow_duplicate`.
#[utoipa::path(post, path = "/api/customers", tag = "customers", request_body = NewCustomer, responses((status = 201, body = CustomerView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(NewCustomer(input)): Body<NewCustomer>,
) -> http::Result<Reply> {
    policy::must_write(&actor)?;
    app.write(&actor, async |tx| {
        check_references(tx, &actor, (&input, None)).await?;
        duplicates::refuse(tx, &actor, (&input, None)).await?;
        let row = create(tx, &actor, &input).await?;
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::created(view.version, &view)
    })
    .await
}

/// The faults that need the database or the clock: an owner who can own, preferences that exist, a birthday that was.
pub(super) async fn check_references(
    tx: &Tx,
    actor: &Actor,
    (input, before): (&CustomerInput, Option<&Model>),
) -> Result<()> {
    let mut faults = Faults::new();
    faults.extend(own_fields(tx.app(), (input, before)).1);
    match &input.owner_id {
        Patch::Keep => {}
        Patch::Clear => faults.ensure(policy::may_leave_unowned(actor), "owner_id", &check::REQUIRED),
        Patch::Set(owner) => {
            let fits = may_own(tx, *owner).await? && policy::sees(actor, Some(*owner));
            faults.ensure(fits, "owner_id", &check::UNKNOWN_REFERENCE);
        }
    }
    if let Some(ids) = input.preferences.sent() {
        let known = queries::preferred(tx, ids.clone()).await?;
        for (index, id) in ids.iter().enumerate() {
            let is_known = known.iter().any(|known| known.id == *id);
            faults.ensure(is_known, format!("preferences[{index}]"), &check::UNKNOWN_REFERENCE);
        }
    }
    let was_born = input.birthday.sent().is_none_or(|birthday| *birthday <= tx.today());
    faults.ensure(was_born, "birthday", &IN_FUTURE);
    faults.finish()
}

/// What own fields of the customer say after `input`, and all that is wrong with it.
pub(super) fn own_fields(
    app: &App,
    (input, before): (&CustomerInput, Option<&Model>),
) -> (Map<String, Value>, Vec<Fault>) {
    fields::written(app, FieldOf::Customers, (before.map(|before| &before.custom), &input.custom))
}

/// Whether `user` is active and can own customers.
pub(super) async fn may_own(tx: &Tx, user: UserId) -> Result<bool> {
    Ok(users::active_with_role(tx, user).await?.is_some_and(policy::can_own))
}

async fn create(tx: &Tx, actor: &Actor, input: &CustomerInput) -> Result<Model> {
    let id: CustomerId = tx.new_id();
    let owner = input.owner_id.change().unwrap_or_else(|| actor.user_id());
    let mut row = input::apply(tx, input, blank(tx, id, owner).await?)?;
    row.custom = Set(own_fields(tx.app(), (input, None)).0.into());
    row.phone_is_shared =
        Set(input.allow_duplicate && !duplicates::matches(tx, (input, None)).await?.is_empty());
    queries::insert(tx, row).await?;
    phones::set(tx, id, &typed_phones(input, &[])).await?;
    let row = queries::find(tx, id).await?;
    changed(tx, actor, ("customer.created", &row)).await?;
    tell_owner(tx, actor, (None, &row)).await?;
    Ok(row)
}

/// Every phone as it was typed, the main one first; what was not sent stays as it is in `before`.
pub(super) fn typed_phones(input: &CustomerInput, before: &[String]) -> Vec<String> {
    let main = match &input.phone {
        Patch::Keep => before.first().cloned(),
        Patch::Clear | Patch::Set(_) => input.phone().map(str::to_owned),
    };
    let extra = match &input.extra_phones {
        Patch::Keep => before.iter().skip(1).cloned().collect(),
        Patch::Clear => Vec::new(),
        Patch::Set(extra) => extra.clone(),
    };
    main.into_iter().chain(extra).collect()
}

/// A row with nothing but an id, a code and an owner.
pub(super) async fn blank(tx: &Tx, id: CustomerId, owner: Option<UserId>) -> Result<ActiveModel> {
    let number = db::next_number(tx, "customer").await?;
    Ok(blank_of(tx, (id, number), owner))
}

/// A row with nothing but an id, a code of that number and an owner.
pub(super) fn blank_of(tx: &Tx, (id, number): (CustomerId, i64), owner: Option<UserId>) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        code: Set(format!("CU-{number:06}")),
        kind: Set(Kind::default()),
        name: Set(String::new()),
        name_folded: Set(String::new()),
        phone_is_shared: Set(false),
        status: Set(Status::default()),
        owner_id: Set(owner),
        tags: Set(json!([])),
        preferences: Set(json!([])),
        custom: Set(json!({})),
        purchase_count: Set(0),
        lifetime_value: Set(Rupiah::ZERO),
        active_services: Set(0),
        mrr: Set(Rupiah::ZERO),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        ..Default::default()
    }
}

/// Records `action` on the customer and tells it.
pub(super) async fn changed(tx: &Tx, actor: &Actor, (action, row): (&str, &Model)) -> Result<()> {
    audit::record(tx, actor, action, &model::subject(row), json!({})).await?;
    live::tell(tx, action, Some(row.id.0), Audience::Owned(Permission::UseCustomers, row.owner_id)).await
}

/// Tells a new owner; the old one's lists lose the customer at once.
pub(super) async fn tell_owner(
    tx: &Tx,
    actor: &Actor,
    (before, after): (Option<&Model>, &Model),
) -> Result<()> {
    let old = before.and_then(|before| before.owner_id);
    if old == after.owner_id {
        return Ok(());
    }
    if let Some(old) = old {
        live::tell(tx, "customer.removed", Some(after.id.0), Audience::Users(vec![old])).await?;
    }
    let to = after.owner_id.into_iter().collect();
    let notice = Notice { kind: "customer.assigned", to, subject: model::subject(after), params: json!({}) };
    notify::tell(tx, actor, notice).await
}
