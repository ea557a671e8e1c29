//! Reads and changes of purchases.

use super::{
    PurchaseId,
    model::{ItemView, PurchaseCan, PurchaseView, Source},
    table::{ActiveModel, Column, Entity, Model, item},
};
use crate::customers::{self, CustomerId};
use kernel::{Error, Result};
use platform::{Actor, Tx};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;

/// Purchases of customers that fit `condition`.
pub(super) fn of_customers_that(condition: Condition) -> Condition {
    let ids =
        customers::Entity::find().select_only().column(customers::Column::Id).filter(condition).into_query();
    Condition::all().add(Column::CustomerId.in_subquery(ids))
}

/// Purchases of customers that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    of_customers_that(customers::visible(actor))
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel, lines: Vec<item::ActiveModel>) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await?;
    for chunk in lines.chunks(100) {
        item::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The purchase `id`, if `actor` may see its customer.
pub(super) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: PurchaseId) -> Result<Model> {
    Entity::find_by_id(id).filter(visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

/// [`find_visible`], held against others until the transaction ends.
pub(super) async fn hold(tx: &Tx, actor: &Actor, id: PurchaseId) -> Result<Model> {
    Entity::find_by_id(id).filter(visible(actor)).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// Writes `changes` to a purchase that is held.
pub(super) async fn update(tx: &Tx, id: PurchaseId, changes: ActiveModel) -> Result<()> {
    let update = Entity::update_many()
        .set(changes)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    update.exec(tx).await?;
    Ok(())
}

/// Replaces the lines of a purchase.
pub(super) async fn set_items(tx: &Tx, id: PurchaseId, lines: Vec<item::ActiveModel>) -> Result<()> {
    item::Entity::delete_many().filter(item::Column::PurchaseId.eq(id)).exec(tx).await?;
    for chunk in lines.chunks(100) {
        item::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Removes a purchase with its lines.
pub(super) async fn delete(tx: &Tx, id: PurchaseId) -> Result<()> {
    item::Entity::delete_many().filter(item::Column::PurchaseId.eq(id)).exec(tx).await?;
    Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// Purchases as the API shows them, in the order of `rows`.
pub(super) async fn views(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rows: Vec<Model>,
) -> Result<Vec<PurchaseView>> {
    let may_write = customers::may_write(actor);
    let names = customers::names(db, rows.iter().map(|row| row.customer_id).collect()).await?;
    let mut items = items(db, rows.iter().map(|row| row.id).collect()).await?;
    let view = |row: Model| PurchaseView {
        items: items.remove(&row.id).unwrap_or_default(),
        customer_name: names.get(&row.customer_id).cloned().unwrap_or_default(),
        id: row.id,
        number: row.number,
        customer_id: row.customer_id,
        deal_id: row.deal_id,
        on_date: row.on_date,
        discount: row.discount,
        total: row.total,
        source: row.source,
        note: row.note,
        version: row.version,
        can: PurchaseCan {
            edit: may_write && row.source != Source::Deal,
            delete: may_write && row.source != Source::Deal,
        },
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(view).collect())
}

async fn items(
    db: &impl ConnectionTrait,
    ids: Vec<PurchaseId>,
) -> Result<HashMap<PurchaseId, Vec<ItemView>>> {
    let lines = item::Entity::find()
        .filter(item::Column::PurchaseId.is_in(ids))
        .order_by_asc(item::Column::Position)
        .all(db)
        .await?;
    let mut items: HashMap<_, Vec<_>> = HashMap::new();
    for line in lines {
        items.entry(line.purchase_id).or_default().push(ItemView {
            product_id: line.product_id,
            name: line.name,
            quantity: line.quantity,
            unit_price: line.unit_price,
            total: line.total,
        });
    }
    Ok(items)
}

/// The purchase as the API shows it, if `actor` may see its customer.
pub(super) async fn view(db: &impl ConnectionTrait, actor: &Actor, id: PurchaseId) -> Result<PurchaseView> {
    let row = find_visible(db, actor, id).await?;
    views(db, actor, vec![row]).await?.pop().ok_or(Error::NotFound)
}

/// Every purchase of a customer, the newest first.
pub(crate) async fn of_customer(db: &impl ConnectionTrait, id: CustomerId) -> Result<Vec<PurchaseView>> {
    let theirs = Entity::find().filter(Column::CustomerId.eq(id));
    let rows = theirs.order_by_desc(Column::OnDate).order_by_desc(Column::Id).all(db).await?;
    let mut all = Vec::with_capacity(rows.len());
    for page in rows.chunks(500) {
        all.extend(views(db, &Actor::system(), page.to_vec()).await?);
    }
    Ok(all)
}

/// Wipes the notes on a customer's purchases.
pub(crate) async fn wipe(tx: &Tx, id: CustomerId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Note, Expr::value(None::<String>))
        .filter(Column::CustomerId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
