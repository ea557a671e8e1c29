//! What customers offer to the rest of the house.

use super::{
    policy, queries,
    table::{Column, Entity, Model},
};
use futures::FutureExt;
use kernel::{Permission, Result, UserId, text};
use platform::{
    Actor, App, Tx,
    capability::{Handover, SearchHit, SearchSource},
    db::dialect::contains,
    jobs::JobKind,
    live::{self, Audience},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, QueryFilter, QueryOrder, QuerySelect};

/// What lies in the trash for so long is forgotten.
const KEPT: chrono::Duration = chrono::Duration::days(90);

/// Forgets what has been in the trash for 90 days.
pub(crate) const PURGE: JobKind = JobKind::new("customers.purge", |app, _| {
    Box::pin(async move { app.transact(async |tx| queries::purge(tx, tx.now() - KEPT).await).await })
});

/// Customers of a user who leaves.
pub(crate) const HANDOVER: Handover = Handover {
    name: "customers",
    count: |app, user| async move { queries::count_owned(app.db().reader(), user).await }.boxed(),
    hand_over: |tx, actor, from, to| hand_over(tx, actor, from, to).boxed(),
};

async fn hand_over(tx: &Tx, _: &Actor, from: UserId, to: UserId) -> Result<u64> {
    let count = queries::hand_over(tx, from, to).await?;
    live::tell(tx, "customer.updated", None, Audience::Holders(Permission::UseCustomers)).await?;
    Ok(count)
}

/// Customers in the search box.
pub(crate) const SEARCH: SearchSource =
    SearchSource { name: "customers", find: |app, actor, text, limit| find(app, actor, text, limit).boxed() };

async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    let needle = text::fold(text);
    let mut any = Condition::any()
        .add(contains(Column::NameFolded.into_simple_expr(), &needle))
        .add(contains(Column::EmailFolded.into_simple_expr(), &needle))
        .add(Column::Code.eq(needle.to_uppercase()));
    if let Some(phone) = queries::has_phone(app, text) {
        any = any.add(phone);
    }
    let rows = Entity::find()
        .filter(policy::visible(actor))
        .filter(Column::DeletedAt.is_null())
        .filter(any)
        .order_by_asc(Column::NameFolded)
        .limit(limit)
        .all(app.db().reader())
        .await?;
    let hit = |row: Model| SearchHit { kind: "customer", id: row.id.0, title: row.name, subtitle: row.code };
    Ok(rows.into_iter().map(hit).collect())
}
