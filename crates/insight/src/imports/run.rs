//! What happens to a confirmed import without a person: its rows are stored, or taken back, chunk by chunk.

use super::{
    ImportId,
    columns::{columns, read as read_mapping},
    discard,
    faults::{self, Weight},
    model::{Status, Step},
    policy,
    preview::{add_missing, heads},
    queries::{self, Counts},
    rows::PlainRows,
    table::{ActiveModel, Model},
    traces, undo,
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

/// Rows of one transaction: about a tenth of a second of work, which is as long as another change may wait for it.
const CHUNK: usize = 1_000;
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
    /// What was chosen for the whole file no longer holds.
    Impossible(Fault),
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
        End::Impossible(fault) => {
            let said = Said { id: fault.say(kernel::Locale::Id), en: fault.say(kernel::Locale::En) };
            fail(app, &import, (actor, &said)).await
        }
    }
}

async fn shift(app: &App, (actor, kind): (&Actor, &ImportKind), import: &Model) -> Result<End> {
    let columns = columns(kind, &heads(&import.columns)?, &read_mapping(&import.mapping)?)?;
    let options = import.options.as_object().cloned().unwrap_or_default();
    let mut rows = PlainRows::fetch(app, import).await?;
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
        let read = work.read(app, &chunk).await?;
        let stored = app.transact(async |tx| work.store(tx, (done, to), &read).await).await;
        match stored {
            Ok(true) => done = to,
            Ok(false) => return Ok(End::Done),
            Err(Error::Invalid(faults)) => return end_of(import, faults),
            Err(cause) => return Err(cause),
        }
        if watch.elapsed() > SHIFT {
            return Ok(End::More);
        }
    }
}

/// Something of a row, with its number.
type Numbered<T> = (u64, T);

/// A chunk of rows as it was read.
struct Read {
    valid: Vec<ImportRow>,
    /// What is wrong with the others, by their numbers.
    faults: Vec<(u64, Fault)>,
    rejected: i64,
}

/// Whether the faults of a chunk end the import; otherwise it is tried again, since something came between.
fn end_of(import: &Model, faults: Vec<Fault>) -> Result<End> {
    let row = |fault: &Fault| {
        let row = fault.params.iter().find(|(name, _)| *name == "row");
        row.and_then(|(_, row)| row.parse().ok())
    };
    match faults.first() {
        Some(fault) if fault.field.starts_with("options.") => Ok(End::Impossible(fault.clone())),
        Some(fault) if !import.only_valid => Ok(End::Refused(row(fault).unwrap_or_default(), fault.clone())),
        _ => Err(Error::Invalid(faults)),
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
    async fn store(&self, tx: &Tx, step: (i64, i64), read: &Read) -> Result<bool> {
        let id = self.import.id;
        if !queries::advance(tx, id, step).await? {
            return Ok(false);
        }
        let mut faults = read.faults.clone();
        let outcomes = self.outcomes(tx, read.valid.clone()).await?;
        let mut counts = Counts { rejected: read.rejected, ..Counts::default() };
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
        if self.import.only_valid {
            return self.keep(tx, counts, (&outcomes, &faults)).await;
        }
        match faults.into_iter().min_by_key(|(row, _)| *row) {
            Some((row, fault)) => Err(fault.with("row", row).into()),
            None => self.keep(tx, counts, (&outcomes, &[])).await,
        }
    }

    /// Reads a chunk. Those that repeat others are told already.
    async fn read(&self, app: &App, chunk: &[(u64, Vec<String>)]) -> Result<Read> {
        let numbers = || chunk.iter().map(|(number, _)| *number);
        let span = (numbers().min().unwrap_or_default(), numbers().max().unwrap_or_default());
        let repeated = faults::repeated(app.db().reader(), self.import.id, span).await?;
        let (mut valid, mut faulty) = (Vec::new(), Vec::new());
        for (number, cells) in chunk.iter().filter(|(number, _)| !repeated.contains(number)) {
            let (row, found) = self.kind.read_row((*number, cells), self.columns, app.zone());
            if found.is_empty() {
                valid.push(row);
            } else {
                faulty.push((row, found));
            }
        }
        let rejected = i64::try_from(chunk.len() - valid.len()).map_err(Error::internal)?;
        Ok(Read { valid, faults: self.all_faults(app, faulty).await?, rejected })
    }

    /// What is wrong with rows of which a cell cannot be read: also what the room finds in the others.
    async fn all_faults(&self, app: &App, rows: Vec<(ImportRow, Vec<Fault>)>) -> Result<Vec<(u64, Fault)>> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let (rows, found): (Vec<ImportRow>, Vec<Vec<Fault>>) = rows.into_iter().unzip();
        let verdicts = (self.kind.check)(app, self.ground(), &rows).await?;
        let mut all = Vec::new();
        for ((row, mut faults), verdict) in rows.into_iter().zip(found).zip(verdicts) {
            add_missing(&mut faults, verdict.faults);
            all.extend(faults.into_iter().map(|fault| (row.number, fault)));
        }
        Ok(all)
    }

    fn ground(&self) -> Ground<'_> {
        Ground { actor: self.actor, import: self.import.id.into(), options: self.options }
    }

    async fn outcomes(&self, tx: &Tx, rows: Vec<ImportRow>) -> Result<Vec<(u64, Outcome)>> {
        let numbers: Vec<u64> = rows.iter().map(|row| row.number).collect();
        let outcomes =
            if rows.is_empty() { Vec::new() } else { (self.kind.store)(tx, self.ground(), rows).await? };
        Ok(numbers.into_iter().zip(outcomes).collect())
    }

    async fn keep(
        &self,
        tx: &Tx,
        counts: Counts,
        (outcomes, found): (&[Numbered<Outcome>], &[Numbered<Fault>]),
    ) -> Result<bool> {
        let id = self.import.id;
        traces::keep(tx, id, outcomes).await?;
        faults::keep(tx, id, (Weight::Fault, found)).await?;
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
        discard::abandon(tx, (&actor, import)).await?;
        tell(tx, (&actor, import), "import.failed").await
    })
    .await
}
