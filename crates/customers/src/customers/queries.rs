//! Reads and conditional updates of customers.

use super::{
    CustomerId,
    model::{DUPLICATE, NATIONAL_ID},
    phones, policy,
    table::{ActiveModel, Column, Entity, FACETS, Model},
    view::{Around, CustomerView, Preferred},
};
use catalog::{categories, products};
use kernel::{Day, Error, Instant, Result, Rupiah, UserId, error::Refusal};
use platform::{
    Actor, App, Tx,
    db::breaks_unique,
    facets,
    fields::{self, FieldOf},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, Set, Statement,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;
use uuid::Uuid;

/// The customer `id`, if `actor` may see it; in the trash too.
///
/// # Errors
/// `NotFound`.
pub async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: CustomerId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

/// The customer `id`, if `actor` may see it and it is neither in the trash nor merged.
///
/// # Errors
/// `NotFound`.
pub async fn find_living(db: &impl ConnectionTrait, actor: &Actor, id: CustomerId) -> Result<Model> {
    let row = find_visible(db, actor, id).await?;
    if row.deleted_at.is_none() { Ok(row) } else { Err(Error::NotFound) }
}

/// The customer `id`, held against others until the transaction ends, if `actor` may see it; in the trash too.
pub(super) async fn hold(tx: &Tx, actor: &Actor, id: CustomerId) -> Result<Model> {
    let held = Entity::find_by_id(id).filter(policy::visible(actor)).lock_exclusive();
    held.one(tx).await?.ok_or(Error::NotFound)
}

/// The customer `id`, or the one that it was merged into, held against others until the transaction ends: what is
/// written to it now is not left behind by a merge at the same moment.
pub(crate) async fn hold_winner(tx: &Tx, id: CustomerId) -> Result<Model> {
    let held = async |id| Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound);
    let seen = find(tx, id).await?;
    let row: Model = held(seen.merged_into_id.unwrap_or(id)).await?;
    match row.merged_into_id {
        Some(winner) => held(winner).await,
        None => Ok(row),
    }
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

/// The customer as the actor sees it.
pub(crate) async fn view(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, row): (&Actor, Model),
) -> Result<CustomerView> {
    let mut owners = accounts::users::names(db, row.owner_id.into_iter().collect()).await?;
    let sealed = row.national_id_sealed.as_ref();
    let around = Around {
        phones: phones::of_customers(app, db, vec![row.id]).await?.remove(&row.id).unwrap_or_default(),
        owner_name: row.owner_id.and_then(|owner| owners.remove(&owner)),
        national_id: sealed.map(|sealed| app.keys().open_text(sealed, NATIONAL_ID)).transpose()?,
        preferred: preferred(db, row.likes()).await?,
    };
    Ok(CustomerView::new(actor, row, around))
}

/// The products and categories among `ids`, with their names.
pub(super) async fn preferred(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<Vec<Preferred>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut products = products::names(db, ids.iter().copied().map(Into::into).collect()).await?;
    let mut categories = categories::names(db, ids.iter().copied().map(Into::into).collect()).await?;
    let named = ids.into_iter().filter_map(|id| {
        let name = products.remove(&id.into()).or_else(|| categories.remove(&id.into()))?;
        Some(Preferred { id, name })
    });
    Ok(named.collect())
}

fn of_ids(ids: Vec<CustomerId>) -> Select<Entity> {
    let living = Entity::find().filter(Column::DeletedAt.is_null());
    living.filter(Column::Id.is_in(ids)).order_by_asc(Column::Id)
}

/// The living customers among `ids`.
pub(super) async fn living(db: &impl ConnectionTrait, ids: Vec<CustomerId>) -> Result<Vec<Model>> {
    Ok(of_ids(ids).all(db).await?)
}

/// The living customers among `ids`, held against others until the transaction ends.
pub(super) async fn hold_living(tx: &Tx, ids: Vec<CustomerId>) -> Result<Vec<Model>> {
    Ok(of_ids(ids).lock_exclusive().all(tx).await?)
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
        any = any.add(phones::has_hash(hashes));
    }
    if let Some(email) = email_folded {
        any = any.add(Column::EmailFolded.eq(email));
    }
    if any.is_empty() {
        return Ok(Vec::new());
    }
    let living = Entity::find().filter(Column::DeletedAt.is_null()).filter(any);
    Ok(living.order_by_asc(Column::Id).limit(20).all(db).await?)
}

