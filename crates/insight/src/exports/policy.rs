//! Who sees an ordered file: whoever ordered it, and nobody else.

use super::table::Column;
use platform::{Actor, db};
use sea_orm::Condition;

/// The files that `actor` ordered.
pub(super) fn visible(actor: &Actor) -> Condition {
    db::owned_by(actor.id, Column::CreatedBy)
}
