use super::*;
use calamine::{Data, Reader, Xlsx};
use futures::StreamExt;
use kernel::{BasisPoints, Day, Error, Instant, Locale, Result, Rupiah, Zone};
use std::{io::Cursor, time::Duration};

fn meta() -> Meta {
    Meta {
        title: "Lead: semua?".to_owned(),
        parameters: vec![("Tahap".to_owned(), "=Baru".to_owned())],
        by: "Ani".to_owned(),
        at: instant("2026-11-20T17:30:00Z"),
        zone: Zone::WIB,
        locale: Locale::Id,
    }
}

fn instant(text: &str) -> Instant {
    text.parse().unwrap()
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("name", "Nama", Kind::Text),
        Column::new("count", "Jumlah", Kind::Integer),
        Column::new("price", "Harga", Kind::Money),
        Column::new("margin", "Margin", Kind::Percent),
        Column::new("on", "Tanggal", Kind::Day),
        Column::new("at", "Dibuat", Kind::Instant),
        Column::new("active", "Aktif", Kind::Bool),
    ]
}

fn row(name: &str) -> Vec<Cell> {
    vec![
        name.into(),
        Cell::Integer(-5),
        Rupiah(1_500_000).into(),
        BasisPoints(1_250).into(),
        Day::new(2026, 11, 20).unwrap().into(),
        instant("2026-11-20T17:30:00Z").into(),
        true.into(),
    ]
}

async fn read(body: SheetBody) -> std::io::Result<Vec<u8>> {
    let parts: Vec<_> = body.collect().await;
    Ok(parts.into_iter().collect::<std::io::Result<Vec<_>>>()?.concat())
}

/// The file that a producer of these rows makes.
async fn file(format: SheetFormat, max_rows: u32, rows: Vec<Vec<Cell>>) -> Vec<u8> {
    let (mut writer, body) = SheetWriter::start_with(format, columns(), meta(), max_rows).unwrap();
    let reading = tokio::spawn(read(body));
    for row in rows {
        writer.row(row).await.unwrap();
    }
    writer.finish().await.unwrap();
    reading.await.unwrap().unwrap()
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[tokio::test]
async fn a_csv_is_what_rfc_4180_and_excel_expect() {
    let rows =
        vec![row("Budi \"B\", PT\nMaju"), row("=1+1"), vec![Cell::from("Ani"), Cell::Empty, false.into()]];
    let text = String::from_utf8(file(SheetFormat::Csv, 10, rows).await).unwrap();
    assert_eq!(
        text,
        "\u{feff}Nama,Jumlah,Harga,Margin,Tanggal,Dibuat,Aktif\r\n\
         \"Budi \"\"B\"\", PT\nMaju\",-5,1500000,12.5%,2026-11-20,2026-11-21 00:30:00,Ya\r\n\
         '=1+1,-5,1500000,12.5%,2026-11-20,2026-11-21 00:30:00,Ya\r\n\
         Ani,,Tidak,,,,\r\n"
    );
}

#[tokio::test]
async fn an_empty_table_has_its_head() {
    let text = String::from_utf8(file(SheetFormat::Csv, 10, vec![]).await).unwrap();
    assert_eq!(text, "\u{feff}Nama,Jumlah,Harga,Margin,Tanggal,Dibuat,Aktif\r\n");
    let mut book = open(file(SheetFormat::Xlsx, 10, vec![]).await);
    assert_eq!(book.worksheet_range("Lead semua").unwrap().get_size(), (1, 7));
}

#[tokio::test]
async fn a_workbook_has_real_numbers_and_dates() {
    let mut book = open(file(SheetFormat::Xlsx, 10, vec![row("=1+1"), row("Ani")]).await);
    let sheet = book.worksheet_range("Lead semua").unwrap();
    let cell = |at| sheet.get(at).unwrap().clone();
    assert_eq!(cell((0, 0)), Data::String("Nama".to_owned()));
    assert_eq!(cell((1, 0)), Data::String("'=1+1".to_owned()));
    assert_eq!(
        [cell((2, 1)), cell((2, 2)), cell((2, 3))],
        [Data::Float(-5.0), Data::Float(1_500_000.0), Data::Float(0.125)]
    );
    let date = |at| match cell(at) {
        Data::DateTime(date) => date.to_ymd_hms_milli(),
        other => panic!("a date, but is {other:?}"),
    };
    assert_eq!([date((2, 4)), date((2, 5))], [(2026, 11, 20, 0, 0, 0, 0), (2026, 11, 21, 0, 30, 0, 0)]);
    assert_eq!(cell((2, 6)), Data::String("Ya".to_owned()));
}

#[tokio::test]
async fn a_second_sheet_says_what_was_asked() {
    let mut book = open(file(SheetFormat::Xlsx, 10, vec![row("Ani")]).await);
    let sheet = book.worksheet_range("Parameter").unwrap();
    let facts: Vec<_> = sheet.rows().map(|row| format!("{} = {}", row[0], row[1])).collect();
    assert_eq!(
        facts,
        ["Judul = Lead: semua?", "Dibuat = 21/11/2026 00:30 WIB", "Oleh = Ani", "Tahap = '=Baru"]
    );
}

#[tokio::test]
async fn rows_that_do_not_fit_go_to_the_next_sheet() {
    let rows = (0..7).map(|number| row(&format!("Lead {number}"))).collect();
    let mut book = open(file(SheetFormat::Xlsx, 4, rows).await);
    assert_eq!(book.sheet_names(), ["Lead semua", "Lead semua (2)", "Lead semua (3)", "Parameter"]);
    let heights: Vec<_> = ["Lead semua", "Lead semua (2)", "Lead semua (3)"]
        .map(|name| book.worksheet_range(name).unwrap().height())
        .into();
    assert_eq!(heights, [4, 4, 2]);
}

#[tokio::test]
async fn what_excel_cannot_hold_is_cut_or_written_as_text() {
    let long =
        vec![Cell::from("😀".repeat(20_000).as_str()), Cell::Integer(i64::MAX), Cell::Empty, Cell::Empty];
    let ancient = vec![
        Cell::from("\u{1}\u{b}x"),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        Day::new(1899, 12, 31).unwrap().into(),
    ];
    let mut book = open(file(SheetFormat::Xlsx, 10, vec![long, ancient]).await);
    let sheet = book.worksheet_range("Lead semua").unwrap();
    assert_eq!(sheet.get((1, 0)).unwrap().to_string().chars().count(), 16_383);
    assert_eq!(sheet.get((1, 1)).unwrap(), &Data::String(i64::MAX.to_string()));
    assert_eq!(sheet.get((2, 4)).unwrap(), &Data::String("1899-12-31".to_owned()));
    assert!(sheet.get((2, 0)).unwrap().to_string().starts_with('\''));
}

#[test]
fn names_of_sheets_are_what_excel_allows() {
    let name = |title| super::xlsx::sheet_name(title, 0);
    assert_eq!([name("[a]:*?/\\b"), name("'x'"), name(""), name("History")], ["ab", "x", "Data", "Data"]);
    assert_eq!(name("Parameter"), "Data");
    assert_eq!(super::xlsx::sheet_name(&"é".repeat(40), 11).chars().count(), 31);
}

#[test]
fn the_file_is_named_after_title_and_day() {
    assert_eq!(meta().file_name(SheetFormat::Xlsx), "Lead: semua? 2026-11-21.xlsx");
    assert!(meta().disposition(SheetFormat::Csv).to_str().unwrap().contains("Lead- semua- 2026-11-21.csv"));
}

#[tokio::test]
async fn a_reader_who_goes_away_stops_the_producer() {
    for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
        let (mut writer, body) = SheetWriter::start(format, columns(), meta()).unwrap();
        writer.row(row("Ani")).await.unwrap();
        drop(body);
        assert!(writer.is_abandoned());
        assert!(writer.row(row("Budi")).await.is_err());
        assert!(writer.finish().await.is_err());
    }
}

