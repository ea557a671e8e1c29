//! Reads and conditional updates of services.

use super::{
    ServiceId,
    model::{ServiceView, Status},
    table::{ActiveModel, Column, Entity, Model},
};
use crate::customers::{self, CustomerId};
use catalog::products::{self, ProductId};
use kernel::{Error, Permission, Result};
use platform::{Actor, Tx};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Set, Statement,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// Services of customers that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    let seen = customers::Entity::find()
        .select_only()
        .column(customers::Column::Id)
        .filter(customers::visible(actor))
        .into_query();
    Condition::all().add(Column::CustomerId.in_subquery(seen))
}

/// Customers with a living service of `product`.
pub(crate) fn with_product(product: Uuid) -> Condition {
    let having = Entity::find()
        .select_only()
        .column(Column::CustomerId)
        .filter(Column::ProductId.eq(ProductId(product)))
        .filter(Column::Status.ne(Status::Terminated))
        .into_query();
    Condition::all().add(customers::Column::Id.in_subquery(having))
}

pub(super) async fn find(db: &impl ConnectionTrait, actor: &Actor, id: ServiceId) -> Result<Model> {
    Entity::find_by_id(id).filter(visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

/// Every service of a customer, the newest first.
pub(crate) async fn of_customer(db: &impl ConnectionTrait, id: CustomerId) -> Result<Vec<ServiceView>> {
    let rows = Entity::find()
        .filter(Column::CustomerId.eq(id))
        .order_by_desc(Column::StartedOn)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    views(db, &Actor::system(), rows).await
}

pub(super) async fn views(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rows: Vec<Model>,
) -> Result<Vec<ServiceView>> {
    let customers = customers::names(db, rows.iter().map(|row| row.customer_id).collect()).await?;
    let products = products::names(db, rows.iter().map(|row| row.product_id).collect()).await?;
    let may_edit = actor.may(Permission::UseCustomers);
    let view = |row: Model| {
        let customer = customers.get(&row.customer_id).cloned().unwrap_or_default();
        let product = products.get(&row.product_id).cloned().unwrap_or_default();
        ServiceView::new(row, (customer, product), may_edit)
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) async fn view(db: &impl ConnectionTrait, actor: &Actor, id: ServiceId) -> Result<ServiceView> {
    let row = find(db, actor, id).await?;
    views(db, actor, vec![row]).await?.pop().ok_or(Error::NotFound)
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes `changes` while the service is `from`, and unchanged since `seen` where that is known.
pub(super) async fn update_if(
    tx: &Tx,
    id: ServiceId,
    (from, seen): (Status, Option<i64>),
    changes: ActiveModel,
) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Status.eq(from));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Keeps that a service was of another product and price.
pub(super) async fn add_change(
    tx: &Tx,
    actor: &Actor,
    (before, after): (&Model, &Model),
    reason: Option<String>,
) -> Result<()> {
    let sql = "INSERT INTO service_change (id, service_id, at, on_day, changed_by, from_product_id, to_product_id, \
        from_price, to_price, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let id: Uuid = tx.new_id();
    let values = [
        id.into(),
        after.id.into(),
        tx.now().into(),
        tx.today().into(),
        actor.user_id().map(Uuid::from).into(),
        before.product_id.into(),
        after.product_id.into(),
        before.price.into(),
        after.price.into(),
        reason.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Wipes the addresses of a customer's services.
pub(crate) async fn wipe(tx: &Tx, id: CustomerId) -> Result<()> {
    let nothing: Option<String> = None;
    let all = Entity::update_many()
        .col_expr(Column::InstallAddress, Expr::value(nothing))
        .filter(Column::CustomerId.eq(id));
    all.exec(tx).await?;
    Ok(())
}
