//! List saved views.

use super::{
    model::SavedView,
    policy, queries,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Result};
use platform::{
    Actor, App,
    db::dialect,
    http::{self, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{Condition, EntityTrait, IntoSimpleExpr, QueryFilter, Select};

/// Views that the actor may see.
#[derive(Clone)]
struct Views {
    app: App,
    actor: Actor,
}

impl List for Views {
    type Entity = Entity;
    type Row = Model;
    type View = SavedView;
    const TITLE: Message = Message::new("saved_views", "Tampilan tersimpan", "Saved views");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "name")
            .sort("name", Column::NameFolded)
            .sort("created_at", Column::CreatedAt)
            .filter_texts("list", Column::List)
            .filter_flag("is_shared", Column::IsShared)
            .filter_ids("owner_id", Column::OwnerId)
            .search(|needle| {
                Condition::all().add(dialect::contains(Column::NameFolded.into_simple_expr(), needle))
            })
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(policy::visible(&self.app, &self.actor))
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<SavedView>> {
        queries::views(app.db().reader(), &self.actor, rows).await
    }

    fn columns(&self) -> Vec<Field<SavedView>> {
        vec![
            Field::new("list", "Daftar", "List", |view| view.list.clone().into()),
            Field::new("name", "Nama", "Name", |view| view.name.clone().into()),
            Field::of(Kind::Bool, "is_shared", "Dibagikan", "Shared", |view| view.is_shared.into()),
            Field::of(Kind::Bool, "is_default", "Tampilan awal", "Default", |view| view.is_default.into()),
            Field::of(Kind::Bool, "is_default_for_all", "Awal bagi semua", "Default for all", |view| {
                view.is_default_for_all.into()
            }),
            Field::new("owner_name", "Pemilik", "Owner", |view| view.owner_name.clone().into()),
            Field::of(Kind::Instant, "updated_at", "Diubah", "Changed", |view| view.updated_at.into()),
        ]
    }
}

/// The views that one may see: own and shared ones of the lists that one may open.
#[utoipa::path(get, path = "/api/saved-views", tag = "saved views", params(ListParams, ("list" = Option<String>, Query, description = "Only views of these lists: `leads`, `customers/active`, `reports/sales-summary`…"), ("is_shared" = Option<bool>, Query), ("owner_id" = Option<String>, Query)), responses((status = 200, body = Page<SavedView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    let list = Views { app: app.clone(), actor: actor.clone() };
    list::answer(&app, &actor, list, query).await
}
