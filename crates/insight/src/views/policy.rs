//! Who sees and who may change a saved view.

use super::{
    model::ViewCan,
    table::{Column, Model},
};
use crate::reports;
use kernel::{Permission, Role};
use platform::{Actor, App, db, live::Audience};
use sea_orm::{ColumnTrait, Condition};

/// Whether `actor` may open the list with this path.
pub(super) fn may_open(app: &App, actor: &Actor, list: &str) -> bool {
    if let Some(key) = list.strip_prefix("reports/") {
        return reports::keys_for(app, actor).any(|known| known == key);
    }
    app.shown(&app.registry().lists)
        .into_iter()
        .any(|known| known.name == list && actor.may(known.permission))
}

/// The views that `actor` may see: own and shared ones of the lists that they may open.
pub(super) fn visible(app: &App, actor: &Actor) -> Condition {
    let lists = app.shown(&app.registry().lists).into_iter();
    let lists = lists.filter(|list| actor.may(list.permission)).map(|list| list.name.to_owned());
    let lists: Vec<_> =
        lists.chain(reports::keys_for(app, actor).map(|key| format!("reports/{key}"))).collect();
    Condition::all()
        .add(Column::List.is_in(lists))
        .add(Condition::any().add(db::owned_by(actor.id, Column::OwnerId)).add(Column::IsShared.eq(true)))
}

/// The owner of a view changes it; a shared one is changed by whoever keeps the house in order, too.
pub(super) fn can(actor: &Actor, view: &Model) -> ViewCan {
    let keeps_order = matches!(actor.role, Role::Owner | Role::Admin);
    let may_change = view.owner_id == actor.id || (view.is_shared && keeps_order);
    let set_default_for_all = may_change && actor.may(Permission::ManageSettings);
    ViewCan { edit: may_change, delete: may_change, set_default_for_all }
}

/// Who is told of a change of the view.
pub(super) fn audience(app: &App, view: &Model) -> Audience {
    if !view.is_shared {
        return Audience::Users(vec![view.owner_id]);
    }
    let lists = &app.registry().lists;
    let list = lists.iter().find(|list| list.source.name == view.list);
    list.map_or(Audience::Holders(Permission::ReadReports), |list| Audience::Holders(list.source.permission))
}
