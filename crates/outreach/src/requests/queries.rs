//! Reads and conditional updates of requests.

use super::{
    RequestId, Status,
    model::{Around, RequestView},
    policy,
    table::{ActiveModel, Column, Entity, Model},
};
use crate::databases;
use futures::FutureExt;
use kernel::{Error, Permission, Result};
use platform::{Actor, Tx, capability::BadgeSource, db};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoSimpleExpr, PaginatorTrait, QueryFilter, QuerySelect, Set,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};

/// Requests that wait for whoever manages databases.
pub(crate) const PENDING: BadgeSource = BadgeSource {
    name: "download_requests",
    count: |app, actor| {
        async move {
            if !actor.may(Permission::ManageDatabases) {
                return Ok(0);
            }
            Ok(Entity::find().filter(is_pending()).count(app.db().reader()).await?)
        }
        .boxed()
    },
};

/// Requests that wait. The status stands in the statement itself: a partial index serves no placeholder.
fn is_pending() -> SimpleExpr {
    Column::Status.into_simple_expr().eq(SimpleExpr::Constant("pending".into()))
}

pub(super) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: RequestId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

/// The request `id`, if `actor` may see it, held against others until the transaction ends.
pub(super) async fn find_to_change(tx: &Tx, actor: &Actor, id: RequestId) -> Result<Model> {
    let held = Entity::find_by_id(id).filter(policy::visible(actor)).lock_exclusive();
    held.one(tx).await?.ok_or(Error::NotFound)
}

/// Turns rows into views: the names around all of them at once.
pub(super) async fn views(
    db: &impl ConnectionTrait,
    (actor, rows): (&Actor, Vec<Model>),
) -> Result<Vec<RequestView>> {
    let parts = databases::parts_of(db, rows.iter().map(|row| row.database_id).collect()).await?;
    let products = catalog::products::names_of(parts.values().filter_map(|part| part.product_id).collect());
    let people = rows.iter().flat_map(|row| [Some(row.staff_id), row.decided_by]).flatten().collect();
    let names = db::names::find(db, [products, accounts::users::names_of(people)]).await?;
    let view = |row: Model| {
        let database = parts.get(&row.database_id).cloned();
        let product = database.as_ref().and_then(|parts| parts.product_id);
        let around = Around {
            product: product.and_then(|id| names.get(&id.0).cloned()),
            database,
            staff: names.get(&row.staff_id.0).cloned(),
            decided_by: row.decided_by.and_then(|id| names.get(&id.0).cloned()),
        };
        RequestView::new(actor, row, around)
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) async fn view(db: &impl ConnectionTrait, (actor, row): (&Actor, Model)) -> Result<RequestView> {
    views(db, (actor, vec![row])).await?.pop().ok_or(Error::NotFound)
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Changes the request if it still is in the status `from`; returns whether it was.
pub(super) async fn step_from(
    tx: &Tx,
    (id, from): (RequestId, Status),
    changes: ActiveModel,
) -> Result<bool> {
    let update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Status.eq(from));
    Ok(update.exec(tx).await?.rows_affected == 1)
}
