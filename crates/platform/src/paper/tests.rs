use super::{
    Align, Block, Cell, Column, Paper, Total,
    font::Look,
    layout::{BOTTOM, MARGIN, Mark, RIGHT, lay_out},
};
use crate::settings::General;
use kernel::Locale;
use proptest::prelude::*;

fn paper(rows: Vec<Vec<Cell>>, text: &str) -> Paper {
    let column = |heading: &str, share, align| Column { heading: heading.to_owned(), share, align };
    let columns = vec![
        column("Barang atau jasa", 60, Align::Left),
        column("Harga", 20, Align::Right),
        column("Jumlah", 20, Align::Right),
    ];
    Paper {
        locale: Locale::Id,
        letterhead: General { address: "Jl. Braga 1\nBandung".to_owned(), ..General::default() },
        title: "Penawaran".to_owned(),
        number: "DL-000001".to_owned(),
        warning: None,
        recipient: vec!["Sari Dewi".to_owned()],
        facts: vec![("Tanggal".to_owned(), "1 Januari 2027".to_owned())],
        blocks: vec![
            Block::Table(columns, rows),
            Block::Totals(vec![Total {
                label: "Total".to_owned(),
                amount: "Rp1".to_owned(),
                is_final: true,
            }]),
            Block::Text("Catatan".to_owned(), text.to_owned()),
        ],
    }
}

fn rows(count: usize, text: &str) -> Vec<Vec<Cell>> {
    let row = || vec![text.to_owned().into(), "Rp1.000".to_owned().into(), "Rp1.000".to_owned().into()];
    std::iter::repeat_with(row).take(count).collect()
}

fn texts<'a>(page: &'a [Mark]) -> Vec<&'a str> {
    let text = |mark: &'a Mark| match mark {
        Mark::Text { text, .. } => Some(text.as_str()),
        Mark::Rule { .. } => None,
    };
    page.iter().filter_map(text).collect()
}

#[test]
fn the_headings_of_a_table_repeat_on_every_page() {
    let pages = lay_out(&paper(rows(120, "Internet 20 Mbps"), ""));
    assert!(pages.len() > 2, "{} pages", pages.len());
    for page in &pages[..pages.len() - 1] {
        assert!(texts(page).contains(&"Barang atau jasa"));
    }
}

#[test]
fn every_page_says_which_of_how_many_it_is() {
    let pages = lay_out(&paper(rows(60, "Internet"), ""));
    let count = pages.len();
    for (index, page) in pages.iter().enumerate() {
        assert!(texts(page).contains(&format!("Halaman {} dari {count}", index + 1).as_str()));
    }
}

#[test]
fn the_same_paper_makes_the_same_bytes() {
    let paper = paper(rows(3, "Internet"), "Berlaku 14 hari");
    let pdf = paper.to_pdf().unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(pdf, paper.to_pdf().unwrap());
}

#[test]
fn letters_that_the_font_lacks_are_kept_and_pictures_left_out() {
    assert_eq!(Look::plain(10.0).printable("Kopi ☕🚀 張"), "Kopi  張");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn nothing_stands_outside_the_margins(name in "[A-Za-z0-9 ]{0,200}", note in "\\PC{0,300}", count in 0_usize..40) {
        let pages = lay_out(&paper(rows(count, &name), &note));
        for mark in pages.iter().flat_map(|page| &page[..page.len() - 2]) {
            let (left, right, y) = match mark {
                Mark::Text { at: (x, y), look, text } => (*x, x + look.width(text), *y),
                Mark::Rule { from: (x, y), width, .. } => (*x, x + width, *y),
            };
            prop_assert!(left >= MARGIN - 0.5 && right <= RIGHT + 0.5 && y <= BOTTOM + 0.5, "{mark:?}");
        }
    }
}
