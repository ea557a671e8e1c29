//! Look at every row before anything is stored.

use super::{
    ImportId,
    columns::{columns_so_far, read as read_mapping},
    copies::{self, SAMPLE},
    faults::{self, TWICE, Weight},
    model::{FileColumn, ImportView, Mapping, SampleRow, Status},
    policy, queries,
    rows::PlainRows,
    table::ActiveModel,
};
use axum::{Json, extract::State};
use kernel::{Check, Error, Fault, Faults, Message, Permission, Result};
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals},
    import::{Ground, ImportKind, ImportRow, Verdict},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};
use utoipa::ToSchema;

/// So many rows are looked at together.
const CHUNK: usize = 1_000;
/// So many rows are shown as they will be.
const SHOWN: usize = 20;
/// So many faults are kept of a preview.
const MAX_FAULTS: usize = 10_000;
const NOT_A_PREVIEW: Message = Message::new(
    "import_not_in_preview",
    "Impor ini sudah dijalankan.",
    "This import was confirmed already.",
);

/// How the file is to be read.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PreviewInput {
    /// The field of each column, by the column's name; `null` for none.
    #[schema(value_type = Option<Object>)]
    pub mapping: Option<Mapping>,
    /// What is chosen for the whole file.
    #[schema(value_type = Option<Object>)]
    pub options: Option<Map<String, Value>>,
}

impl Check for PreviewInput {
    fn check(&self, _: &mut Faults) {}
}

/// Look at every row again, with another mapping or other options. Nothing is stored.
#[utoipa::path(post, path = "/api/imports/{id}/preview", tag = "imports", params(("id" = ImportId, Path)), request_body = PreviewInput, responses((status = 200, body = ImportView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<PreviewInput>,
) -> http::Result<Json<ImportView>> {
    let view = again(&app, &actor, (id, seen), input).await?;
    Ok(Json(view))
}

/// Looks at every row with what `input` changes.
pub(super) async fn again(
    app: &App,
    actor: &Actor,
    (id, seen): (ImportId, Option<i64>),
    input: PreviewInput,
) -> Result<ImportView> {
    let import = queries::find_visible(app.db().reader(), actor, id).await?;
    actor.must(Permission::Import)?;
    let kind = policy::kind(app, actor, &import.kind)?;
    if import.status != Status::Preview {
        return Err(Error::conflict(&NOT_A_PREVIEW));
    }
    if seen.is_some_and(|seen| seen != import.version) {
        return stale(app, actor, id).await;
    }
    let heads = heads(&import.columns)?;
    let mapping = match input.mapping {
        Some(mapping) => mapping,
        None => read_mapping(&import.mapping)?,
    };
    check_mapping(&kind, &heads, &mapping)?;
    let options = input.options.or_else(|| import.options.as_object().cloned()).unwrap_or_default();
    let asked = Asked { import: id, kind: &kind, mapping, options: &options, heads: &heads };
    let looked = look(app, actor, asked, PlainRows::fetch(app, &import).await?).await?;
    let kept = app.transact(async |tx| {
        let change = ActiveModel { options: Set(json!(options)), ..looked.columns(tx.app())? };
        if !queries::update(tx, (id, Some(import.version)), change).await? {
            return Ok(false);
        }
        faults::forget(tx, id).await?;
        looked.keep_found(tx, id).await?;
        Ok(true)
    });
    if !kept.await? {
        return stale(app, actor, id).await;
    }
    let row = queries::find(app.db().reader(), id).await?;
    queries::view(app, app.db().reader(), (actor, row)).await
}

async fn stale<T>(app: &App, actor: &Actor, id: ImportId) -> Result<T> {
    let row = queries::find(app.db().reader(), id).await?;
    let view = queries::view(app, app.db().reader(), (actor, row)).await?;
    Err(Error::Stale(Box::new(json!(view))))
}

/// Refuses what the file or the kind does not have; what is missing may still be chosen.
fn check_mapping(kind: &ImportKind, heads: &[String], mapping: &Mapping) -> Result<()> {
    match super::columns::columns(kind, heads, mapping) {
        Err(Error::Invalid(faults)) => {
            let wrong: Vec<_> = faults.into_iter().filter(|fault| fault.field != "mapping").collect();
            if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
        }
        Err(cause) => Err(cause),
        Ok(_) => Ok(()),
    }
}

/// The names of the columns.
pub(super) fn heads(columns: &Value) -> Result<Vec<String>> {
    let columns: Vec<FileColumn> = serde_json::from_value(columns.clone()).map_err(Error::internal)?;
    Ok(columns.into_iter().map(|column| column.name).collect())
}

/// What is looked at, and how.
pub(super) struct Asked<'a> {
    pub import: ImportId,
    pub kind: &'a ImportKind,
    pub mapping: Mapping,
    pub options: &'a Map<String, Value>,
    pub heads: &'a [String],
}

