//! Reads and conditional updates of customers.

use super::{
    CustomerId,
    model::{Around, CustomerView, DUPLICATE, NATIONAL_ID, PHONE, TAIL},
    policy,
    table::{ActiveModel, Column, Entity, Model, phone},
};
use kernel::{Day, Error, Phone, Result, Rupiah, UserId, error::Refusal};
use platform::{Actor, App, Tx, db::breaks_unique};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Set, Statement,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;

/// The customer `id`, if `actor` may see it; in the trash too.
///
/// # Errors
/// `NotFound`.
pub async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: CustomerId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

pub(crate) async fn find(db: &impl ConnectionTrait, id: CustomerId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

#[derive(FromQueryResult)]
struct Named {
    id: CustomerId,
    name: String,
}

/// The names of `ids`, of deleted and merged customers too.
///
/// # Errors
/// What the database says.
pub async fn names(db: &impl ConnectionTrait, ids: Vec<CustomerId>) -> Result<HashMap<CustomerId, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name])
        .filter(Column::Id.is_in(ids))
        .into_model::<Named>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Turns rows into views: phones and owners' names for all of them at once.
pub(crate) async fn views(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, rows): (&Actor, Vec<Model>),
) -> Result<Vec<CustomerView>> {
    let mut phones = phones(app, db, rows.iter().map(|row| row.id).collect()).await?;
    let owners = accounts::users::names(db, rows.iter().filter_map(|row| row.owner_id).collect()).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let sealed = row.national_id_sealed.as_ref();
        let around = Around {
            phones: phones.remove(&row.id).unwrap_or_default(),
            owner_name: row.owner_id.and_then(|owner| owners.get(&owner).cloned()),
            national_id: sealed.map(|sealed| app.keys().open_text(sealed, NATIONAL_ID)).transpose()?,
        };
        views.push(CustomerView::new(actor, row, around));
    }
    Ok(views)
}

pub(crate) async fn view(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, row): (&Actor, Model),
) -> Result<CustomerView> {
    views(app, db, (actor, vec![row])).await?.pop().ok_or(Error::NotFound)
}

async fn phones(
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

/// Writes all phones of a customer anew, the first one being the main one.
pub(crate) async fn set_phones(tx: &Tx, id: CustomerId, phones: &[Phone]) -> Result<()> {
    phone::Entity::delete_many().filter(phone::Column::CustomerId.eq(id)).exec(tx).await?;
    let keys = tx.app().keys();
    for (position, number) in (0..).zip(phones) {
        let row = phone::ActiveModel {
            id: Set(tx.new_id()),
            customer_id: Set(id),
            position: Set(position),
            sealed: Set(keys.seal_text(number.as_str(), PHONE)?),
            hash: Set(keys.lookup_hash(number.as_str()).to_vec()),
            tail_hash: Set(keys.tail_hash(number.last_digits(TAIL)).to_vec()),
        };
        phone::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Customers with this phone (main or extra), in any spelling, or the last digits of one.
pub(crate) fn has_phone(app: &App, text: &str) -> Option<Condition> {
    let keys = app.keys();
    let is = match Phone::parse(text) {
        Some(number) => phone::Column::Hash.eq(keys.lookup_hash(number.as_str()).to_vec()),
        None if text.len() == TAIL && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            phone::Column::TailHash.eq(keys.tail_hash(text).to_vec())
        }
        None => return None,
    };
    let owners = phone::Entity::find().select_only().column(phone::Column::CustomerId).filter(is);
    let owners = sea_orm::QueryTrait::into_query(owners);
    Some(Condition::all().add(Column::Id.in_subquery(owners)))
}

/// Living customers with one of these phones or this email.
///
/// # Errors
/// What the database says.
pub async fn find_matches(
    db: &impl ConnectionTrait,
    hashes: Vec<Vec<u8>>,
    email_folded: Option<&str>,
) -> Result<Vec<Model>> {
    let mut any = Condition::any();
    if !hashes.is_empty() {
        let owners = phone::Entity::find()
            .select_only()
            .column(phone::Column::CustomerId)
            .filter(phone::Column::Hash.is_in(hashes));
        any = any.add(Column::Id.in_subquery(sea_orm::QueryTrait::into_query(owners)));
    }
    if let Some(email) = email_folded {
        any = any.add(Column::EmailFolded.eq(email));
    }
    if any.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::DeletedAt.is_null())
        .filter(any)
        .order_by_asc(Column::Id)
        .limit(20)
        .all(db)
        .await?)
}

