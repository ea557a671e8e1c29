//! List users.

use super::{
    UserView,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result, Role};
use platform::{
    Actor, App,
    db::dialect::contains,
    http::{self, Refusals},
    list::{self, Asked, Cell, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, Select};
use std::str::FromStr;

/// Users, for those who may read them.
#[derive(Clone)]
pub(super) struct Users {
    actor: Actor,
}

impl List for Users {
    type Entity = Entity;
    type Row = Model;
    type View = UserView;
    const TITLE: Message = Message::new("users", "Pengguna", "Users");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "name")
            .sort("name", Column::NameFolded)
            .sort("email", Column::EmailFolded)
            .sort("created_at", Column::CreatedAt)
            .sort("last_login_at", Column::LastLoginAt)
            .filter_with("role", |value| {
                Some(Condition::all().add(Column::Role.eq(Role::from_str(value).ok()?)))
            })
            .filter_ids("team_id", Column::TeamId)
            .filter_flag("is_active", Column::IsActive)
            .search(|text| {
                let name = contains(Column::NameFolded.into_simple_expr(), text);
                Condition::any().add(name).add(contains(Column::EmailFolded.into_simple_expr(), text))
            })
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find()
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<UserView>> {
        rows.into_iter().map(|user| UserView::new(app, &self.actor, user)).collect()
    }

    fn columns(&self) -> Vec<Field<UserView>> {
        vec![
            Field::new("name", "Nama", "Name", |user| user.name.clone().into()),
            Field::new("email", "Email", "Email", |user| user.email.clone().into()),
            Field::new("role", "Peran", "Role", |user| user.role.to_string().into()),
            Field::of(Kind::Bool, "is_active", "Aktif", "Active", |user| user.is_active.into()),
            Field::of(Kind::Instant, "last_login_at", "Terakhir masuk", "Last login", |user| {
                Cell::from(user.last_login_at)
            }),
        ]
    }
}

/// List users.
#[utoipa::path(get, path = "/api/users", tag = "users", params(ListParams, ("role" = Option<String>, Query), ("team_id" = Option<String>, Query), ("is_active" = Option<bool>, Query)), responses((status = 200, body = Page<UserView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::ReadUsers)?;
    list::answer(&app, &actor, Users { actor: actor.clone() }, query).await
}
