//! Who may see and change leads.

use super::{
    model::LeadCan,
    table::{Column, Model},
};
use crate::pipeline::StageKind;
use kernel::{Permission, scope::Reach};
use platform::{Actor, db};
use sea_orm::Condition;

/// The leads that `actor` may see: all, own and the led team's, or none.
pub(crate) fn visible(actor: &Actor) -> Condition {
    db::owned(&actor.scope(Permission::UseLeads), Column::OwnerId)
}

pub(crate) fn can(actor: &Actor, lead: &Model) -> LeadCan {
    let is_own = actor.scope(Permission::UseLeads).includes(lead.owner_id);
    let edit = is_own && lead.deleted_at.is_none();
    let is_everybodys = actor.reach(Permission::UseLeads) == Some(Reach::All);
    let is_open = lead.stage_kind != StageKind::Won;
    LeadCan {
        edit,
        move_: edit && is_open,
        assign: edit && (is_everybodys || !actor.led.is_empty()),
        merge: edit,
        delete: edit,
        restore: is_own && lead.deleted_at.is_some() && lead.merged_into_id.is_none(),
        convert: edit && is_open,
    }
}
