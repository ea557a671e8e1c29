//! Correct a reservation, or give it to somebody else.

use super::{
    ReservationId,
    model::{IN_PAST, MAX_NAME, ReservationView, subject},
    policy, queries,
    request::{changed, check_product, holds_names, tell},
    table::ActiveModel,
};
use axum::extract::State;
use catalog::products::ProductId;
use kernel::{Check, Day, Error, Faults, Patch, UserId, check, text};
use notify::Notice;
use platform::{
    Actor, App, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Changes to a reservation.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ReservationChange {
    name: Patch<String>,
    product_id: Patch<ProductId>,
    note: Patch<String>,
    expires_on: Patch<Day>,
}

impl Check for ReservationChange {
    fn check(&self, faults: &mut Faults) {
        match &self.name {
            Patch::Keep => {}
            Patch::Clear => faults.push("name", &check::REQUIRED),
            Patch::Set(name) => faults.required_text("name", name, MAX_NAME),
        }
        faults.ensure(!self.product_id.is_clear(), "product_id", &check::REQUIRED);
        faults.optional_text("note", self.note.sent().map(String::as_str), 500);
    }
}

/// Correct a reservation. Staff correct their own while nobody has decided.
#[utoipa::path(patch, path = "/api/reserved-members/{id}", tag = "outreach", params(("id" = ReservationId, Path)), request_body = ReservationChange, responses((status = 200, body = ReservationView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ReservationId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<ReservationChange>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        if !policy::can(&actor, &row).edit {
            return Err(Error::Forbidden);
        }
        let before = queries::view(tx, (&actor, row.clone())).await?;
        let mut faults = Faults::new();
        if let Some(product) = input.product_id.sent() {
            check_product(tx, *product, &mut faults).await?;
        }
        let is_over = input.expires_on.sent().is_some_and(|day| *day < tx.today());
        faults.ensure(!is_over, "expires_on", &IN_PAST);
        faults.finish()?;
        let name = input.name.sent().map_or_else(|| row.name.clone(), |name| text::clean_line(name));
        let (product, key) =
            (input.product_id.sent().copied().unwrap_or(row.product_id), text::name_key(&name));
        if (product, &key) != (row.product_id, &row.name_key) {
            queries::hold_name(tx, (product, &key)).await?;
            queries::must_be_free(tx, (product, &key), Some(id)).await?;
        }
        let mut changes = ActiveModel {
            name_folded: Set(text::fold(&name)),
            name: Set(name),
            name_key: Set(key),
            product_id: Set(product),
            ..Default::default()
        };
        if !input.note.is_keep() {
            let note = input.note.sent().map(|note| text::clean_block(note));
            changes.note = Set(note.filter(|note| !note.is_empty()));
        }
        if let Some(day) = input.expires_on.change() {
            changes.expires_on = Set(day);
        }
        if !queries::update(tx, id, seen, changes).await? {
            return Err(Error::Stale(Box::new(json!(before))));
        }
        let row = queries::find(tx, id).await?;
        let after = queries::view(tx, (&actor, row.clone())).await?;
        audit::record_change(tx, &actor, "reservation.updated", &subject(&row), (&before, &after)).await?;
        tell(tx, "reservation.updated", &row).await?;
        Reply::tagged(after.version, &after)
    })
    .await
}

/// To whom it goes.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MoveReservation {
    staff_id: Option<UserId>,
}

impl Check for MoveReservation {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.staff_id.is_some(), "staff_id", &check::REQUIRED);
    }
}

/// Give a reserved member to somebody else.
#[utoipa::path(post, path = "/api/reserved-members/{id}/move", tag = "outreach", params(("id" = ReservationId, Path)), request_body = MoveReservation, responses((status = 200, body = ReservationView), Refusals))]
pub(super) async fn move_handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ReservationId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<MoveReservation>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let before = queries::find_visible(tx, &actor, id).await?;
        if !policy::can(&actor, &before).move_ {
            return Err(Error::Forbidden);
        }
        let unknown = || Error::field("staff_id", &check::UNKNOWN_REFERENCE);
        let staff = input.staff_id.ok_or_else(unknown)?;
        if !holds_names(tx, staff).await? {
            return Err(unknown());
        }
        let changes = ActiveModel { staff_id: Set(staff), ..Default::default() };
        if !queries::update(tx, id, seen, changes).await? {
            let current = queries::view(tx, (&actor, before)).await?;
            return Err(Error::Stale(Box::new(json!(current))));
        }
        let row = queries::find(tx, id).await?;
        let facts = json!({ "changes": { "staff_id": { "from": before.staff_id, "to": staff } } });
        changed(tx, &actor, ("reservation.moved", &row), facts).await?;
        let to = vec![before.staff_id, staff];
        let params = json!({});
        let notice = Notice { kind: "reservation.moved", to, subject: subject(&row), params };
        notify::tell(tx, &actor, notice).await?;
        let view = queries::view(tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}
