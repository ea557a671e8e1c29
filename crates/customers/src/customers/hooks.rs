//! What customers offer to the rest of the house.

use super::{create::may_own, model, queries};
use futures::FutureExt;
use kernel::{Error, Permission, Result, UserId, check};
use notify::Notice;
use platform::{
    Actor, Tx,
    audit::{self, Subject},
    capability::Handover,
    live::{self, Audience},
};
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
