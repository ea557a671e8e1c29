//! Put labels on a lead and take them off.

use super::{
    LeadId, model, policy, queries,
    save::tell_change,
    table::{ActiveModel, Column, Entity, FACETS, Model},
};
use futures::FutureExt;
use kernel::{Error, Permission, Result};
use platform::{
    Actor, Tx, audit,
    facets::{TagChange, TagSource},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set};
use serde_json::json;

/// The labels of leads.
pub(crate) const TAGS: TagSource = TagSource {
    of: "leads",
    permission: Permission::UseLeads,
    list: Some("leads"),
    facets: FACETS,
    seen: |actor| {
        let ids = Entity::find().select_only().column(Column::Id).filter(policy::visible(actor));
        ids.filter(Column::DeletedAt.is_null()).into_query()
    },
    change: |tx, actor, id, change| {
        async move { retag(tx, actor, (LeadId(id), change)).await.map(drop) }.boxed()
    },
};

pub(super) async fn retag(tx: &Tx, actor: &Actor, (id, change): (LeadId, &TagChange)) -> Result<Model> {
    let row = queries::find_to_change(tx, actor, id).await?;
    if !policy::can(actor, &row).edit {
        return Err(Error::Forbidden);
    }
    let before: Vec<String> = serde_json::from_value(row.tags.clone()).unwrap_or_default();
    let after = change.applied(&before)?;
    if after == before {
        return Ok(row);
    }
    queries::update(tx, id, None, ActiveModel { tags: Set(json!(after)), ..Default::default() }).await?;
    let facts = json!({ "changes": { "tags": { "from": before, "to": after } } });
    audit::record(tx, actor, "lead.updated", &model::subject(&row), facts).await?;
    tell_change(tx, (&row, &row)).await?;
    queries::find(tx, id).await
}
