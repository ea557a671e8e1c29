//! Records that nobody touched go back by themselves, with a warning the day before. (product file 20, E11)
//!
//! What counts as touched is a status or a response; to open a record or to write a note does not.

use super::{
    claims::{self, Scope},
    recycle::take_back_all,
};
use crate::{databases, settings::OutreachSettings};
use kernel::Result;
use notify::Notice;
use platform::{Actor, App, audit::Subject, jobs::JobKind};
use serde_json::json;

/// Takes back what was given so many business days ago and not touched, and warns those whose records go back at the next
/// midnight. Taking back is idempotent; the warning is one transaction.
pub(crate) const RETURN: JobKind =
    JobKind::new("records.return_untouched", |app, _| Box::pin(give_back(app)));

async fn give_back(app: App) -> Result<()> {
    let settings: OutreachSettings = app.setting();
    let days = settings.untouched_days;
    if days == 0 {
        return Ok(());
    }
    let actor = Actor::system();
    // What was given on the day `days` ago is over at the midnight that has just been.
    let before = app.zone().start_of(app.today().plus_days(1 - days));
    let scope = Scope { is_untouched: true, before: Some(before), staff: None };
    for id in app.transact(async |tx| claims::databases_to_return(tx, before).await).await? {
        app.transact(async |tx| {
            let database = databases::hold(tx, id).await?;
            let facts = json!({ "scope": "untouched", "days": days });
            take_back_all(tx, &actor, (&database, scope, facts)).await
        })
        .await?;
    }
    let until = app.zone().start_of(app.today().plus_days(2 - days));
    app.transact(async |tx| {
        let shares = claims::untouched_shares(tx, (before, until)).await?;
        let names = accounts::users::names(tx, shares.iter().map(|share| share.staff_id).collect()).await?;
        for share in shares {
            let name = names.get(&share.staff_id).cloned().unwrap_or_default();
            let notice = Notice {
                kind: "records.returning",
                to: vec![share.staff_id],
                subject: Subject::new("user", share.staff_id, name),
                params: json!({ "count": share.records }),
            };
            notify::tell(tx, &actor, notice).await?;
        }
        Ok(())
    })
    .await
}
