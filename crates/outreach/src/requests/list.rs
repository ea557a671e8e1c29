//! List requests and look at one.

use super::{
    RequestId, Status,
    model::RequestView,
    policy, queries,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{EntityTrait, QueryFilter, Select};

#[derive(Clone)]
struct Requests {
    actor: Actor,
}

impl List for Requests {
    type Entity = Entity;
    type Row = Model;
    type View = RequestView;
    const TITLE: Message = Message::new("download_requests", "Permintaan data", "Requests for records");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .sort("quantity", Column::Quantity)
            .filter_choices::<Status>("status", Column::Status)
            .filter_ids("staff_id", Column::StaffId)
            .filter_ids("database_id", Column::DatabaseId)
            .filter_instants("created", Column::CreatedAt)
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(policy::visible(&self.actor))
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<RequestView>> {
        queries::views(app.db().reader(), (&self.actor, rows)).await
    }

    fn columns(&self) -> Vec<Field<RequestView>> {
        vec![
            Field::of(Kind::Instant, "created_at", "Waktu", "Time", |row: &RequestView| {
                row.created_at.into()
            }),
            Field::new("staff_name", "Staf", "Staff", |row| row.staff_name.clone().into()),
            Field::new("database_name", "Database", "Database", |row| row.database_name.clone().into()),
            Field::new("product_name", "Produk", "Product", |row| row.product_name.clone().into()),
            Field::of(Kind::Integer, "quantity", "Diminta", "Asked for", |row| row.quantity.into()),
            Field::of(Kind::Integer, "granted", "Diberikan", "Given", |row| row.granted.into()),
            Field::new("status", "Status", "Status", |row| row.status.to_string().into()),
            Field::new("decided_by_name", "Diputuskan oleh", "Decided by", |row| {
                row.decided_by_name.clone().into()
            }),
            Field::new("reason", "Alasan", "Reason", |row| row.reason.clone().into()),
        ]
    }
}

/// List requests for records. Staff see their own.
#[utoipa::path(get, path = "/api/download-requests", tag = "outreach", params(ListParams, ("status" = Option<Status>, Query), ("staff_id" = Option<String>, Query), ("database_id" = Option<String>, Query), ("created_from" = Option<String>, Query), ("created_to" = Option<String>, Query)), responses((status = 200, body = Page<RequestView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseRecords)?;
    list::answer(&app, &actor, Requests { actor: actor.clone() }, query).await
}

/// Look at a request for records.
#[utoipa::path(get, path = "/api/download-requests/{id}", tag = "outreach", params(("id" = RequestId, Path)), responses((status = 200, body = RequestView), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RequestId>,
) -> http::Result<Tagged<RequestView>> {
    let db = app.db().reader();
    let row = queries::find_visible(db, &actor, id).await?;
    let body = queries::view(db, (&actor, row)).await?;
    Ok(Tagged { version: body.version, body })
}
