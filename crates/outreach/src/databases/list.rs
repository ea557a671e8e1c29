//! List databases and look at one.

use super::{
    DatabaseId,
    model::DatabaseView,
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
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, QueryFilter, Select};

/// Databases that the actor may see.
#[derive(Clone)]
struct Databases {
    actor: Actor,
}

impl List for Databases {
    type Entity = Entity;
    type Row = Model;
    type View = DatabaseView;
    const TITLE: Message = Message::new("databases", "Database", "Databases");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .sort("name", Column::NameFolded)
            .filter_texts("kind", Column::Kind)
            .filter_ids("product_id", Column::ProductId)
            .filter_instants("created", Column::CreatedAt)
            .accept("trash", |value| matches!(value, "true" | "false"))
            .search(|text| Condition::all().add(contains(Column::NameFolded.into_simple_expr(), text)))
    }

    fn select(&self, asked: &Asked) -> Select<Entity> {
        let visible = Entity::find().filter(policy::visible(&self.actor));
        if asked.values.is_true("trash") {
            visible.filter(Column::DeletedAt.is_not_null())
        } else {
            visible.filter(Column::DeletedAt.is_null())
        }
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<DatabaseView>> {
        queries::views(app.db().reader(), (&self.actor, rows)).await
    }

    fn columns(&self) -> Vec<Field<DatabaseView>> {
        let mut columns = vec![
            Field::new("name", "Nama", "Name", |row: &DatabaseView| row.name.clone().into()),
            Field::new("kind_name", "Jenis", "Kind", |row| row.kind_name.clone().into()),
            Field::new("product_name", "Produk", "Product", |row| row.product_name.clone().into()),
            Field::of(Kind::Integer, "available", "Tersedia", "Available", |row| row.available.into()),
        ];
        if self.actor.may(Permission::ManageDatabases) {
            columns.extend(counted());
        }
        columns
            .push(Field::of(Kind::Instant, "created_at", "Dibuat", "Created", |row| row.created_at.into()));
        columns
    }
}

fn counted() -> [Field<DatabaseView>; 5] {
    [
        Field::of(Kind::Integer, "total", "Jumlah data", "Records", |row: &DatabaseView| {
            row.counts.map(|counts| counts.total).into()
        }),
        Field::of(Kind::Integer, "assigned", "Dibagikan", "Assigned", |row| {
            row.counts.map(|counts| counts.assigned).into()
        }),
        Field::of(Kind::Integer, "recycled", "Ditarik", "Recycled", |row| {
            row.counts.map(|counts| counts.recycled).into()
        }),
        Field::of(Kind::Integer, "invalid", "Tidak valid", "Invalid", |row| {
            row.counts.map(|counts| counts.invalid).into()
        }),
        Field::new("uploaded_by_name", "Diunggah oleh", "Uploaded by", |row| {
            row.uploaded_by_name.clone().into()
        }),
    ]
}

/// List contact databases. Staff see those of kinds that they may ask for, and of those only how many records are
/// available.
#[utoipa::path(get, path = "/api/databases", tag = "outreach", params(ListParams, ("kind" = Option<String>, Query), ("product_id" = Option<String>, Query), ("created_from" = Option<String>, Query), ("created_to" = Option<String>, Query), ("trash" = Option<bool>, Query)), responses((status = 200, body = Page<DatabaseView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseRecords)?;
    list::answer(&app, &actor, Databases { actor: actor.clone() }, query).await
}

/// Look at a contact database.
#[utoipa::path(get, path = "/api/databases/{id}", tag = "outreach", params(("id" = DatabaseId, Path)), responses((status = 200, body = DatabaseView), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DatabaseId>,
) -> http::Result<Tagged<DatabaseView>> {
    let db = app.db().reader();
    let row = queries::find_visible(db, &actor, id).await?;
    let body = queries::view(db, (&actor, row)).await?;
    Ok(Tagged { version: body.version, body })
}
