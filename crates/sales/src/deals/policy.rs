//! Who may see, change and decide deals.

use super::{
    model::{Status, Step},
    table::{Column, Model},
    view::DealCan,
};
use kernel::{Permission, scope::Reach};
use platform::{Actor, db};
use sea_orm::Condition;

/// The deals that `actor` may see: all, own and the led team's, or none.
pub(crate) fn visible(actor: &Actor) -> Condition {
    db::owned(&actor.scope(Permission::ReadDeals), Column::OwnerId)
}

/// Whether `actor` sees what a deal costs: those who read costs, and who decides about it.
pub(crate) fn sees_costs(actor: &Actor, deal: &Model) -> bool {
    actor.may(Permission::ReadCosts) || actor.leads(deal.owner_id)
}

/// Whether `actor` may change deals of this owner at all.
pub(crate) fn writes(actor: &Actor, deal: &Model) -> bool {
    actor.scope(Permission::WriteDeals).includes(Some(deal.owner_id))
}

pub(crate) fn can(actor: &Actor, deal: &Model) -> DealCan {
    let is_own = writes(actor, deal);
    let is_living = is_own && deal.deleted_at.is_none();
    let can = |step| is_living && deal.status.after(step).is_some();
    let knows_others = actor.reach(Permission::WriteDeals) == Some(Reach::All) || !actor.led.is_empty();
    DealCan {
        edit: can(Step::Edit),
        assign: can(Step::Edit) && knows_others,
        submit: can(Step::SubmitFree),
        activate: can(Step::Activate),
        cancel: can(Step::Cancel),
        delete: is_living && deal.status != Status::Won,
        restore: is_own && deal.deleted_at.is_some(),
    }
}
