//! Workbooks: the first visible sheet that has something in it.

use super::{Format, ReadError, Sink};
use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Range, Reader, SheetVisible, Style, Xls,
    XlsError, Xlsx, XlsxError,
};
use std::{collections::HashSet, fs::File, io::BufReader, path::Path};

/// So many columns a merged cell may cover.
const MAX_MERGED: usize = 50;

type Source = BufReader<File>;

pub(super) fn read(file: &Path, format: Format, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let source = BufReader::new(File::open(file)?);
    match format {
        Format::Xlsx => xlsx(Xlsx::new(source).map_err(|cause| of_xlsx(&cause))?, sink),
        Format::Xls => {
            if let Err(XlsxError::Password) = Xlsx::new(BufReader::new(File::open(file)?)) {
                return Err(ReadError::Encrypted);
            }
            let mut book = Xls::new(source).map_err(|cause| of_xls(&cause))?;
            for (_, name) in visible(&book) {
                let range = book.worksheet_range(&name).map_err(|cause| of_xls(&cause))?;
                if whole(&range, sink, &HashSet::new())? {
                    break;
                }
            }
            Ok(())
        }
        Format::Ods => {
            let shares = super::guard::repeated(file, sink.limits)?;
            let mut book: Ods<Source> = Ods::new(source).map_err(|cause| of_ods(&cause))?;
            for (at, name) in visible(&book) {
                let range = book.worksheet_range(&name).map_err(|cause| of_ods(&cause))?;
                if whole(&range, sink, shares.get(at).unwrap_or(&HashSet::new()))? {
                    break;
                }
            }
            Ok(())
        }
        Format::Csv => Err(ReadError::NotATable),
    }
}

/// The sheets that one sees, each with its place among all.
fn visible<R: Reader<Source>>(book: &R) -> Vec<(usize, String)> {
    let sheets = book.sheets_metadata().iter().enumerate();
    let seen = sheets.filter(|(_, sheet)| sheet.visible == SheetVisible::Visible);
    seen.map(|(at, sheet)| (at, sheet.name.clone())).collect()
}

fn xlsx(mut book: Xlsx<Source>, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    for (_, name) in visible(&book) {
        let before = sink.taken;
        let merged = book.merge_cells_by_sheet_name(&name).map_err(|cause| of_xlsx(&cause))?;
        let mut cells = book.worksheet_cells_reader(&name).map_err(|cause| of_xlsx(&cause))?;
        let is_share: Vec<bool> = cells.styles().iter().map(shows_share).collect();
        let mut row = Gathered::new(merged);
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|cause| of_xlsx(&cause))? {
            let (at, column) = cell.get_position();
            if at != row.at {
                row.finish(sink)?;
                row.at = at;
            }
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column >= sink.limits.columns {
                if cell.get_value() == &DataRef::Empty {
                    continue;
                }
                return Err(ReadError::TooManyColumns { row: u64::from(at) + 1, max: sink.limits.columns });
            }
            row.put(column, text_of(cell.get_value().clone().into(), is_share.get(style) == Some(&true)));
        }
        row.finish(sink)?;
        if sink.taken > before {
            break;
        }
    }
    Ok(())
}

/// The cells of one row as they come.
struct Gathered {
    at: u32,
    cells: Vec<String>,
    merged: Vec<Dimensions>,
}

impl Gathered {
    const fn new(merged: Vec<Dimensions>) -> Self {
        Self { at: 0, cells: Vec::new(), merged }
    }

    fn put(&mut self, column: usize, text: String) {
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
    }

    fn finish(&mut self, sink: &mut Sink<'_>) -> Result<(), ReadError> {
        let cells = std::mem::take(&mut self.cells);
        sink.row(u64::from(self.at) + 1, spread(cells, self.at, &self.merged))
    }
}

/// A merged cell counts for every column that it covers in its first row, as one reads it.
fn spread(mut cells: Vec<String>, row: u32, merged: &[Dimensions]) -> Vec<String> {
    for area in merged.iter().filter(|area| area.start.0 == row) {
        let [first, last] = [area.start.1, area.end.1].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
        let Some(text) = cells.get(first).cloned().filter(|text| !text.is_empty()) else { continue };
        // A title over the whole sheet is no head of columns.
        let end = last.saturating_add(1).min(first + MAX_MERGED);
        cells.resize(cells.len().max(end), String::new());
        for cell in &mut cells[first + 1..end] {
            if cell.is_empty() {
                cell.clone_from(&text);
            }
        }
    }
    cells
}

fn shows_share(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'))
}

/// Rows of a sheet that is in memory as a whole; says whether there were any. `shares` are the cells that show shares.
fn whole(range: &Range<Data>, sink: &mut Sink<'_>, shares: &HashSet<(u64, u64)>) -> Result<bool, ReadError> {
    let Some((first_row, first_column)) = range.start() else { return Ok(false) };
    let before = sink.taken;
    let blanks = usize::try_from(first_column).unwrap_or_default();
    for (number, row) in (u64::from(first_row) + 1..).zip(range.rows()) {
        let mut cells = vec![String::new(); blanks];
        let text = |(at, cell): (u64, &Data)| {
            text_of(cell.clone(), shares.contains(&(number - 1, u64::from(first_column) + at)))
        };
        cells.extend((0..).zip(row).map(text));
        sink.row(number, cells)?;
    }
    Ok(sink.taken > before)
}

/// The text that a person sees in the cell.
fn text_of(value: Data, is_share: bool) -> String {
    match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) if is_share => share(number.saturating_mul(100).to_string()),
        Data::Int(number) => number.to_string(),
        Data::Float(number) if is_share => share(plain((number * 1e8).round() / 1e6)),
        Data::Float(number) => plain(number),
        Data::Bool(yes) => (if yes { "TRUE" } else { "FALSE" }).to_owned(),
        Data::DateTime(at) => instant(at),
        // `#REF!` and its like say nothing that could be meant.
        Data::Empty | Data::Error(_) => String::new(),
    }
}

fn share(number: String) -> String {
    number + "%"
}

/// The number in full: `81234567890`, never `8.12E+10`.
fn plain(number: f64) -> String {
    // Rust writes floats without an exponent, and as short as they can be read back.
    number.to_string()
}

fn instant(at: ExcelDateTime) -> String {
    if !at.is_datetime() {
        return plain(at.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

fn of_xlsx(cause: &XlsxError) -> ReadError {
    match cause {
        XlsxError::Password => ReadError::Encrypted,
        cause => ReadError::Broken(cause.to_string()),
    }
}

fn of_xls(cause: &XlsError) -> ReadError {
    match cause {
        XlsError::Password => ReadError::Encrypted,
        cause => ReadError::Broken(cause.to_string()),
    }
}

fn of_ods(cause: &OdsError) -> ReadError {
    match cause {
        OdsError::Password => ReadError::Encrypted,
        cause => ReadError::Broken(cause.to_string()),
    }
}
