//! Products in the search box.

use super::{
    list::matching,
    policy::{self, Sees},
    table::{Column, Entity, Model},
};
use futures::FutureExt;
use kernel::{Permission, Result, text};
use platform::{
    Actor, App,
    capability::{SearchHit, SearchSource},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Finds products by name or SKU.
pub const SEARCH: SearchSource =
    SearchSource { name: "products", find: |app, actor, text, limit| find(app, actor, text, limit).boxed() };

async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    if !actor.may(Permission::ReadProducts) {
        return Ok(Vec::new());
    }
    let sees = policy::sees(actor);
    let found = Entity::find()
        .filter(Column::DeletedAt.is_null())
        .filter(matching(sees, &text::fold(text)))
        .order_by_asc(Column::NameFolded)
        .limit(limit)
        .all(app.db().reader())
        .await?;
    let hit = |product: Model| SearchHit {
        kind: "product",
        id: product.id.0,
        title: product.name,
        subtitle: if sees == Sees::Names { String::new() } else { product.sku },
    };
    Ok(found.into_iter().map(hit).collect())
}
