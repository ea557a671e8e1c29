//! Who may see and change deposits.

use super::{
    model::TOO_OLD,
    table::{Column, Model},
};
use crate::settings::OutreachSettings;
use kernel::{Day, Error, Fault, Permission, Result, error::Refusal, scope::Reach};
use platform::{Actor, App, db};
use sea_orm::Condition;

/// The deposits that `actor` may see: all, or their own.
pub(super) fn visible(actor: &Actor) -> Condition {
    db::owned(&actor.scope(Permission::UseDeposits), Column::StaffId)
}

/// The first day on which staff may still change something.
pub(super) fn open_since(app: &App) -> Day {
    let settings: OutreachSettings = app.setting();
    app.today().plus_days(-settings.deposit_edit_days)
}

/// Whether `actor` enters deposits for others, and for any day.
pub(super) fn enters_for_all(actor: &Actor) -> bool {
    actor.reach(Permission::UseDeposits) == Some(Reach::All)
}

pub(super) fn may_change((actor, since): (&Actor, Day), row: &Model) -> bool {
    let is_own = actor.scope(Permission::UseDeposits).includes(Some(row.staff_id));
    is_own && (enters_for_all(actor) || row.on_date >= since)
}

/// Whether `actor` may still enter and change deposits of `day`.
fn is_open(app: &App, actor: &Actor, day: Day) -> bool {
    enters_for_all(actor) || day >= open_since(app)
}

/// Refuses staff a day that is too long ago.
pub(super) fn must_be_open(app: &App, actor: &Actor, day: Day) -> Result<()> {
    if is_open(app, actor, day) {
        return Ok(());
    }
    let settings: OutreachSettings = app.setting();
    Err(Error::from(Refusal::new(&TOO_OLD).with("days", settings.deposit_edit_days)))
}

/// The fault of a day that is too long ago for staff.
pub(super) fn too_old(app: &App, actor: &Actor, day: Day) -> Option<Fault> {
    let settings: OutreachSettings = app.setting();
    let fault = || Fault::new("on_date", &TOO_OLD).with("days", settings.deposit_edit_days);
    (!is_open(app, actor, day)).then(fault)
}
