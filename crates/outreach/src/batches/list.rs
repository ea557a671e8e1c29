//! List batches and look at one.

use super::{
    BatchId, Source,
    model::BatchView,
    policy, queries,
    table::{Column, Entity, Model},
};
use crate::databases;
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    db::dialect::{contains, lower},
    http::{self, Path, Refusals, Tagged},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, QueryFilter, Select};

#[derive(Clone)]
struct Batches {
    actor: Actor,
}

impl List for Batches {
    type Entity = Entity;
    type Row = Model;
    type View = BatchView;
    const TITLE: Message = Message::new("batches", "Batch", "Batches");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .sort("title", Column::Title)
            .filter_ids("staff_id", Column::StaffId)
            .filter_ids("database_id", Column::DatabaseId)
            .filter_choices::<Source>("source", Column::Source)
            .filter_with("kind", |kind| {
                Some(Condition::all().add(Column::DatabaseId.in_subquery(databases::of_kind(kind))))
            })
            .filter_with("product_id", |value| {
                let product = if value == "none" { None } else { Some(value.parse().ok()?) };
                let of = databases::of_product(product);
                Some(Condition::all().add(Column::DatabaseId.in_subquery(of)))
            })
            .filter_instants("created", Column::CreatedAt)
            .search(|text| Condition::all().add(contains(lower(Column::Title.into_simple_expr()), text)))
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(policy::visible(&self.actor))
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<BatchView>> {
        queries::views(app.db().reader(), (&self.actor, rows)).await
    }

    fn columns(&self) -> Vec<Field<BatchView>> {
        vec![
            Field::new("title", "Batch", "Batch", |row: &BatchView| row.title.clone().into()),
            Field::new("staff_name", "Staf", "Staff", |row| row.staff_name.clone().into()),
            Field::new("database_name", "Database", "Database", |row| row.database_name.clone().into()),
            Field::new("product_name", "Produk", "Product", |row| row.product_name.clone().into()),
            Field::of(Kind::Integer, "size", "Jumlah awal", "Size", |row| row.size.into()),
            Field::of(Kind::Integer, "total", "Jumlah", "Records", |row| row.counts.total.into()),
            Field::of(Kind::Integer, "ada", "Ada", "Ada", |row| row.counts.ada.into()),
            Field::of(Kind::Integer, "tidak", "Tidak", "Tidak", |row| row.counts.tidak.into()),
            Field::of(Kind::Integer, "ceklis1", "Ceklis 1", "Ceklis 1", |row| row.counts.ceklis1.into()),
            Field::of(Kind::Integer, "responded", "Respon Ya", "Responded", |row| {
                row.counts.responded.into()
            }),
            Field::of(Kind::Integer, "untouched", "Belum disentuh", "Untouched", |row| {
                row.counts.untouched.into()
            }),
            Field::of(Kind::Instant, "created_at", "Dibagikan", "Given", |row| row.created_at.into()),
        ]
    }
}

/// List batches with what stands in them now. Staff see their own.
#[utoipa::path(get, path = "/api/batches", tag = "outreach", params(ListParams, ("staff_id" = Option<String>, Query), ("database_id" = Option<String>, Query), ("source" = Option<Source>, Query), ("kind" = Option<String>, Query), ("product_id" = Option<String>, Query), ("created_from" = Option<String>, Query), ("created_to" = Option<String>, Query)), responses((status = 200, body = Page<BatchView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseRecords)?;
    list::answer(&app, &actor, Batches { actor: actor.clone() }, query).await
}

/// Look at a batch.
#[utoipa::path(get, path = "/api/batches/{id}", tag = "outreach", params(("id" = BatchId, Path)), responses((status = 200, body = BatchView), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<BatchId>,
) -> http::Result<Tagged<BatchView>> {
    let db = app.db().reader();
    let row = queries::find_visible(db, &actor, id).await?;
    let body = queries::view(db, (&actor, row)).await?;
    Ok(Tagged { version: body.version, body })
}
