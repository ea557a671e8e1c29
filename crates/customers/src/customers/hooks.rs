//! What customers offer to the rest of the house.

use super::{
    create::may_own,
    list::matching,
    model, policy, queries,
    table::{Column, Entity, Model},
};
use futures::FutureExt;
use kernel::{Error, Permission, Result, UserId, check, text};
use notify::Notice;
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    capability::{Handover, SearchHit, SearchSource},
    live::{self, Audience},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

/// Customers of a user who leaves.
pub(crate) const HANDOVER: Handover = Handover {
    name: "customers",
    count: |app, user| async move { queries::count_owned(app.db().reader(), user).await }.boxed(),
    hand_over: |tx, actor, from, to| hand_over(tx, actor, from, to).boxed(),
};

async fn hand_over(tx: &Tx, actor: &Actor, from: UserId, to: UserId) -> Result<u64> {
    if !may_own(tx, to).await? {
        return Err(Error::field("hand_over_to.customers", &check::UNKNOWN_REFERENCE));
    }
    let moved = queries::hand_over(tx, from, to).await?;
    for row in &moved {
        let facts = json!({ "changes": { "owner_id": { "from": from, "to": to } } });
        audit::record(tx, actor, "customer.updated", &model::subject(row), facts).await?;
    }
    let count = u64::try_from(moved.len()).map_err(Error::internal)?;
    if count > 0 {
        let names = accounts::users::names(tx, vec![from]).await?;
        let subject = Subject::new("user", from, names.get(&from).cloned().unwrap_or_default());
        let params = json!({ "count": count });
        notify::tell(tx, actor, Notice { kind: "customer.handed_over", to: vec![to], subject, params })
            .await?;
        live::tell(tx, "customer.updated", None, Audience::Holders(Permission::UseCustomers)).await?;
    }
    Ok(count)
}

/// Customers in the search box.
pub(crate) const SEARCH: SearchSource =
    SearchSource { name: "customers", find: |app, actor, text, limit| find(app, actor, text, limit).boxed() };

async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    let rows = Entity::find()
        .filter(policy::visible(actor))
        .filter(Column::DeletedAt.is_null())
        .filter(matching(app, &text::fold(text)))
        .order_by_asc(Column::NameFolded)
        .limit(limit)
        .all(app.db().reader())
        .await?;
    let hit = |row: Model| SearchHit { kind: "customer", id: row.id.0, title: row.name, subtitle: row.code };
    Ok(rows.into_iter().map(hit).collect())
}
