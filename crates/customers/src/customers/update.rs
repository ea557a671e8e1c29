//! Change a customer, whose it is included.

use super::{
    CustomerId,
    create::{check_references, own_fields, tell_owner, typed_phones},
    duplicates,
    input::{self, CustomerInput},
    model::{self, UNREACHABLE},
    phones, policy, queries,
    table::{ActiveModel, Model},
    view::CustomerView,
};
use axum::extract::State;
use kernel::{Error, Faults, Permission, Result};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::json;

/// Change a customer. A phone or email that another has is refused (409 `duplicate`) unless `allow_duplicate`.
#[utoipa::path(patch, path = "/api/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)), request_body = CustomerInput, responses((status = 200, body = CustomerView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<CustomerInput>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::hold(tx, &actor, id).await?;
        let before = queries::view(tx.app(), tx, (&actor, row.clone())).await?;
        if !policy::can(&actor, row.standing()).edit {
            return Err(Error::Forbidden);
        }
        check_references(tx, &actor, (&input, Some(&row))).await?;
        must_stay_reachable(&input, &before)?;
        duplicates::refuse(tx, &actor, (&input, Some(&row))).await?;
        if !queries::update(tx, id, seen, changes(tx, (&input, &row)).await?).await? {
            return Err(Error::Stale(Box::new(serde_json::to_value(before).map_err(Error::internal)?)));
        }
        update_phones(tx, (&input, &before)).await?;
        let after = queries::find(tx, id).await?;
        let view = queries::view(tx.app(), tx, (&actor, after.clone())).await?;
        tell(tx, &actor, ((&row, &before), (&after, &view))).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Whoever takes the phone away leaves an email, and the other way round.
fn must_stay_reachable(input: &CustomerInput, before: &CustomerView) -> Result<()> {
    let stays = |is_kept: bool, is_sent: bool, had: bool| if is_kept { had } else { is_sent };
    let touches = !input.phone.is_keep() || !input.email.is_keep();
    let phone = stays(input.phone.is_keep(), input.phone().is_some(), before.phone.is_some());
    let email = stays(input.email.is_keep(), input.email().is_some(), before.email.is_some());
    let mut faults = Faults::new();
    faults.ensure(!touches || phone || email, "phone", &UNREACHABLE);
    faults.finish()
}

async fn changes(tx: &Tx, (input, row): (&CustomerInput, &Model)) -> Result<ActiveModel> {
    let mut changes = input::apply(tx, input, ActiveModel::default())?;
    if !input.custom.is_keep() {
        changes.custom = Set(own_fields(tx.app(), (input, Some(row))).0.into());
    }
    if changes.phone_hash.is_set() && changes.phone_hash != Set(row.phone_hash.clone()) {
        let is_shared =
            input.allow_duplicate && !duplicates::matches(tx, (input, Some(row))).await?.is_empty();
        changes.phone_is_shared = Set(is_shared);
    }
    Ok(changes)
}

async fn update_phones(tx: &Tx, (input, before): (&CustomerInput, &CustomerView)) -> Result<()> {
    if input.phone.is_keep() && input.extra_phones.is_keep() {
        return Ok(());
    }
    let had: Vec<_> = before.phone.iter().chain(&before.extra_phones).cloned().collect();
    phones::set(tx, before.id, &typed_phones(input, &had)).await
}

async fn tell(
    tx: &Tx,
    actor: &Actor,
    ((row, before), (after, view)): ((&Model, &CustomerView), (&Model, &CustomerView)),
) -> Result<()> {
    let states = (serde_json::to_value(before), serde_json::to_value(view));
    let differences =
        model::differences(&states.0.map_err(Error::internal)?, &states.1.map_err(Error::internal)?);
    if differences.as_object().is_some_and(|changes| !changes.is_empty()) {
        let facts = json!({ "changes": differences });
        audit::record(tx, actor, "customer.updated", &model::subject(after), facts).await?;
    }
    tell_owner(tx, actor, (Some(row), after)).await?;
    let audience = Audience::Owned(Permission::UseCustomers, after.owner_id);
    live::tell(tx, "customer.updated", Some(after.id.0), audience).await
}
