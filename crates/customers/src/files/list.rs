//! Which files a customer has, and one of them.

use super::{StoredFileId, queries, table::Model};
use crate::customers::{self, Customer, CustomerId};
use axum::{
    body::Body,
    extract::{Path as Segments, State, rejection::PathRejection},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use kernel::{Error, Instant, Message, Result, UserId};
use platform::{
    Actor, App, event_log,
    files::attachment,
    http::{self, Path, Query, Refusals},
    list::{Column as Field, Kind, Whole, WholeListParams},
};
use sea_orm::ConnectionTrait;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// A customer's file.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FileView {
    id: StoredFileId,
    name: String,
    content_type: String,
    /// Bytes.
    size: i64,
    created_by: Option<UserId>,
    created_by_name: Option<String>,
    #[schema(value_type = DateTime<Utc>)]
    created_at: Instant,
    can: FileCan,
}

/// What the reader may do with a file.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub(super) struct FileCan {
    delete: bool,
}

/// The path of one file. What are no ids does not exist.
pub(super) type FilePath = Result<Segments<(CustomerId, StoredFileId)>, PathRejection>;

pub(super) async fn view(
    db: &impl ConnectionTrait,
    actor: &Actor,
    (customer, files): (&Customer, Vec<Model>),
) -> Result<Vec<FileView>> {
    let names = accounts::users::names(db, files.iter().filter_map(|file| file.created_by).collect()).await?;
    let delete = customers::can(actor, customer.standing()).edit;
    let view = |file: Model| FileView {
        id: file.id,
        name: file.name,
        content_type: file.content_type,
        size: file.size,
        created_by: file.created_by,
        created_by_name: file.created_by.and_then(|id| names.get(&id).cloned()),
        created_at: file.created_at,
        can: FileCan { delete },
    };
    Ok(files.into_iter().map(view).collect())
}

/// The files of a customer, the newest first.
#[utoipa::path(get, path = "/api/customers/{id}/files", tag = "customers", params(("id" = CustomerId, Path), WholeListParams), responses((status = 200, body = Whole<FileView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    let db = app.db().reader();
    let customer = customers::find_winner(db, &actor, id).await?;
    let files = queries::of_customer(db, customer.id).await?;
    let files = Whole { data: view(db, &actor, (&customer, files)).await? };
    files.answer((&app, &actor, params), Message::new("files", "Berkas", "Files"), columns()).await
}

fn columns() -> Vec<Field<FileView>> {
    vec![
        Field::new("name", "Nama", "Name", |file| file.name.clone().into()),
        Field::new("content_type", "Jenis", "Kind", |file| file.content_type.clone().into()),
        Field::of(Kind::Integer, "size", "Ukuran (byte)", "Size (bytes)", |file| file.size.into()),
        Field::of(Kind::Instant, "created_at", "Diunggah", "Uploaded", |file| file.created_at.into()),
        Field::new("created_by_name", "Oleh", "By", |file| file.created_by_name.clone().into()),
    ]
}

/// Download a file. It is saved, never shown in the page.
#[utoipa::path(get, path = "/api/customers/{id}/files/{file_id}", tag = "customers", params(("id" = CustomerId, Path), ("file_id" = StoredFileId, Path)), responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"), Refusals))]
pub(super) async fn download(State(app): State<App>, actor: Actor, path: FilePath) -> http::Result<Response> {
    let Segments((customer, id)) = path.map_err(|_| Error::NotFound)?;
    let db = app.db().reader();
    let customer = customers::find_winner(db, &actor, customer).await?.id;
    let file = queries::find(db, (customer, id)).await?;
    let found = app.files().get_stream(&file.path).await?;
    app.transact(async |tx| {
        let details = json!({ "customer_id": customer, "file_id": id });
        event_log::record(tx, &app, (actor.user_id(), &actor.origin), "download", details).await
    })
    .await?;
    let kind = HeaderValue::from_str(&file.content_type);
    let headers = [
        (header::CONTENT_TYPE, kind.unwrap_or(HeaderValue::from_static("application/octet-stream"))),
        (header::CONTENT_LENGTH, HeaderValue::from(found.size)),
        (header::CONTENT_DISPOSITION, attachment(&file.name)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, Body::from_stream(found.content)).into_response())
}
