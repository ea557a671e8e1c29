//! Reads and conditional updates of saved views.

use super::{
    ViewId,
    model::{Beside, DEFAULT_TAKEN, SavedView},
    policy,
    table::{ActiveModel, Column, Entity, Model},
};
use kernel::{Error, Fault, Result, check, error::Refusal};
use platform::{Actor, App, Tx, db::breaks_unique};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, Set, Statement,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;
use uuid::Uuid;

pub(super) async fn find_visible(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, id): (&Actor, ViewId),
) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(app, actor)).one(db).await?.ok_or(Error::NotFound)
}

/// The view, whoever may see it.
pub(super) async fn find(db: &impl ConnectionTrait, id: ViewId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

fn refusal(cause: DbErr) -> Error {
    if breaks_unique(&cause, &["saved_view_name", "saved_view.owner_id"]) {
        return Fault::new("name", &check::TAKEN).into();
    }
    if breaks_unique(&cause, &["saved_view_for_all", "saved_view.list"]) {
        return Refusal::new(&DEFAULT_TAKEN).into();
    }
    cause.into()
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await.map(drop).map_err(refusal)
}

/// Changes the view if it is still of version `seen`, which goes up; `None` changes it whatever its version.
pub(super) async fn update(tx: &Tx, id: ViewId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await.map_err(refusal)?.rows_affected == 1)
}

pub(super) async fn delete(tx: &Tx, id: ViewId) -> Result<()> {
    Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// Makes room for another view with which everybody begins.
pub(super) async fn clear_default_for_all(tx: &Tx, list: &str) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::IsDefaultForAll, Expr::value(false))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::List.eq(list))
        .filter(Column::IsDefaultForAll.eq(true))
        .exec(tx)
        .await?;
    Ok(())
}

/// Has the actor begin with the view.
pub(super) async fn choose(tx: &Tx, actor: &Actor, view: &Model) -> Result<()> {
    let sql = "INSERT INTO saved_view_choice (user_id, list, view_id) VALUES ($1, $2, $3) \
               ON CONFLICT (user_id, list) DO UPDATE SET view_id = excluded.view_id";
    let values = [actor.id.into(), view.list.as_str().into(), Uuid::from(view.id).into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Has the actor no longer begin with the view.
pub(super) async fn forget_choice(tx: &Tx, actor: &Actor, view: &Model) -> Result<()> {
    let sql = "DELETE FROM saved_view_choice WHERE user_id = $1 AND list = $2 AND view_id = $3";
    let values = [actor.id.into(), view.list.as_str().into(), Uuid::from(view.id).into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Takes the view from all who chose it but its owner.
pub(super) async fn forget_choices_of_others(tx: &Tx, view: &Model) -> Result<()> {
    let sql = "DELETE FROM saved_view_choice WHERE view_id = $1 AND user_id <> $2";
    let values = [Uuid::from(view.id).into(), view.owner_id.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Choice {
    list: String,
    view_id: Uuid,
}

/// With which views the actor chose to begin, by list.
pub(super) async fn choices(db: &impl ConnectionTrait, actor: &Actor) -> Result<HashMap<String, ViewId>> {
    let sql = "SELECT list, view_id FROM saved_view_choice WHERE user_id = $1";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [actor.id.into()]);
    let rows = Choice::find_by_statement(statement).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.list, ViewId(row.view_id))).collect())
}

/// The views as the actor sees them.
pub(super) async fn views(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rows: Vec<Model>,
) -> Result<Vec<SavedView>> {
    let names = accounts::users::names(db, rows.iter().map(|row| row.owner_id).collect()).await?;
    let choices = choices(db, actor).await?;
    let view = |row: Model| {
        let beside = Beside {
            owner_name: names.get(&row.owner_id).cloned().unwrap_or_default(),
            chosen: choices.get(&row.list).copied(),
            can: policy::can(actor, &row),
        };
        SavedView::new(row, beside)
    };
    rows.into_iter().map(view).collect()
}

/// One view as the actor sees it.
pub(super) async fn view(db: &impl ConnectionTrait, actor: &Actor, row: Model) -> Result<SavedView> {
    views(db, actor, vec![row]).await?.pop().ok_or(Error::NotFound)
}
