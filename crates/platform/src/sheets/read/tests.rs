use super::*;
use rust_xlsxwriter::{Format as Style, Formula, Workbook};
use std::io::Write;
use tempfile::NamedTempFile;

const LIMITS: Limits = Limits { rows: 100, columns: 20, cell: 1_000, unpacked: 5_000_000 };

fn file(content: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(content).unwrap();
    file.flush().unwrap();
    file
}

fn rows(file: &NamedTempFile, limits: Limits) -> Result<Vec<(u64, Vec<String>)>, ReadError> {
    let mut rows = Vec::new();
    read(file.path(), limits, &mut |row| {
        rows.push((row.number, row.cells));
        Ok(())
    })?;
    Ok(rows)
}

fn cells(content: &[u8]) -> Vec<Vec<String>> {
    rows(&file(content), LIMITS).unwrap().into_iter().map(|(_, cells)| cells).collect()
}

fn book(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> NamedTempFile {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    file(&book.save_to_buffer().unwrap())
}

#[test]
fn every_delimiter_is_recognised() {
    for delimiter in [',', ';', '\t', '|'] {
        let text = format!("nama{delimiter}telepon\n\"Budi {delimiter} Ani\"{delimiter}0812\n");
        let name = format!("Budi {delimiter} Ani");
        assert_eq!(cells(text.as_bytes()), [vec!["nama", "telepon"], vec![name.as_str(), "0812"]]);
    }
}

#[test]
fn one_column_needs_no_delimiter() {
    assert_eq!(cells(b"nama\nBudi\n"), [["nama"], ["Budi"]]);
}

#[test]
fn texts_of_every_encoding_say_the_same() {
    let text = "nama,kota\nJosé,Yogyakarta\n";
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        [mark.to_vec(), text.encode_utf16().flat_map(bytes).collect()].concat()
    };
    let all = [
        text.as_bytes().to_vec(),
        ["\u{feff}", text].concat().into_bytes(),
        windows,
        wide(b"\xff\xfe", u16::to_le_bytes),
        wide(b"\xfe\xff", u16::to_be_bytes),
        wide(b"", u16::to_le_bytes),
    ];
    for content in all {
        assert_eq!(cells(&content), [["nama", "kota"], ["José", "Yogyakarta"]]);
    }
}

#[test]
fn blank_rows_are_left_out_and_others_keep_their_number() {
    let found = rows(&file(b"nama,kota\n\n , \nBudi,\n"), LIMITS).unwrap();
    assert_eq!(found, [(1, vec!["nama".to_owned(), "kota".to_owned()]), (4, vec!["Budi".to_owned()])]);
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
    for end in ["\n", "\r\n", "\r"] {
        for last in ["", end] {
            let lines = ["nama,alamat", "Budi,\"Jl. Mawar", "Bogor\"", "", "Ani,x"];
            let found = rows(&file((lines.join(end) + last).as_bytes()), LIMITS).unwrap();
            assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 4], "{end:?}");
            assert_eq!(found[1].1[1], "Jl. Mawar\nBogor");
        }
    }
}

#[test]
fn a_workbook_says_what_one_sees_in_it() {
    let file = book(|sheet| {
        sheet.write_row(0, 0, ["Nama", "Telepon", "Tanggal", "Margin", "Jumlah", "Rumus"]).unwrap();
        sheet.write(1, 0, "Budi").unwrap();
        sheet.write(1, 1, 81_234_567_890_f64).unwrap();
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 31).unwrap();
        sheet.write_with_format(1, 2, &day, &Style::new().set_num_format("dd/mm/yyyy")).unwrap();
        sheet.write_with_format(1, 3, 0.125, &Style::new().set_num_format("0.0%")).unwrap();
        sheet.write(1, 4, 1.5).unwrap();
        sheet.write(1, 5, Formula::new("=1+1").set_result("2")).unwrap();
    });
    let found = rows(&file, LIMITS).unwrap();
    assert_eq!(found[1].1, ["Budi", "81234567890", "2026-01-31", "12.5%", "1.5", "2"]);
}

