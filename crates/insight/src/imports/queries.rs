//! Reads and conditional updates of imports.

use super::{
    ImportId,
    columns::folded,
    faulty_rows,
    model::{FileColumn, ImportView, KeptRow, Mapping, RowFault, SampleRow, Status},
    policy,
    table::{ActiveModel, Column, Entity, Model},
};
use kernel::{Error, Fault, Locale, Result};
use platform::{
    Actor, App, Tx,
    import::{Outcome, Trace},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement, Value,
    sea_query::{Expr, ExprTrait, Query},
};
use serde_json::Value as Json;
use std::collections::HashMap;
use uuid::Uuid;

/// So many faults and kept rows are shown; the file of rejected rows has all.
const SHOWN: u64 = 200;
/// So many rows go into one statement.
const ROWS: usize = 1_000;

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

/// Keeps what is wrong with rows.
pub(super) async fn keep_faults(tx: &Tx, id: ImportId, faults: &[(u64, Fault)]) -> Result<()> {
    for chunk in faults.chunks(ROWS) {
        let mut insert = Query::insert()
            .into_table("import_fault")
            .columns(["import_id", "row_no", "field", "code", "said_id", "said_en"])
            .to_owned();
        for (row, fault) in chunk {
            insert.values_panic([
                Uuid::from(id).into(),
                i64::try_from(*row).map_err(Error::internal)?.into(),
                fault.field.as_str().into(),
                fault.message.code.into(),
                fault.say(Locale::Id).into(),
                fault.say(Locale::En).into(),
            ]);
        }
        insert.on_conflict(sea_orm::sea_query::OnConflict::new().do_nothing().to_owned());
        tx.execute(&insert).await?;
    }
    Ok(())
}

pub(super) async fn forget_faults(tx: &Tx, id: ImportId) -> Result<()> {
    tx.execute(
        &Query::delete()
            .from_table("import_fault")
            .and_where(Expr::col("import_id").eq(Uuid::from(id)))
            .to_owned(),
    )
    .await?;
    Ok(())
}

/// Keeps what rows made and changed, to take it back.
pub(super) async fn keep_traces(tx: &Tx, id: ImportId, outcomes: &[(u64, Outcome)]) -> Result<()> {
    for chunk in outcomes.chunks(ROWS) {
        let mut insert = Query::insert()
            .into_table("import_trace")
            .columns(["import_id", "row_no", "record_id", "record_version", "before", "is_kept"])
            .to_owned();
        let mut is_empty = true;
        for (row, outcome) in chunk {
            let (record, version, before) = match outcome {
                Outcome::Created(record) => (*record, 1, None),
                Outcome::Updated { id, version, before } => (*id, *version, Some(before.clone())),
                Outcome::Unchanged(_) | Outcome::Rejected(_) => continue,
            };
            is_empty = false;
            insert.values_panic([
                Uuid::from(id).into(),
                i64::try_from(*row).map_err(Error::internal)?.into(),
                record.into(),
                version.into(),
                Value::Json(before.map(Box::new)).into(),
                false.into(),
            ]);
        }
        if !is_empty {
            tx.execute(&insert).await?;
        }
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct FoundTrace {
    row_no: i64,
    record_id: Uuid,
    record_version: i64,
    before: Option<Json>,
}

/// The last traces that are not decided yet, with their rows: what came last is taken back first.
pub(super) async fn last_traces(tx: &Tx, id: ImportId, limit: u64) -> Result<Vec<(i64, Trace)>> {
    let sql = "SELECT row_no, record_id, record_version, before FROM import_trace WHERE import_id = $1 AND NOT is_kept \
               ORDER BY row_no DESC LIMIT $2";
    let values = [Uuid::from(id).into(), i64::try_from(limit).map_err(Error::internal)?.into()];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    let rows = FoundTrace::find_by_statement(statement).all(tx).await?;
    let trace = |row: FoundTrace| {
        (row.row_no, Trace { id: row.record_id, version: row.record_version, before: row.before })
    };
    Ok(rows.into_iter().map(trace).collect())
}

/// Forgets the traces of rows that were taken back, and marks those that stay.
pub(super) async fn settle_traces(tx: &Tx, id: ImportId, (gone, kept): (Vec<i64>, Vec<i64>)) -> Result<()> {
    let of_import = || Expr::col("import_id").eq(Uuid::from(id));
    if !gone.is_empty() {
        let delete = Query::delete()
            .from_table("import_trace")
            .and_where(of_import())
            .and_where(Expr::col("row_no").is_in(gone))
            .to_owned();
        tx.execute(&delete).await?;
    }
    if !kept.is_empty() {
        let mark = Query::update()
            .table("import_trace")
            .value("is_kept", true)
            .and_where(of_import())
            .and_where(Expr::col("row_no").is_in(kept))
            .to_owned();
        tx.execute(&mark).await?;
    }
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

#[derive(FromQueryResult)]
struct FoundFault {
    row_no: i64,
    field: String,
    code: String,
    said_id: String,
    said_en: String,
}

/// The faults of rows in the order of the file, at most `limit`, from `after` that row on.
pub(super) async fn faults(
    db: &impl ConnectionTrait,
    (id, mapping, locale): (ImportId, &Mapping, Locale),
    limit: u64,
) -> Result<Vec<RowFault>> {
    let sql = "SELECT row_no, field, code, said_id, said_en FROM import_fault WHERE import_id = $1 \
               ORDER BY row_no, field LIMIT $2";
    let values = [Uuid::from(id).into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let rows = FoundFault::find_by_statement(statement).all(db).await?;
    let column = |field: &str| {
        mapping.iter().find(|(_, filled)| filled.as_deref() == Some(field)).map(|(head, _)| head.clone())
    };
    let fault = |row: FoundFault| RowFault {
        row: row.row_no,
        column: column(&row.field),
        field: row.field,
        code: row.code,
        message: if locale == Locale::En { row.said_en } else { row.said_id },
    };
    Ok(rows.into_iter().map(fault).collect())
}

#[derive(FromQueryResult)]
struct FoundKept {
    row_no: i64,
    record_id: Uuid,
}

async fn kept(db: &impl ConnectionTrait, id: ImportId) -> Result<Vec<KeptRow>> {
    let sql = "SELECT row_no, record_id FROM import_trace WHERE import_id = $1 AND is_kept ORDER BY row_no LIMIT $2";
    let values = [Uuid::from(id).into(), i64::try_from(SHOWN).unwrap_or(i64::MAX).into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let rows = FoundKept::find_by_statement(statement).all(db).await?;
    Ok(rows.into_iter().map(|row| KeptRow { row: row.row_no, record_id: row.record_id }).collect())
}

/// The import as `actor` reads it.
pub(super) async fn view(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, import): (&Actor, Model),
) -> Result<ImportView> {
    let mapping: Mapping = super::columns::read(&import.mapping)?;
    let columns: Vec<FileColumn> = serde_json::from_value(import.columns.clone()).map_err(Error::internal)?;
    let sample: Vec<SampleRow> = serde_json::from_value(import.sample.clone()).map_err(Error::internal)?;
    let options = import.options.as_object().cloned().unwrap_or_default();
    let faults = faults(db, (import.id, &mapping, actor.locale), SHOWN).await?;
    let fault_counts = faulty_rows::count(db, (import.id, &mapping)).await?;
    let kept_rows = if import.kept > 0 { kept(db, import.id).await? } else { Vec::new() };
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
