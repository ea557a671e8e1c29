//! Looks at a packed file before anybody unpacks it: a small file can hold a huge one.

use super::{Format, Limits, ReadError};
use quick_xml::{
    Reader,
    events::{BytesStart, Event, attributes::Attribute},
};
use std::{
    collections::HashSet,
    fs::File,
    io::{BufReader, Read},
    path::Path,
};
use zip::{ZipArchive, result::ZipError};

/// A workbook has some dozens of parts.
const MAX_PARTS: usize = 2_000;

/// What kind of workbook it is. Every part is unpacked once, so that none holds more than it says.
pub(super) fn packed(file: &Path, max: u64) -> Result<Format, ReadError> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(file)?)).map_err(|cause| broken(&cause))?;
    if archive.len() > MAX_PARTS {
        return Err(ReadError::NotATable);
    }
    let names: Vec<String> = archive.file_names().flatten().map(String::from).collect();
    let format = format_of(&names).ok_or(ReadError::NotATable)?;
    let mut unpacked = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|cause| broken(&cause))?;
        if part.encrypted() {
            return Err(ReadError::Encrypted);
        }
        let left = max - unpacked;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|cause| ReadError::Broken(cause.to_string()))?;
        if size > left {
            return Err(ReadError::TooBig(max));
        }
        unpacked += size;
    }
    Ok(format)
}

fn format_of(names: &[String]) -> Option<Format> {
    let has = |name: &str| names.iter().any(|found| found == name);
    if has("xl/workbook.xml") {
        Some(Format::Xlsx)
    } else if has("content.xml") {
        Some(Format::Ods)
    } else {
        None
    }
}

/// The cells of each table that show shares, by row and column from 0.
pub(super) type Shares = Vec<HashSet<(u64, u64)>>;

/// Looks at the tables of a `LibreOffice` file: a few signs may stand for millions of cells. Returns which of them show
/// shares, since their numbers do not say so.
pub(super) fn repeated(file: &Path, limits: Limits) -> Result<Shares, ReadError> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(file)?)).map_err(|cause| broken(&cause))?;
    let content = archive.by_name("content.xml").map_err(|cause| broken(&cause))?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    let (mut buffer, mut table, mut shares) = (Vec::new(), Extent::default(), Shares::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|cause| ReadError::Broken(cause.to_string()))? {
            Event::Start(start) if start.name().as_ref() == "table:table" => {
                shares.push(HashSet::new());
                table.begin();
            }
            Event::Start(start) if start.name().as_ref() == "table:table-row" => table.open_row(&start),
            Event::Start(start) if is_cell(&start) => {
                if let Some(of_table) = shares.last_mut().filter(|_| is_share(&start)) {
                    of_table.extend(table.area(&start, limits));
                }
                table.cell(&start, true);
            }
            Event::Empty(start) if is_cell(&start) => table.cell(&start, false),
            Event::End(end) if end.name().as_ref() == "table:table-row" => table.close_row(limits)?,
            Event::Eof => return Ok(shares),
            _ => {}
        }
    }
}

fn is_cell(start: &BytesStart<'_>) -> bool {
    matches!(start.name().as_ref(), "table:table-cell" | "table:covered-table-cell")
}

fn is_share(start: &BytesStart<'_>) -> bool {
    let is_kind = |kind: &Attribute<'_>| kind.key.as_ref() == "office:value-type";
    start.attributes().with_checks(false).flatten().any(|kind| is_kind(&kind) && kind.value == "percentage")
}

fn count(start: &BytesStart<'_>, name: &str) -> u64 {
    let attribute = start.attributes().with_checks(false).flatten().find(|found| found.key.as_ref() == name);
    attribute.and_then(|found| found.value.parse().ok()).unwrap_or(1)
}

/// How far a table reaches, without the blank cells and rows at its ends.
#[derive(Default)]
struct Extent {
    /// Where the rows of this table begin among those of all.
    first_row: u64,
    rows: u64,
    blank_rows: u64,
    row_repeats: u64,
    columns: u64,
    blank_columns: u64,
}

impl Extent {
    fn begin(&mut self) {
        self.first_row = self.rows.saturating_add(self.blank_rows);
    }

    /// The places that a cell stands for, as far as they may be read.
    fn area(&self, start: &BytesStart<'_>, limits: Limits) -> impl Iterator<Item = (u64, u64)> + use<> {
        let row = self.rows.saturating_add(self.blank_rows) - self.first_row;
        let column = self.columns.saturating_add(self.blank_columns);
        let rows = row..row.saturating_add(self.row_repeats).min(limits.rows.saturating_add(1));
        let last = u64::try_from(limits.columns).unwrap_or(u64::MAX);
        let columns = column..column.saturating_add(count(start, "table:number-columns-repeated")).min(last);
        rows.flat_map(move |row| columns.clone().map(move |column| (row, column)))
    }

    fn open_row(&mut self, start: &BytesStart<'_>) {
        self.row_repeats = count(start, "table:number-rows-repeated");
        (self.columns, self.blank_columns) = (0, 0);
    }

    fn cell(&mut self, start: &BytesStart<'_>, is_filled: bool) {
        let repeats = count(start, "table:number-columns-repeated");
        if is_filled {
            self.columns = self.columns.saturating_add(self.blank_columns).saturating_add(repeats);
            self.blank_columns = 0;
        } else {
            self.blank_columns = self.blank_columns.saturating_add(repeats);
        }
    }

    fn close_row(&mut self, limits: Limits) -> Result<(), ReadError> {
        if self.columns == 0 {
            self.blank_rows = self.blank_rows.saturating_add(self.row_repeats);
            return Ok(());
        }
        let row = self.rows.saturating_add(self.blank_rows).saturating_add(1);
        if self.columns > u64::try_from(limits.columns).unwrap_or(u64::MAX) {
            return Err(ReadError::TooManyColumns { row, max: limits.columns });
        }
        self.rows = row.saturating_add(self.row_repeats.saturating_sub(1));
        self.blank_rows = 0;
        if self.rows > limits.rows.saturating_add(1) {
            return Err(ReadError::TooManyRows(limits.rows));
        }
        Ok(())
    }
}

fn broken(cause: &ZipError) -> ReadError {
    match cause {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Encrypted,
        cause => ReadError::Broken(cause.to_string()),
    }
}
