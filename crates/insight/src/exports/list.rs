//! List ordered files.

use super::{
    model::{ExportView, FileFormat, Status, view},
    policy,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Result};
use platform::{
    Actor, App,
    http::{self, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{EntityTrait, QueryFilter, Select};

/// Files that the actor ordered.
#[derive(Clone)]
struct Exports {
    actor: Actor,
}

impl List for Exports {
    type Entity = Entity;
    type Row = Model;
    type View = ExportView;
    const TITLE: Message = Message::new("exports", "Ekspor", "Exports");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .filter_texts("list", Column::List)
            .filter_choices::<Status>("status", Column::Status)
            .filter_choices::<FileFormat>("file_format", Column::Format)
            .filter_instants("created", Column::CreatedAt)
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(policy::visible(&self.actor))
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<ExportView>> {
        let seen = (app.now(), self.actor.locale);
        Ok(rows.into_iter().map(|row| view(row, seen)).collect())
    }

    fn columns(&self) -> Vec<Field<ExportView>> {
        vec![
            Field::of(Kind::Instant, "created_at", "Waktu", "Time", |file| file.created_at.into()),
            Field::new("list", "Daftar", "List", |file| file.list.clone().into()),
            Field::new("format", "Format", "Format", |file| file.format.to_string().into()),
            Field::new("status", "Status", "Status", |file| file.status.to_string().into()),
            Field::of(Kind::Integer, "rows", "Baris", "Rows", |file| file.rows.into()),
            Field::of(Kind::Integer, "size", "Ukuran", "Size", |file| file.size.into()),
            Field::of(Kind::Instant, "expires_at", "Tersedia sampai", "Ready until", |file| {
                file.expires_at.into()
            }),
        ]
    }
}

/// The files that one ordered, the newest first.
#[utoipa::path(get, path = "/api/exports", tag = "exports", params(ListParams, ("list" = Option<String>, Query), ("status" = Option<Status>, Query), ("file_format" = Option<FileFormat>, Query), ("created_from" = Option<String>, Query), ("created_to" = Option<String>, Query)), responses((status = 200, body = Page<ExportView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    list::answer(&app, &actor, Exports { actor: actor.clone() }, query).await
}