/// What a look at all rows found.
#[derive(Default)]
pub(super) struct Looked {
    pub rows: i64,
    valid: i64,
    changes: i64,
    faults: Vec<(u64, Fault)>,
    remarks: Vec<(u64, Fault)>,
    remarked: i64,
    sample: Vec<SampleRow>,
    mapping: Mapping,
}

impl Looked {
    /// What is kept of it with the import.
    pub(super) fn columns(&self, app: &App) -> Result<ActiveModel> {
        Ok(ActiveModel {
            mapping: Set(json!(self.mapping)),
            sample_sealed: Set(Some(copies::seal(app, &self.sample, SAMPLE)?)),
            rows: Set(self.rows),
            valid: Set(self.valid),
            changes: Set(self.changes),
            remarked: Set(self.remarked),
            ..Default::default()
        })
    }

    /// Keeps what was found in the rows.
    pub(super) async fn keep_found(&self, tx: &Tx, id: ImportId) -> Result<()> {
        faults::keep(tx, id, (Weight::Fault, &self.faults)).await?;
        faults::keep(tx, id, (Weight::Remark, &self.remarks)).await
    }
}

/// Looks at all rows of a file: their cells, what the room says of them, and whether one comes twice.
pub(super) async fn look(app: &App, actor: &Actor, asked: Asked<'_>, mut rows: PlainRows) -> Result<Looked> {
    let Asked { import, kind, mapping, options, heads } = asked;
    let columns = columns_so_far(kind, heads, &mapping);
    let ground = Ground { actor, import: import.into(), options };
    let mut looked = Looked { mapping, ..Looked::default() };
    let mut seen: HashMap<u64, u64> = HashMap::new();
    loop {
        let chunk = rows.take(CHUNK)?;
        if chunk.is_empty() {
            return Ok(looked);
        }
        let read = chunk.iter().map(|(number, cells)| kind.read_row((*number, cells), &columns, app.zone()));
        let (read, mut faults): (Vec<ImportRow>, Vec<Vec<Fault>>) = read.unzip();
        let verdicts = (kind.check)(app, ground, &read).await?;
        for ((row, faults), verdict) in read.into_iter().zip(&mut faults).zip(verdicts) {
            let mut verdict = verdict;
            add_missing(faults, std::mem::take(&mut verdict.faults));
            if faults.is_empty()
                && let Some(first) = twice(&mut seen, &verdict.keys, row.number)
            {
                let told = if verdict.may_repeat { &mut verdict.remarks } else { &mut *faults };
                told.push(Fault::new("", &TWICE).with("row", first));
            }
            verdict.faults = std::mem::take(faults);
            looked.add(row, verdict);
        }
    }
}

/// Adds what was found at fields that have no fault yet.
pub(super) fn add_missing(faults: &mut Vec<Fault>, more: Vec<Fault>) {
    let fresh = more.into_iter().filter(|more| faults.iter().all(|fault| fault.field != more.field));
    let fresh: Vec<_> = fresh.collect();
    faults.extend(fresh);
}

/// The row without faults that said the same before.
fn twice(seen: &mut HashMap<u64, u64>, keys: &[String], row: u64) -> Option<u64> {
    let hash = |key: &String| {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        hasher.finish()
    };
    let hashes: Vec<u64> = keys.iter().map(hash).collect();
    let first = hashes.iter().find_map(|hash| seen.get(hash).copied());
    for hash in hashes {
        seen.entry(hash).or_insert(row);
    }
    first
}

impl Looked {
    fn add(&mut self, row: ImportRow, verdict: Verdict) {
        let Verdict { faults, remarks, known, .. } = verdict;
        let is_change = known.is_some();
        self.rows += 1;
        if self.sample.len() < SHOWN {
            let mut values = row.values;
            values.extend(row.others.into_iter().map(|(head, cell)| (head, Value::String(cell))));
            self.sample.push(SampleRow { row: row.number, values, is_change });
        }
        if faults.is_empty() {
            self.valid += 1;
            self.changes += i64::from(is_change);
        }
        self.remarked += i64::from(!remarks.is_empty());
        let room = MAX_FAULTS.saturating_sub(self.remarks.len());
        self.remarks.extend(remarks.into_iter().take(room).map(|remark| (row.number, remark)));
        // Which rows repeat others is not found again when they are stored.
        let room = MAX_FAULTS.saturating_sub(self.faults.len());
        let is_kept = |at: usize, fault: &Fault| at < room || fault.message.code == TWICE.code;
        let kept = faults.into_iter().enumerate().filter(|(at, fault)| is_kept(*at, fault));
        self.faults.extend(kept.map(|(_, fault)| (row.number, fault)));
    }
}
