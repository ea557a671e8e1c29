//! Who may see and decide.

use crate::{
    model::{Level, Status},
    queries,
    table::{Column, Model},
};
use kernel::{Permission, Result, Role, Scope, UserId};
use platform::{Actor, App, db};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, sea_query::SimpleExpr};

/// The level that `actor` may decide for deals of `owner`; `None` for none.
fn decides(actor: &Actor, owner: UserId) -> Option<Level> {
    if actor.may(Permission::ApproveBelowCost) {
        return Some(Level::Owner);
    }
    let is_leader =
        actor.may(Permission::ApproveBelowList) || (actor.role == Role::Sales && actor.leads(owner));
    is_leader.then_some(Level::Leader)
}

/// What `actor` sees: what they may decide and what they asked for, of the modules in use.
pub(crate) fn visible(app: &App, actor: &Actor) -> Condition {
    let scope =
        if actor.may(Permission::ReadDeals) { actor.scope(Permission::ReadDeals) } else { Scope::Nothing };
    Condition::all().add(db::owned(&scope, Column::OwnerId)).add(is_in_use(app))
}

fn is_in_use(app: &App) -> SimpleExpr {
    Column::SubjectKind.is_in(app.shown(&app.registry().decisions).into_iter().map(|handler| handler.kind))
}

/// What waits for `actor`: what they may decide, see [`may_decide`].
pub(crate) fn waits_for(app: &App, actor: &Actor, decides_alone: bool) -> Condition {
    let pending = Condition::all().add(Column::Status.eq(Status::Pending)).add(is_in_use(app));
    if decides_alone {
        return pending;
    }
    let not_own = pending.add(Column::RequestedBy.ne(actor.id)).add(Column::OwnerId.ne(actor.id));
    if actor.may(Permission::ApproveBelowCost) {
        return not_own;
    }
    let leader = not_own.add(Column::Level.eq(Level::Leader));
    if actor.may(Permission::ApproveBelowList) {
        return leader;
    }
    match actor.role {
        Role::Sales if !actor.led.is_empty() => leader.add(Column::OwnerId.is_in(actor.led.iter().copied())),
        _ => db::nothing(),
    }
}

/// Whether `actor` is an owner beside whom nobody could decide what they ask for.
pub(crate) async fn decides_alone(db: &impl ConnectionTrait, actor: &Actor) -> Result<bool> {
    Ok(actor.role == Role::Owner && queries::is_only_owner(db, actor.id).await?)
}

/// Whether `actor` may decide `approval`: never their own, unless they decide alone (see [`decides_alone`]).
pub(crate) fn may_decide(actor: &Actor, approval: &Model, decides_alone: bool) -> bool {
    let reaches = decides(actor, approval.owner_id).is_some_and(|level| level >= approval.level);
    let is_own = approval.requested_by == actor.id || approval.owner_id == actor.id;
    reaches && (!is_own || decides_alone)
}
