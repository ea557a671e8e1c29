//! Reads and conditional updates of services.

use super::{
    ServiceId,
    model::{RunningService, ServiceView, Status},
    table::{ActiveModel, Column, Entity, Model, change},
};
use crate::customers::{self, CustomerId};
use catalog::products::{self, ProductId};
use kernel::{Day, Error, Result};
use platform::{Actor, Tx};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Set,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Customers that fit `condition`.
pub(super) fn of_customers_that(condition: Condition) -> Condition {
    let ids =
        customers::Entity::find().select_only().column(customers::Column::Id).filter(condition).into_query();
    Condition::all().add(Column::CustomerId.in_subquery(ids))
}

/// Services of customers that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    of_customers_that(customers::visible(actor))
}

fn owners(services: Condition) -> SelectStatement {
    Entity::find().select_only().column(Column::CustomerId).filter(services).into_query()
}

/// Customers with a living service of `product`.
pub(crate) fn with_product(product: Uuid) -> Condition {
    let living = Condition::all()
        .add(Column::ProductId.eq(ProductId(product)))
        .add(Column::Status.ne(Status::Terminated));
    Condition::all().add(customers::Column::Id.in_subquery(owners(living)))
}

/// Customers with a service of this status.
pub(crate) fn with_status(status: Status) -> Condition {
    let those = Condition::all().add(Column::Status.eq(status));
    Condition::all().add(customers::Column::Id.in_subquery(owners(those)))
}

/// Customers with a service that has not ended.
pub(crate) fn owners_of_living() -> SelectStatement {
    owners(Condition::all().add(Column::Status.ne(Status::Terminated)))
}

/// How many services of a customer have not ended.
/// Which of these customers have services that have not ended.
pub(crate) async fn owners_among(
    db: &impl ConnectionTrait,
    customers: Vec<CustomerId>,
) -> Result<Vec<CustomerId>> {
    let living = Entity::find()
        .select_only()
        .column(Column::CustomerId)
        .filter(Column::CustomerId.is_in(customers))
        .filter(Column::Status.ne(Status::Terminated));
    Ok(living.into_tuple().all(db).await?)
}

pub(crate) async fn count_living(db: &impl ConnectionTrait, id: CustomerId) -> Result<u64> {
    let living =
        Entity::find().filter(Column::CustomerId.eq(id)).filter(Column::Status.ne(Status::Terminated));
    Ok(living.count(db).await?)
}

pub(super) async fn find(db: &impl ConnectionTrait, id: ServiceId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: ServiceId) -> Result<Model> {
    Entity::find_by_id(id).filter(visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

/// The service, held against others until the transaction ends, if `actor` may see it.
pub(super) async fn hold(tx: &Tx, actor: &Actor, id: ServiceId) -> Result<Model> {
    let held = Entity::find_by_id(id).filter(visible(actor)).lock_exclusive();
    held.one(tx).await?.ok_or(Error::NotFound)
}

/// Every service of a customer, the newest first.
pub(crate) async fn of_customer(db: &impl ConnectionTrait, id: CustomerId) -> Result<Vec<ServiceView>> {
    let services = Entity::find().filter(Column::CustomerId.eq(id));
    let rows = services.order_by_desc(Column::StartedOn).order_by_desc(Column::Id).all(db).await?;
    views(db, &Actor::system(), rows).await
}

/// The services of `ids` that have not ended, the oldest first.
pub(crate) async fn running(
    db: &impl ConnectionTrait,
    ids: Vec<CustomerId>,
) -> Result<HashMap<CustomerId, Vec<RunningService>>> {
    let rows = Entity::find()
        .filter(Column::CustomerId.is_in(ids))
        .filter(Column::Status.ne(Status::Terminated))
        .order_by_asc(Column::StartedOn)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let names = products::names(db, rows.iter().map(|row| row.product_id).collect()).await?;
    let mut running: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        running.entry(row.customer_id).or_default().push(RunningService {
            id: row.id,
            number: row.number,
            product_name: names.get(&row.product_id).cloned().unwrap_or_default(),
            product_id: row.product_id,
            price: row.price,
            started_on: row.started_on,
            status: row.status,
        });
    }
    Ok(running)
}

pub(super) async fn views(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rows: Vec<Model>,
) -> Result<Vec<ServiceView>> {
    let customers = customers::names(db, rows.iter().map(|row| row.customer_id).collect()).await?;
    let products = products::names(db, rows.iter().map(|row| row.product_id).collect()).await?;
    let may_edit = customers::may_write(actor);
    let view = |row: Model| {
        let customer = customers.get(&row.customer_id).cloned().unwrap_or_default();
        let product = products.get(&row.product_id).cloned().unwrap_or_default();
        ServiceView::new(row, (customer, product), may_edit)
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) async fn view(db: &impl ConnectionTrait, actor: &Actor, id: ServiceId) -> Result<ServiceView> {
    let row = find_visible(db, actor, id).await?;
    views(db, actor, vec![row]).await?.pop().ok_or(Error::NotFound)
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<Model> {
    Ok(Entity::insert(row).exec_with_returning(tx).await?)
}

/// Writes `changes` while the service still is `from`.
pub(super) async fn update_if(tx: &Tx, id: ServiceId, from: Status, changes: ActiveModel) -> Result<bool> {
    let update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Status.eq(from));
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Keeps that a service was of another product and price.
pub(super) async fn add_change(
    tx: &Tx,
    actor: &Actor,
    (before, after): (&Model, &Model),
    (day, reason): (Day, Option<String>),
) -> Result<()> {
    let row = change::ActiveModel {
        id: Set(tx.new_id()),
        service_id: Set(after.id),
        at: Set(tx.now()),
        on_day: Set(day),
        changed_by: Set(actor.user_id()),
        from_product_id: Set(before.product_id),
        to_product_id: Set(after.product_id),
        from_price: Set(before.price),
        to_price: Set(after.price),
        reason: Set(reason),
    };
    change::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The last 200 changes of a service's product or price, the newest first.
pub(super) async fn changes(db: &impl ConnectionTrait, id: ServiceId) -> Result<Vec<change::Model>> {
    let history = change::Entity::find()
        .filter(change::Column::ServiceId.eq(id))
        .order_by_desc(change::Column::At)
        .order_by_desc(change::Column::Id)
        .limit(200);
    Ok(history.all(db).await?)
}

/// Wipes addresses and reasons of a customer's services.
pub(crate) async fn wipe(tx: &Tx, id: CustomerId) -> Result<()> {
    let nothing = || Expr::value(None::<String>);
    let services =
        Entity::find().select_only().column(Column::Id).filter(Column::CustomerId.eq(id)).into_query();
    change::Entity::update_many()
        .col_expr(change::Column::Reason, nothing())
        .filter(change::Column::ServiceId.in_subquery(services))
        .exec(tx)
        .await?;
    Entity::update_many()
        .col_expr(Column::InstallAddress, nothing())
        .col_expr(Column::EndReason, nothing())
        .col_expr(Column::SuspendReason, nothing())
        .filter(Column::CustomerId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
