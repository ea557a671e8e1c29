//! Reserve a name: staff ask, whoever decides adds directly.

use super::{
    ReservationId, Status,
    model::{IN_PAST, MAX_NAME, ReservationView, subject},
    policy, queries,
    table::{ActiveModel, Model},
};
use axum::extract::State;
use catalog::products::ProductId;
use kernel::{Check, Day, Faults, Permission, Result, UserId, check, text};
use notify::Notice;
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::{ConnectionTrait, Set};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

/// A name to be reserved.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NewReservation {
    name: String,
    product_id: Option<ProductId>,
    /// For whom; oneself where absent. Only whoever decides may name somebody else.
    staff_id: Option<UserId>,
    note: Option<String>,
    /// The last day on which it holds.
    expires_on: Option<Day>,
}

impl Check for NewReservation {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, MAX_NAME);
        faults.ensure(self.product_id.is_some(), "product_id", &check::REQUIRED);
        faults.optional_text("note", self.note.as_deref(), 500);
    }
}

/// Reserve a name of a product. Staff ask and somebody decides; whoever decides adds it directly, approved at once. A name
/// that is held already, compared without case and extra space, is refused (409 `already_reserved`, which says by whom).
#[utoipa::path(post, path = "/api/reserved-members", tag = "outreach", request_body = NewReservation, responses((status = 201, body = ReservationView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<NewReservation>,
) -> http::Result<Reply> {
    actor.must(Permission::UseReservations)?;
    app.write(&actor, async |tx| {
        let product = check_new(tx, &actor, &input).await?;
        let name = text::clean_line(&input.name);
        let key = text::name_key(&name);
        queries::hold_name(tx, (product, &key)).await?;
        queries::must_be_free(tx, (product, &key), None).await?;
        let decides = policy::decides(&actor);
        let id: ReservationId = tx.new_id();
        let row = ActiveModel {
            id: Set(id),
            name_folded: Set(text::fold(&name)),
            name: Set(name),
            name_key: Set(key),
            product_id: Set(product),
            staff_id: Set(input.staff_id.unwrap_or(actor.id)),
            status: Set(if decides { Status::Approved } else { Status::Pending }),
            requested_by: Set(actor.id),
            decided_by: Set(decides.then_some(actor.id)),
            decided_at: Set(decides.then(|| tx.now())),
            reason: Set(None),
            note: Set(input.note.as_deref().map(text::clean_block).filter(|note| !note.is_empty())),
            expires_on: Set(input.expires_on),
            version: Set(1),
            created_at: Set(tx.now()),
            updated_at: Set(tx.now()),
        };
        queries::insert(tx, row).await?;
        let row = queries::find(tx, id).await?;
        changed(tx, &actor, ("reservation.created", &row), json!({})).await?;
        notify_new(tx, &actor, &row).await?;
        let view = queries::view(tx, (&actor, row)).await?;
        Reply::created(view.version, &view)
    })
    .await
}

async fn check_new(tx: &Tx, actor: &Actor, input: &NewReservation) -> Result<ProductId> {
    let mut faults = Faults::new();
    let product = input.product_id.unwrap_or(ProductId(uuid::Uuid::nil()));
    check_product(tx, product, &mut faults).await?;
    faults.ensure(input.expires_on.is_none_or(|day| day >= tx.today()), "expires_on", &IN_PAST);
    if let Some(staff) = input.staff_id {
        let may = policy::decides(actor) || staff == actor.id;
        let works = may && holds_names(tx, staff).await?;
        faults.ensure(works, "staff_id", &check::UNKNOWN_REFERENCE);
    }
    faults.finish()?;
    Ok(product)
}

pub(super) async fn check_product(
    db: &impl ConnectionTrait,
    product: ProductId,
    faults: &mut Faults,
) -> Result<()> {
    let is_known = catalog::products::find_for_sale(db, vec![product]).await?.contains_key(&product);
    faults.ensure(is_known, "product_id", &check::UNKNOWN_REFERENCE);
    Ok(())
}

/// Whether `person` is somebody active who works with reservations.
pub(super) async fn holds_names(db: &impl ConnectionTrait, person: UserId) -> Result<bool> {
    let role = accounts::users::active_with_role(db, person).await?;
    Ok(role.is_some_and(|role| Permission::UseReservations.reach(role).is_some()))
}

async fn notify_new(tx: &Tx, actor: &Actor, row: &Model) -> Result<()> {
    let (kind, to) = if row.status == Status::Approved {
        ("reservation.approved", vec![row.staff_id])
    } else {
        let deciders = accounts::users::active_ids_with(tx, Permission::UseReservations).await?;
        ("reservation.requested", deciders)
    };
    notify::tell(tx, actor, Notice { kind, to, subject: subject(row), params: json!({}) }).await
}

/// Records `action` on the reservation and tells it, and that a badge has changed.
pub(super) async fn changed(
    tx: &Tx,
    actor: &Actor,
    (action, row): (&str, &Model),
    facts: Value,
) -> Result<()> {
    audit::record(tx, actor, action, &subject(row), facts).await?;
    tell(tx, action, row).await
}

/// Tells whoever may see the reservation, and that a badge has changed.
pub(super) async fn tell(tx: &Tx, action: &str, row: &Model) -> Result<()> {
    let audience = match row.status {
        Status::Approved => Audience::Holders(Permission::UseReservations),
        Status::Pending | Status::Rejected | Status::Expired => {
            Audience::Owned(Permission::UseReservations, Some(row.staff_id))
        }
    };
    live::tell(tx, action, Some(row.id.0), audience).await?;
    live::tell(tx, "badges.changed", None, Audience::Holders(Permission::ManageDatabases)).await
}
