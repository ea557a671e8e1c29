//! Put labels on a product and take them off.

use super::{
    ProductId,
    model::subject,
    policy::{self, Sees},
    queries,
    table::{ActiveModel, Column, Entity, FACETS},
};
use futures::FutureExt;
use kernel::{Error, Permission, Result};
use platform::{
    Actor, Tx, audit, db,
    facets::{TagChange, TagSource},
    live::{self, Audience},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set};
use serde_json::json;

/// The labels of products. Who only reads names sees none.
pub(crate) const TAGS: TagSource = TagSource {
    of: "products",
    permission: Permission::ReadProducts,
    list: Some("products"),
    facets: FACETS,
    seen: |actor| {
        let ids = Entity::find().select_only().column(Column::Id).filter(Column::DeletedAt.is_null());
        let ids = if policy::sees(actor) == Sees::Names { ids.filter(db::nothing()) } else { ids };
        ids.into_query()
    },
    change: |tx, actor, id, change| retag(tx, actor, (ProductId(id), change)).boxed(),
};

async fn retag(tx: &Tx, actor: &Actor, (id, change): (ProductId, &TagChange)) -> Result<()> {
    let row = queries::hold(tx, id).await?;
    if !policy::can(actor, &row).edit {
        return Err(Error::Forbidden);
    }
    let before: Vec<String> = serde_json::from_value(row.tags.clone()).unwrap_or_default();
    let after = change.applied(&before)?;
    if after == before {
        return Ok(());
    }
    queries::update(tx, id, None, ActiveModel { tags: Set(json!(after)), ..Default::default() }).await?;
    let facts = json!({ "changes": { "tags": { "from": before, "to": after } } });
    audit::record(tx, actor, "product.updated", &subject(&row), facts).await?;
    live::tell(tx, "product.updated", Some(id.0), Audience::Holders(Permission::ReadProducts)).await
}
