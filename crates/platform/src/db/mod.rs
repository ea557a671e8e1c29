//! The database: one writer and several readers on SQLite, one pool on PostgreSQL.
//!
//! The two dialects differ here and nowhere else.

mod connect;
mod counter;
pub mod dialect;
mod migrate;
pub mod names;
pub mod trigram;
mod tx;

pub use connect::{Db, Kind};
pub use counter::{next_number, next_numbers};
pub use migrate::{Migration, migrate, pending};
pub use tx::Tx;

use kernel::{Error, Message, Result, Scope, UserId, error::Refusal};
use sea_orm::{
    ActiveModelTrait, ActiveValue, Condition, DbErr, EntityTrait, IntoActiveModel, Iterable, SqlErr,
    TryIntoModel,
    sea_query::{Expr, ExprTrait, IntoColumnRef},
};

/// Rows whose `owner` column is inside `scope`.
pub fn owned(scope: &Scope, owner: impl IntoColumnRef) -> Condition {
    match scope {
        Scope::Everything => Condition::all(),
        Scope::Owners(people) => {
            Condition::all().add(Expr::col(owner).is_in(people.iter().copied().map(uuid::Uuid::from)))
        }
        Scope::Nothing => nothing(),
    }
}

/// No rows at all.
#[must_use]
pub fn nothing() -> Condition {
    Condition::all().add(Expr::val(1).eq(0))
}

/// The row as it will be with `changes`.
///
/// # Errors
/// `Internal` where the changes do not fit the row, which the compiler does not allow.
pub fn applied<A>(
    row: <A::Entity as EntityTrait>::Model,
    changes: &A,
) -> Result<<A::Entity as EntityTrait>::Model>
where
    A: ActiveModelTrait + TryIntoModel<<A::Entity as EntityTrait>::Model>,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    let mut after: A = row.into_active_model();
    for column in <A::Entity as EntityTrait>::Column::iter() {
        if let ActiveValue::Set(value) = changes.get(column) {
            after.set(column, value);
        }
    }
    Ok(after.try_into_model()?)
}

/// Rows that belong to `person`.
pub fn owned_by(person: UserId, owner: impl IntoColumnRef) -> Condition {
    owned(&Scope::Owners(vec![person]), owner)
}

/// Turns a broken unique index into a conflict that people understand; any other cause stays internal.
/// `marks` are pieces of text of which one names the index: its name on PostgreSQL, `table.column` on SQLite.
#[must_use]
pub fn on_unique(cause: DbErr, marks: &[&str], message: &'static Message) -> Error {
    if breaks_unique(&cause, marks) { Refusal::new(message).into() } else { cause.into() }
}

/// Whether `cause` is a broken unique index that one of `marks` names (see [`on_unique`]).
#[must_use]
pub fn breaks_unique(cause: &DbErr, marks: &[&str]) -> bool {
    match cause.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(text)) => marks.iter().any(|mark| text.contains(mark)),
        _ => false,
    }
}
