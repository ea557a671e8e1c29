//! Reads and conditional updates of categories.

use super::{
    CategoryId,
    table::{ActiveModel, Column, Entity, Model},
};
use kernel::{Error, Fault, Result, check};
use platform::{Tx, db::breaks_unique};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;

pub(super) async fn find(db: &impl ConnectionTrait, id: CategoryId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// The names of `ids`.
///
/// # Errors
/// What the database says.
pub async fn names(db: &impl ConnectionTrait, ids: Vec<CategoryId>) -> Result<HashMap<CategoryId, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The categories of these folded names.
pub(crate) async fn find_by_names(
    db: &impl ConnectionTrait,
    names: Vec<String>,
) -> Result<HashMap<String, CategoryId>> {
    if names.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find().filter(Column::NameFolded.is_in(names)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.name_folded, row.id)).collect())
}

/// Whether `id` is a category.
pub(crate) async fn exists(db: &impl ConnectionTrait, id: CategoryId) -> Result<bool> {
    Ok(Entity::find_by_id(id).one(db).await?.is_some())
}

fn name_taken(cause: DbErr) -> Error {
    if breaks_unique(&cause, &["category_name", "category.name_folded"]) {
        return Fault::new("name", &check::TAKEN).into();
    }
    cause.into()
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await.map(drop).map_err(name_taken)
}

pub(super) async fn update(tx: &Tx, id: CategoryId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await.map_err(name_taken)?.rows_affected == 1)
}

pub(super) async fn delete(tx: &Tx, id: CategoryId) -> Result<()> {
    Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}
