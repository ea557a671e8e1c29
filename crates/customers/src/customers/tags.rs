//! Put labels on a customer and take them off.

use super::{
    CustomerId, model, policy, queries,
    table::{ActiveModel, Column, Entity, FACETS},
};
use futures::FutureExt;
use kernel::{Error, Permission, Result};
use platform::{
    Actor, Tx, audit,
    facets::{TagChange, TagSource},
    live::{self, Audience},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set};
use serde_json::json;

/// The labels of customers.
pub(crate) const TAGS: TagSource = TagSource {
    of: "customers",
    permission: Permission::UseCustomers,
    list: Some("customers"),
    facets: FACETS,
    seen: |actor| {
        let ids = Entity::find().select_only().column(Column::Id).filter(policy::visible(actor));
        ids.filter(Column::DeletedAt.is_null()).into_query()
    },
    change: |tx, actor, id, change| retag(tx, actor, (CustomerId(id), change)).boxed(),
};

async fn retag(tx: &Tx, actor: &Actor, (id, change): (CustomerId, &TagChange)) -> Result<()> {
    let row = queries::hold(tx, actor, id).await?;
    if !policy::can(actor, row.standing()).edit {
        return Err(Error::Forbidden);
    }
    let before: Vec<String> = serde_json::from_value(row.tags.clone()).unwrap_or_default();
    let after = change.applied(&before)?;
    if after == before {
        return Ok(());
    }
    queries::update(tx, id, None, ActiveModel { tags: Set(json!(after)), ..Default::default() }).await?;
    let facts = json!({ "changes": { "tags": { "from": before, "to": after } } });
    audit::record(tx, actor, "customer.updated", &model::subject(&row), facts).await?;
    let audience = Audience::Owned(Permission::UseCustomers, row.owner_id);
    live::tell(tx, "customer.updated", Some(id.0), audience).await
}
