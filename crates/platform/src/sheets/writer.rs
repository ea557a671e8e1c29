//! The producer's end of a table.

use super::{
    body::{Chunk, RowCount, SheetBody},
    cell::{Cell, Column},
    csv::Csv,
    meta::{Meta, SheetFormat},
    xlsx::{MAX_ROWS, Xlsx},
};
use bytes::Bytes;
use kernel::{Error, Result};
use rust_xlsxwriter::XlsxError;
use std::io::{self, BufWriter, Write};
use tokio::{sync::mpsc, task::JoinHandle};

/// Rows that go to the workbook's thread together: waking it for each would take longer than writing it.
const ROWS: usize = 64;
/// Such batches that wait for it.
const BATCHES: usize = 4;
/// Pieces of the file that wait for the reader.
const CHUNKS: usize = 8;
const CHUNK: usize = 64 * 1024;

/// The reader went away; nobody needs to hear of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the reader of the table went away")]
struct ReaderGone;

/// Takes rows one by one. Dropped without [`SheetWriter::finish`], it breaks the download off.
pub struct SheetWriter {
    chunks: mpsc::Sender<Chunk>,
    columns: usize,
    rows: RowCount,
    form: Form,
}

enum Form {
    Csv(Box<Csv>),
    Xlsx { steps: mpsc::Sender<Step>, rows: Vec<Vec<Cell>>, thread: Thread },
}

/// The thread that writes a workbook, until somebody asked how it ended.
type Thread = Option<JoinHandle<Result<(), XlsxError>>>;

/// What the workbook's thread is told.
enum Step {
    Rows(Vec<Vec<Cell>>),
    Finish,
}

impl SheetWriter {
    /// Begins a table: rows go into the writer, bytes come out of the body. Must be called inside the runtime.
    ///
    /// # Errors
    /// `Internal` where the head cannot be written.
    pub fn start(format: SheetFormat, columns: Vec<Column>, meta: Meta) -> Result<(Self, SheetBody)> {
        Self::start_with(format, columns, meta, MAX_ROWS)
    }

    pub(super) fn start_with(
        format: SheetFormat,
        columns: Vec<Column>,
        meta: Meta,
        max_rows: u32,
    ) -> Result<(Self, SheetBody)> {
        let (sender, receiver) = mpsc::channel(CHUNKS);
        let rows = RowCount::default();
        let body = SheetBody::new(receiver, (format, &meta), rows.clone());
        let width = columns.len();
        let form = match format {
            SheetFormat::Csv => Form::Csv(Box::new(Csv::new(&columns, meta)?)),
            SheetFormat::Xlsx => {
                let (steps, told) = mpsc::channel(BATCHES);
                let target = sender.clone();
                let write = move || write_workbook(columns, meta, max_rows, told, target);
                let thread = Some(tokio::task::spawn_blocking(write));
                Form::Xlsx { steps, rows: Vec::with_capacity(ROWS), thread }
            }
        };
        Ok((Self { chunks: sender, columns: width, rows, form }, body))
    }

    /// Whether nobody reads any more.
    #[must_use]
    pub fn is_abandoned(&self) -> bool {
        self.chunks.is_closed()
    }

    /// Adds a row; waits where the reader is slow. Missing cells stay empty.
    ///
    /// # Errors
    /// `Internal` where the reader went away, the row has more cells than columns, or the disk is full.
    pub async fn row(&mut self, mut cells: Vec<Cell>) -> Result<()> {
        if self.is_abandoned() {
            return Err(Error::internal(ReaderGone));
        }
        if cells.len() > self.columns {
            return Err(Error::internal(format!(
                "a row of {} cells in {} columns",
                cells.len(),
                self.columns
            )));
        }
        cells.resize(self.columns, Cell::Empty);
        self.rows.add_one();
        match &mut self.form {
            Form::Csv(csv) => match csv.row(&cells)? {
                Some(bytes) => send(&self.chunks, Chunk::Bytes(bytes)).await,
                None => Ok(()),
            },
            Form::Xlsx { steps, rows, thread } => {
                rows.push(cells);
                if rows.len() < ROWS {
                    return Ok(());
                }
                match steps.send(Step::Rows(std::mem::replace(rows, Vec::with_capacity(ROWS)))).await {
                    Ok(()) => Ok(()),
                    Err(_) => Err(end_of(thread, &self.chunks)
                        .await
                        .err()
                        .unwrap_or_else(|| Error::internal(ReaderGone))),
                }
            }
        }
    }