fn phone_taken(cause: DbErr) -> Error {
    if breaks_unique(&cause, &["customer_phone_once", "customer.phone_hash"]) {
        return Refusal::new(&DUPLICATE).detail("handled_by_colleague", true).into();
    }
    cause.into()
}

pub(crate) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await.map(drop).map_err(phone_taken)
}

pub(crate) async fn update(tx: &Tx, id: CustomerId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await.map_err(phone_taken)?.rows_affected == 1)
}

/// Adds a purchase to what the system keeps about the customer.
pub(crate) async fn add_purchase(tx: &Tx, id: CustomerId, (day, total): (Day, Rupiah)) -> Result<()> {
    let sql = "UPDATE customer SET purchase_count = purchase_count + 1, lifetime_value = lifetime_value + $1, \
        first_purchase_on = CASE WHEN first_purchase_on IS NULL OR first_purchase_on > $2 THEN $2 ELSE first_purchase_on END, \
        last_purchase_on = CASE WHEN last_purchase_on IS NULL OR last_purchase_on < $2 THEN $2 ELSE last_purchase_on END, \
        version = version + 1, updated_at = $3 WHERE id = $4";
    let values = [total.into(), day.into(), tx.now().into(), id.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Moves services, purchases and phones of `from` to `to` and counts the purchases anew.
pub(crate) async fn move_everything(tx: &Tx, to: CustomerId, from: CustomerId) -> Result<()> {
    let moves = [
        "UPDATE service SET customer_id = $1 WHERE customer_id = $2",
        "UPDATE purchase SET customer_id = $1 WHERE customer_id = $2",
        "UPDATE customer_phone SET customer_id = $1, position = position + 100 WHERE customer_id = $2 \
         AND hash NOT IN (SELECT hash FROM customer_phone WHERE customer_id = $1)",
        "DELETE FROM customer_phone WHERE customer_id = $2 AND $1 = $1",
        "UPDATE customer SET merged_into_id = $1 WHERE merged_into_id = $2",
    ];
    for sql in moves {
        let statement =
            Statement::from_sql_and_values(tx.get_database_backend(), sql, [to.into(), from.into()]);
        tx.execute_raw(statement).await?;
    }
    let recount = "UPDATE customer SET \
        purchase_count = (SELECT count(*) FROM purchase WHERE customer_id = $1), \
        lifetime_value = (SELECT coalesce(sum(total), 0) FROM purchase WHERE customer_id = $1), \
        first_purchase_on = (SELECT min(on_date) FROM purchase WHERE customer_id = $1), \
        last_purchase_on = (SELECT max(on_date) FROM purchase WHERE customer_id = $1) WHERE id = $1";
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), recount, [to.into()])).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// How many living customers `user` owns.
pub(crate) async fn count_owned(db: &impl ConnectionTrait, user: UserId) -> Result<u64> {
    let sql = "SELECT count(*) AS count FROM customer WHERE owner_id = $1 AND deleted_at IS NULL";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [user.into()]);
    let row = Count::find_by_statement(statement).one(db).await?;
    Ok(row.and_then(|row| u64::try_from(row.count).ok()).unwrap_or_default())
}

/// Gives all customers of `from` to `to`.
pub(crate) async fn hand_over(tx: &Tx, from: UserId, to: UserId) -> Result<u64> {
    let all = Entity::update_many()
        .col_expr(Column::OwnerId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::OwnerId.eq(from));
    Ok(all.exec(tx).await?.rows_affected)
}

/// Forgets customers that have been in the trash since before `before` and that nothing refers to.
pub(crate) async fn purge(tx: &Tx, before: kernel::Instant) -> Result<()> {
    let gone = "SELECT id FROM customer WHERE deleted_at < $1 AND merged_into_id IS NULL \
        AND NOT EXISTS (SELECT 1 FROM service WHERE customer_id = customer.id) \
        AND NOT EXISTS (SELECT 1 FROM purchase WHERE customer_id = customer.id) \
        AND NOT EXISTS (SELECT 1 FROM customer other WHERE other.merged_into_id = customer.id)";
    for sql in [
        format!("DELETE FROM customer_phone WHERE customer_id IN ({gone})"),
        format!("DELETE FROM customer WHERE id IN ({gone})"),
    ] {
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [before.into()]))
            .await?;
    }
    Ok(())
}
