//! Add and rename categories.

use super::{
    CategoryId, queries,
    show::{CategoryView, view},
    table::ActiveModel,
};
use axum::extract::State;
use kernel::{Check, Error, Faults, Patch, Permission, Result, check, text};
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

const MAX_NAME: usize = 80;

/// A new category.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CreateCategory {
    name: String,
}

impl Check for CreateCategory {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, MAX_NAME);
    }
}

/// Changes to a category.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct UpdateCategory {
    name: Patch<String>,
}

impl Check for UpdateCategory {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(!self.name.is_clear(), "name", &check::REQUIRED);
        if let Some(name) = self.name.sent() {
            faults.required_text("name", name, MAX_NAME);
        }
    }
}

/// Add a category.
#[utoipa::path(post, path = "/api/categories", tag = "products", request_body = CreateCategory, responses((status = 201, body = CategoryView), Refusals))]
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CreateCategory>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageProducts)?;
    app.write(&actor, async |tx| {
        let name = text::clean_line(&input.name);
        let id: CategoryId = tx.new_id();
        let row = ActiveModel {
            id: Set(id),
            name_folded: Set(text::fold(&name)),
            name: Set(name.clone()),
            version: Set(1),
            created_at: Set(tx.now()),
            updated_at: Set(tx.now()),
        };
        queries::insert(tx, row).await?;
        changed(tx, &actor, ("category.created", id), (&name, json!({}))).await?;
        Reply::created(1, &view(&actor, queries::find(tx, id).await?))
    })
    .await
}

/// Rename a category.
#[utoipa::path(patch, path = "/api/categories/{id}", tag = "products", params(("id" = CategoryId, Path)), request_body = UpdateCategory, responses((status = 200, body = CategoryView), Refusals))]
pub(super) async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CategoryId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<UpdateCategory>,
) -> http::Result<Reply> {
    actor.must_see(Permission::ReadProducts)?;
    actor.must(Permission::ManageProducts)?;
    app.write(&actor, async |tx| {
        let before = queries::find(tx, id).await?;
        let mut changes = ActiveModel::default();
        if let Some(name) = input.name.sent().map(|name| text::clean_line(name)) {
            changes.name_folded = Set(text::fold(&name));
            changes.name = Set(name);
        }
        if !queries::update(tx, id, seen, changes).await? {
            let current = serde_json::to_value(view(&actor, before)).map_err(Error::internal)?;
            return Err(Error::Stale(Box::new(current)));
        }
        let after = queries::find(tx, id).await?;
        let facts = json!({ "changes": { "name": { "from": before.name, "to": after.name } } });
        changed(tx, &actor, ("category.updated", id), (&after.name, facts)).await?;
        Reply::tagged(after.version, &view(&actor, after))
    })
    .await
}

/// Records `action` on the category and tells it.
pub(super) async fn changed(
    tx: &Tx,
    actor: &Actor,
    (action, id): (&str, CategoryId),
    (name, facts): (&str, Value),
) -> Result<()> {
    audit::record(tx, actor, action, &Subject::new("category", id, name), facts).await?;
    live::tell(tx, action, Some(id.0), Audience::Holders(Permission::ReadProducts)).await
}