/// Which of these phone hashes and folded emails living customers have.
///
/// # Errors
/// What the database says.
pub async fn contacts_among(
    db: &impl ConnectionTrait,
    (phones, emails): (Vec<Vec<u8>>, Vec<String>),
) -> Result<Vec<(Option<Vec<u8>>, Option<String>)>> {
    let with_phone = phones::hashes_among(db, phones).await?;
    let with_email = Entity::find()
        .select_only()
        .column(Column::EmailFolded)
        .filter(Column::DeletedAt.is_null())
        .filter(Column::EmailFolded.is_in(emails))
        .into_tuple::<Option<String>>()
        .all(db)
        .await?;
    let phones = with_phone.into_iter().map(|hash| (Some(hash), None));
    Ok(phones.chain(with_email.into_iter().map(|email| (None, email))).collect())
}

fn phone_taken(cause: DbErr) -> Error {
    if breaks_unique(&cause, &["customer_phone_once", "customer.phone_hash"]) {
        return Refusal::new(&DUPLICATE)
            .detail("matches", Vec::<String>::new())
            .detail("handled_by_colleague", true)
            .into();
    }
    cause.into()
}

pub(crate) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    insert_many(tx, vec![row]).await
}

pub(crate) async fn insert_many(tx: &Tx, rows: Vec<ActiveModel>) -> Result<()> {
    let facets: Vec<_> = rows
        .iter()
        .filter_map(|row| {
            let said = fields::facets(tx.app(), FieldOf::Customers, row.custom.try_as_ref()?);
            Some((row.id.try_as_ref()?.0, [facets::of_tags(row.tags.try_as_ref()?), said].concat()))
        })
        .collect();
    Entity::insert_many(rows).exec_without_returning(tx).await.map_err(phone_taken)?;
    FACETS.add(tx, facets).await
}

pub(crate) async fn update(tx: &Tx, id: CustomerId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let (tags, custom) = (changes.tags.try_as_ref().cloned(), changes.custom.try_as_ref().cloned());
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    let is_changed = update.exec(tx).await.map_err(phone_taken)?.rows_affected == 1;
    if let Some(tags) = tags.filter(|_| is_changed) {
        FACETS.keep_tags(tx, id, &tags).await?;
    }
    if let Some(custom) = custom.filter(|_| is_changed) {
        FACETS.keep_fields(tx, id, fields::facets(tx.app(), FieldOf::Customers, &custom)).await?;
    }
    Ok(is_changed)
}

async fn execute<const N: usize>(tx: &Tx, sql: &str, values: [sea_orm::Value; N]) -> Result<u64> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    Ok(tx.execute_raw(statement).await?.rows_affected())
}

/// Adds a purchase to what the system keeps about the customer.
pub(crate) async fn add_purchase(tx: &Tx, id: CustomerId, (day, total): (Day, Rupiah)) -> Result<()> {
    let sql = "UPDATE customer SET purchase_count = purchase_count + 1, lifetime_value = lifetime_value + $1, \
        first_purchase_on = CASE WHEN first_purchase_on IS NULL OR first_purchase_on > $2 THEN $2 ELSE first_purchase_on END, \
        last_purchase_on = CASE WHEN last_purchase_on IS NULL OR last_purchase_on < $2 THEN $2 ELSE last_purchase_on END, \
        inactive_proposed_on = NULL WHERE id = $3";
    execute(tx, sql, [total.into(), day.into(), id.into()]).await.map(drop)
}

/// What the system keeps about purchases, counted anew.
const COUNT_PURCHASES: &str = "UPDATE customer SET \
    purchase_count = (SELECT count(*) FROM purchase p WHERE p.customer_id = customer.id), \
    lifetime_value = (SELECT coalesce(sum(p.total), 0) FROM purchase p WHERE p.customer_id = customer.id), \
    first_purchase_on = (SELECT min(p.on_date) FROM purchase p WHERE p.customer_id = customer.id), \
    last_purchase_on = (SELECT max(p.on_date) FROM purchase p WHERE p.customer_id = customer.id) WHERE id = $1";

