//! Reads and conditional updates of imports.

use super::{
    ImportId,
    columns::folded,
    copies::{self, CELLS, SAMPLE},
    faults::{self, Weight},
    faulty_rows,
    model::{FileColumn, ImportView, Mapping, SampleRow, Status},
    policy,
    table::{ActiveModel, Column, Entity, Model},
    traces,
};
use kernel::{Error, Locale, Result};
use platform::{Actor, App, Tx};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement,
    sea_query::{Expr, ExprTrait},
};
use serde_json::Value as Json;
use std::collections::HashMap;

/// So many faults and kept rows are shown; the file of rejected rows has all.
const SHOWN: u64 = 200;

pub(super) async fn find(db: &impl ConnectionTrait, id: ImportId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: ImportId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Changes the import if it is still of `version`, which goes up; `None` changes it whatever its version.
pub(super) async fn update(
    tx: &Tx,
    (id, version): (ImportId, Option<i64>),
    change: ActiveModel,
) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(change)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(version) = version {
        update = update.filter(Column::Version.eq(version));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Moves a running import from the row that it had come to; `false` where somebody else moved it meanwhile.
pub(super) async fn advance(tx: &Tx, id: ImportId, (from, to): (i64, i64)) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::Done, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Status.eq(Status::Running))
        .filter(Column::Done.eq(from));
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// What came of a chunk, counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub created: i64,
    pub updated: i64,
    pub unchanged: i64,
    pub rejected: i64,
}

pub(super) async fn count(tx: &Tx, id: ImportId, counts: Counts) -> Result<()> {
    let add = |column: Column, count: i64| (column, Expr::col(column).add(count));
    let changes = [
        add(Column::Created, counts.created),
        add(Column::Updated, counts.updated),
        add(Column::Unchanged, counts.unchanged),
        add(Column::Rejected, counts.rejected),
    ];
    let update = changes
        .into_iter()
        .fold(Entity::update_many(), |update, (column, value)| update.col_expr(column, value));
    update.filter(Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Remembered {
    head: String,
    field: String,
}

/// The fields that people chose for heads before; an empty one stands for none.
pub(super) async fn remembered(db: &impl ConnectionTrait, kind: &str) -> Result<HashMap<String, String>> {
    let sql = "SELECT head, field FROM import_column WHERE kind = $1";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [kind.into()]);
    let rows = Remembered::find_by_statement(statement).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.head, row.field)).collect())
}

/// Remembers what people chose for heads.
pub(super) async fn remember(tx: &Tx, kind: &str, mapping: &Mapping) -> Result<()> {
    let sql = "INSERT INTO import_column (kind, head, field) VALUES ($1, $2, $3) \
               ON CONFLICT (kind, head) DO UPDATE SET field = excluded.field";
    for (head, field) in mapping {
        let values = [kind.into(), folded(head).into(), field.clone().unwrap_or_default().into()];
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    }
    Ok(())
}

/// The import as `actor` reads it.
pub(super) async fn view(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, import): (&Actor, Model),
) -> Result<ImportView> {
    let mapping: Mapping = super::columns::read(&import.mapping)?;
    let (columns, sample) = copied(app, &import)?;
    let options = import.options.as_object().cloned().unwrap_or_default();
    let of_import = (import.id, &mapping, actor.locale);
    let faults = faults::list(db, of_import, (Weight::Fault, SHOWN)).await?;
    let fault_counts = faulty_rows::count(db, (import.id, &mapping)).await?;
    let remarks = match import.remarked {
        0 => Vec::new(),
        _ => faults::list(db, of_import, (Weight::Remark, SHOWN)).await?,
    };
    let kept_rows = if import.kept > 0 { traces::kept(db, import.id, SHOWN).await? } else { Vec::new() };
    let names = accounts::users::names(db, vec![import.created_by]).await?;
    let said = |error: &Json| {
        error[if actor.locale == Locale::En { "en" } else { "id" }].as_str().map(str::to_owned)
    };
    Ok(ImportView {
        can: policy::can(actor, &import, app.now()),
        created_by_name: names.get(&import.created_by).cloned().unwrap_or_default(),
        error: import.error.as_ref().and_then(said),
        id: import.id,
        kind: import.kind,
        status: import.status,
        is_undoing: import.is_undoing,
        file_name: import.file_name,
        file_size: import.file_size,
        columns,
        mapping,
        options,
        sample,
        faults,
        fault_counts,
        remarks,
        remarked: import.remarked,
        rows: import.rows,
        done: import.done,
        valid: import.valid,
        changes: import.changes,
        created: import.created,
        updated: import.updated,
        unchanged: import.unchanged,
        rejected: import.rejected,
        undone: import.undone,
        kept: import.kept,
        kept_rows,
        created_by: import.created_by,
        created_at: import.created_at,
        confirmed_at: import.confirmed_at,
        finished_at: import.finished_at,
        undone_at: import.undone_at,
        version: import.version,
    })
}

/// The columns with what stands in them first, and the first rows.
fn copied(app: &App, import: &Model) -> Result<(Vec<FileColumn>, Vec<SampleRow>)> {
    let mut columns: Vec<FileColumn> =
        serde_json::from_value(import.columns.clone()).map_err(Error::internal)?;
    if let Some(sealed) = &import.cells_sealed {
        let cells: Vec<Vec<String>> = copies::open(app, sealed, CELLS)?;
        for (column, cells) in columns.iter_mut().zip(cells) {
            column.samples = cells;
        }
    }
    let sample = import.sample_sealed.as_ref().map(|sealed| copies::open(app, sealed, SAMPLE)).transpose()?;
    Ok((columns, sample.unwrap_or_default()))
}
