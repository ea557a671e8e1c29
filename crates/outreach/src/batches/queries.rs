//! Reads and conditional updates of batches.

use super::{
    BatchId,
    model::{BatchCounts, BatchView, Standing},
    policy,
    table::{ActiveModel, Column, Entity, Model},
};
use crate::databases;
use futures::FutureExt;
use kernel::{Error, Result, UserId};
use platform::{Actor, Tx, capability::BadgeSource, db};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect,
    Set,
    sea_query::{Alias, Expr, ExprTrait, Func, Query},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Batches that one has not opened yet.
pub(crate) const UNSEEN: BadgeSource = BadgeSource {
    name: "new_batches",
    count: |app, actor| {
        async move {
            let unseen = Entity::find()
                .filter(Column::StaffId.eq(actor.id))
                .filter(Column::SeenAt.is_null())
                .filter(Column::DatabaseId.in_subquery(databases::living()));
            Ok(unseen.count(app.db().reader()).await?)
        }
        .boxed()
    },
};

/// The batch `id`, if `actor` may see it.
pub(crate) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: BatchId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

/// Who was given the batch.
pub(crate) async fn staff_of(db: &impl ConnectionTrait, id: BatchId) -> Result<UserId> {
    Ok(Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?.staff_id)
}

/// The titles of `ids`.
pub(crate) async fn titles(
    db: &impl ConnectionTrait,
    mut ids: Vec<BatchId>,
) -> Result<HashMap<BatchId, String>> {
    ids.sort_unstable();
    ids.dedup();
    let rows: Vec<(BatchId, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title])
        .filter(Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn counts(db: &impl ConnectionTrait, ids: Vec<BatchId>) -> Result<HashMap<BatchId, BatchCounts>> {
    let sum = Func::sum(Expr::col("records")).cast_as(Alias::new("bigint"));
    let select = Query::select()
        .columns(["batch_id", "whatsapp_status", "responded"])
        .expr_as(sum, Alias::new("records"))
        .from("batch_standing_now")
        .and_where(Expr::col("batch_id").is_in(ids.into_iter().map(Uuid::from)))
        .group_by_columns(["batch_id", "whatsapp_status", "responded"])
        .take();
    let lines = Standing::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    let mut counts: HashMap<BatchId, BatchCounts> = HashMap::new();
    for line in lines {
        counts.entry(line.batch_id).or_default().add(&line);
    }
    Ok(counts)
}

/// Turns rows into views: the names around all of them, and what is counted, at once.
pub(super) async fn views(
    db: &impl ConnectionTrait,
    (actor, rows): (&Actor, Vec<Model>),
) -> Result<Vec<BatchView>> {
    let parts = databases::parts_of(db, rows.iter().map(|row| row.database_id).collect()).await?;
    let products = catalog::products::names_of(parts.values().filter_map(|part| part.product_id).collect());
    let people = accounts::users::names_of(rows.iter().map(|row| row.staff_id).collect());
    let names = db::names::find(db, [products, people]).await?;
    let counts = counts(db, rows.iter().map(|row| row.id).collect()).await?;
    let view = |row: Model| {
        let database = parts.get(&row.database_id).cloned();
        let product = database.as_ref().and_then(|parts| parts.product_id);
        let product = product.and_then(|id| names.get(&id.0).cloned());
        let staff = names.get(&row.staff_id.0).cloned();
        let counts = counts.get(&row.id).copied().unwrap_or_default();
        BatchView::new(actor, row, (database, product, staff, counts))
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) async fn view(db: &impl ConnectionTrait, (actor, row): (&Actor, Model)) -> Result<BatchView> {
    views(db, (actor, vec![row])).await?.pop().ok_or(Error::NotFound)
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn update(tx: &Tx, id: BatchId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}
