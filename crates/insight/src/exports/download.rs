//! Take an ordered file.

use super::{
    ExportId,
    model::{EXPIRED, NOT_DONE, Status, status_at},
    queries,
    run::FILE,
    table::Model,
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures::{StreamExt, TryStreamExt};
use kernel::{Error, Result};
use platform::{
    Actor, App,
    crypto::Content,
    event_log,
    files::{attachment, get_sealed},
    http::{self, Path, Refusals},
};
use serde_json::json;

/// The file that one ordered, until it expires (409 `export_expired`).
#[utoipa::path(get, path = "/api/exports/{id}/file", tag = "exports", params(("id" = ExportId, Path)), responses((status = 200, description = "A workbook or comma-separated values"), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ExportId>,
) -> http::Result<Response> {
    let row = queries::find_visible(app.db().reader(), &actor, id).await?;
    match status_at(&row, app.now()) {
        Status::Done => {}
        Status::Expired => return Err(Error::conflict(&EXPIRED).into()),
        Status::Queued | Status::Running | Status::Failed => return Err(Error::conflict(&NOT_DONE).into()),
    }
    let content = content_of(&app, &row).await?;
    let details = json!({ "export": id, "list": row.list, "format": row.format });
    app.transact(async |tx| {
        event_log::record(tx, &app, (actor.user_id(), &actor.origin), "download", details.clone()).await
    })
    .await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(row.format.as_sheet().content_type())),
        (header::CONTENT_DISPOSITION, attachment(&row.file_name.unwrap_or_default())),
        (header::CONTENT_LENGTH, HeaderValue::from(row.size.unwrap_or_default())),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, Body::from_stream(content)).into_response())
}

/// The made file. Those that were made before files were sealed lie open until they expire.
async fn content_of(app: &App, row: &Model) -> Result<Content> {
    if row.is_sealed {
        return get_sealed(app, (row.file_path, FILE)).await;
    }
    let found = app.files().get_stream(&row.file_path).await?;
    Ok(found.content.map_err(Error::internal).boxed())
}