    /// Ends the table well, after the reader took the last of it.
    ///
    /// # Errors
    /// `Internal` where the reader went away or the disk is full.
    pub async fn finish(self) -> Result<()> {
        match self.form {
            Form::Csv(mut csv) => send(&self.chunks, Chunk::Bytes(csv.take()?)).await?,
            Form::Xlsx { steps, rows, mut thread } => {
                // Where the thread is gone, its end says why.
                let _ = steps.send(Step::Rows(rows)).await;
                let _ = steps.send(Step::Finish).await;
                end_of(&mut thread, &self.chunks).await?;
            }
        }
        send(&self.chunks, Chunk::End).await
    }
}

/// Begins a table and fills it beside the answer: `fill` gives the rows. What it returns as an error goes to the
/// log and breaks the download off; a reader who went away is no error. Must be called inside the runtime.
///
/// # Errors
/// As [`SheetWriter::start`].
pub fn produce<F>(
    format: SheetFormat,
    columns: Vec<Column>,
    meta: Meta,
    fill: impl FnOnce(SheetWriter) -> F,
) -> Result<SheetBody>
where
    F: Future<Output = Result<SheetWriter>> + Send + 'static,
{
    let title = meta.title.clone();
    let (writer, body) = SheetWriter::start(format, columns, meta)?;
    let filling = fill(writer);
    tokio::spawn(async move {
        let filled = match filling.await {
            Ok(writer) => writer.finish().await,
            Err(cause) => Err(cause),
        };
        match filled {
            Err(Error::Internal(cause)) if cause.is::<ReaderGone>() => {}
            Err(cause) => tracing::error!(error = ?cause, title, "a table broke off"),
            Ok(()) => {}
        }
    });
    Ok(body)
}

async fn send(chunks: &mpsc::Sender<Chunk>, chunk: Chunk) -> Result<()> {
    chunks.send(chunk).await.map_err(|_| Error::internal(ReaderGone))
}

/// How the workbook's thread ended.
async fn end_of(thread: &mut Thread, chunks: &mpsc::Sender<Chunk>) -> Result<()> {
    let Some(thread) = thread.take() else { return Err(Error::internal(ReaderGone)) };
    match thread.await {
        Ok(Ok(())) => Ok(()),
        // The pipe to the reader broke, whatever the workbook calls it.
        _ if chunks.is_closed() => Err(Error::internal(ReaderGone)),
        Ok(Err(cause)) => Err(Error::internal(cause)),
        Err(cause) => Err(Error::internal(cause)),
    }
}

fn write_workbook(
    columns: Vec<Column>,
    meta: Meta,
    max_rows: u32,
    mut steps: mpsc::Receiver<Step>,
    chunks: mpsc::Sender<Chunk>,
) -> Result<(), XlsxError> {
    let mut workbook = Xlsx::new(columns, meta, max_rows)?;
    while let Some(step) = steps.blocking_recv() {
        match step {
            Step::Rows(rows) => rows.iter().try_for_each(|cells| workbook.row(cells))?,
            Step::Finish => return workbook.save(BufWriter::with_capacity(CHUNK, Pipe(chunks))),
        }
    }
    Ok(())
}

/// Hands what is written to the reader.
struct Pipe(mpsc::Sender<Chunk>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let chunk = Chunk::Bytes(Bytes::copy_from_slice(bytes));
        self.0.blocking_send(chunk).map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
