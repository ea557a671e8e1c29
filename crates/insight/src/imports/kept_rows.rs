//! The rows that stay although their import was taken back.

use super::{
    ImportId, queries,
    rows::cells_of,
    table::Model as Import,
    trace_table::{Column, Entity},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    http::{self, Path, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Select};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;
use uuid::Uuid;

/// A row that stays, since somebody touched what it made or changed.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct KeptRowView {
    /// The row, as it is numbered in the file.
    row: i64,
    /// What it had made or changed.
    record_id: Uuid,
    /// The first 200 signs of each cell, in the order of the file's columns.
    cells: Vec<String>,
}

#[derive(FromQueryResult)]
struct Found {
    row_no: i64,
    record_id: Uuid,
}

/// The rows of one import that stay.
#[derive(Clone)]
struct KeptRows {
    import: Import,
}

impl List for KeptRows {
    type Entity = Entity;
    type Row = Found;
    type View = KeptRowView;
    const TITLE: Message = Message::new("kept_rows", "Baris yang tetap", "Rows that stay");

    fn listing(&self) -> Listing {
        Listing::new(Column::RowNo, "row").sort("row", Column::RowNo)
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find()
            .select_only()
            .columns([Column::RowNo, Column::RecordId])
            .filter(Column::ImportId.eq(self.import.id))
            .filter(Column::IsKept.eq(true))
    }

    async fn views(&self, app: &App, rows: Vec<Found>) -> Result<Vec<KeptRowView>> {
        let numbers: BTreeSet<i64> = rows.iter().map(|row| row.row_no).collect();
        let mut cells = cells_of(app, &self.import, &numbers).await?;
        let view = |Found { row_no, record_id }| KeptRowView {
            row: row_no,
            record_id,
            cells: cells.remove(&row_no).unwrap_or_default(),
        };
        Ok(rows.into_iter().map(view).collect())
    }

    fn columns(&self) -> Vec<Field<KeptRowView>> {
        vec![
            Field::of(Kind::Integer, "row", "Baris", "Row", |row| row.row.into()),
            Field::new("record_id", "ID", "ID", |row| row.record_id.to_string().into()),
            Field::new("cells", "Isi", "Cells", |row| row.cells.join("; ").into()),
        ]
    }
}

/// The rows that stay although the import was taken back, since somebody touched what they made.
#[utoipa::path(get, path = "/api/imports/{id}/kept-rows", tag = "imports", params(("id" = ImportId, Path), ListParams), responses((status = 200, body = Page<KeptRowView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must_see(Permission::Import)?;
    let import = queries::find_visible(app.db().reader(), &actor, id).await?;
    list::answer(&app, &actor, KeptRows { import }, query).await
}
