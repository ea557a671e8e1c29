//! Products in the search box.

use super::table::{Column, Entity, Model};
use futures::FutureExt;
use kernel::{Permission, Result, text};
use platform::{
    Actor, App,
    capability::{SearchHit, SearchSource},
    db::dialect::contains,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, QueryFilter, QueryOrder, QuerySelect};

/// Finds products by name or SKU.
pub const SEARCH: SearchSource =
    SearchSource { name: "products", find: |app, actor, text, limit| find(app, actor, text, limit).boxed() };

async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    if !actor.may(Permission::ReadProducts) {
        return Ok(Vec::new());
    }
    let needle = text::fold(text);
    let matches = Condition::any()
        .add(contains(Column::NameFolded.into_simple_expr(), &needle))
        .add(contains(Column::SkuFolded.into_simple_expr(), &needle));
    let found = Entity::find()
        .filter(Column::DeletedAt.is_null())
        .filter(matches)
        .order_by_asc(Column::NameFolded)
        .limit(limit)
        .all(app.db().reader())
        .await?;
    let hit = |product: Model| SearchHit {
        kind: "product",
        id: product.id.0,
        title: product.name,
        subtitle: product.sku,
    };
    Ok(found.into_iter().map(hit).collect())
}
