//! Who may see and correct activities.

use super::{
    model::ActivityCan,
    table::{Column, Model},
};
use crate::leads;
use kernel::{Permission, scope::Reach};
use platform::{Actor, db};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

/// Activities of leads that the actor may see, and with customers: all for those who see all customers, else one's own.
pub(super) fn visible(actor: &Actor) -> Condition {
    if !actor.may(Permission::UseLeads) {
        return db::nothing();
    }
    let seen = leads::Entity::find()
        .select_only()
        .column(leads::Column::Id)
        .filter(leads::visible(actor))
        .into_query();
    let with_customers = Condition::all().add(Column::CustomerId.is_not_null());
    let with_customers = match actor.reach(Permission::UseCustomers) {
        Some(Reach::All) => with_customers,
        Some(Reach::Own) | None => with_customers.add(Column::AuthorId.eq(actor.id)),
    };
    Condition::all().add(Condition::any().add(Column::LeadId.in_subquery(seen)).add(with_customers))
}

pub(super) fn can(actor: &Actor, row: &Model) -> ActivityCan {
    let is_own = row.author_id.is_some() && row.author_id == actor.user_id();
    let may = is_own || actor.reach(Permission::UseLeads) == Some(Reach::All);
    ActivityCan { edit: may && row.deleted_at.is_none(), restore: may && row.deleted_at.is_some() }
}
