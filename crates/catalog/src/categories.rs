//! Categories of products (a tutoring centre calls them programmes).

mod table {
    //! The categories' table.

    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "category")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        pub name_folded: String,
        pub version: i64,
        pub created_at: kernel::Instant,
        pub updated_at: kernel::Instant,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use axum::{extract::State, response::Response};
use kernel::{Check, Error, Fault, Faults, Message, Permission, Result, check, error::Refusal, text};
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    db::{breaks_unique, dialect::contains},
    http::{self, Body, IfMatch, Path, Refusals, Reply, Tagged},
    list::{self, Asked, Column as Field, List, ListParams, ListQuery, Listing, Page},
    live::{self, Audience},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoSimpleExpr, QueryFilter, Select, Set,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;
use table::{ActiveModel, Column, Entity, Model};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a category.
    CategoryId
}

const IN_USE: Message = Message::new(
    "in_use",
    "Masih dipakai {count} produk.",
    "It is still used by {count} products.",
);

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_categories, create)).routes(routes!(show, update, remove))
}

/// A category.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct CategoryView {
    id: CategoryId,
    name: String,
    version: i64,
    can: CategoryCan,
}

/// What the reader may do with a category.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
struct CategoryCan {
    edit: bool,
}

/// A category's name.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct CategoryName {
    name: String,
}

impl Check for CategoryName {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, 80);
    }
}

fn view(actor: &Actor, category: Model) -> CategoryView {
    let can = CategoryCan { edit: actor.may(Permission::ManageProducts) };
    CategoryView { id: CategoryId(category.id), name: category.name, version: category.version, can }
}

/// The names of `ids`.
pub(crate) async fn names(db: &impl ConnectionTrait, ids: Vec<CategoryId>) -> Result<HashMap<CategoryId, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let ids = ids.into_iter().map(uuid::Uuid::from);
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (CategoryId(row.id), row.name)).collect())
}

/// Whether `id` is a category.
pub(crate) async fn exists(db: &impl ConnectionTrait, id: CategoryId) -> Result<bool> {
    Ok(Entity::find_by_id(id.0).one(db).await?.is_some())
}

async fn find(db: &impl ConnectionTrait, id: CategoryId) -> Result<Model> {
    Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)
}

fn name_taken(cause: DbErr) -> Error {
    if breaks_unique(&cause, &["category_name", "category.name_folded"]) {
        return Fault::new("name", &check::TAKEN).into();
    }
    cause.into()
}

#[derive(Clone)]
struct Categories {
    actor: Actor,
}

impl List for Categories {
    type Entity = Entity;
    type Row = Model;
    type View = CategoryView;
    const TITLE: Message = Message::new("categories", "Kategori", "Categories");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "name")
            .sort("name", Column::NameFolded)
            .search(|text| Condition::all().add(contains(Column::NameFolded.into_simple_expr(), text)))
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find()
    }

    async fn views(&self, _: &App, rows: Vec<Model>) -> Result<Vec<CategoryView>> {
        Ok(rows.into_iter().map(|row| view(&self.actor, row)).collect())
    }

    fn columns(&self) -> Vec<Field<CategoryView>> {
        vec![Field::new("name", "Nama", "Name", |category| category.name.clone().into())]
    }
}

/// List categories.
#[utoipa::path(get, path = "/api/categories", tag = "products", params(ListParams), responses((status = 200, body = Page<CategoryView>), Refusals))]
async fn list_categories(State(app): State<App>, actor: Actor, query: ListQuery) -> http::Result<Response> {
    actor.must(Permission::ReadProducts)?;
    list::answer(&app, &actor, Categories { actor: actor.clone() }, query).await
}

/// Look at a category.
#[utoipa::path(get, path = "/api/categories/{id}", tag = "products", params(("id" = CategoryId, Path)), responses((status = 200, body = CategoryView), Refusals))]
async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CategoryId>,
) -> http::Result<Tagged<CategoryView>> {
    actor.must_see(Permission::ReadProducts)?;
    let body = view(&actor, find(app.db().reader(), id).await?);
    Ok(Tagged { version: body.version, body })
}

/// Add a category.
#[utoipa::path(post, path = "/api/categories", tag = "products", request_body = CategoryName, responses((status = 201, body = CategoryView), Refusals))]
async fn create(State(app): State<App>, actor: Actor, Body(input): Body<CategoryName>) -> http::Result<Reply> {
    actor.must(Permission::ManageProducts)?;
    app.write(&actor, async |tx| {
        let name = text::clean_line(&input.name);
        let id: CategoryId = tx.new_id();
        let row = ActiveModel {
            id: Set(id.0),
            name_folded: Set(text::fold(&name)),
            name: Set(name),
            version: Set(1),
            created_at: Set(tx.now()),
            updated_at: Set(tx.now()),
        };
        Entity::insert(row).exec_without_returning(tx).await.map_err(name_taken)?;
        changed(tx, &actor, "category.created", id).await?;
        Reply::created(1, &view(&actor, find(tx, id).await?))
    })
    .await
}

async fn changed(tx: &Tx, actor: &Actor, action: &str, id: CategoryId) -> Result<()> {
    let category = find(tx, id).await?;
    audit::record(tx, actor, action, &Subject::new("category", id, category.name), json!({})).await?;
    live::tell(tx, action, Some(id.0), Audience::Holders(Permission::ReadProducts)).await
}

/// Rename a category.
#[utoipa::path(patch, path = "/api/categories/{id}", tag = "products", params(("id" = CategoryId, Path)), request_body = CategoryName, responses((status = 200, body = CategoryView), Refusals))]
async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CategoryId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<CategoryName>,
) -> http::Result<Reply> {
    actor.must_see(Permission::ReadProducts)?;
    actor.must(Permission::ManageProducts)?;
    app.write(&actor, async |tx| {
        let name = text::clean_line(&input.name);
        let mut change = Entity::update_many()
            .col_expr(Column::NameFolded, Expr::value(text::fold(&name)))
            .col_expr(Column::Name, Expr::value(name))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(id.0));
        if let Some(seen) = seen {
            change = change.filter(Column::Version.eq(seen));
        }
        let done = change.exec(tx).await.map_err(name_taken)?.rows_affected == 1;
        let current = view(&actor, find(tx, id).await?);
        if !done {
            return Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)));
        }
        changed(tx, &actor, "category.updated", id).await?;
        Reply::tagged(current.version, &current)
    })
    .await
}

/// Delete a category that no product uses.
#[utoipa::path(delete, path = "/api/categories/{id}", tag = "products", params(("id" = CategoryId, Path)), responses((status = 204), Refusals))]
async fn remove(State(app): State<App>, actor: Actor, Path(id): Path<CategoryId>) -> http::Result<Reply> {
    actor.must_see(Permission::ReadProducts)?;
    actor.must(Permission::ManageProducts)?;
    app.write(&actor, async |tx| {
        find(tx, id).await?;
        let count = crate::products::count_in_category(tx, id).await?;
        if count > 0 {
            return Err(Refusal::new(&IN_USE).with("count", count).into());
        }
        changed(tx, &actor, "category.deleted", id).await?;
        Entity::delete_by_id(id.0).exec(tx).await?;
        Ok(Reply::no_content())
    })
    .await
}
