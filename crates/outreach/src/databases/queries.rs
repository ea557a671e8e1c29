//! Reads and conditional updates of databases.

use super::{
    DatabaseId,
    model::{Around, Counts, DatabaseView, Standing},
    policy,
    table::{ActiveModel, Column, Entity, Model},
};
use crate::kinds;
use catalog::products::ProductId;
use kernel::{Error, Instant, Permission, Result};
use platform::{Actor, Tx, db};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Set, Statement,
    sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement},
};
use std::collections::HashMap;
use uuid::Uuid;

/// The database `id`, if `actor` may see it.
pub(crate) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: DatabaseId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

/// The database `id`, in the trash or not.
pub(crate) async fn find(db: &impl ConnectionTrait, id: DatabaseId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// The database `id`, if `actor` may see it and it is not in the trash.
pub(crate) async fn find_living(db: &impl ConnectionTrait, actor: &Actor, id: DatabaseId) -> Result<Model> {
    let row = find_visible(db, actor, id).await?;
    if row.deleted_at.is_some() { Err(Error::NotFound) } else { Ok(row) }
}

/// The living database `id`, held against others until the transaction ends: who gives out its records waits for who
/// does so at the same moment, and sees what is left.
pub(crate) async fn hold(tx: &Tx, id: DatabaseId) -> Result<Model> {
    let held = Entity::find_by_id(id).filter(Column::DeletedAt.is_null()).lock_exclusive();
    held.one(tx).await?.ok_or(Error::NotFound)
}

/// The ids of databases that are not in the trash.
pub(crate) fn living() -> SelectStatement {
    Entity::find().select_only().column(Column::Id).filter(Column::DeletedAt.is_null()).into_query()
}

/// The ids of databases of a kind.
pub(crate) fn of_kind(kind: &str) -> SelectStatement {
    Entity::find().select_only().column(Column::Id).filter(Column::Kind.eq(kind)).into_query()
}

/// The ids of databases of a product; `None`: of those without one.
pub(crate) fn of_product(product: Option<ProductId>) -> SelectStatement {
    let is = match product {
        Some(product) => Column::ProductId.eq(product),
        None => Column::ProductId.is_null(),
    };
    Entity::find().select_only().column(Column::Id).filter(is).into_query()
}

pub(crate) async fn count_of_kind(db: &impl ConnectionTrait, kind: &str) -> Result<u64> {
    Ok(Entity::find().filter(Column::Kind.eq(kind)).count(db).await?)
}

/// Name, kind and product of a database.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Parts {
    pub id: DatabaseId,
    pub name: String,
    pub kind: String,
    pub product_id: Option<ProductId>,
}

/// Name, kind and product of `ids`, of those in the trash too.
pub(crate) async fn parts_of(
    db: &impl ConnectionTrait,
    mut ids: Vec<DatabaseId>,
) -> Result<HashMap<DatabaseId, Parts>> {
    ids.sort_unstable();
    ids.dedup();
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Kind, Column::ProductId])
        .filter(Column::Id.is_in(ids))
        .into_model::<Parts>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// What is counted of each of `ids`.
async fn counts(db: &impl ConnectionTrait, ids: Vec<DatabaseId>) -> Result<HashMap<DatabaseId, Counts>> {
    let sum = Func::sum(Expr::col("records")).cast_as(Alias::new("bigint"));
    let select = Query::select()
        .columns(["database_id", "status", "whatsapp_status"])
        .expr_as(sum, Alias::new("records"))
        .from("database_standing_now")
        .and_where(Expr::col("database_id").is_in(ids.into_iter().map(Uuid::from)))
        .group_by_columns(["database_id", "status", "whatsapp_status"])
        .take();
    let lines = Standing::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    let mut counts: HashMap<DatabaseId, Counts> = HashMap::new();
    for line in lines {
        counts.entry(line.database_id).or_default().add(&line);
    }
    Ok(counts)
}

