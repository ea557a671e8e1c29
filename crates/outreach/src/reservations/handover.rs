//! Reservations of a user who leaves go to another.

use super::{queries, request::holds_names};
use futures::FutureExt;
use kernel::{Error, Permission, Result, UserId, check};
use notify::Notice;
use platform::{
    Actor, Tx,
    audit::Subject,
    capability::Handover,
    live::{self, Audience},
};
use serde_json::json;

/// Reservations that a user who leaves holds or asked for.
pub(crate) const HANDOVER: Handover = Handover {
    name: "reservations",
    count: |app, user| async move { queries::count_live_of(app.db().reader(), user).await }.boxed(),
    hand_over: |tx, actor, from, to| hand_over(tx, actor, from, to).boxed(),
};

async fn hand_over(tx: &Tx, actor: &Actor, from: UserId, to: UserId) -> Result<u64> {
    if !holds_names(tx, to).await? {
        return Err(Error::field("hand_over_to.reservations", &check::UNKNOWN_REFERENCE));
    }
    let count = queries::hand_over(tx, from, to).await?;
    if count > 0 {
        let names = accounts::users::names(tx, vec![from]).await?;
        let subject = Subject::new("user", from, names.get(&from).cloned().unwrap_or_default());
        let params = json!({ "count": count });
        let notice = Notice { kind: "reservation.handed_over", to: vec![to], subject, params };
        notify::tell(tx, actor, notice).await?;
        live::tell(tx, "reservation.updated", None, Audience::Holders(Permission::UseReservations)).await?;
    }
    Ok(count)
}
