//! Active users with id and name, for assigning things to them.

use super::{
    model::avatar_path,
    table::{Column, Entity},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Role, TeamId, UserId};
use platform::{
    Actor, App,
    files::FileKey,
    http::{self, Query, Refusals},
    list::{Column as Field, Whole, WholeListParams},
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

/// Somebody whom things can be given to.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct StaffUser {
    id: UserId,
    name: String,
    role: Role,
    team_id: Option<TeamId>,
    /// Where their picture is.
    avatar: Option<String>,
}

#[derive(FromQueryResult)]
struct Row {
    id: UserId,
    name: String,
    role: Role,
    team_id: Option<TeamId>,
    avatar: Option<FileKey>,
}

impl From<Row> for StaffUser {
    fn from(row: Row) -> Self {
        let avatar = row.avatar.map(|key| avatar_path(row.id, key));
        Self { id: row.id, name: row.name, role: row.role, team_id: row.team_id, avatar }
    }
}

/// Active users, for assigning.
#[utoipa::path(get, path = "/api/staff-users", tag = "users", params(WholeListParams), responses((status = 200, body = Whole<StaffUser>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Role, Column::TeamId, Column::Avatar])
        .filter(Column::IsActive.eq(true))
        .order_by_asc(Column::NameFolded)
        .order_by_asc(Column::Id)
        .into_model::<Row>()
        .all(app.db().reader())
        .await?;
    let columns = vec![
        Field::new("name", "Nama", "Name", |user: &StaffUser| user.name.clone().into()),
        Field::new("role", "Peran", "Role", |user| user.role.to_string().into()),
    ];
    let title = Message::new("staff_users", "Petugas", "Staff");
    Whole { data: rows.into_iter().map(StaffUser::from).collect() }
        .answer((&app, &actor, params), title, columns)
        .await
}
