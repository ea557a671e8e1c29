//! Who may see and touch an import: who brought the file, and the owners of the business.

use super::{
    model::{ImportCan, Status, Step, UNDO_DAYS},
    table::{Column, Model},
};
use kernel::{Error, Instant, Permission, Result, Role};
use platform::{Actor, App, fields::with_fields, import::ImportKind};
use sea_orm::{ColumnTrait, Condition};

/// The imports that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    let all = Condition::all();
    if actor.role == Role::Owner { all } else { all.add(Column::CreatedBy.eq(actor.id)) }
}

/// The kinds of which `actor` may bring files.
pub(super) fn kinds(app: &App, actor: &Actor) -> Vec<ImportKind> {
    let shown = app.shown(&app.registry().imports).into_iter();
    shown.filter(|kind| actor.may(kind.permission)).map(|kind| with_fields(app, *kind)).collect()
}

/// The kind `name`, where `actor` may bring files of it.
pub(super) fn kind(app: &App, actor: &Actor, name: &str) -> Result<ImportKind> {
    kinds(app, actor).into_iter().find(|kind| kind.name == name).ok_or(Error::NotFound)
}

pub(super) fn can(actor: &Actor, import: &Model, now: Instant) -> ImportCan {
    let may = actor.may(Permission::Import);
    let is_recent = import.finished_at.is_some_and(|at| now - at < chrono::TimeDelta::days(UNDO_DAYS));
    ImportCan {
        confirm: may && import.status.next(Step::Confirm).is_some(),
        undo: may && is_recent && import.status.next(Step::Undo).is_some(),
        discard: may && import.status == Status::Preview,
    }
}