#[test]
fn a_merged_head_counts_for_each_of_its_columns() {
    let file = book(|sheet| {
        sheet.merge_range(0, 0, 0, 1, "Kontak", &Style::new()).unwrap();
        sheet.write_row(1, 0, ["Budi", "0812"]).unwrap();
    });
    assert_eq!(rows(&file, LIMITS).unwrap()[0].1, ["Kontak", "Kontak"]);
}

#[test]
fn what_was_exported_against_formulas_comes_back() {
    assert_eq!(cells(b"nama\n'=1+1\n'+62812\n"), [["nama"], ["=1+1"], ["+62812"]]);
}

#[test]
fn a_file_with_too_much_says_where() {
    let limits = Limits { rows: 2, columns: 3, cell: 5, ..LIMITS };
    let refused = |content: &[u8]| rows(&file(content), limits).unwrap_err();
    assert!(matches!(refused(b"a\n1\n2\n3\n"), ReadError::TooManyRows(2)));
    assert!(matches!(refused(b"a\n1,2,3,4\n"), ReadError::TooManyColumns { row: 2, max: 3 }));
    assert!(matches!(refused(b"a,b\n1,123456\n"), ReadError::CellTooLong { row: 2, column: 2, max: 5 }));
}

#[test]
fn what_is_no_table_is_said_so() {
    assert!(matches!(rows(&file(b""), LIMITS), Err(ReadError::Empty)));
    assert!(matches!(rows(&file(b" \n\n"), LIMITS), Err(ReadError::Empty)));
    assert!(matches!(rows(&file(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0"), LIMITS), Err(ReadError::NotATable)));
    assert!(matches!(rows(&file(b"PK\x03\x04nonsense"), LIMITS), Err(ReadError::Broken(_))));
    let ole = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 600]].concat();
    assert!(matches!(rows(&file(&ole), LIMITS), Err(ReadError::Broken(_))));
}

fn packed(parts: &[(&str, &[u8])]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    let mut archive = zip::ZipWriter::new(file.as_file_mut());
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap();
    file
}

#[test]
fn an_archive_that_is_no_workbook_is_no_table() {
    assert!(matches!(rows(&packed(&[("a.txt", b"hello")]), LIMITS), Err(ReadError::NotATable)));
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let zeros = vec![b' '; 6_000_000];
    let bomb = packed(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.as_file().metadata().unwrap().len() < 50_000);
    assert!(matches!(rows(&bomb, LIMITS), Err(ReadError::TooBig(5_000_000))));
}

fn open_document(rows: &str) -> NamedTempFile {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>
        <office:spreadsheet><table:table table:name="Data">{rows}</table:table></office:spreadsheet></office:body>
        </office:document-content>"#
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    packed(&[("mimetype", kind), ("content.xml", content.as_bytes())])
}

#[test]
fn cells_that_stand_for_thousands_are_counted_before_they_are_made() {
    let cell = r#"<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>"#;
    let wide = open_document(&format!("<table:table-row>{cell}</table:table-row>"));
    assert!(matches!(rows(&wide, LIMITS), Err(ReadError::TooManyColumns { row: 1, max: 20 })));
    let one = r#"<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
    let long = open_document(&format!(
        r#"<table:table-row table:number-rows-repeated="1000000">{one}</table:table-row>"#
    ));
    assert!(matches!(rows(&long, LIMITS), Err(ReadError::TooManyRows(100))));
}

#[test]
fn entities_that_grow_are_not_expanded() {
    let bomb = b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><workbook>&b;</workbook>";
    assert!(rows(&packed(&[("xl/workbook.xml", bomb)]), LIMITS).is_err());
}

#[test]
fn who_takes_the_rows_may_stop() {
    let stopped = read(file(b"a\n1\n").path(), LIMITS, &mut |_| Err(Error::NotFound));
    assert!(matches!(stopped, Err(ReadError::Stopped(Error::NotFound))));
}
