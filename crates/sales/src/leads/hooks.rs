//! What leads offer to the rest of the house.

use super::{model::LeadView, queries, save::may_own};
use crate::pipeline::StageId;
use futures::FutureExt;
use kernel::{Error, Permission, Result, UserId, check};
use notify::Notice;
use platform::{
    Actor, App, Tx,
    audit::Subject,
    capability::{Handover, PersonSource},
    jobs::JobKind,
    live::{self, Audience},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// What lies in the trash for so long is forgotten.
const KEPT: chrono::Duration = chrono::Duration::days(90);

/// Forgets what has been in the trash for 90 days.
pub(crate) const PURGE: JobKind = JobKind::new("leads.purge", |app, _| {
    Box::pin(async move { app.transact(async |tx| queries::purge(tx, tx.now() - KEPT).await).await })
});

/// Open leads of a user who leaves.
pub(crate) const HANDOVER: Handover = Handover {
    name: "leads",
    count: |app, user| async move { queries::count_open_of(app.db().reader(), user).await }.boxed(),
    hand_over: |tx, actor, from, to| hand_over(tx, actor, from, to).boxed(),
};

async fn hand_over(tx: &Tx, actor: &Actor, from: UserId, to: UserId) -> Result<u64> {
    if !may_own(tx, actor, to).await? {
        return Err(Error::field("hand_over_to.leads", &check::UNKNOWN_REFERENCE));
    }
    let count = queries::hand_over(tx, from, to).await?;
    if count > 0 {
        let names = accounts::users::names(tx, vec![from]).await?;
        let subject = Subject::new("user", from, names.get(&from).cloned().unwrap_or_default());
        let params = json!({ "count": count });
        notify::tell(tx, actor, Notice { kind: "lead.handed_over", to: vec![to], subject, params }).await?;
        live::tell(tx, "lead.updated", None, Audience::Holders(Permission::UseLeads)).await?;
    }
    Ok(count)
}

/// Leads and activities of a customer.
pub(crate) const PERSON: PersonSource = PersonSource {
    name: "leads",
    merge: |tx, _, to, from| queries::merge_customers(tx, to, from).boxed(),
    export: |app, customer| export(app, customer).boxed(),
    erase: |tx, customer| queries::erase(tx, customer).boxed(),
};

async fn export(app: &App, customer: Uuid) -> Result<Value> {
    let db = app.db().reader();
    let rows = queries::of_customer(db, customer).await?;
    let views: Vec<LeadView> = queries::views(app, db, (&Actor::system(), rows)).await?;
    serde_json::to_value(views).map_err(Error::internal)
}

/// Moves every lead of a stage that goes to its successor.
pub(crate) async fn move_all(tx: &Tx, _: &Actor, (from, to): (StageId, StageId)) -> Result<()> {
    queries::replace_stage(tx, (from, to)).await?;
    live::tell(tx, "lead.updated", None, Audience::Holders(Permission::UseLeads)).await
}
