//! A person asks what is held of them (UU PDP): everything, as one ZIP of JSON and files.

use super::{CustomerId, model::TYPED_PHONE, policy, queries, show::find_winner, table::phone};
use crate::{files, purchases, services};
use axum::{
    body::Body as Content,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use kernel::{Error, Result};
use platform::{
    Actor, App, event_log,
    files::attachment,
    http::{self, Body, Path, Refusals, body::Empty},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use std::{fs::File, io::Write};
use tokio_util::io::ReaderStream;
use zip::{ZipWriter, write::SimpleFileOptions};

/// Everything held of a customer, as one ZIP of JSON and files.
#[utoipa::path(post, path = "/api/customers/{id}/privacy-export", tag = "customers", params(("id" = CustomerId, Path)), request_body = Empty, responses((status = 200, body = Vec<u8>, content_type = "application/zip"), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Response> {
    let row = find_winner(app.db().reader(), &actor, id).await?;
    if !policy::can(&actor, row.standing()).export {
        return Err(Error::Forbidden.into());
    }
    let (id, code) = (row.id, row.code.clone());
    let documents = documents(&app, &actor, id).await?;
    let archive = pack(&app, (id, documents)).await?;
    app.transact(async |tx| {
        let details = json!({ "customer_id": id, "code": code });
        event_log::record(tx, &app, (actor.user_id(), &actor.origin), "privacy_export", details).await
    })
    .await?;
    let content = Content::from_stream(ReaderStream::new(tokio::fs::File::from_std(archive)));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, attachment(&format!("{code}.zip"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, content).into_response())
}

/// What is held, as named JSON documents.
async fn documents(app: &App, actor: &Actor, id: CustomerId) -> Result<Vec<(String, Value)>> {
    let db = app.db().reader();
    let view = queries::view(app, db, (actor, queries::find(db, id).await?)).await?;
    let mut customer = serde_json::to_value(view).map_err(Error::internal)?;
    customer["phones_as_typed"] = json!(typed_phones(app, id).await?);
    let mut documents = vec![
        ("customer".to_owned(), customer),
        ("services".to_owned(), to_json(services::of_customer(db, id).await?)?),
        ("purchases".to_owned(), to_json(purchases::of_customer(db, id).await?)?),
    ];
    for source in &app.registry().persons {
        documents.push((source.name.to_owned(), (source.export)(app, id.0).await?));
    }
    Ok(documents)
}

fn to_json(value: impl serde::Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(Error::internal)
}

async fn typed_phones(app: &App, id: CustomerId) -> Result<Vec<String>> {
    let rows = phone::Entity::find()
        .filter(phone::Column::CustomerId.eq(id))
        .order_by_asc(phone::Column::Position)
        .all(app.db().reader())
        .await?;
    let typed = rows.into_iter().filter_map(|row| row.typed_sealed);
    typed.map(|sealed| app.keys().open_text(&sealed, TYPED_PHONE)).collect()
}

/// Packs the documents and the customer's files into a file that is gone once it is closed.
async fn pack(app: &App, (id, documents): (CustomerId, Vec<(String, Value)>)) -> Result<File> {
    let mut archive = Box::new(ZipWriter::new(tempfile::tempfile().map_err(Error::internal)?));
    for (name, document) in documents {
        let text = serde_json::to_vec_pretty(&document).map_err(Error::internal)?;
        archive = add(archive, format!("{name}.json"), text).await?;
    }
    for (index, file) in files::of_customer(app.db().reader(), id).await?.into_iter().enumerate() {
        let content = file.read(app).await?;
        archive = add(archive, format!("files/{:03} {}", index + 1, file.safe_name()), content).await?;
    }
    tokio::task::spawn_blocking(move || {
        let mut file = archive.finish().map_err(Error::internal)?;
        std::io::Seek::rewind(&mut file).map_err(Error::internal)?;
        Ok(file)
    })
    .await
    .map_err(Error::internal)?
}

/// Compresses one entry away from the threads that answer requests.
async fn add(
    mut archive: Box<ZipWriter<File>>,
    name: String,
    content: impl AsRef<[u8]> + Send + 'static,
) -> Result<Box<ZipWriter<File>>> {
    tokio::task::spawn_blocking(move || {
        archive.start_file(name, SimpleFileOptions::default()).map_err(Error::internal)?;
        archive.write_all(content.as_ref()).map_err(Error::internal)?;
        Ok(archive)
    })
    .await
    .map_err(Error::internal)?
}
