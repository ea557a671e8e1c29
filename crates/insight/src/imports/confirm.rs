//! Store what was looked at.

use super::{
    ImportId,
    columns::{columns, read as read_mapping},
    discard, faults,
    model::{ImportView, Mapping, Step},
    policy,
    preview::{self, PreviewInput, heads},
    queries,
    run::RUN,
    table::{ActiveModel, Model},
    upload::subject,
};
use axum::extract::State;
use kernel::{Check, Error, Fault, Faults, Message, Permission, Result};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    import::{Ground, ImportKind, Ready, Source},
    jobs,
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

const HAS_FAULTS: Message = Message::new(
    "rows_have_faults",
    "{count} baris masih salah, jadi tidak ada yang disimpan. Perbaiki berkasnya, atau simpan hanya baris yang benar.",
    "{count} rows have faults, so nothing is stored. Correct the file, or store only the valid rows.",
);
const NOTHING_VALID: Message = Message::new(
    "nothing_valid",
    "Tidak ada baris yang bisa disimpan.",
    "There is no row that could be stored.",
);
const NOT_A_PREVIEW: Message = Message::new(
    "import_not_in_preview",
    "Impor ini sudah dijalankan.",
    "This import was confirmed already.",
);

/// How the rows are stored.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ConfirmInput {
    /// The field of each column, where it is not as the preview says.
    #[schema(value_type = Option<Object>)]
    mapping: Option<Mapping>,
    /// What is chosen for the whole file, where it is not as the preview says.
    #[schema(value_type = Option<Object>)]
    options: Option<Map<String, Value>>,
    /// `false` stores all rows or none; otherwise rows with faults are rejected and the others stored.
    only_valid: Option<bool>,
}

impl Check for ConfirmInput {
    fn check(&self, _: &mut Faults) {}
}

/// Store the rows of an import. It goes on in the background; `GET` and the live event `import.updated` tell how far it is.
#[utoipa::path(post, path = "/api/imports/{id}/confirm", tag = "imports", params(("id" = ImportId, Path)), request_body = ConfirmInput, responses((status = 202, body = ImportView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<ConfirmInput>,
) -> http::Result<Reply> {
    let mut import = queries::find_visible(app.db().reader(), &actor, id).await?;
    actor.must(Permission::Import)?;
    let mut seen = seen;
    if import.status.next(Step::Confirm).is_some() && (input.mapping.is_some() || input.options.is_some()) {
        let change = PreviewInput { mapping: input.mapping, options: input.options };
        seen = Some(preview::again(&app, &actor, (id, seen), change).await?.version);
        import = queries::find(app.db().reader(), id).await?;
    }
    let only_valid = input.only_valid.unwrap_or(true);
    app.write(&actor, async |tx| {
        start(tx, &actor, (&import, seen), only_valid).await?;
        let row = queries::find(tx, id).await?;
        Reply::accepted(&queries::view(tx.app(), tx, (&actor, row)).await?)
    })
    .await
}

/// Stores the valid rows as their columns were guessed.
pub(super) async fn take_guess(tx: &Tx, actor: &Actor, id: ImportId) -> Result<()> {
    let import = queries::find(tx, id).await?;
    start(tx, actor, (&import, None), true).await
}

/// Makes what the rows go into, where they need that. What was made for them before and is not what they go into now is
/// gone.
async fn get_ready(tx: &Tx, (actor, kind): (&Actor, &ImportKind), import: &Model) -> Result<Ready> {
    let options = import.options.as_object().cloned().unwrap_or_default();
    let Some(begin) = kind.begin else { return Ok(Ready { options, made: None }) };
    let ground = Ground { actor, import: import.id.into(), options: &options };
    let heads = heads(&import.columns)?;
    let source = Source {
        file_name: &import.file_name,
        heads: &heads,
        mapping: &import.mapping,
        made: import.made_id,
    };
    let ready = begin(tx, ground, source).await?;
    if ready.made != import.made_id {
        discard::abandon(tx, (actor, import)).await?;
    }
    Ok(ready)
}

async fn start(
    tx: &Tx,
    actor: &Actor,
    (import, seen): (&Model, Option<i64>),
    only_valid: bool,
) -> Result<()> {
    let kind = policy::kind(tx.app(), actor, &import.kind)?;
    let status = import.status.next(Step::Confirm).ok_or_else(|| Error::conflict(&NOT_A_PREVIEW))?;
    let mapping = read_mapping(&import.mapping)?;
    columns(&kind, &heads(&import.columns)?, &mapping)?;
    let faulty = import.rows - import.valid;
    if !only_valid && faulty > 0 {
        return Err(Fault::new("only_valid", &HAS_FAULTS).with("count", faulty).into());
    }
    if import.valid == 0 {
        return Err(Error::field("file", &NOTHING_VALID));
    }
    let ready = get_ready(tx, (actor, &kind), import).await?;
    let change = ActiveModel {
        status: Set(status),
        options: Set(Value::Object(ready.options)),
        made_id: Set(ready.made),
        only_valid: Set(only_valid),
        confirmed_at: Set(Some(tx.now())),
        ..Default::default()
    };
    let version = seen.unwrap_or(import.version);
    if !queries::update(tx, (import.id, Some(version)), change).await? {
        let now = queries::find(tx, import.id).await?;
        if now.status != import.status {
            return Err(Error::conflict(&NOT_A_PREVIEW));
        }
        return Err(Error::Stale(Box::new(json!(queries::view(tx.app(), tx, (actor, now)).await?))));
    }
    faults::forget_passing(tx, import.id).await?;
    queries::remember(tx, kind.name, &mapping).await?;
    let facts = json!({ "kind": kind.name, "rows": import.rows, "valid": import.valid });
    audit::record(tx, actor, "import.confirmed", &subject(import.id, &import.file_name), facts).await?;
    jobs::enqueue(tx, RUN, &import.id).await
}
