//! Reads and conditional updates of fields.

use super::{FieldId, policy};
use kernel::{Error, Fault, Result, check};
use platform::{
    Actor, App, Tx,
    db::breaks_unique,
    fields::{
        Field, FieldOf,
        table::{ActiveModel, Column, Entity},
    },
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

pub(super) async fn find_visible(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, id): (&Actor, FieldId),
) -> Result<Field> {
    let seen = Entity::find_by_id(Uuid::from(id)).filter(policy::visible(app, actor));
    seen.one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Field> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// The field with this key that was removed last.
pub(super) async fn last_removed(
    db: &impl ConnectionTrait,
    (of, key): (FieldOf, &str),
) -> Result<Option<Field>> {
    let removed = Entity::find()
        .filter(Column::Of.eq(of))
        .filter(Column::Key.eq(key))
        .filter(Column::DeletedAt.is_not_null())
        .order_by_desc(Column::DeletedAt);
    Ok(removed.one(db).await?)
}

/// The place behind the last field.
pub(super) async fn next_position(db: &impl ConnectionTrait, of: FieldOf) -> Result<i64> {
    let last: Option<Option<i64>> = Entity::find()
        .select_only()
        .column_as(Column::Position.max(), "last")
        .filter(Column::Of.eq(of))
        .filter(Column::DeletedAt.is_null())
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.flatten().unwrap_or_default() + 1)
}

fn key_taken(cause: DbErr) -> Error {
    if breaks_unique(&cause, &["custom_field_key", "custom_field.of_things"]) {
        return Fault::new("key", &check::TAKEN).into();
    }
    cause.into()
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await.map(drop).map_err(key_taken)
}

/// Changes the field if it is still of version `seen`, which goes up.
pub(super) async fn update(tx: &Tx, id: Uuid, seen: i64, changes: ActiveModel) -> Result<bool> {
    let update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(seen))
        .filter(Column::DeletedAt.is_null());
    Ok(update.exec(tx).await?.rows_affected == 1)
}
