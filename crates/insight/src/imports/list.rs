//! List imports.

use super::{
    ImportId,
    model::{ImportCan, Status},
    policy,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Instant, Message, Permission, Result, UserId};
use platform::{
    Actor, App,
    http::{self, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{EntityTrait, QueryFilter, Select};
use serde::Serialize;
use utoipa::ToSchema;

/// An import among others.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ImportSummary {
    id: ImportId,
    /// What the rows become: `leads`, `customers` …
    kind: String,
    status: Status,
    is_undoing: bool,
    file_name: String,
    rows: i64,
    done: i64,
    created: i64,
    updated: i64,
    unchanged: i64,
    rejected: i64,
    created_by: UserId,
    created_by_name: String,
    #[schema(value_type = DateTime<Utc>)]
    created_at: Instant,
    #[schema(value_type = Option<DateTime<Utc>>)]
    finished_at: Option<Instant>,
    can: ImportCan,
    version: i64,
}

/// Imports that the actor may see.
#[derive(Clone)]
struct Imports {
    actor: Actor,
}

impl List for Imports {
    type Entity = Entity;
    type Row = Model;
    type View = ImportSummary;
    const TITLE: Message = Message::new("imports", "Impor", "Imports");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .filter_texts("kind", Column::Kind)
            .filter_choices::<Status>("status", Column::Status)
            .filter_ids("created_by", Column::CreatedBy)
            .filter_instants("created", Column::CreatedAt)
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(policy::visible(&self.actor))
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<ImportSummary>> {
        let people = rows.iter().map(|row| row.created_by).collect();
        let names = accounts::users::names(app.db().reader(), people).await?;
        let summary = |row: Model| ImportSummary {
            can: policy::can(&self.actor, &row, app.now()),
            created_by_name: names.get(&row.created_by).cloned().unwrap_or_default(),
            id: row.id,
            kind: row.kind,
            status: row.status,
            is_undoing: row.is_undoing,
            file_name: row.file_name,
            rows: row.rows,
            done: row.done,
            created: row.created,
            updated: row.updated,
            unchanged: row.unchanged,
            rejected: row.rejected,
            created_by: row.created_by,
            created_at: row.created_at,
            finished_at: row.finished_at,
            version: row.version,
        };
        Ok(rows.into_iter().map(summary).collect())
    }

    fn columns(&self) -> Vec<Field<ImportSummary>> {
        vec![
            Field::of(Kind::Instant, "created_at", "Waktu", "Time", |row| row.created_at.into()),
            Field::new("kind", "Jenis", "Kind", |row| row.kind.clone().into()),
            Field::new("file_name", "Berkas", "File", |row| row.file_name.clone().into()),
            Field::new("status", "Status", "Status", |row| row.status.to_string().into()),
            Field::of(Kind::Integer, "rows", "Baris", "Rows", |row| row.rows.into()),
            Field::of(Kind::Integer, "created", "Ditambah", "Added", |row| row.created.into()),
            Field::of(Kind::Integer, "updated", "Diubah", "Changed", |row| row.updated.into()),
            Field::of(Kind::Integer, "rejected", "Ditolak", "Rejected", |row| row.rejected.into()),
            Field::new("created_by_name", "Oleh", "By", |row| row.created_by_name.clone().into()),
        ]
    }
}

/// The imports that one may see, the newest first.
#[utoipa::path(get, path = "/api/imports", tag = "imports", params(ListParams, ("kind" = Option<String>, Query), ("status" = Option<Status>, Query), ("created_by" = Option<String>, Query), ("created_from" = Option<String>, Query), ("created_to" = Option<String>, Query)), responses((status = 200, body = Page<ImportSummary>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::Import)?;
    list::answer(&app, &actor, Imports { actor: actor.clone() }, query).await
}
