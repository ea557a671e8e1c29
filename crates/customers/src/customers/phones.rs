//! Phones of customers: sealed, and found by keyed hashes. A main phone and any number of others.

use super::{
    CustomerId,
    model::{PHONE, TYPED_PHONE},
    table::{Column, Entity, phone},
};
use kernel::{Phone, Result};
use platform::{
    App, Tx,
    search::{self, TAIL},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Set,
};
use std::collections::HashMap;

/// The phones of `ids` in E.164, the main one first.
pub(super) async fn of_customers(
    app: &App,
    db: &impl ConnectionTrait,
    ids: Vec<CustomerId>,
) -> Result<HashMap<CustomerId, Vec<String>>> {
    let rows = phone::Entity::find()
        .filter(phone::Column::CustomerId.is_in(ids))
        .order_by_asc(phone::Column::Position)
        .all(db)
        .await?;
    let mut phones: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        phones.entry(row.customer_id).or_default().push(app.keys().open_text(&row.sealed, PHONE)?);
    }
    Ok(phones)
}

/// The hashes of a customer's phones.
///
/// # Errors
/// What the database says.
pub async fn hashes(db: &impl ConnectionTrait, id: CustomerId) -> Result<Vec<Vec<u8>>> {
    let rows = phone::Entity::find().filter(phone::Column::CustomerId.eq(id)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.hash).collect())
}

/// Which living customers have phones of these hashes.
pub(super) async fn owners_among(
    db: &impl ConnectionTrait,
    hashes: Vec<Vec<u8>>,
) -> Result<Vec<(Vec<u8>, CustomerId)>> {
    if hashes.is_empty() {
        return Ok(Vec::new());
    }
    let found = phone::Entity::find()
        .select_only()
        .columns([phone::Column::Hash, phone::Column::CustomerId])
        .filter(phone::Column::Hash.is_in(hashes))
        .filter(phone::Column::CustomerId.in_subquery(living()));
    Ok(found.into_tuple().all(db).await?)
}

fn living() -> sea_orm::sea_query::SelectStatement {
    Entity::find().select_only().column(Column::Id).filter(Column::DeletedAt.is_null()).into_query()
}

/// The rows of the phones of a customer, as they were typed; the first one is the main one.
fn rows(tx: &Tx, id: CustomerId, typed: &[String]) -> Result<Vec<phone::ActiveModel>> {
    let keys = tx.app().keys();
    let (mut known, mut rows) = (Vec::new(), Vec::new());
    for text in typed {
        let Some(number) = Phone::parse(text).filter(|number| !known.contains(number)) else { continue };
        rows.push(phone::ActiveModel {
            id: Set(tx.new_id()),
            customer_id: Set(id),
            position: Set(i64::try_from(known.len()).unwrap_or(i64::MAX)),
            sealed: Set(keys.seal_text(number.as_str(), PHONE)?),
            hash: Set(keys.lookup_hash(number.as_str()).to_vec()),
            tail_hash: Set(keys.tail_hash(number.last_digits(TAIL)).to_vec()),
            typed_sealed: Set(Some(keys.seal_text(text.trim(), TYPED_PHONE)?)),
        });
        known.push(number);
    }
    Ok(rows)
}

/// Writes the phones of new customers, as they were typed.
pub(super) async fn add_many(tx: &Tx, customers: Vec<(CustomerId, Vec<String>)>) -> Result<()> {
    let mut all = Vec::new();
    for (id, typed) in customers {
        all.extend(rows(tx, id, &typed)?);
    }
    if !all.is_empty() {
        phone::Entity::insert_many(all).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Writes all phones of a customer anew, as they were typed; the first one is the main one.
pub(super) async fn set(tx: &Tx, id: CustomerId, typed: &[String]) -> Result<()> {
    phone::Entity::delete_many().filter(phone::Column::CustomerId.eq(id)).exec(tx).await?;
    add_many(tx, vec![(id, typed.to_vec())]).await
}

/// Gives the phones of `from` to `to`, behind its own; those that `to` has already are dropped.
pub(super) async fn move_to(tx: &Tx, to: CustomerId, from: CustomerId) -> Result<()> {
    let known = hashes(tx, to).await?;
    phone::Entity::delete_many()
        .filter(phone::Column::CustomerId.eq(from))
        .filter(phone::Column::Hash.is_in(known))
        .exec(tx)
        .await?;
    let values = [to.into(), from.into()];
    let sql = "UPDATE customer_phone SET customer_id = $1, position = position + 1 + \
        (SELECT coalesce(max(position), -1) FROM customer_phone WHERE customer_id = $1) WHERE customer_id = $2";
    tx.execute_raw(sea_orm::Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Customers with this phone (main or extra), in any spelling, or with these last digits of one.
pub(crate) fn has_phone(app: &App, text: &str) -> Option<Condition> {
    search::has_phone(app, text, [phone::Column::Hash, phone::Column::TailHash]).map(owners_of)
}

/// Which of these hashes a living customer has.
pub(super) async fn hashes_among(db: &impl ConnectionTrait, hashes: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>> {
    Ok(owners_among(db, hashes).await?.into_iter().map(|(hash, _)| hash).collect())
}

/// Customers with a phone of one of these hashes.
pub(super) fn has_hash(hashes: Vec<Vec<u8>>) -> Condition {
    owners_of(phone::Column::Hash.is_in(hashes).into())
}

fn owners_of(phones: Condition) -> Condition {
    let owners =
        phone::Entity::find().select_only().column(phone::Column::CustomerId).filter(phones).into_query();
    Condition::all().add(Column::Id.in_subquery(owners))
}
