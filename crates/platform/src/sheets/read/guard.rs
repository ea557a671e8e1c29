//! Looks at a packed file before anybody unpacks it: a small file can hold a huge one.

use super::{Format, Limits, ReadError};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::{
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

/// Looks at the table of a `LibreOffice` file: a few signs may stand for millions of cells.
pub(super) fn repeated(file: &Path, limits: Limits) -> Result<(), ReadError> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(file)?)).map_err(|cause| broken(&cause))?;
    let content = archive.by_name("content.xml").map_err(|cause| broken(&cause))?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    let (mut buffer, mut table) = (Vec::new(), Extent::default());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|cause| ReadError::Broken(cause.to_string()))? {
            Event::Start(start) if start.name().as_ref() == "table:table-row" => table.open_row(&start),
            Event::Start(start) if is_cell(&start) => table.cell(&start, true),
            Event::Empty(start) if is_cell(&start) => table.cell(&start, false),
            Event::End(end) if end.name().as_ref() == "table:table-row" => table.close_row(limits)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn is_cell(start: &BytesStart<'_>) -> bool {
    matches!(start.name().as_ref(), "table:table-cell" | "table:covered-table-cell")
}

fn count(start: &BytesStart<'_>, name: &str) -> u64 {
    let attribute = start.attributes().with_checks(false).flatten().find(|found| found.key.as_ref() == name);
    attribute.and_then(|found| found.value.parse().ok()).unwrap_or(1)
}

/// How far a table reaches, without the blank cells and rows at its ends.
#[derive(Default)]
struct Extent {
    rows: u64,
    blank_rows: u64,
    row_repeats: u64,
    columns: u64,
    blank_columns: u64,
}

impl Extent {
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
