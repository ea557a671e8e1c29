//! List categories.

use super::{
    show::{CategoryView, view},
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    db::dialect::contains,
    http::{self, Refusals},
    list::{self, Asked, Column as Field, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{Condition, EntityTrait, IntoSimpleExpr, Select};

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
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::ReadProducts)?;
    list::answer(&app, &actor, Categories { actor: actor.clone() }, query).await
}
