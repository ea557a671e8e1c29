//! The rows of a file after it was read once: plain, with their numbers, and quick to read again.

use super::table::Model;
use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use futures::{StreamExt, TryStreamExt};
use kernel::{Error, Result};
use platform::{
    App,
    crypto::Content,
    files::{self, FileKey},
    sheets::read::{self, Limits, SheetRow},
};
use std::{
    collections::{BTreeSet, HashMap},
    fs::File,
    io::Seek,
    path::Path,
};
use tokio::io::AsyncWriteExt;
use tokio_util::io::ReaderStream;

/// How much a file may hold; the product's limits (10-platform.md, Import).
pub(super) const LIMITS: Limits = Limits { rows: 200_000, columns: 500, cell: 32_767, unpacked: 600_000_000 };
/// The largest file in bytes.
pub(super) const MAX_SIZE: u64 = 50 * 1024 * 1024;
/// So many rows are read together where only some of them are wanted.
const CHUNK: usize = 1_000;
/// What plain rows are sealed for.
const ROWS: &str = "import.rows";
/// So many cells of a column are shown.
const SAMPLES: usize = 3;

/// A file that was read.
pub(super) struct ReadFile {
    /// The heads of its columns, each once.
    pub heads: Vec<String>,
    /// What stands first in each column.
    pub samples: Vec<Vec<String>>,
    pub rows: u64,
    /// Its rows without the head, in a file without a name: it is gone with the program.
    plain: File,
}

impl ReadFile {
    /// Keeps its plain rows, sealed: they may hold phones and national ids.
    pub(super) async fn keep(&self, app: &App) -> Result<FileKey> {
        let key = FileKey::new(app.today(), app.new_id::<uuid::Uuid>());
        let mut plain = self.plain.try_clone().map_err(Error::internal)?;
        plain.rewind().map_err(Error::internal)?;
        let content = ReaderStream::with_capacity(tokio::fs::File::from_std(plain), 256 * 1024);
        files::put_sealed(app, (key, ROWS), content.map_err(Error::internal)).await?;
        Ok(key)
    }

    /// Its rows.
    pub(super) fn into_rows(self) -> Result<PlainRows> {
        PlainRows::open(self.plain)
    }
}

/// Reads a file of any form into plain rows. Blocks.
pub(super) fn read_file(file: &Path) -> Result<ReadFile> {
    let plain = tempfile::tempfile().map_err(Error::internal)?;
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .terminator(Terminator::Any(b'\n'))
        .from_writer(plain.try_clone().map_err(Error::internal)?);
    let (mut heads, mut samples, mut rows) = (Vec::new(), Vec::<Vec<String>>::new(), 0);
    read::read(file, LIMITS, &mut |row: SheetRow| {
        if heads.is_empty() {
            heads = row.cells;
            return Ok(());
        }
        rows += 1;
        widen(&mut heads, row.cells.len());
        samples.resize(heads.len(), Vec::new());
        for (found, cell) in samples.iter_mut().zip(&row.cells) {
            if found.len() < SAMPLES && !cell.is_empty() {
                found.push(cell.chars().take(80).collect());
            }
        }
        let number = row.number.to_string();
        writer.write_record(std::iter::once(&number).chain(&row.cells)).map_err(Error::internal)
    })?;
    writer.flush().map_err(Error::internal)?;
    let heads = distinct(heads);
    samples.resize(heads.len(), Vec::new());
    Ok(ReadFile { heads, samples, rows, plain })
}

/// A row may be longer than the head.
fn widen(heads: &mut Vec<String>, width: usize) {
    if heads.len() < width {
        heads.resize(width, String::new());
    }
}

/// The heads in one line each; nameless ones are called by their letter, and a second one of a name is numbered.
fn distinct(heads: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::with_capacity(heads.len());
    for (at, head) in heads.into_iter().enumerate() {
        let name = kernel::text::clean_line(&head);
        let name = if name.is_empty() { format!("({})", letter(at)) } else { name };
        let mut unique = name.clone();
        let mut count = 1;
        while all.contains(&unique) {
            count += 1;
            unique = format!("{name} ({count})");
        }
        all.push(unique);
    }
    all
}

/// The letters that a spreadsheet shows above the column.
fn letter(mut at: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'A' + u8::try_from(at % 26).unwrap_or_default()));
        if at < 26 {
            return letters;
        }
        at = at / 26 - 1;
    }
}

