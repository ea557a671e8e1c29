//! What happens to a confirmed import without a person: its rows are stored, or taken back, chunk by chunk.

use super::{
    ImportId,
    columns::{columns, read as read_mapping},
    model::{Status, Step},
    policy,
    preview::heads,
    queries::{self, Counts},
    rows::PlainRows,
    table::{ActiveModel, Model},
    undo,
    upload::subject,
};
use futures::FutureExt;
use kernel::{Error, Fault, Message, Result};
use notify::Notice;
use platform::{
    Actor, App, Tx,
    import::{Column, Ground, ImportKind, ImportRow, Outcome},
    jobs::{self, JobKind},
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::{Map, Value, json};
use std::time::{Duration, Instant as Stopwatch};

/// Rows of one transaction: few enough that nobody waits long for the writer.
const CHUNK: usize = 250;
/// So long one job goes on before it lets others work; well within its lease.
const SHIFT: Duration = Duration::from_secs(20);
const NOT_ALLOWED: Message = Message::new(
    "no_longer_allowed",
    "Yang mengunggah tidak boleh lagi mengimpor.",
    "Whoever brought the file may no longer import.",
);
const ROW_REFUSED: Message = Message::new(
    "row_refused",
    "Baris {row}: {reason} Tidak ada yang disimpan.",
    "Row {row}: {reason} Nothing was stored.",
);

/// Stores the rows of an import from where it is. Idempotent.
pub(crate) const RUN: JobKind = JobKind::new("imports.run", |app, payload| {
    async move {
        let id: ImportId = serde_json::from_value(payload).map_err(Error::internal)?;
        go_on(&app, id).await
    }
    .boxed()
});

/// How a shift ended.
pub(super) enum End {
    /// Everything is done, or somebody else goes on.
    Done,
    /// There is more to do.
    More,
    /// A row was refused where all or none are wanted.
    Refused(u64, Fault),
}

async fn go_on(app: &App, id: ImportId) -> Result<()> {
    let import = queries::find(app.db().reader(), id).await?;
    if import.status != Status::Running {
        return Ok(());
    }
    let actor = app.act_as(import.created_by).await?;
    let allowed = actor.and_then(|actor| {
        let kind = policy::kind(app, &actor, &import.kind).ok()?;
        Some((actor, kind))
    });
    let Some((actor, kind)) = allowed else {
        return fail(app, &import, (Actor::system(), &NOT_ALLOWED.into())).await;
    };
    let end = if import.is_undoing {
        undo::shift(app, (&actor, &kind), import.id).await?
    } else {
        shift(app, (&actor, &kind), &import).await?
    };
    match end {
        End::Done => Ok(()),
        End::More => app.transact(async |tx| jobs::enqueue(tx, RUN, &id).await).await,
        End::Refused(row, fault) => {
            let said = Said::of_row(row, &fault);
            fail(app, &import, (actor, &said)).await
        }
    }
}

async fn shift(app: &App, (actor, kind): (&Actor, &ImportKind), import: &Model) -> Result<End> {
    let columns = columns(kind, &heads(&import.columns)?, &read_mapping(&import.mapping)?)?;
    let options = import.options.as_object().cloned().unwrap_or_default();
    let mut rows = PlainRows::fetch(app, import.rows_path).await?;
    rows.skip(import.done.unsigned_abs());
    let watch = Stopwatch::now();
    let mut done = import.done;
    loop {
        let chunk = rows.take(CHUNK)?;
        if chunk.is_empty() {
            return finish(app, actor, import).await;
        }
        let to = done + i64::try_from(chunk.len()).map_err(Error::internal)?;
        let work = Work { import, kind, actor, columns: &columns, options: &options };
        let stored = app.transact(async |tx| work.store(tx, (done, to), &chunk).await).await;
        match stored {
            Ok(true) => done = to,
            Ok(false) => return Ok(End::Done),
            Err(Error::Invalid(faults)) if !import.only_valid => {
                let fault =
                    faults.into_iter().next().ok_or_else(|| Error::internal("refused without a fault"))?;
                let row = fault.params.iter().find(|(name, _)| *name == "row");
                let row = row.and_then(|(_, row)| row.parse().ok()).unwrap_or_default();
                return Ok(End::Refused(row, fault));
            }
            Err(cause) => return Err(cause),
        }
        if watch.elapsed() > SHIFT {
            return Ok(End::More);
        }
    }
}

/// One import at work.
struct Work<'a> {
    import: &'a Model,
    kind: &'a ImportKind,
    actor: &'a Actor,
    columns: &'a [Column],
    options: &'a Map<String, Value>,
}

