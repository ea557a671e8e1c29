//! Files of every kind, and those that cannot be read.

use super::{bring, bring_with, run, total};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_file_that_cannot_be_read_says_what_to_do(shop: Shop) {
    let manager = shop.as_manager().await;
    let files: [(&str, &[u8], &str); 5] = [
        ("kosong.csv", b"", "empty"),
        ("gambar.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_table"),
        ("rusak.xlsx", b"PK\x03\x04 not a workbook", "broken_file"),
        ("judul.csv", b"Nama,HP\n", "no_rows"),
        ("rusak.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing", "broken_file"),
    ];
    for (name, content, code) in files {
        let refused = bring(&manager, "leads", (name, content)).await.expect(422).json();
        assert_eq!(refused["errors"][0]["field"], "file", "{name}");
        assert_eq!(refused["errors"][0]["code"], code, "{name}");
    }
    assert_eq!(total(&manager, "/api/imports").await, 0);
}

#[on_both_databases]
async fn a_form_without_what_it_needs_is_refused(shop: Shop) {
    let manager = shop.as_manager().await;
    let file: (&str, &[u8]) = ("lead.csv", b"Nama,HP\nBudi,081211112222\n");
    let unknown = bring(&manager, "kucing", file).await.expect(422).json();
    assert_eq!(unknown["errors"][0]["field"], "kind");
    let texts = [("kind", "leads"), ("options", "[1]")];
    bring_with(&manager, &texts, file).await.expect(422);
    let texts = [("kind", "leads"), ("lain", "x")];
    let refused = bring_with(&manager, &texts, file).await.expect(422).json();
    assert_eq!(refused["errors"][0]["field"], "lain");
    manager.post("/api/imports", json!({"kind": "leads"})).await.expect(415);
}

#[on_both_databases]
async fn texts_in_other_encodings_keep_their_letters(shop: Shop) {
    let manager = shop.as_manager().await;
    let text = "Nama\tHP\nJosé Nuñez\t0812-1111-2222\n";
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let id = bring(&manager, "leads", ("lead.txt", &wide)).await.expect(202).id();
    run(&shop, &manager, &id, json!({})).await;
    let leads = manager.get("/api/leads").await.expect(200).json();
    assert_eq!(leads["data"][0]["name"], "José Nuñez");
}

/// What a form of an upload may hold besides its file.
const BIGGEST: usize = 50 * 1024 * 1024;

macro_rules! file {
    ($name:literal) => {
        ($name, include_bytes!(concat!("files/", $name)).as_slice())
    };
}

#[on_both_databases]
async fn text_of_any_encoding_and_delimiter_is_read(shop: Shop) {
    let manager = shop.as_manager().await;
    let files =
        [file!("windows-1252.csv"), file!("utf-16.csv"), file!("utf-16-tab.txt"), file!("semicolon.csv")];
    for file in files {
        let import = bring(&manager, "leads", file).await.expect(202).json();
        let read = |at: usize| import["sample"][at]["values"].clone();
        assert_eq!(read(0), json!({"name": "José Núñez", "phone": "0812-1111-2222"}), "{}", file.0);
        assert_eq!(read(1)["name"], "Ani \"Lestari\"", "{}", file.0);
        assert_eq!(import["valid"], 2, "{}", file.0);
    }
}

#[on_both_databases]
async fn a_workbook_of_any_form_says_what_one_sees_in_it(shop: Shop) {
    let admin = shop.as_admin().await;
    for (file, second, share) in [
        (file!("sheet.xlsx"), "No HP (2)", "12.5%"),
        (file!("workbook.csv"), "No HP (2)", "12.5%"),
        (file!("sheet.xls"), "(C)", "0.125"),
        (file!("sheet.ods"), "(C)", "12.5%"),
    ] {
        let import = bring(&admin, "records", file).await.expect(202).json();
        let heads: Vec<_> =
            import["columns"].as_array().unwrap().iter().map(|column| column["name"].clone()).collect();
        let expected = ["Nama", "No HP", second, "Tanggal", "Nomor hari", "Diskon", "Rumus"];
        assert_eq!(heads, expected, "{}", file.0);
        let row = &import["sample"][0]["values"];
        let said = ["name", "phone", second, "Tanggal", "Nomor hari", "Diskon", "Rumus"];
        let seen = ["Budi", "6281211112222", "8.12345E+10", "2026-01-31", "46053", share, "92106"];
        assert_eq!(said.map(|field| row[field].as_str().unwrap_or_default()), seen, "{}", file.0);
        assert_eq!(import["sample"][1]["row"], 5, "{}", file.0);
        assert_eq!(import["sample"][1]["values"]["phone"], "0812-3333-4444", "{}", file.0);
    }
}

