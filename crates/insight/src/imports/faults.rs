//! What is wrong with rows, and what is worth knowing about them.

use super::{
    ImportId,
    model::{Mapping, RowFault},
};
use kernel::{Error, Fault, Locale, Message, Result};
use platform::Tx;
use sea_orm::{
    ConnectionTrait, FromQueryResult, Statement,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many rows go into one statement.
const ROWS: usize = 1_000;
/// The row says what another row of the file said before.
pub(super) const TWICE: Message = Message::new(
    "twice_in_file",
    "Sama dengan baris {row} di berkas ini.",
    "The same as row {row} of this file.",
);

/// Whether a row is kept out by what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// It is.
    Fault,
    /// It is stored all the same.
    Remark,
}

/// Keeps what was found in rows.
pub(super) async fn keep(tx: &Tx, id: ImportId, (weight, found): (Weight, &[(u64, Fault)])) -> Result<()> {
    for chunk in found.chunks(ROWS) {
        let mut insert = Query::insert()
            .into_table("import_fault")
            .columns(["import_id", "row_no", "field", "code", "said_id", "said_en", "is_remark"])
            .to_owned();
        for (row, fault) in chunk {
            insert.values_panic([
                Uuid::from(id).into(),
                i64::try_from(*row).map_err(Error::internal)?.into(),
                fault.field.as_str().into(),
                fault.message.code.into(),
                fault.say(Locale::Id).into(),
                fault.say(Locale::En).into(),
                (weight == Weight::Remark).into(),
            ]);
        }
        insert.on_conflict(OnConflict::new().do_nothing().to_owned());
        tx.execute(&insert).await?;
    }
    Ok(())
}

/// Forgets all that was found.
pub(super) async fn forget(tx: &Tx, id: ImportId) -> Result<()> {
    let delete = Query::delete()
        .from_table("import_fault")
        .and_where(Expr::col("import_id").eq(Uuid::from(id)))
        .to_owned();
    tx.execute(&delete).await?;
    Ok(())
}

/// Forgets what will be found again when the rows are stored: not the remarks, and not which rows repeat others, since
/// that is seen only by who reads the whole file.
pub(super) async fn forget_passing(tx: &Tx, id: ImportId) -> Result<()> {
    let delete = Query::delete()
        .from_table("import_fault")
        .and_where(Expr::col("import_id").eq(Uuid::from(id)))
        .and_where(Expr::col("is_remark").eq(false))
        .and_where(Expr::col("code").ne(TWICE.code))
        .to_owned();
    tx.execute(&delete).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Repeated {
    row_no: i64,
}

/// Which rows from the first to the last of `rows` repeat others and are refused for it.
pub(super) async fn repeated(
    db: &impl ConnectionTrait,
    id: ImportId,
    (first, last): (u64, u64),
) -> Result<Vec<u64>> {
    let sql = "SELECT row_no FROM import_fault WHERE import_id = $1 AND row_no BETWEEN $2 AND $3 AND code = $4 \
               AND NOT is_remark";
    let number = |row: u64| i64::try_from(row).map_err(Error::internal);
    let values = [Uuid::from(id).into(), number(first)?.into(), number(last)?.into(), TWICE.code.into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let rows = Repeated::find_by_statement(statement).all(db).await?;
    Ok(rows.into_iter().map(|row| row.row_no.unsigned_abs()).collect())
}

#[derive(FromQueryResult)]
struct Found {
    row_no: i64,
    field: String,
    code: String,
    said_id: String,
    said_en: String,
}

/// What was found in rows, in the order of the file, at most `limit`.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    (id, mapping, locale): (ImportId, &Mapping, Locale),
    (weight, limit): (Weight, u64),
) -> Result<Vec<RowFault>> {
    let sql = "SELECT row_no, field, code, said_id, said_en FROM import_fault \
               WHERE import_id = $1 AND is_remark = $2 ORDER BY row_no, field LIMIT $3";
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = [Uuid::from(id).into(), (weight == Weight::Remark).into(), limit.into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let rows = Found::find_by_statement(statement).all(db).await?;
    let heads: BTreeMap<&str, &String> =
        mapping.iter().filter_map(|(head, field)| Some((field.as_deref()?, head))).collect();
    let fault = |row: Found| {
        // `tags[1]` stands in the column of `tags`.
        let field = row.field.split(['[', '.']).next().unwrap_or_default();
        RowFault {
            row: row.row_no,
            column: heads.get(field).map(|head| (*head).clone()),
            field: row.field,
            code: row.code,
            message: if locale == Locale::En { row.said_en } else { row.said_id },
        }
    };
    Ok(rows.into_iter().map(fault).collect())
}
