//! Take records back, so that they can be given again.

use super::claims::{self, Scope, Standing};
use crate::{
    databases::{self, Database, DatabaseId},
    records::RecordId,
};
use axum::extract::State;
use kernel::{Check, Error, Faults, Permission, Result, UserId, check};
use notify::Notice;
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    http::{self, Body, Path, Refusals, Reply},
    live::{self, Audience},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Which records are taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Which {
    /// All.
    All,
    /// Those of which nothing is marked.
    Untouched,
    /// Those that were given more than `days` business days ago.
    OlderThanDays,
}

/// Which records of the database are taken back.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Recycle {
    scope: Option<Which>,
    /// Given before this many days; needed for `older_than_days`, possible with `untouched`.
    days: Option<i64>,
    /// Only those that are with this person.
    staff_id: Option<UserId>,
}

impl Check for Recycle {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.scope.is_some(), "scope", &check::REQUIRED);
        let needs_days = self.scope == Some(Which::OlderThanDays);
        faults.ensure(self.days.is_some() || !needs_days, "days", &check::REQUIRED);
        faults.ensure(
            !(self.days.is_some() && self.scope == Some(Which::All)),
            "days",
            &check::UNKNOWN_FIELD,
        );
        if let Some(days) = self.days {
            faults.number("days", days, 0, 3_650);
        }
    }
}

/// What was taken back.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Recycled {
    recycled: u64,
}

/// Take records of a contact database back, so that they can be given again. What was made a lead stays where it is. What
/// was marked is kept for the figures; the record itself starts anew.
#[utoipa::path(post, path = "/api/databases/{id}/recycle", tag = "outreach", params(("id" = DatabaseId, Path)), request_body = Recycle, responses((status = 200, body = Recycled), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DatabaseId>,
    Body(input): Body<Recycle>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        databases::find_living(tx, &actor, id).await?;
        actor.must(Permission::ManageDatabases)?;
        if let Some(staff) = input.staff_id
            && accounts::users::names(tx, vec![staff]).await?.is_empty()
        {
            return Err(Error::field("staff_id", &check::UNKNOWN_REFERENCE));
        }
        let database = databases::hold(tx, id).await?;
        let scope = Scope {
            is_untouched: input.scope == Some(Which::Untouched),
            before: input.days.map(|days| tx.zone().start_of(tx.today().plus_days(-days))),
            staff: input.staff_id,
        };
        let facts = json!({ "scope": input.scope, "days": input.days });
        let recycled = take_back_all(tx, &actor, (&database, scope, facts)).await?;
        Reply::ok(&Recycled { recycled })
    })
    .await
}

/// Takes back the records of `scope` and tells whoever had them; returns how many. `facts` say in the audit log why.
pub(super) async fn take_back_all(
    tx: &Tx,
    actor: &Actor,
    (database, scope, mut facts): (&Database, Scope, serde_json::Value),
) -> Result<u64> {
    let shares = claims::shares(tx, database.id, scope).await?;
    let recycled = claims::recycle_all(tx, database.id, scope).await?;
    if recycled > 0 {
        facts["count"] = json!(recycled);
        databases::tell(tx, actor, ("database.recycled", database), facts).await?;
        for share in shares {
            notify_staff(tx, actor, (databases::subject(database), share.staff_id, share.records)).await?;
        }
    }
    Ok(recycled)
}

/// One notice for all records that somebody no longer has.
pub(super) async fn notify_staff(
    tx: &Tx,
    actor: &Actor,
    (subject, staff, count): (Subject, UserId, i64),
) -> Result<()> {
    let params = json!({ "count": count, "database": subject.label });
    notify::tell(tx, actor, Notice { kind: "records.recycled", to: vec![staff], subject, params }).await?;
    live::tell(tx, "record.updated", None, Audience::Users(vec![staff])).await
}

/// Takes back those of `ids` that are with somebody; returns them as they were.
pub(crate) async fn take_back(tx: &Tx, actor: &Actor, ids: Vec<RecordId>) -> Result<Vec<RecordId>> {
    let mut rows = claims::hold(tx, &ids).await?;
    rows.retain(|row| row.assignee_id.is_some());
    recycle_held(tx, actor, &rows).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Takes back `rows`, which are held.
pub(super) async fn recycle_held(tx: &Tx, actor: &Actor, rows: &[Standing]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    claims::recycle(tx, &rows.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    let mut shares: BTreeMap<(DatabaseId, UserId), i64> = BTreeMap::new();
    for row in rows {
        if let Some(staff) = row.assignee_id {
            *shares.entry((row.database_id, staff)).or_default() += 1;
        }
    }
    let parts = databases::parts_of(tx, rows.iter().map(|row| row.database_id).collect()).await?;
    for ((database, staff), count) in shares {
        let name = parts.get(&database).map(|parts| parts.name.clone()).unwrap_or_default();
        let subject = Subject::new("database", database, name);
        let facts = json!({ "staff_id": staff, "count": count });
        audit::record(tx, actor, "records.recycled", &subject, facts).await?;
        notify_staff(tx, actor, (subject, staff, count)).await?;
    }
    live::tell(tx, "record.updated", None, Audience::Holders(Permission::ManageDatabases)).await
}
