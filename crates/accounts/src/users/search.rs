//! Users in the search box.

use super::table::{Column, Entity};
use futures::FutureExt;
use kernel::{Permission, Result, text};
use platform::{
    Actor, App,
    capability::{SearchHit, SearchSource},
    db::dialect::contains,
};
use sea_orm::{Condition, EntityTrait, IntoSimpleExpr, QueryFilter, QueryOrder, QuerySelect};

/// Finds users by name or email.
pub const SEARCH: SearchSource =
    SearchSource { name: "users", find: |app, actor, text, limit| find(app, actor, text, limit).boxed() };

async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    if !actor.may(Permission::ReadUsers) {
        return Ok(Vec::new());
    }
    let needle = text::fold(text);
    let matches = Condition::any()
        .add(contains(Column::NameFolded.into_simple_expr(), &needle))
        .add(contains(Column::EmailFolded.into_simple_expr(), &needle));
    let users = Entity::find()
        .filter(matches)
        .order_by_asc(Column::NameFolded)
        .limit(limit)
        .all(app.db().reader())
        .await?;
    let hit = |user: super::table::Model| SearchHit {
        kind: "user",
        id: user.id.0,
        title: user.name,
        subtitle: user.email,
    };
    Ok(users.into_iter().map(hit).collect())
}
