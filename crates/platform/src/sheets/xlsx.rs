//! Tables as Excel workbooks, with at most one row in memory.

use super::{
    cell::{Cell, Column},
    meta::Meta,
    neutral::neutralise,
};
use chrono::{Datelike, NaiveDateTime};
use rust_xlsxwriter::{Color, DocProperties, Format, FormatBorder, Workbook, Worksheet, XlsxError};
use std::io::Write;

/// The rows of a sheet, head included.
pub(super) const MAX_ROWS: u32 = 1_048_576;
/// The longest text of a cell, in UTF-16 units.
const MAX_TEXT: usize = 32_767;
/// The longest name of a sheet.
const MAX_NAME: usize = 31;
/// Whole numbers beyond this are not exact in Excel and are written as text.
const MAX_EXACT: u64 = 1 << 53;

/// How values look.
struct Looks {
    head: Format,
    money: Format,
    percent: Format,
    day: Format,
    instant: Format,
}

impl Looks {
    fn new() -> Self {
        let shows = |pattern: &str| Format::new().set_num_format(pattern);
        Self {
            head: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x00E8_EEF4))
                .set_border_bottom(FormatBorder::Thin),
            money: shows("\"Rp\"#,##0"),
            percent: shows("0.00%"),
            day: shows("dd/mm/yyyy"),
            instant: shows("dd/mm/yyyy hh:mm"),
        }
    }
}

/// A workbook that is being written.
pub(super) struct Xlsx {
    workbook: Workbook,
    columns: Vec<Column>,
    meta: Meta,
    looks: Looks,
    sheet: usize,
    next_row: u32,
    max_rows: u32,
}

impl Xlsx {
    pub(super) fn new(columns: Vec<Column>, meta: Meta, max_rows: u32) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let properties = DocProperties::new().set_title(&meta.title).set_author(&meta.by);
        workbook.set_properties(&properties.set_creation_datetime(&meta.at));
        let mut xlsx = Self { workbook, columns, meta, looks: Looks::new(), sheet: 0, next_row: 0, max_rows };
        xlsx.begin_sheet()?;
        Ok(xlsx)
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        if self.next_row == self.max_rows {
            self.end_sheet()?;
            self.sheet += 1;
            self.begin_sheet()?;
        }
        let sheet = self.workbook.worksheet_from_index(self.sheet)?;
        for (column, cell) in (0..).zip(cells) {
            write_cell(sheet, self.next_row, column, cell, &self.looks, &self.meta)?;
        }
        self.next_row += 1;
        Ok(())
    }

    /// Adds the sheet that explains the table and writes the file.
    pub(super) fn save(mut self, target: impl Write + Send) -> Result<(), XlsxError> {
        self.end_sheet()?;
        let sheet = self.workbook.add_worksheet();
        sheet
            .set_name(self.meta.say("Parameter", "Parameters"))?
            .set_column_width(0, 24)?
            .set_column_width(1, 60)?;
        for (row, (name, value)) in (0..).zip(self.meta.facts()) {
            sheet.write_string_with_format(row, 0, fitting(&name), &self.looks.head)?;
            sheet.write_string(row, 1, fitting(&value))?;
        }
        self.workbook.save_to_writer(target)
    }

    fn begin_sheet(&mut self) -> Result<(), XlsxError> {
        let name = sheet_name(&self.meta.title, self.sheet);
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        for (number, column) in (0..).zip(&self.columns) {
            sheet.set_column_width(number, column.width)?;
        }
        for (number, column) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(0, number, fitting(&column.heading), &self.looks.head)?;
        }
        self.next_row = 1;
        Ok(())
    }

    /// Lets people filter by the head.
    fn end_sheet(&mut self) -> Result<(), XlsxError> {
        if let Ok(last) = u16::try_from(self.columns.len().saturating_sub(1))
            && self.next_row > 1
        {
            self.workbook.worksheet_from_index(self.sheet)?.autofilter(0, 0, self.next_row - 1, last)?;
        }
        Ok(())
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    looks: &Looks,
    meta: &Meta,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) if text.is_empty() => return Ok(()),
        Cell::Text(text) => sheet.write_string(row, column, fitting(text))?,
        Cell::Number(number) => match number.as_f64() {
            Some(size) => sheet.write_number(row, column, size)?,
            None => sheet.write_string(row, column, number.to_string())?,
        },
        Cell::Integer(number) => return write_number(sheet, (row, column), *number, None),
        Cell::Money(amount) => return write_number(sheet, (row, column), amount.get(), Some(&looks.money)),
        Cell::Percent(share) => {
            sheet.write_number_with_format(row, column, f64::from(share.get()) / 10_000.0, &looks.percent)?
        }
        Cell::Day(day) => return write_date(sheet, (row, column), day.date().into(), &looks.day),
        Cell::Instant(instant) => {
            return write_date(sheet, (row, column), meta.zone.local(*instant), &looks.instant);
        }
        Cell::Bool(yes) => sheet.write_string(row, column, meta.yes_or_no(*yes))?,
    };
    Ok(())
}

fn write_number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    number: i64,
    look: Option<&Format>,
) -> Result<(), XlsxError> {
    if number.unsigned_abs() > MAX_EXACT {
        sheet.write_string(row, column, number.to_string())?;
        return Ok(());
    }
    #[expect(clippy::cast_precision_loss, reason = "checked above to be exact")]
    let number = number as f64;
    match look {
        Some(look) => sheet.write_number_with_format(row, column, number, look)?,
        None => sheet.write_number(row, column, number)?,
    };
    Ok(())
}

/// Dates that Excel's calendar does not have are written as text.
fn write_date(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    date: NaiveDateTime,
    look: &Format,
) -> Result<(), XlsxError> {
    if is_excel_date(&date) {
        sheet.write_datetime_with_format(row, column, date, look)?;
    } else {
        sheet.write_string(row, column, date.date().to_string())?;
    }
    Ok(())
}

fn is_excel_date(date: &NaiveDateTime) -> bool {
    (1900..=9999).contains(&date.year())
}

/// A text that Excel takes: harmless and not too long.
fn fitting(text: &str) -> String {
    cut(&neutralise(text), MAX_TEXT).to_owned()
}

/// The first `units` UTF-16 units of `text`, without half a character.
fn cut(text: &str, units: usize) -> &str {
    if text.len() <= units {
        return text;
    }
    let mut left = units;
    let fits = |(_, sign): &(usize, char)| match left.checked_sub(sign.len_utf16()) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    let end = text.char_indices().take_while(fits).last().map_or(0, |(at, sign)| at + sign.len_utf8());
    &text[..end]
}

/// The name of the sheet with that number, from 0: of the title, without what Excel forbids in names.
pub(super) fn sheet_name(title: &str, number: usize) -> String {
    let is_allowed =
        |sign: &char| !sign.is_control() && !matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let allowed: String = title.chars().filter(is_allowed).collect();
    let end = if number == 0 { String::new() } else { format!(" ({})", number + 1) };
    let name = cut(allowed.trim_matches(['\'', ' ']), MAX_NAME - end.len()).trim_end_matches(['\'', ' ']);
    let is_taken = ["", "history", "parameter", "parameters"].contains(&name.to_lowercase().as_str());
    format!("{}{end}", if is_taken { "Data" } else { name })
}
