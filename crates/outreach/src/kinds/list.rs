//! List kinds and look at one.

use super::{
    KindId,
    model::{KindView, view},
    queries,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    http::{self, Path, Refusals, Tagged},
    list::{self, Asked, Column as Field, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{EntityTrait, Select};

#[derive(Clone)]
struct Kinds {
    actor: Actor,
}

impl List for Kinds {
    type Entity = Entity;
    type Row = Model;
    type View = KindView;
    const TITLE: Message = Message::new("database_kinds", "Jenis database", "Kinds of databases");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "created_at")
            .sort("created_at", Column::CreatedAt)
            .sort("name", Column::Name)
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find()
    }

    async fn views(&self, _: &App, rows: Vec<Model>) -> Result<Vec<KindView>> {
        Ok(rows.into_iter().map(|row| view(&self.actor, row)).collect())
    }

    fn columns(&self) -> Vec<Field<KindView>> {
        vec![
            Field::new("key", "Kode", "Key", |kind| kind.key.clone().into()),
            Field::new("name", "Nama", "Name", |kind| kind.name.clone().into()),
        ]
    }
}

/// List kinds of databases.
#[utoipa::path(get, path = "/api/database-kinds", tag = "outreach", params(ListParams), responses((status = 200, body = Page<KindView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseRecords)?;
    list::answer(&app, &actor, Kinds { actor: actor.clone() }, query).await
}

/// Look at a kind of databases.
#[utoipa::path(get, path = "/api/database-kinds/{id}", tag = "outreach", params(("id" = KindId, Path)), responses((status = 200, body = KindView), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<KindId>,
) -> http::Result<Tagged<KindView>> {
    actor.must_see(Permission::UseRecords)?;
    let body = view(&actor, queries::find(app.db().reader(), id).await?);
    Ok(Tagged { version: body.version, body })
}
