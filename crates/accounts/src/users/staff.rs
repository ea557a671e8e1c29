//! Active users with id and name, for assigning things to them.

use super::table::{Column, Entity};
use axum::{Json, extract::State};
use kernel::{Role, TeamId, UserId};
use platform::{
    Actor, App,
    http::{self, Refusals},
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

/// Everybody whom things can be given to.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct StaffUsers {
    data: Vec<StaffUser>,
}

/// Active users, for assigning.
#[utoipa::path(get, path = "/api/staff-users", tag = "users", responses((status = 200, body = StaffUsers), Refusals))]
pub(super) async fn handler(State(app): State<App>, _: Actor) -> http::Result<Json<StaffUsers>> {
    let data = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Role, Column::TeamId])
        .filter(Column::IsActive.eq(true))
        .order_by_asc(Column::NameFolded)
        .order_by_asc(Column::Id)
        .into_model()
        .all(app.db().reader())
        .await?;
    Ok(Json(StaffUsers { data }))
}
