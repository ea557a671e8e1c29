//! Reads and conditional updates of kinds.

use super::{
    KindId,
    model::{Rules, rules_of},
    table::{ActiveModel, Column, Entity, Model},
};
use kernel::{Error, Fault, Result, check};
use platform::{Tx, db::breaks_unique};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use std::collections::HashMap;

pub(super) async fn find(db: &impl ConnectionTrait, id: KindId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// The rules of the kind with this key, if there is one.
pub(crate) async fn find_by_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<Rules>> {
    let row = Entity::find().filter(Column::Key.eq(key)).one(db).await?;
    Ok(row.as_ref().map(rules_of))
}

/// The key of the kind that a key or an id names.
pub(crate) async fn key_among(db: &impl ConnectionTrait, word: &str) -> Result<Option<String>> {
    let id = word.parse().ok().map(KindId);
    let named = Condition::any().add(Column::Key.eq(word)).add_option(id.map(|id| Column::Id.eq(id)));
    Ok(Entity::find().select_only().column(Column::Key).filter(named).into_tuple().one(db).await?)
}

/// The names of all kinds, by key.
pub(crate) async fn names(db: &impl ConnectionTrait) -> Result<HashMap<String, String>> {
    let rows = Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.key, row.name)).collect())
}

/// The keys of kinds of which staff may ask for records.
pub(crate) fn open_to_requests() -> SelectStatement {
    Entity::find().select_only().column(Column::Key).filter(Column::StaffMayRequest.eq(true)).into_query()
}

fn name_taken(cause: DbErr) -> Error {
    if breaks_unique(&cause, &["database_kind_key", "database_kind.key"]) {
        return Fault::new("name", &check::TAKEN).into();
    }
    cause.into()
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await.map(drop).map_err(name_taken)
}

pub(super) async fn update(tx: &Tx, id: KindId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

pub(super) async fn delete(tx: &Tx, id: KindId) -> Result<()> {
    Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}
