//! Bring a file.

use super::{
    ImportId,
    columns::{folded, guess},
    confirm,
    copies::{self, CELLS},
    model::{FileColumn, ImportView, Mapping, Status},
    policy, preview, queries,
    rows::{MAX_SIZE, read_file},
    table::ActiveModel,
};
use axum::extract::{
    Multipart, State,
    multipart::{Field, MultipartError, MultipartRejection},
};
use kernel::{Error, Faults, Message, Permission, Result, check, text};
use platform::{
    Actor, App, Tx, audit, event_log,
    files::FileKey,
    http::{self, Refusals, Reply},
    import::ImportKind,
};
use sea_orm::Set;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt;
use utoipa::ToSchema;
use uuid::Uuid;

const MAX_NAME: usize = 200;
const MAX_TEXT: usize = 64 * 1024;
const EMPTY: Message = Message::new("empty", "Berkas ini kosong.", "This file is empty.");
const NO_ROWS: Message = Message::new(
    "no_rows",
    "Berkas ini hanya berisi judul kolom, tanpa baris data.",
    "This file has only a head and no rows.",
);
const BROKEN: Message =
    Message::new("broken_form", "Kiriman terputus atau rusak.", "The upload broke off or is damaged.");
const NOT_OPTIONS: Message =
    Message::new("wrong_type", "Harus berupa objek JSON.", "This must be a JSON object.");

/// A file of rows, and what they become.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form to the API document only")]
pub(super) struct ImportForm {
    /// CSV of any delimiter and encoding, XLSX, XLS or ODS; at most 50 MB and 200,000 rows, the head in the first row.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// `leads`, `customers`, `products` …
    kind: String,
    /// A JSON object of what is chosen for the whole file.
    options: Option<String>,
    /// `true` takes the guessed mapping and stores the valid rows without a preview.
    confirm: Option<bool>,
}

/// What a form brought.
#[derive(Default)]
pub(crate) struct Arrived {
    file: Option<(String, NamedTempFile)>,
    texts: Map<String, Value>,
}

/// Bring a file of rows: it is read, its columns are guessed, and every row is looked at. Nothing is stored before it is
/// confirmed.
#[utoipa::path(post, path = "/api/imports", tag = "imports", request_body(content = ImportForm, content_type = "multipart/form-data"), responses((status = 202, body = ImportView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    form: Result<Multipart, MultipartRejection>,
) -> http::Result<Reply> {
    actor.must(Permission::Import)?;
    let arrived = receive(form, &["kind", "options", "confirm"]).await?;
    arrived.must_have_file()?;
    let wanted = arrived.texts.get("kind").and_then(Value::as_str).unwrap_or_default();
    let kind = policy::kind(&app, &actor, wanted).map_err(|_| {
        Error::field("kind", if wanted.is_empty() { &check::REQUIRED } else { &check::UNKNOWN_REFERENCE })
    })?;
    let options = options(&arrived.texts)?;
    let is_confirmed = arrived.is_on("confirm");
    let import = begin(&app, &actor, (&kind, options), arrived).await?;
    let reply = app.write(&actor, async |tx| {
        insert(tx, &actor, (&import, &import.options), None).await?;
        if is_confirmed {
            confirm::take_guess(tx, &actor, import.id).await?;
        }
        let row = queries::find(tx, import.id).await?;
        Reply::accepted(&queries::view(tx.app(), tx, (&actor, row)).await?)
    });
    let reply = reply.await;
    import.forget_unless_kept(&app).await?;
    reply
}

impl Arrived {
    /// The text of a field of the form.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.texts.get(field).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
    }

    /// Whether a field of the form says `true`.
    pub(super) fn is_on(&self, field: &str) -> bool {
        self.text(field) == Some("true")
    }

    /// What the file is called where it comes from.
    pub(super) fn file_name(&self) -> Option<&str> {
        self.file.as_ref().map(|(name, _)| name.as_str())
    }

    fn must_have_file(&self) -> Result<()> {
        if self.file.is_some() { Ok(()) } else { Err(Error::field("file", &check::REQUIRED)) }
    }
}

impl Begun {
    /// Refused, or a repetition of a request that was answered before: the rows would lie there for ever.
    pub(super) async fn forget_unless_kept(self, app: &App) -> Result<()> {
        if queries::find(app.db().reader(), self.id).await.is_err() {
            app.files().delete(&self.rows).await?;
        }
        Ok(())
    }
}

fn options(texts: &Map<String, Value>) -> Result<Map<String, Value>> {
    let Some(text) = texts.get("options").and_then(Value::as_str).filter(|text| !text.trim().is_empty())
    else {
        return Ok(Map::new());
    };
    match serde_json::from_str(text) {
        Ok(Value::Object(options)) => Ok(options),
        _ => Err(Error::field("options", &NOT_OPTIONS)),
    }
}

/// Takes in a form of a file and of `fields`.
pub(super) async fn receive(form: Result<Multipart, MultipartRejection>, fields: &[&str]) -> Result<Arrived> {
    let mut form = form.map_err(|_| Error::UnsupportedContent)?;
    let mut arrived = Arrived::default();
    while let Some(field) = form.next_field().await.map_err(|cause| broken(&cause))? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            arrived.file = Some(take_file(field).await?);
        } else {
            let text = field.text().await.map_err(|cause| broken(&cause))?;
            if text.len() > MAX_TEXT {
                return Err(kernel::Fault::new(name, &check::TOO_LONG).with("max", MAX_TEXT).into());
            }
            arrived.texts.insert(name, text.into());
        }
    }
    let mut faults = Faults::new();
    for name in arrived.texts.keys().filter(|name| !fields.contains(&name.as_str())) {
        faults.push(name.clone(), &check::UNKNOWN_FIELD);
    }
    faults.finish().map(|()| arrived)
}

