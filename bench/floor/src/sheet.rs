//! `rust_xlsxwriter` alone: the cells of the export of leads, read beforehand, written in constant-memory mode.

use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};
use rust_xlsxwriter::{Format, Workbook};
use std::{error::Error, fs::File, io::BufWriter, time::Instant};

const ROWS: &str = "SELECT l.code, l.name, '0812-3456-7890', l.email, l.organization, l.need, p.name, c.name, s.name, \
    u.name, l.estimated_value, l.expected_close_on, l.next_action_at, l.created_at FROM lead l \
    JOIN stage s ON s.id = l.stage_id LEFT JOIN app_user u ON u.id = l.owner_id \
    LEFT JOIN channel c ON c.id = l.channel_id LEFT JOIN product p ON p.id = l.product_id \
    WHERE l.created_at >= ?1 AND l.deleted_at IS NULL ORDER BY l.created_at DESC, l.id DESC";

enum Cell {
    Empty,
    Text(String),
    Money(f64),
    Day(NaiveDateTime),
    Instant(NaiveDateTime),
}

/// Says how many rows it wrote and how long that took, reading not included.
pub fn write(file: &str, from: &str, target: &str) -> Result<(), Box<dyn Error>> {
    let db = Connection::open(file)?;
    let rows: Vec<[Cell; 14]> = db.prepare(ROWS)?.query_map([from], cells)?.collect::<Result<_, _>>()?;
    let watch = Instant::now();
    let (money, day, instant) = (look("\"Rp\"#,##0"), look("dd/mm/yyyy"), look("dd/mm/yyyy hh:mm"));
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    for (number, row) in (1..).zip(&rows) {
        for (column, cell) in (0..).zip(row) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) => sheet.write_string(number, column, text)?,
                Cell::Money(amount) => sheet.write_number_with_format(number, column, *amount, &money)?,
                Cell::Day(at) => sheet.write_datetime_with_format(number, column, at, &day)?,
                Cell::Instant(at) => sheet.write_datetime_with_format(number, column, at, &instant)?,
            };
        }
    }
    workbook.save_to_writer(BufWriter::new(File::create(target)?))?;
    let seconds = watch.elapsed().as_secs_f64();
    println!("{{\"rows\":{},\"seconds\":{seconds:.4}}}", rows.len());
    Ok(())
}

fn look(pattern: &str) -> Format {
    Format::new().set_num_format(pattern)
}

fn cells(row: &Row<'_>) -> rusqlite::Result<[Cell; 14]> {
    let text = |column: usize| -> rusqlite::Result<Cell> {
        Ok(row.get::<_, Option<String>>(column)?.map_or(Cell::Empty, Cell::Text))
    };
    let date = |column: usize, wrap: fn(NaiveDateTime) -> Cell| -> rusqlite::Result<Cell> {
        let text: Option<String> = row.get(column)?;
        let parsed = text.and_then(|text| {
            let full = if text.len() == 10 { format!("{text}T00:00:00") } else { text[..19].to_owned() };
            full.parse().ok()
        });
        Ok(parsed.map_or(Cell::Empty, wrap))
    };
    Ok([
        text(0)?,
        text(1)?,
        text(2)?,
        text(3)?,
        text(4)?,
        text(5)?,
        text(6)?,
        text(7)?,
        text(8)?,
        text(9)?,
        Cell::Money(row.get(10)?),
        date(11, Cell::Day)?,
        date(12, Cell::Instant)?,
        date(13, Cell::Instant)?,
    ])
}
