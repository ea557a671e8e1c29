//! Who sees which fields: whoever works with the things, in the modules that are in use.

use kernel::Permission;
use platform::{
    Actor, App,
    fields::{FieldOf, table::Column},
};
use sea_orm::{ColumnTrait, Condition};

/// The fields that `actor` sees.
pub(super) fn visible(app: &App, actor: &Actor) -> Condition {
    let sources = app.shown(&app.registry().tags).into_iter().filter(|source| actor.may(source.permission));
    let seen: Vec<FieldOf> = sources.filter_map(|source| source.of.parse().ok()).collect();
    Condition::all().add(Column::Of.is_in(seen)).add(Column::DeletedAt.is_null())
}

/// Whether `actor` says what fields there are.
pub(super) fn may_change(actor: &Actor) -> bool {
    actor.may(Permission::ManageSettings)
}
