//! Who may see, change and decide deals.

use super::{
    model::{DealCan, Step},
    table::{Column, Model},
};
use kernel::Permission;
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

pub(crate) fn can(actor: &Actor, deal: &Model) -> DealCan {
    let is_own =
        actor.scope(Permission::WriteDeals).includes(Some(deal.owner_id)) && deal.deleted_at.is_none();
    let can = |step| is_own && deal.status.after(step).is_some();
    DealCan {
        edit: can(Step::Edit),
        submit: can(Step::SubmitFree),
        activate: can(Step::Activate),
        cancel: can(Step::Cancel),
    }
}
