//! Reads and conditional updates of users.

use super::table::{ActiveModel, Column, Entity, Model};
use kernel::{Error, Instant, Permission, Result, Role, UserId, scope::Reach, text};
use platform::{Tx, db::names};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Statement,
    prelude::Json,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use std::collections::HashMap;
use strum::IntoEnumIterator;

/// The user `id`.
pub(crate) async fn find(db: &impl ConnectionTrait, id: UserId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// The user with this email, in whatever case.
///
/// # Errors
/// What the database says.
pub async fn find_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::EmailFolded.eq(text::fold_email(email))).one(db).await?)
}

#[derive(FromQueryResult)]
struct Id {
    id: UserId,
}

/// The names of `ids`, of deactivated users too; unknown ids are left out.
///
/// # Errors
/// What the database says.
pub async fn names(db: &impl ConnectionTrait, ids: Vec<UserId>) -> Result<HashMap<UserId, String>> {
    let names = names::find(db, [names_of(ids)]).await?;
    Ok(names.into_iter().map(|(id, name)| (UserId(id), name)).collect())
}

#[derive(FromQueryResult)]
struct Hearer {
    id: UserId,
    notification_preferences: Json,
}

/// Those of `ids` who hear of `kind` in the app: all who did not say otherwise.
///
/// # Errors
/// What the database says.
pub async fn who_hear_of(db: &impl ConnectionTrait, kind: &str, ids: Vec<UserId>) -> Result<Vec<UserId>> {
    let known: Vec<Hearer> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::NotificationPreferences])
        .filter(Column::Id.is_in(ids))
        .into_model()
        .all(db)
        .await?;
    let hears = |user: &Hearer| {
        let media = user.notification_preferences.get(kind).and_then(Json::as_array);
        media.is_none_or(|media| media.iter().any(|medium| medium == "in_app"))
    };
    Ok(known.into_iter().filter(hears).map(|user| user.id).collect())
}

/// Asks for the names of `ids`, together with others' (see `platform::db::names`).
#[must_use]
pub fn names_of(ids: Vec<UserId>) -> Option<SelectStatement> {
    names::of(Entity, ids)
}

/// Whether `id` is a user who may log in.
///
/// # Errors
/// What the database says.
pub async fn is_active(db: &impl ConnectionTrait, id: UserId) -> Result<bool> {
    Ok(active_with_role(db, id).await?.is_some())
}

/// The role of the active user `id`; `None` where there is no such user or they were deactivated.
///
/// # Errors
/// What the database says.
pub async fn active_with_role(db: &impl ConnectionTrait, id: UserId) -> Result<Option<Role>> {
    let user = Entity::find_by_id(id).filter(Column::IsActive.eq(true)).one(db).await?;
    Ok(user.map(|user| user.role))
}

/// Active users who have `permission` by their role, with name and email.
///
/// # Errors
/// What the database says.
pub async fn who_may(
    db: &impl ConnectionTrait,
    permission: Permission,
) -> Result<Vec<(UserId, String, String)>> {
    active_in_roles(db, Role::iter().filter(|role| permission.reach(*role).is_some()).collect()).await
}

/// Active users of one of `roles`, with name and email.
///
/// # Errors
/// What the database says.
pub async fn active_in_roles(
    db: &impl ConnectionTrait,
    roles: Vec<Role>,
) -> Result<Vec<(UserId, String, String)>> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Email])
        .filter(Column::IsActive.eq(true))
        .filter(Column::Role.is_in(roles))
        .into_tuple();
    Ok(rows.all(db).await?)
}

/// Active users whose role reaches everybody's for `permission`.
///
/// # Errors
/// What the database says.
pub async fn active_ids_with(db: &impl ConnectionTrait, permission: Permission) -> Result<Vec<UserId>> {
    let roles: Vec<_> = Role::iter().filter(|role| permission.reach(*role) == Some(Reach::All)).collect();
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name])
        .filter(Column::IsActive.eq(true))
        .filter(Column::Role.is_in(roles))
        .into_model::<Id>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// How many users there are.
///
/// # Errors
/// What the database says.
pub async fn count(db: &impl ConnectionTrait) -> Result<u64> {
    use sea_orm::PaginatorTrait;
    Ok(Entity::find().count(db).await?)
}

pub(crate) async fn insert(tx: &Tx, user: ActiveModel) -> Result<()> {
    let inserted = Entity::insert(user).exec_without_returning(tx).await;
    inserted.map(drop).map_err(email_taken)
}

/// A broken unique index on the email is a fault at its field.
fn email_taken(cause: sea_orm::DbErr) -> Error {
    if platform::db::breaks_unique(&cause, &["user_email", "app_user.email_folded"]) {
        return Error::field("email", &super::EMAIL_TAKEN);
    }
    cause.into()
}

/// The user `id`, held against others until the transaction ends.
pub(crate) async fn hold(tx: &Tx, id: UserId) -> Result<Model> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// Writes `changes` if the version still is `seen` (`None`: whatever it is). Returns whether it was.
pub(crate) async fn update(tx: &Tx, id: UserId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: sea_orm::Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    let done = update.exec(tx).await.map_err(email_taken)?;
    Ok(done.rows_affected == 1)
}

/// Holds every active owner, so that two who take an owner away at the same moment wait for each other. Asked before the
/// change.
pub(crate) async fn hold_owners(tx: &Tx) -> Result<()> {
    let held = owners().order_by_asc(Column::Id).lock_exclusive();
    held.all(tx).await.map(drop).map_err(Into::into)
}

fn owners() -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::Role.eq(Role::Owner)).filter(Column::IsActive.eq(true))
}

/// Refuses if no active owner is left. Asked after the change, inside its transaction, with all owners held.
pub(crate) async fn must_keep_an_owner(tx: &Tx) -> Result<()> {
    let owners = owners()
        .select_only()
        .columns([Column::Id, Column::Name])
        .limit(1)
        .into_model::<Id>()
        .one(tx)
        .await?;
    if owners.is_none() { Err(Error::field("role", &super::LAST_OWNER)) } else { Ok(()) }
}

/// Remembers a login.
pub(crate) async fn note_login(tx: &Tx, id: UserId, at: Instant) -> Result<()> {
    let change =
        Entity::update_many().col_expr(Column::LastLoginAt, Expr::value(at)).filter(Column::Id.eq(id));
    change.exec(tx).await?;
    Ok(())
}

/// Deletes a user whom nothing refers to; `false` where something does.
pub(crate) async fn delete(tx: &Tx, id: UserId) -> Result<bool> {
    let references = "SELECT 1 AS one FROM session WHERE user_id = $1 UNION ALL SELECT 1 FROM api_token WHERE user_id = $1 \
        UNION ALL SELECT 1 FROM team WHERE leader_id = $1 LIMIT 1";
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), references, [id.into()]);
    if tx.query_one_raw(statement).await?.is_some() {
        return Ok(false);
    }
    Ok(Entity::delete_by_id(id).exec(tx).await?.rows_affected == 1)
}