/// Turns rows into views: the names around all of them, and what is counted, at once.
pub(super) async fn views(
    db: &impl ConnectionTrait,
    (actor, rows): (&Actor, Vec<Model>),
) -> Result<Vec<DatabaseView>> {
    let products = catalog::products::names_of(rows.iter().filter_map(|row| row.product_id).collect());
    let people = accounts::users::names_of(rows.iter().filter_map(|row| row.uploaded_by).collect());
    let names = db::names::find(db, [products, people]).await?;
    let kinds = kinds::names(db).await?;
    let counts = counts(db, rows.iter().map(|row| row.id).collect()).await?;
    let view = |row: Model| {
        let around = Around {
            kind: kinds.get(&row.kind).cloned().unwrap_or_default(),
            product: row.product_id.and_then(|id| names.get(&id.0).cloned()),
            uploaded_by: row.uploaded_by.and_then(|id| names.get(&id.0).cloned()),
            counts: counts.get(&row.id).copied().unwrap_or_default(),
            sees_counts: actor.may(Permission::ManageDatabases),
        };
        DatabaseView::new(actor, row, around)
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) async fn view(db: &impl ConnectionTrait, (actor, row): (&Actor, Model)) -> Result<DatabaseView> {
    views(db, (actor, vec![row])).await?.pop().ok_or(Error::NotFound)
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn update(tx: &Tx, id: DatabaseId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Reserves `count` row numbers of a database and returns the first.
pub(crate) async fn take_rows(tx: &Tx, id: DatabaseId, count: i64) -> Result<i64> {
    let sql = "UPDATE contact_database SET last_row = last_row + $1 WHERE id = $2 RETURNING last_row";
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [count.into(), id.into()]);
    let row = tx.query_one_raw(statement).await?.ok_or(Error::NotFound)?;
    Ok(row.try_get::<i64>("", "last_row")? - count + 1)
}

/// The last row number that was given in a database.
pub(crate) async fn last_row(db: &impl ConnectionTrait, id: DatabaseId) -> Result<i64> {
    Ok(find(db, id).await?.last_row)
}

/// Row numbers up to `last` are given from now on.
pub(crate) async fn raise_last_row(tx: &Tx, id: DatabaseId, last: i64) -> Result<()> {
    let raise = Entity::update_many()
        .col_expr(Column::LastRow, Expr::value(last))
        .filter(Column::Id.eq(id))
        .filter(Column::LastRow.lt(last));
    raise.exec(tx).await?;
    Ok(())
}

/// A database that has been in the trash since before `before`.
pub(super) async fn find_stale(db: &impl ConnectionTrait, before: Instant) -> Result<Option<Model>> {
    let stale = Entity::find().filter(Column::DeletedAt.lt(before)).order_by_asc(Column::DeletedAt);
    Ok(stale.one(db).await?)
}

/// Forgets at most `limit` records of a database; `true` once none is left and the database itself is forgotten.
pub(super) async fn purge(tx: &Tx, id: DatabaseId, limit: i64) -> Result<bool> {
    let backend = tx.get_database_backend();
    let some = "SELECT id FROM contact_record WHERE database_id = $1 ORDER BY row_no, id LIMIT $2";
    for sql in [
        format!("DELETE FROM record_assignment WHERE record_id IN ({some})"),
        format!("DELETE FROM contact_record WHERE id IN ({some})"),
    ] {
        let statement = Statement::from_sql_and_values(backend, sql, [id.into(), limit.into()]);
        tx.execute_raw(statement).await?;
    }
    let left = "SELECT 1 FROM contact_record WHERE database_id = $1 LIMIT 1";
    let left = Statement::from_sql_and_values(backend, left, [id.into()]);
    if tx.query_one_raw(left).await?.is_some() {
        return Ok(false);
    }
    for sql in [
        "DELETE FROM record_request WHERE database_id = $1",
        "DELETE FROM record_batch WHERE database_id = $1",
        "DELETE FROM contact_database WHERE id = $1",
    ] {
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, [id.into()])).await?;
    }
    Ok(true)
}
