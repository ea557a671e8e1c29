//! Values of fields that were removed long ago are forgotten.

use super::{Field, facets_of, name_of, table};
use crate::{app::App, db::dialect, jobs::JobKind};
use chrono::TimeDelta;
use futures::FutureExt;
use kernel::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};

/// So long a removed field can come back with its values.
const KEPT_DAYS: i64 = 90;
/// So many things are changed in one transaction.
const CHUNK: i64 = 500;

/// Forgets values of fields that were removed 90 days ago. Idempotent.
pub const PURGE: JobKind = JobKind::new("fields.purge", |app, _| purge(app).boxed());

async fn purge(app: App) -> Result<()> {
    let before = app.now() - TimeDelta::days(KEPT_DAYS);
    let gone = table::Entity::find().filter(table::Column::DeletedAt.lt(before));
    for field in gone.all(app.db().reader()).await? {
        if !has_successor(&app, &field).await? {
            forget_values(&app, &field).await?;
        }
        app.transact(async |tx| {
            table::Entity::delete_by_id(field.id).exec(tx).await?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Whether another field has taken over the values.
async fn has_successor(app: &App, field: &Field) -> Result<bool> {
    let others = table::Entity::find()
        .filter(table::Column::Of.eq(field.of))
        .filter(table::Column::Key.eq(&field.key))
        .filter(table::Column::DeletedAt.is_null());
    Ok(others.count(app.db().reader()).await? > 0)
}

async fn forget_values(app: &App, field: &Field) -> Result<()> {
    let Some(facets) = facets_of(app, field.of) else { return Ok(()) };
    let (table, things) = (facets.table, facets.things);
    let key = name_of(&field.key);
    let chosen = format!("SELECT thing_id FROM {table} WHERE key = $1 ORDER BY thing_id LIMIT {CHUNK}");
    loop {
        let done = app
            .transact(async |tx| {
                let backend = tx.get_database_backend();
                let without = dialect::without_key(backend, "custom", "$2");
                let row = format!("UPDATE {things} SET custom = {without} WHERE id IN ({chosen})");
                let values = [key.as_str().into(), field.key.as_str().into()];
                tx.execute_raw(Statement::from_sql_and_values(backend, row, values)).await?;
                let facet = format!("DELETE FROM {table} WHERE key = $1 AND thing_id IN ({chosen})");
                let values = [key.as_str().into()];
                let gone = tx.execute_raw(Statement::from_sql_and_values(backend, facet, values)).await?;
                Ok(gone.rows_affected())
            })
            .await?;
        if done == 0 {
            return Ok(());
        }
    }
}
