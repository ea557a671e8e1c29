//! Add a file to a customer.

use super::{
    MAX_SIZE, OWNER_KIND, StoredFileId,
    content::{HEAD, content_type},
    list::{FileView, view},
    queries,
    table::ActiveModel,
};
use crate::customers::{self, Customer, CustomerId};
use axum::extract::{
    Multipart, State,
    multipart::{Field, MultipartError, MultipartRejection},
};
use bytes::BytesMut;
use futures::{StreamExt, TryStreamExt, future::ready, stream};
use kernel::{Error, Fault, Message, Permission, Result, check, text};
use platform::{
    Actor, App, Tx, audit,
    files::{FileKey, Stored},
    http::{self, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::json;
use utoipa::ToSchema;

/// So many files a customer may have.
const MAX_FILES: u64 = 500;
const MAX_NAME: usize = 200;
const EMPTY: Message = Message::new("empty", "Berkas ini kosong.", "This file is empty.");
const BROKEN: Message =
    Message::new("broken_form", "Kiriman terputus atau rusak.", "The upload broke off or is damaged.");

/// A form with one file.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form to the API document only")]
pub(super) struct UploadForm {
    /// At most 10 MB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// What came in with a file.
struct Arrived {
    key: FileKey,
    name: String,
    content_type: &'static str,
    stored: Stored,
}

/// Add a file of at most 10 MB to a customer.
#[utoipa::path(post, path = "/api/customers/{id}/files", tag = "customers", params(("id" = CustomerId, Path)), request_body(content = UploadForm, content_type = "multipart/form-data"), responses((status = 201, body = FileView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    form: Result<Multipart, MultipartRejection>,
) -> http::Result<Reply> {
    let customer = customers::find_living(app.db().reader(), &actor, id).await?;
    if !customers::can(&actor, customer.standing()).edit {
        return Err(Error::Forbidden.into());
    }
    if queries::count(app.db().reader(), id).await? >= MAX_FILES {
        return Err(Fault::new("file", &check::TOO_MANY).with("max", MAX_FILES).into());
    }
    let arrived = receive(&app, form.map_err(|_| Error::UnsupportedContent)?).await?;
    let kept = app.write(&actor, async |tx| keep(tx, &actor, (&customer, &arrived)).await).await;
    if !queries::is_kept(app.db().reader(), arrived.key).await? {
        // Refused, or a repetition of a request that was answered before: it would lie there for ever.
        app.files().delete(&arrived.key).await?;
    }
    kept
}

async fn receive(app: &App, mut form: Multipart) -> Result<Arrived> {
    while let Some(field) = form.next_field().await.map_err(|cause| broken(&cause))? {
        if field.name() == Some("file") {
            return store(app, field).await;
        }
    }
    Err(Error::field("file", &check::REQUIRED))
}

async fn store(app: &App, field: Field<'_>) -> Result<Arrived> {
    let name: String =
        text::clean_line(field.file_name().unwrap_or_default()).chars().take(MAX_NAME).collect();
    let mut content = Box::pin(field.map_err(|cause| broken(&cause)));
    let mut head = BytesMut::new();
    while head.len() < HEAD {
        let Some(part) = content.try_next().await? else { break };
        head.extend_from_slice(&part);
    }
    if head.is_empty() {
        return Err(Error::field("file", &EMPTY));
    }
    let content_type = content_type(head.get(..HEAD).unwrap_or(&head));
    let key = FileKey::new(app.today(), app.new_id::<uuid::Uuid>());
    let whole = stream::once(ready(Ok(head.freeze()))).chain(content);
    let stored = app.files().put_stream(&key, whole, MAX_SIZE).await?;
    let name = if name.is_empty() { "file".to_owned() } else { name };
    Ok(Arrived { key, name, content_type, stored })
}

fn broken(cause: &MultipartError) -> Error {
    if cause.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return Error::TooLarge(MAX_SIZE);
    }
    Error::field("file", &BROKEN)
}

async fn keep(tx: &Tx, actor: &Actor, (customer, arrived): (&Customer, &Arrived)) -> Result<Reply> {
    let customer = &customers::hold_winner(tx, customer.id).await?;
    let id: StoredFileId = tx.new_id();
    let row = ActiveModel {
        id: Set(id),
        path: Set(arrived.key),
        name: Set(arrived.name.clone()),
        content_type: Set(arrived.content_type.to_owned()),
        size: Set(i64::try_from(arrived.stored.size).map_err(Error::internal)?),
        owner_kind: Set(OWNER_KIND.to_owned()),
        owner_id: Set(customer.id.0),
        created_by: Set(actor.user_id()),
        created_at: Set(tx.now()),
    };
    queries::insert(tx, row).await?;
    let facts = json!({ "file_id": id, "size": arrived.stored.size });
    audit::record(tx, actor, "customer.file_added", &customers::subject(customer), facts).await?;
    let audience = Audience::Owned(Permission::UseCustomers, customer.owner_id);
    live::tell(tx, "customer.updated", Some(customer.id.0), audience).await?;
    let file = queries::find(tx, (customer.id, id)).await?;
    Reply::created(1, &view(tx, actor, (customer, vec![file])).await?.pop().ok_or(Error::NotFound)?)
}
