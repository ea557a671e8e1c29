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
