//! Who sees what of a product, and who may change it. The only place that knows.

use super::{model::ProductCan, table::Model};
use kernel::Permission;
use platform::Actor;

/// How much of a product somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sees {
    /// That it exists and what it is called.
    Names,
    /// What it is and what it sells for.
    Prices,
    /// What it costs, too.
    Costs,
}

/// How much of products `actor` sees: whoever sells sees prices; HPP and margin need their own permission.
pub(crate) fn sees(actor: &Actor) -> Sees {
    match (actor.may(Permission::ReadCosts), actor.may(Permission::ReadDeals)) {
        (true, _) => Sees::Costs,
        (false, true) => Sees::Prices,
        (false, false) => Sees::Names,
    }
}

pub(crate) fn can(actor: &Actor, product: &Model) -> ProductCan {
    let edit = actor.may(Permission::ManageProducts) && product.deleted_at.is_none();
    ProductCan {
        edit,
        edit_costs: edit && sees(actor) == Sees::Costs,
        delete: edit && product.used_at.is_none(),
        restore: actor.may(Permission::ManageProducts) && product.deleted_at.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Role;

    fn actor(role: Role) -> Actor {
        Actor { role, ..Actor::system() }
    }

    #[test]
    fn each_role_sees_what_the_matrix_says() {
        let seen = |role| sees(&actor(role));
        assert_eq!([seen(Role::Owner), seen(Role::Manager)], [Sees::Costs; 2]);
        assert_eq!([seen(Role::Admin), seen(Role::Sales)], [Sees::Prices; 2]);
        assert_eq!([seen(Role::Technician), seen(Role::Staff)], [Sees::Names; 2]);
    }

    #[test]
    fn an_admin_sees_costs_once_they_are_granted() {
        let granted = Actor { granted: vec![Permission::ReadCosts], ..actor(Role::Admin) };
        assert_eq!(sees(&granted), Sees::Costs);
    }
}
