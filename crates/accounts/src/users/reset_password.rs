//! Give somebody a new password that they must change at the next login.

use super::{UserView, leave::must_be_seen, model, policy, queries, table::ActiveModel};
use crate::{password, sessions};
use axum::extract::State;
use kernel::{Error, Permission, Result, UserId};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
};
use sea_orm::Set;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// The new password, shown once.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NewPassword {
    initial_password: String,
    user: UserView,
}

/// Give a user a new password; it is shown once and every session of the user ends.
#[utoipa::path(post, path = "/api/users/{id}/reset-password", tag = "users", params(("id" = UserId, Path)), request_body = Empty, responses((status = 200, body = NewPassword), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<UserId>,
    seen: IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    actor.must(Permission::ReadUsers)?;
    let initial_password = password::new_initial();
    app.write(&actor, async |tx| {
        let user = queries::hold(tx, id).await?;
        if !policy::can_edit(&actor, &user) {
            return Err(Error::Forbidden);
        }
        must_be_seen(tx, &actor, (&user, seen))?;
        set_initial_password(tx, &actor, id, &initial_password).await?;
        let user = UserView::new(tx.app(), &actor, queries::find(tx, id).await?)?;
        Reply::tagged(user.version, &NewPassword { initial_password: initial_password.clone(), user })
    })
    .await
}

/// Sets `password`, to be changed at the next login; every session of the user ends.
///
/// # Errors
/// `NotFound`.
pub async fn set_initial_password(tx: &Tx, actor: &Actor, id: UserId, password: &str) -> Result<()> {
    let user = queries::find(tx, id).await?;
    let change = ActiveModel {
        password_hash: Set(password::hash(password).await?),
        must_change_password: Set(true),
        ..Default::default()
    };
    queries::update(tx, id, None, change).await?;
    sessions::end_all(tx, id).await?;
    audit::record(tx, actor, "user.password_reset", &model::subject(&user), json!({})).await
}
