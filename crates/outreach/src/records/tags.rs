//! Put labels on a record and take them off.

use super::{
    RecordId,
    mark::tell,
    model::subject,
    policy, queries,
    table::{ActiveModel, Column, Entity, FACETS},
};
use futures::FutureExt;
use kernel::{Error, Permission, Result};
use platform::{
    Actor, Tx, audit,
    facets::{TagChange, TagSource},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set};
use serde_json::json;

/// The labels of records.
pub(crate) const TAGS: TagSource = TagSource {
    of: "records",
    permission: Permission::UseRecords,
    list: Some("assignments"),
    facets: FACETS,
    seen: |actor| {
        let ids = Entity::find().select_only().column(Column::Id).filter(policy::visible(actor));
        let living = ids.filter(Column::DeletedAt.is_null()).filter(policy::is_in_living_database());
        living.into_query()
    },
    change: |tx, actor, id, change| retag(tx, actor, (RecordId(id), change)).boxed(),
};

async fn retag(tx: &Tx, actor: &Actor, (id, change): (RecordId, &TagChange)) -> Result<()> {
    let row = queries::find_to_change(tx, actor, id).await?;
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
    audit::record(tx, actor, "record.updated", &subject(&row), facts).await?;
    tell(tx, &row).await
}