/// Plain rows, one after the other.
pub(super) struct PlainRows {
    records: csv::StringRecordsIntoIter<File>,
}

impl PlainRows {
    /// Fetches the plain rows of an import.
    pub(super) async fn fetch(app: &App, import: &Model) -> Result<Self> {
        let file = tempfile::tempfile().map_err(Error::internal)?;
        let mut target = tokio::fs::File::from_std(file.try_clone().map_err(Error::internal)?);
        let mut content = content_of(app, import).await?;
        while let Some(part) = content.try_next().await? {
            target.write_all(&part).await.map_err(Error::internal)?;
        }
        target.flush().await.map_err(Error::internal)?;
        Self::open(file)
    }

    fn open(mut file: File) -> Result<Self> {
        file.rewind().map_err(Error::internal)?;
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).buffer_capacity(256 * 1024);
        Ok(Self { records: builder.from_reader(file).into_records() })
    }

    /// Leaves out the next `count` rows.
    pub(super) fn skip(&mut self, count: u64) {
        for _ in 0..count {
            self.records.next();
        }
    }

    /// The next rows, at most `count`; none where all were read.
    pub(super) fn take(&mut self, count: usize) -> Result<Vec<(u64, Vec<String>)>> {
        self.records
            .by_ref()
            .take(count)
            .map(|record| record.map_err(Error::internal).and_then(|row| numbered(&row)))
            .collect()
    }
}

/// The kept rows of an import. Those that were brought before rows were sealed lie open until they are forgotten.
async fn content_of(app: &App, import: &Model) -> Result<Content> {
    if import.rows_sealed {
        return files::get_sealed(app, (import.rows_path, ROWS)).await;
    }
    let found = app.files().get_stream(&import.rows_path).await?;
    Ok(found.content.map_err(Error::internal).boxed())
}

/// So many signs of a cell are shown on a screen.
const SHOWN: usize = 200;

/// The cells of the rows `numbers`, as much of them as a screen shows.
pub(super) async fn cells_of(
    app: &App,
    import: &Model,
    numbers: &BTreeSet<i64>,
) -> Result<HashMap<i64, Vec<String>>> {
    let mut cells = HashMap::with_capacity(numbers.len());
    let mut rows = PlainRows::fetch(app, import).await?;
    while cells.len() < numbers.len() {
        let chunk = rows.take(CHUNK)?;
        if chunk.is_empty() {
            break;
        }
        for (number, row) in chunk {
            let number = i64::try_from(number).map_err(Error::internal)?;
            if numbers.contains(&number) {
                let shown = row.into_iter().map(|cell| cell.chars().take(SHOWN).collect()).collect();
                cells.insert(number, shown);
            }
        }
    }
    Ok(cells)
}

fn numbered(record: &StringRecord) -> Result<(u64, Vec<String>)> {
    let mut cells = record.iter();
    let number = cells.next().and_then(|number| number.parse().ok());
    let number = number.ok_or_else(|| Error::internal("a row without its number"))?;
    Ok((number, cells.map(str::to_owned).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use tempfile::NamedTempFile;

    #[test]
    fn heads_are_distinct_and_none_is_nameless() {
        let heads = ["Nama", " Nama ", "", "Nama"].map(str::to_owned).to_vec();
        assert_eq!(distinct(heads), ["Nama", "Nama (2)", "(C)", "Nama (3)"]);
        assert_eq!([0, 25, 26, 701, 702].map(letter), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn rows_come_back_with_their_numbers() {
        let mut file = NamedTempFile::new().unwrap();
        file.write_all(b"nama,kota\nBudi,\"Jakarta\nBarat\"\n\nAni,Bogor,lebih\n").unwrap();
        let read = read_file(file.path()).unwrap();
        assert_eq!(read.heads, ["nama", "kota", "(C)"]);
        assert_eq!(read.rows, 2);
        assert_eq!(read.samples[0], ["Budi", "Ani"]);
        let mut rows = PlainRows::open(read.plain).unwrap();
        rows.skip(1);
        let texts = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(rows.take(10).unwrap(), [(4, texts(&["Ani", "Bogor", "lebih"]))]);
        assert_eq!(rows.take(10).unwrap(), []);
    }
}
