//! Records of a user who leaves go to another.

use super::{assign::must_work_with_records, claims, moves::move_held};
use crate::records::queries;
use futures::FutureExt;
use kernel::{Faults, Result, UserId};
use notify::Notice;
use platform::{Actor, Tx, audit::Subject, capability::Handover};
use serde_json::json;

/// Records that are with a user who leaves.
pub(crate) const HANDOVER: Handover = Handover {
    name: "records",
    count: |app, user| async move { queries::count_with(app.db().reader(), user).await }.boxed(),
    hand_over: |tx, actor, from, to| hand_over(tx, actor, from, to).boxed(),
};

async fn hand_over(tx: &Tx, actor: &Actor, from: UserId, to: UserId) -> Result<u64> {
    let mut faults = Faults::new();
    must_work_with_records(tx, (to, "hand_over_to.records".to_owned()), &mut faults).await?;
    faults.finish()?;
    let ids = claims::held_by(tx, from).await?;
    let rows = claims::hold(tx, &ids).await?;
    move_held(tx, actor, (&rows, to)).await?;
    let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    if count > 0 {
        let names = accounts::users::names(tx, vec![from]).await?;
        let subject = Subject::new("user", from, names.get(&from).cloned().unwrap_or_default());
        let params = json!({ "count": count });
        let notice = Notice { kind: "records.handed_over", to: vec![to], subject, params };
        notify::tell(tx, actor, notice).await?;
    }
    Ok(count)
}
