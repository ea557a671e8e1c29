//! What rows made and changed, to take it back; and what changed fields said before, sealed.

use super::{
    ImportId,
    copies::{self, BEFORE},
    model::KeptRow,
};
use futures::FutureExt;
use kernel::{Error, Result};
use platform::{
    App, Tx,
    capability::PersonSource,
    import::{Outcome, Trace},
};
use sea_orm::{
    ConnectionTrait, FromQueryResult, Statement,
    sea_query::{Expr, ExprTrait, Query},
};
use serde_json::Value;
use uuid::Uuid;

/// So many rows go into one statement.
const ROWS: usize = 1_000;

/// What fields of a customer said before an import changed them. Wiping gives the customer a new version, so that an
/// import which forgot what was before does not touch them either.
pub(crate) const PERSON: PersonSource = PersonSource {
    name: "imports",
    merge: |_, _, _, _| async { Ok(()) }.boxed(),
    export: |app, customer| export_before(app, customer).boxed(),
    erase: |tx, customer| forget_before(tx, customer).boxed(),
};

#[derive(FromQueryResult)]
struct Sealed {
    sealed: Vec<u8>,
}

async fn export_before(app: &App, record: Uuid) -> Result<Value> {
    let db = app.db().reader();
    let sql = "SELECT sealed FROM import_before WHERE record_id = $1 ORDER BY id";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [record.into()]);
    let rows = Sealed::find_by_statement(statement).all(db).await?;
    let before: Result<Vec<Value>> = rows.iter().map(|row| copies::open(app, &row.sealed, BEFORE)).collect();
    before.map(Value::Array)
}

async fn forget_before(tx: &Tx, record: Uuid) -> Result<()> {
    let delete =
        Query::delete().from_table("import_before").and_where(Expr::col("record_id").eq(record)).to_owned();
    tx.execute(&delete).await?;
    Ok(())
}

/// Keeps what rows made and changed.
pub(super) async fn keep(tx: &Tx, id: ImportId, outcomes: &[(u64, Outcome)]) -> Result<()> {
    for chunk in outcomes.chunks(ROWS) {
        let (mut traces, mut befores) = (Vec::new(), Vec::new());
        for (row, outcome) in chunk {
            let row = i64::try_from(*row).map_err(Error::internal)?;
            let (record, version) = match outcome {
                Outcome::Created(record) => (*record, 1),
                Outcome::Updated { id: record, version, before } => {
                    let sealed = copies::seal(tx.app(), before, BEFORE)?;
                    befores.push([
                        tx.new_id::<Uuid>().into(),
                        Uuid::from(id).into(),
                        row.into(),
                        (*record).into(),
                        sealed.into(),
                    ]);
                    (*record, *version)
                }
                Outcome::Unchanged(_) | Outcome::Rejected(_) => continue,
            };
            traces.push([Uuid::from(id).into(), row.into(), record.into(), version.into(), false.into()]);
        }
        let columns = ["import_id", "row_no", "record_id", "record_version", "is_kept"];
        insert(tx, ("import_trace", columns), traces).await?;
        insert(tx, ("import_before", ["id", "import_id", "row_no", "record_id", "sealed"]), befores).await?;
    }
    Ok(())
}

async fn insert(
    tx: &Tx,
    (table, columns): (&'static str, [&'static str; 5]),
    rows: Vec<[Expr; 5]>,
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut insert = Query::insert().into_table(table).columns(columns).to_owned();
    for row in rows {
        insert.values_panic(row);
    }
    tx.execute(&insert).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Found {
    row_no: i64,
    record_id: Uuid,
    record_version: i64,
    sealed: Option<Vec<u8>>,
}

/// The last traces that are not decided yet, with their rows: what came last is taken back first.
pub(super) async fn last(tx: &Tx, id: ImportId, limit: u64) -> Result<Vec<(i64, Trace)>> {
    let sql = "SELECT t.row_no, t.record_id, t.record_version, b.sealed FROM import_trace t \
               LEFT JOIN import_before b ON b.import_id = t.import_id AND b.row_no = t.row_no \
               WHERE t.import_id = $1 AND NOT t.is_kept ORDER BY t.row_no DESC LIMIT $2";
    let values = [Uuid::from(id).into(), i64::try_from(limit).map_err(Error::internal)?.into()];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    let rows = Found::find_by_statement(statement).all(tx).await?;
    let trace = |row: Found| {
        let before = row.sealed.map(|sealed| copies::open(tx.app(), &sealed, BEFORE)).transpose()?;
        Ok((row.row_no, Trace { id: row.record_id, version: row.record_version, before }))
    };
    rows.into_iter().map(trace).collect()
}

/// Forgets the traces of rows that were taken back, and marks those that stay.
pub(super) async fn settle(tx: &Tx, id: ImportId, (gone, kept): (Vec<i64>, Vec<i64>)) -> Result<()> {
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
struct FoundKept {
    row_no: i64,
    record_id: Uuid,
}

/// The first `limit` rows that stay.
pub(super) async fn kept(db: &impl ConnectionTrait, id: ImportId, limit: u64) -> Result<Vec<KeptRow>> {
    let sql = "SELECT row_no, record_id FROM import_trace WHERE import_id = $1 AND is_kept ORDER BY row_no LIMIT $2";
    let values = [Uuid::from(id).into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let rows = FoundKept::find_by_statement(statement).all(db).await?;
    Ok(rows.into_iter().map(|row| KeptRow { row: row.row_no, record_id: row.record_id }).collect())
}
