//! Look at one user.

use super::{UserView, queries};
use axum::extract::State;
use kernel::{Permission, UserId};
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
};

/// Look at a user.
#[utoipa::path(get, path = "/api/users/{id}", tag = "users", params(("id" = UserId, Path)), responses((status = 200, body = UserView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<UserId>,
) -> http::Result<Tagged<UserView>> {
    actor.must(Permission::ReadUsers)?;
    let user = queries::find(app.db().reader(), id).await?;
    let body = UserView::new(&app, &actor, user)?;
    Ok(Tagged { version: body.version, body })
}
