//! List reserved members and look at one.

use super::{
    ReservationId, Status,
    model::ReservationView,
    policy, queries,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    db::dialect::contains,
    http::{self, Path, Refusals, Tagged},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{Condition, EntityTrait, IntoSimpleExpr, QueryFilter, Select};

#[derive(Clone)]
struct Reservations {
    actor: Actor,
}

impl List for Reservations {
    type Entity = Entity;
    type Row = Model;
    type View = ReservationView;
    const TITLE: Message = Message::new("reserved_members", "Reserved member", "Reserved members");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .sort("name", Column::NameFolded)
            .filter_choices::<Status>("status", Column::Status)
            .filter_ids("product_id", Column::ProductId)
            .filter_ids("staff_id", Column::StaffId)
            .filter_instants("created", Column::CreatedAt)
            .search(|text| Condition::all().add(contains(Column::NameFolded.into_simple_expr(), text)))
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(policy::visible(&self.actor))
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<ReservationView>> {
        queries::views(app.db().reader(), (&self.actor, rows)).await
    }

    fn columns(&self) -> Vec<Field<ReservationView>> {
        vec![
            Field::new("name", "Nama", "Name", |row: &ReservationView| row.name.clone().into()),
            Field::new("product_name", "Produk", "Product", |row| row.product_name.clone().into()),
            Field::new("staff_name", "Staf", "Staff", |row| row.staff_name.clone().into()),
            Field::new("status", "Status", "Status", |row| row.status.to_string().into()),
            Field::new("requested_by_name", "Diminta oleh", "Requested by", |row| {
                row.requested_by_name.clone().into()
            }),
            Field::new("decided_by_name", "Diputuskan oleh", "Decided by", |row| {
                row.decided_by_name.clone().into()
            }),
            Field::of(Kind::Day, "expires_on", "Berlaku sampai", "Holds until", |row| row.expires_on.into()),
            Field::new("note", "Catatan", "Note", |row| row.note.clone().into()),
            Field::of(Kind::Instant, "created_at", "Dibuat", "Created", |row| row.created_at.into()),
        ]
    }
}

/// List reserved members. Staff see every approved one and their own requests.
#[utoipa::path(get, path = "/api/reserved-members", tag = "outreach", params(ListParams, ("status" = Option<Status>, Query), ("product_id" = Option<String>, Query), ("staff_id" = Option<String>, Query), ("created_from" = Option<String>, Query), ("created_to" = Option<String>, Query)), responses((status = 200, body = Page<ReservationView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseReservations)?;
    list::answer(&app, &actor, Reservations { actor: actor.clone() }, query).await
}

/// Look at a reserved member.
#[utoipa::path(get, path = "/api/reserved-members/{id}", tag = "outreach", params(("id" = ReservationId, Path)), responses((status = 200, body = ReservationView), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ReservationId>,
) -> http::Result<Tagged<ReservationView>> {
    let db = app.db().reader();
    let row = queries::find_visible(db, &actor, id).await?;
    let body = queries::view(db, (&actor, row)).await?;
    Ok(Tagged { version: body.version, body })
}
