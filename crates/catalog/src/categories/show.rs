//! Look at a category.

use super::{CategoryId, queries, table::Model};
use axum::extract::State;
use kernel::Permission;
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct CategoryView {
    pub id: CategoryId,
    pub name: String,
    pub version: i64,
    pub can: CategoryCan,
}

/// What the reader may do with a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct CategoryCan {
    pub edit: bool,
}

pub(super) fn view(actor: &Actor, category: Model) -> CategoryView {
    let can = CategoryCan { edit: actor.may(Permission::ManageProducts) };
    CategoryView { id: category.id, name: category.name, version: category.version, can }
}

/// Look at a category.
#[utoipa::path(get, path = "/api/categories/{id}", tag = "products", params(("id" = CategoryId, Path)), responses((status = 200, body = CategoryView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CategoryId>,
) -> http::Result<Tagged<CategoryView>> {
    actor.must_see(Permission::ReadProducts)?;
    let body = view(&actor, queries::find(app.db().reader(), id).await?);
    Ok(Tagged { version: body.version, body })
}