#[on_both_databases]
async fn heads_that_come_twice_or_not_at_all_are_told_apart(shop: Shop) {
    let admin = shop.as_admin().await;
    let import = bring(&admin, "records", file!("twice-named.csv")).await.expect(202).json();
    let heads: Vec<_> =
        import["columns"].as_array().unwrap().iter().map(|column| column["name"].clone()).collect();
    assert_eq!(heads, ["Nama", "HP", "Nama (2)", "HP (2)", "(E)", "HP (3)"]);
    let values =
        json!({"name": "Budi", "phone": "0812-1111-2222", "Nama (2)": "B", "HP (2)": "1", "(E)": "x"});
    assert_eq!(import["sample"][0]["values"], values);
}

#[on_both_databases]
async fn blank_lines_are_left_out_and_counted(shop: Shop) {
    let manager = shop.as_manager().await;
    let import = bring(&manager, "leads", file!("blank-lines.csv")).await.expect(202).json();
    let rows: Vec<_> = import["sample"].as_array().unwrap().iter().map(|row| row["row"].clone()).collect();
    assert_eq!((import["rows"].clone(), rows), (json!(2), vec![json!(6), json!(8)]));
}

#[on_both_databases]
async fn a_phone_that_a_spreadsheet_shortened_is_told_by_row_and_column(shop: Shop) {
    let manager = shop.as_manager().await;
    let import = bring(&manager, "leads", file!("exponents.csv")).await.expect(202).json();
    for (at, row) in [(0, 2), (1, 3)] {
        let fault = &import["faults"][at];
        let said = ["row", "column", "code"].map(|field| fault[field].clone());
        assert_eq!(said, [json!(row), json!("HP"), json!("lost_digits")]);
    }
}

#[on_both_databases]
async fn a_hostile_or_broken_file_is_refused_with_the_reason_and_leaves_nothing(shop: Shop) {
    let manager = shop.as_manager().await;
    let files = [
        (file!("password.xlsx"), "encrypted", "kata sandi"),
        (file!("picture.csv"), "not_a_table", "bukan berkas CSV"),
        (file!("archive.xlsx"), "not_a_table", "bukan berkas CSV"),
        (file!("cut-off.xlsx"), "broken_file", "terpotong"),
        (file!("cut-off.xls"), "broken_file", "terpotong"),
        (file!("cut-off.ods"), "broken_file", "terpotong"),
        (file!("wide.xlsx"), "too_many_columns", "Baris 1 punya lebih dari 500 kolom"),
        (file!("long-cell.xlsx"), "cell_too_long", "Baris 2 kolom 1"),
        (file!("entities.xlsx"), "broken_file", "rusak"),
    ];
    for (file, code, said) in files {
        let refused = bring(&manager, "leads", file).await.expect(422).json();
        let fault = &refused["errors"][0];
        assert_eq!([&fault["field"], &fault["code"]], [&json!("file"), &json!(code)], "{}", file.0);
        assert!(fault["message"].as_str().unwrap().contains(said), "{}: {fault}", file.0);
    }
    assert_eq!(total(&manager, "/api/imports").await, 0);
}

#[on_both_databases]
async fn a_file_may_have_fifty_megabytes_and_no_more(shop: Shop) {
    let manager = shop.as_manager().await;
    let row = format!("Budi,0812-1111-2222,{}\n", "x".repeat(30_000));
    let large = format!("Nama,HP,Lain\n{}", row.repeat(200));
    assert!(large.len() > 5_000_000);
    bring(&manager, "leads", ("besar.csv", large.as_bytes())).await.expect(202);
    let larger = vec![b'x'; BIGGEST + 1];
    bring(&manager, "leads", ("terlalu-besar.csv", &larger)).await.expect(413);
}