/// What the system keeps about services, counted anew.
const COUNT_SERVICES: &str = "UPDATE customer SET \
    active_services = (SELECT count(*) FROM service s WHERE s.customer_id = customer.id AND s.status = 'active'), \
    mrr = (SELECT coalesce(sum(s.price), 0) FROM service s WHERE s.customer_id = customer.id AND s.status = 'active'), \
    active_since = (SELECT min(s.started_on) FROM service s WHERE s.customer_id = customer.id AND s.status = 'active'), \
    inactive_proposed_on = CASE WHEN EXISTS (SELECT 1 FROM service s WHERE s.customer_id = customer.id \
    AND s.status <> 'terminated') THEN NULL ELSE inactive_proposed_on END WHERE id = $1";

/// Counts the services of a customer anew.
pub(crate) async fn count_services(tx: &Tx, id: CustomerId) -> Result<()> {
    execute(tx, COUNT_SERVICES, [id.into()]).await.map(drop)
}

/// Counts the purchases of a customer anew.
pub(crate) async fn count_purchases(tx: &Tx, id: CustomerId) -> Result<()> {
    execute(tx, COUNT_PURCHASES, [id.into()]).await.map(drop)
}

/// Gives everything of `from` to `to` and counts anew.
pub(super) async fn move_everything(tx: &Tx, to: CustomerId, from: CustomerId) -> Result<()> {
    phones::move_to(tx, to, from).await?;
    for sql in [
        "UPDATE service SET customer_id = $1 WHERE customer_id = $2",
        "UPDATE purchase SET customer_id = $1 WHERE customer_id = $2",
        "UPDATE customer SET merged_into_id = $1 WHERE merged_into_id = $2",
    ] {
        execute(tx, sql, [to.into(), from.into()]).await?;
    }
    for id in [to, from] {
        count_services(tx, id).await?;
        count_purchases(tx, id).await?;
    }
    Ok(())
}

/// The customers that were merged into `id`.
pub(super) async fn merged_into(db: &impl ConnectionTrait, id: CustomerId) -> Result<Vec<CustomerId>> {
    let losers = Entity::find().select_only().column(Column::Id).filter(Column::MergedIntoId.eq(id));
    Ok(losers.into_tuple().all(db).await?)
}

/// How many living customers `user` owns.
pub(super) async fn count_owned(db: &impl ConnectionTrait, user: UserId) -> Result<u64> {
    Ok(Entity::find().filter(Column::OwnerId.eq(user)).filter(Column::DeletedAt.is_null()).count(db).await?)
}

/// Gives all customers of `from` to `to`, those in the trash too; returns the living ones.
pub(super) async fn hand_over(tx: &Tx, from: UserId, to: UserId) -> Result<Vec<Model>> {
    let living =
        Entity::find().filter(Column::OwnerId.eq(from)).filter(Column::DeletedAt.is_null()).lock_exclusive();
    let moved = living.all(tx).await?;
    let all = Entity::update_many()
        .col_expr(Column::OwnerId, Expr::value(to))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::OwnerId.eq(from));
    all.exec(tx).await?;
    Ok(moved)
}

/// Forgets customers that have been in the trash since before `before` and that nothing refers to.
pub(super) async fn purge(tx: &Tx, before: Instant) -> Result<Vec<CustomerId>> {
    let unneeded = "NOT EXISTS (SELECT 1 FROM service s WHERE s.customer_id = customer.id) \
        AND NOT EXISTS (SELECT 1 FROM purchase p WHERE p.customer_id = customer.id) \
        AND NOT EXISTS (SELECT 1 FROM customer other WHERE other.merged_into_id = customer.id)";
    let ids: Vec<CustomerId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::DeletedAt.lt(before))
        .filter(Column::MergedIntoId.is_null())
        .filter(Expr::cust(unneeded))
        .limit(500)
        .into_tuple()
        .all(tx)
        .await?;
    for id in &ids {
        phones::set(tx, *id, &[]).await?;
        Entity::delete_by_id(*id).exec(tx).await?;
    }
    Ok(ids)
}