async fn take_file(mut field: Field<'_>) -> Result<(String, NamedTempFile)> {
    let name: String =
        text::clean_line(field.file_name().unwrap_or_default()).chars().take(MAX_NAME).collect();
    let file = NamedTempFile::new().map_err(Error::internal)?;
    let mut target = tokio::fs::File::from_std(file.reopen().map_err(Error::internal)?);
    let mut size = 0_u64;
    while let Some(part) = field.chunk().await.map_err(|cause| broken(&cause))? {
        size += part.len() as u64;
        if size > MAX_SIZE {
            return Err(Error::TooLarge(MAX_SIZE));
        }
        target.write_all(&part).await.map_err(Error::internal)?;
    }
    target.flush().await.map_err(Error::internal)?;
    if size == 0 {
        return Err(Error::field("file", &EMPTY));
    }
    Ok((if name.is_empty() { "file".to_owned() } else { name }, file))
}

fn broken(cause: &MultipartError) -> Error {
    if cause.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return Error::TooLarge(MAX_SIZE);
    }
    Error::field("file", &BROKEN)
}

/// An import that was read and looked at, and is not kept yet.
pub(super) struct Begun {
    pub id: ImportId,
    kind: &'static str,
    name: String,
    size: i64,
    rows: FileKey,
    columns: Vec<FileColumn>,
    cells: Vec<Vec<String>>,
    looked: preview::Looked,
    pub options: Map<String, Value>,
}

/// Reads the file and looks at its rows.
pub(super) async fn begin(
    app: &App,
    actor: &Actor,
    (kind, options): (&ImportKind, Map<String, Value>),
    arrived: Arrived,
) -> Result<Begun> {
    let (name, file) = arrived.file.ok_or_else(|| Error::field("file", &check::REQUIRED))?;
    let path = file.path().to_owned();
    let read = tokio::task::spawn_blocking(move || read_file(&path)).await.map_err(Error::internal)??;
    if read.rows == 0 {
        return Err(Error::field("file", &NO_ROWS));
    }
    let size = file.as_file().metadata().map_err(Error::internal)?.len();
    let rows = read.keep(app).await?;
    let remembered = queries::remembered(app.db().reader(), kind.name).await?;
    let mapping = guess(kind, &read.heads, &remembered);
    let columns = columns_of(&read.heads, (&mapping, &remembered));
    let (id, heads, cells): (ImportId, _, _) = (app.new_id(), read.heads.clone(), read.samples.clone());
    let asked = preview::Asked { import: id, kind, mapping, options: &options, heads: &heads };
    let looked = preview::look(app, actor, asked, read.into_rows()?).await?;
    Ok(Begun {
        id,
        kind: kind.name,
        name,
        size: i64::try_from(size).map_err(Error::internal)?,
        rows,
        columns,
        cells,
        looked,
        options,
    })
}

/// The columns without what stands in them, which is kept sealed.
fn columns_of(
    heads: &[String],
    (mapping, remembered): (&Mapping, &HashMap<String, String>),
) -> Vec<FileColumn> {
    let is_remembered = |name: &String| {
        let field = mapping.get(name).and_then(Option::as_deref).unwrap_or_default();
        remembered.get(&folded(name)).is_some_and(|chosen| chosen == field)
    };
    let column = |name: &String| FileColumn {
        name: name.clone(),
        samples: Vec::new(),
        is_remembered: is_remembered(name),
    };
    heads.iter().map(column).collect()
}

/// Keeps an import, with what was `made` for its rows already.
pub(super) async fn insert(
    tx: &Tx,
    actor: &Actor,
    (begun, options): (&Begun, &Map<String, Value>),
    made: Option<Uuid>,
) -> Result<()> {
    let user = actor.user_id().ok_or(Error::Unauthenticated)?;
    let row = ActiveModel {
        id: Set(begun.id),
        kind: Set(begun.kind.to_owned()),
        status: Set(Status::Preview),
        file_name: Set(begun.name.clone()),
        file_size: Set(begun.size),
        original_path: Set(None),
        rows_path: Set(begun.rows),
        rows_sealed: Set(true),
        columns: Set(json!(begun.columns)),
        options: Set(json!(options)),
        made_id: Set(made),
        only_valid: Set(true),
        is_undoing: Set(false),
        done: Set(0),
        created: Set(0),
        updated: Set(0),
        unchanged: Set(0),
        rejected: Set(0),
        undone: Set(0),
        kept: Set(0),
        error: Set(None),
        created_by: Set(user),
        created_at: Set(tx.now()),
        confirmed_at: Set(None),
        finished_at: Set(None),
        undone_at: Set(None),
        cells_sealed: Set(Some(copies::seal(tx.app(), &begun.cells, CELLS)?)),
        version: Set(1),
        ..begun.looked.columns(tx.app())?
    };
    queries::insert(tx, row).await?;
    begun.looked.keep_found(tx, begun.id).await?;
    let facts = json!({ "kind": begun.kind, "rows": begun.looked.rows });
    audit::record(tx, actor, "import.uploaded", &subject(begun.id, &begun.name), facts.clone()).await?;
    event_log::record(tx, tx.app(), (Some(user), &actor.origin), "import", facts).await
}

/// The import as the audit log names it.
pub(super) fn subject(id: ImportId, file: &str) -> audit::Subject {
    audit::Subject::new("import", id, file)
}
