//! Tables that people bring: text of any encoding and delimiter, and workbooks of Excel and `LibreOffice`, row by row and
//! within limits, whatever the file claims to be.
//!
//! A cell becomes the text that a person sees there: numbers without an exponent, days as `2026-01-31`, shares as `25%`.
//! Formulas are not run; what Excel stored as their result counts.

mod guard;
mod text;
mod workbook;

use kernel::{Error, Fault, Message};
use std::{fs::File, io::Read, path::Path};

/// How much of a table is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Rows, without the head.
    pub rows: u64,
    /// Columns.
    pub columns: usize,
    /// Characters of one cell.
    pub cell: usize,
    /// Bytes that a packed file may hold unpacked.
    pub unpacked: u64,
}

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with a delimiter.
    Csv,
    /// Excel since 2007.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// `LibreOffice`.
    Ods,
}

/// A row as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number as people see it there, from 1.
    pub number: u64,
    /// The cells; missing ones at the end are left out.
    pub cells: Vec<String>,
}

/// Why a file cannot be read. Rows and columns count from 1.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing stands in it.
    #[error("the file is empty")]
    Empty,
    /// It needs a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// It is no table.
    #[error("the file is no table")]
    NotATable,
    /// It is damaged or ends too early.
    #[error("the file is damaged: {0}")]
    Broken(String),
    /// It unpacks to more than is allowed (bytes).
    #[error("the file unpacks to more than {0} bytes")]
    TooBig(u64),
    /// It has more rows.
    #[error("more than {0} rows")]
    TooManyRows(u64),
    /// A row has more columns.
    #[error("row {row} has more than {max} columns")]
    TooManyColumns {
        /// Which row.
        row: u64,
        /// How many are allowed.
        max: usize,
    },
    /// A cell holds more characters.
    #[error("cell {row}:{column} has more than {max} characters")]
    CellTooLong {
        /// Which row.
        row: u64,
        /// Which column.
        column: usize,
        /// How many are allowed.
        max: usize,
    },
    /// Whoever takes the rows said why no more are wanted.
    #[error("the reader stopped")]
    Stopped(#[source] Error),
    /// The disk does not answer.
    #[error("the file cannot be read")]
    Disk(#[from] std::io::Error),
}

const EMPTY: Message = Message::new("empty", "Berkas ini kosong.", "This file is empty.");
const ENCRYPTED: Message = Message::new(
    "encrypted",
    "Berkas ini memakai kata sandi. Buka, simpan tanpa kata sandi, lalu unggah lagi.",
    "This file needs a password. Open it, save it without one, and upload it again.",
);
const NOT_A_TABLE: Message = Message::new(
    "not_a_table",
    "Ini bukan berkas CSV, Excel (XLSX, XLS) atau LibreOffice (ODS).",
    "This is no CSV, Excel (XLSX, XLS) or LibreOffice (ODS) file.",
);
const BROKEN: Message = Message::new(
    "broken_file",
    "Berkas ini rusak atau terpotong. Buka, simpan lagi, lalu unggah lagi.",
    "This file is damaged or cut off. Open it, save it again, and upload it again.",
);
const TOO_BIG: Message = Message::new(
    "unpacks_too_big",
    "Isi berkas ini lebih dari {max} MB setelah dibuka. Bagi menjadi beberapa berkas.",
    "This file holds more than {max} MB when it is opened. Split it into several files.",
);
const TOO_MANY_ROWS: Message = Message::new(
    "too_many_rows",
    "Lebih dari {max} baris. Bagi menjadi beberapa berkas.",
    "More than {max} rows. Split it into several files.",
);
const TOO_MANY_COLUMNS: Message = Message::new(
    "too_many_columns",
    "Baris {row} punya lebih dari {max} kolom. Hapus kolom yang tidak dipakai.",
    "Row {row} has more than {max} columns. Remove those that are not needed.",
);
const CELL_TOO_LONG: Message = Message::new(
    "cell_too_long",
    "Baris {row} kolom {column}: lebih dari {max} karakter dalam satu sel.",
    "Row {row} column {column}: more than {max} characters in one cell.",
);

impl From<ReadError> for Error {
    fn from(cause: ReadError) -> Self {
        let fault = |message| Fault::new("file", message);
        match cause {
            ReadError::Empty => fault(&EMPTY).into(),
            ReadError::Encrypted => fault(&ENCRYPTED).into(),
            ReadError::NotATable => fault(&NOT_A_TABLE).into(),
            ReadError::Broken(_) => fault(&BROKEN).into(),
            ReadError::TooBig(max) => fault(&TOO_BIG).with("max", max / 1_000_000).into(),
            ReadError::TooManyRows(max) => fault(&TOO_MANY_ROWS).with("max", max).into(),
            ReadError::TooManyColumns { row, max } => {
                fault(&TOO_MANY_COLUMNS).with("row", row).with("max", max).into()
            }
            ReadError::CellTooLong { row, column, max } => {
                fault(&CELL_TOO_LONG).with("row", row).with("column", column).with("max", max).into()
            }
            ReadError::Stopped(cause) => cause,
            ReadError::Disk(cause) => Self::internal(cause),
        }
    }
}

/// Takes the rows, one after the other.
pub(super) struct Sink<'a> {
    limits: Limits,
    /// Rows taken that are not blank.
    taken: u64,
    take: &'a mut dyn FnMut(SheetRow) -> Result<(), Error>,
}

impl Sink<'_> {
    /// Checks a row against the limits and hands it on. Blank rows are left out.
    fn row(&mut self, number: u64, mut cells: Vec<String>) -> Result<(), ReadError> {
        while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        let Limits { rows, columns, cell: longest, .. } = self.limits;
        if cells.len() > columns {
            return Err(ReadError::TooManyColumns { row: number, max: columns });
        }
        // Bytes are at least as many as characters.
        let is_too_long = |cell: &String| cell.len() > longest && cell.chars().count() > longest;
        if let Some(at) = cells.iter().position(is_too_long) {
            return Err(ReadError::CellTooLong { row: number, column: at + 1, max: longest });
        }
        // The head is a row as well.
        if self.taken > rows {
            return Err(ReadError::TooManyRows(rows));
        }
        self.taken += 1;
        for cell in &mut cells {
            let restored = super::restore(cell.trim());
            if restored.len() != cell.len() {
                *cell = restored.to_owned();
            }
        }
        (self.take)(SheetRow { number, cells }).map_err(ReadError::Stopped)
    }
}

/// Reads the first table of the file and gives its rows to `take`; the first one is the head. Blocks.
///
/// # Errors
/// What is wrong with the file; what `take` says, as [`ReadError::Stopped`].
pub fn read(
    file: &Path,
    limits: Limits,
    take: &mut dyn FnMut(SheetRow) -> Result<(), Error>,
) -> Result<Format, ReadError> {
    let mut head = [0_u8; 8];
    let length = File::open(file)?.read(&mut head)?;
    let head = &head[..length];
    let mut sink = Sink { limits, taken: 0, take };
    let format = if head.starts_with(b"PK\x03\x04") {
        let format = guard::packed(file, limits.unpacked)?;
        workbook::read(file, format, &mut sink)?;
        format
    } else if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        workbook::read(file, Format::Xls, &mut sink)?;
        Format::Xls
    } else {
        text::read(file, &mut sink)?;
        Format::Csv
    };
    if sink.taken == 0 { Err(ReadError::Empty) } else { Ok(format) }
}

#[cfg(test)]
mod tests;
