//! The rows that have faults, with their cells and what is wrong in each.

use super::{
    ImportId,
    columns::read as read_mapping,
    fault_table::{Column, Entity, Model},
    model::{FaultCount, Mapping, RowFault},
    queries,
    rows::cells_of,
    table::Model as Import,
};
use axum::{extract::State, response::Response};
use kernel::{Locale, Message, Permission, Result};
use platform::{
    Actor, App,
    http::{self, Path, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder,
    QuerySelect, Select, sea_query::Expr,
};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// What is wrong with a row as a whole stands at no field; a filter names it so.
const WHOLE_ROW: &str = "none";

/// A row with faults.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FaultyRow {
    /// The row, as it is numbered in the file.
    row: i64,
    /// The first 200 signs of each cell, in the order of the file's columns.
    cells: Vec<String>,
    faults: Vec<RowFault>,
}

#[derive(FromQueryResult)]
struct Found {
    row_no: i64,
}

/// The rows of one import that have faults.
#[derive(Clone)]
struct FaultyRows {
    import: Import,
    mapping: Mapping,
    locale: Locale,
}

impl List for FaultyRows {
    type Entity = Entity;
    type Row = Found;
    type View = FaultyRow;
    const TITLE: Message = Message::new("faulty_rows", "Baris salah", "Rows with faults");

    fn listing(&self) -> Listing {
        Listing::new(Column::RowNo, "row").sort("row", Column::RowNo).filter_with("field", |field| {
            let field = if field == WHOLE_ROW { "" } else { field };
            Some(Condition::all().add(Column::Field.eq(field)))
        })
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        let of_import = faults_of(self.import.id).select_only().column(Column::RowNo);
        of_import.group_by(Column::RowNo)
    }

    async fn views(&self, app: &App, rows: Vec<Found>) -> Result<Vec<FaultyRow>> {
        let numbers: BTreeSet<i64> = rows.iter().map(|row| row.row_no).collect();
        let found = self.faults(app, &numbers).await?;
        let mut cells = cells_of(app, &self.import, &numbers).await?;
        let view = |Found { row_no }| FaultyRow {
            row: row_no,
            cells: cells.remove(&row_no).unwrap_or_default(),
            faults: found.iter().filter(|fault| fault.row == row_no).cloned().collect(),
        };
        Ok(rows.into_iter().map(view).collect())
    }

    fn columns(&self) -> Vec<Field<FaultyRow>> {
        vec![
            Field::of(Kind::Integer, "row", "Baris", "Row", |row| row.row.into()),
            Field::new("faults", "Alasan", "Reasons", |row| {
                let said = row.faults.iter().map(|fault| match &fault.column {
                    Some(column) => format!("{column}: {}", fault.message),
                    None => fault.message.clone(),
                });
                said.collect::<Vec<_>>().join(" ").into()
            }),
            Field::new("cells", "Isi", "Cells", |row| row.cells.join("; ").into()),
        ]
    }
}

impl FaultyRows {
    /// Everything that is wrong with the rows `numbers`.
    async fn faults(&self, app: &App, numbers: &BTreeSet<i64>) -> Result<Vec<RowFault>> {
        let theirs = faults_of(self.import.id)
            .filter(Column::RowNo.is_in(numbers.iter().copied()))
            .order_by_asc(Column::RowNo)
            .order_by_asc(Column::Field);
        let found = theirs.all(app.db().reader()).await?;
        Ok(found.into_iter().map(|fault| self.said(fault)).collect())
    }

    fn said(&self, fault: Model) -> RowFault {
        RowFault {
            row: fault.row_no,
            column: column_of(&self.mapping, &fault.field),
            field: fault.field,
            code: fault.code,
            message: if self.locale == Locale::En { fault.said_en } else { fault.said_id },
        }
    }
}

#[derive(FromQueryResult)]
struct Counted {
    field: String,
    rows: i64,
}

/// How many rows have faults in each field, the most first.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    (id, mapping): (ImportId, &Mapping),
) -> Result<Vec<FaultCount>> {
    let found = faults_of(id)
        .select_only()
        .column(Column::Field)
        .column_as(Column::RowNo.count(), "rows")
        .group_by(Column::Field)
        .order_by(Expr::col("rows"), Order::Desc)
        .order_by_asc(Column::Field);
    let found = found.into_model::<Counted>().all(db).await?;
    let count = |Counted { field, rows }| FaultCount { column: column_of(mapping, &field), field, rows };
    Ok(found.into_iter().map(count).collect())
}

/// What is wrong with rows of an import; remarks are no faults.
fn faults_of(id: ImportId) -> Select<Entity> {
    Entity::find().filter(Column::ImportId.eq(id)).filter(Column::IsRemark.eq(false))
}

/// The column that fills `field`; `tags[1]` stands in the column of `tags`.
fn column_of(mapping: &Mapping, field: &str) -> Option<String> {
    let field = field.split(['[', '.']).next().unwrap_or_default();
    mapping.iter().find(|(_, filled)| filled.as_deref() == Some(field)).map(|(head, _)| head.clone())
}

/// The rows of an import that have faults, with what stands in them; `field=none` are those that are wrong as a whole.
#[utoipa::path(get, path = "/api/imports/{id}/faulty-rows", tag = "imports", params(("id" = ImportId, Path), ListParams, ("field" = Option<String>, Query)), responses((status = 200, body = Page<FaultyRow>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must_see(Permission::Import)?;
    let import = queries::find_visible(app.db().reader(), &actor, id).await?;
    let mapping = read_mapping(&import.mapping)?;
    list::answer(&app, &actor, FaultyRows { import, mapping, locale: actor.locale }, query).await
}