impl Work<'_> {
    /// Stores a chunk; `false` where another worker has done so.
    async fn store(&self, tx: &Tx, step: (i64, i64), chunk: &[(u64, Vec<String>)]) -> Result<bool> {
        let id = self.import.id;
        if !queries::advance(tx, id, step).await? {
            return Ok(false);
        }
        let (mut valid, mut faults) = (Vec::new(), Vec::new());
        let mut rejected = 0;
        for (number, cells) in chunk {
            let (row, found) = self.kind.read_row((*number, cells), self.columns, tx.zone());
            if found.is_empty() {
                valid.push(row);
            } else {
                rejected += 1;
                faults.extend(found.into_iter().map(|fault| (*number, fault)));
            }
        }
        let outcomes = self.outcomes(tx, valid).await?;
        let mut counts = Counts { rejected, ..Counts::default() };
        for (row, outcome) in &outcomes {
            match outcome {
                Outcome::Created(_) => counts.created += 1,
                Outcome::Updated { .. } => counts.updated += 1,
                Outcome::Unchanged(_) => counts.unchanged += 1,
                Outcome::Rejected(found) => {
                    counts.rejected += 1;
                    faults.extend(found.iter().cloned().map(|fault| (*row, fault)));
                }
            }
        }
        if !self.import.only_valid && !faults.is_empty() {
            let (row, fault) = faults.swap_remove(0);
            return Err(fault.with("row", row).into());
        }
        queries::keep_faults(tx, id, &faults).await?;
        self.keep(tx, counts, &outcomes).await
    }

    async fn outcomes(&self, tx: &Tx, rows: Vec<ImportRow>) -> Result<Vec<(u64, Outcome)>> {
        let numbers: Vec<u64> = rows.iter().map(|row| row.number).collect();
        let ground = Ground { actor: self.actor, import: self.import.id.into(), options: self.options };
        let outcomes = if rows.is_empty() { Vec::new() } else { (self.kind.store)(tx, ground, rows).await? };
        Ok(numbers.into_iter().zip(outcomes).collect())
    }

    async fn keep(&self, tx: &Tx, counts: Counts, outcomes: &[(u64, Outcome)]) -> Result<bool> {
        let id = self.import.id;
        queries::keep_traces(tx, id, outcomes).await?;
        queries::count(tx, id, counts).await?;
        live::tell(tx, "import.updated", Some(id.into()), Audience::Users(vec![self.import.created_by]))
            .await?;
        Ok(true)
    }
}

async fn finish(app: &App, actor: &Actor, import: &Model) -> Result<End> {
    app.transact(async |tx| {
        let Some(status) = queries::find(tx, import.id).await?.status.next(Step::Finish) else {
            return Ok(());
        };
        let change =
            ActiveModel { status: Set(status), finished_at: Set(Some(tx.now())), ..Default::default() };
        queries::update(tx, (import.id, None), change).await?;
        tell(tx, (actor, import), "import.done").await
    })
    .await?;
    Ok(End::Done)
}

/// Tells whoever brought the file how it ended.
pub(super) async fn tell(tx: &Tx, (actor, import): (&Actor, &Model), kind: &'static str) -> Result<()> {
    let now = queries::find(tx, import.id).await?;
    let params = json!({
        "kind": now.kind, "created": now.created, "updated": now.updated, "rejected": now.rejected,
        "undone": now.undone, "kept": now.kept,
    });
    let to = vec![import.created_by];
    let notice = Notice { kind, to, subject: subject(import.id, &import.file_name), params: params.clone() };
    notify::tell(tx, &Actor::system(), notice).await?;
    platform::audit::record(tx, actor, kind, &subject(import.id, &import.file_name), params).await?;
    live::tell(tx, "import.updated", Some(import.id.into()), Audience::Users(vec![import.created_by])).await
}

/// Why an import failed, in both languages.
struct Said {
    id: String,
    en: String,
}

impl Said {
    fn of_row(row: u64, fault: &Fault) -> Self {
        let say = |locale| {
            let params = [("row", row.to_string()), ("reason", fault.say(locale))];
            ROW_REFUSED.say(locale, &params)
        };
        Self { id: say(kernel::Locale::Id), en: say(kernel::Locale::En) }
    }
}

impl From<Message> for Said {
    fn from(message: Message) -> Self {
        Self { id: message.id.to_owned(), en: message.en.to_owned() }
    }
}

/// Takes back what an import has stored so far and says why it failed.
async fn fail(app: &App, import: &Model, (actor, said): (Actor, &Said)) -> Result<()> {
    let kinds = app.registry().imports.iter().map(|offer| &offer.source);
    if let Some(kind) = kinds.into_iter().find(|kind| kind.name == import.kind) {
        undo::everything(app, (&actor, kind), import.id).await?;
    }
    app.transact(async |tx| {
        let Some(status) = queries::find(tx, import.id).await?.status.next(Step::Fail) else { return Ok(()) };
        let change = ActiveModel {
            status: Set(status),
            finished_at: Set(Some(tx.now())),
            error: Set(Some(json!({ "id": said.id, "en": said.en }))),
            created: Set(0),
            updated: Set(0),
            unchanged: Set(0),
            undone: Set(0),
            done: Set(0),
            ..Default::default()
        };
        queries::update(tx, (import.id, None), change).await?;
        tell(tx, (&actor, import), "import.failed").await
    })
    .await
}