#[tokio::test]
async fn a_slow_reader_makes_the_producer_wait() {
    let (mut writer, body) = SheetWriter::start(SheetFormat::Csv, columns(), meta()).unwrap();
    let flood = async {
        loop {
            writer.row(row("Ani")).await.unwrap();
        }
    };
    assert!(tokio::time::timeout(Duration::from_millis(300), flood).await.is_err());
    drop(body);
}

#[tokio::test]
async fn a_producer_who_fails_breaks_the_download_off() {
    for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
        let body =
            produce(format, columns(), meta(), async |mut writer: SheetWriter| -> Result<SheetWriter> {
                writer.row(row("Ani")).await?;
                Err(Error::NotFound)
            });
        assert!(read(body.unwrap()).await.is_err());
    }
}

#[tokio::test]
async fn a_row_with_too_many_cells_is_refused() {
    let (mut writer, _body) = SheetWriter::start(SheetFormat::Csv, columns(), meta()).unwrap();
    assert!(writer.row(vec![Cell::Empty; 8]).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_rows_pass_through() {
    for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
        let body = produce(format, columns(), meta(), async |mut writer: SheetWriter| {
            for number in 0..100_000 {
                writer.row(row(&format!("Lead {number}"))).await?;
            }
            Ok(writer)
        });
        let start = std::time::Instant::now();
        let bytes = read(body.unwrap()).await.unwrap();
        println!("{format}: {} bytes in {:?}", bytes.len(), start.elapsed());
        match format {
            SheetFormat::Csv => assert_eq!(String::from_utf8(bytes).unwrap().lines().count(), 100_001),
            SheetFormat::Xlsx => {
                assert_eq!(open(bytes).worksheet_range("Lead semua").unwrap().height(), 100_001);
            }
        }
    }
}
