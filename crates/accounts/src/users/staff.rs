//! Active users with id and name, for assigning things to them.

use super::table::{Column, Entity};
use axum::{extract::State, response::Response};
use kernel::{Message, Role, TeamId, UserId};
use platform::{
    Actor, App,
    http::{self, Query, Refusals},
    list::{Column as Field, Whole, WholeListParams},
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

/// Somebody whom things can be given to.
#[derive(Debug, FromQueryResult, Serialize, ToSchema)]
pub(super) struct StaffUser {
    id: UserId,
    name: String,
    role: Role,
    team_id: Option<TeamId>,
}

/// Active users, for assigning.
#[utoipa::path(get, path = "/api/staff-users", tag = "users", params(WholeListParams), responses((status = 200, body = Whole<StaffUser>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    let data = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Role, Column::TeamId])
        .filter(Column::IsActive.eq(true))
        .order_by_asc(Column::NameFolded)
        .order_by_asc(Column::Id)
        .into_model()
        .all(app.db().reader())
        .await?;
    let columns = vec![
        Field::new("name", "Nama", "Name", |user: &StaffUser| user.name.clone().into()),
        Field::new("role", "Peran", "Role", |user| user.role.to_string().into()),
    ];
    let title = Message::new("staff_users", "Petugas", "Staff");
    Whole { data }.answer((&app, &actor, params), title, columns).await
}
