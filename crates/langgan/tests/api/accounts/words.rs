//! What a business calls things, wherever the server speaks.

use crate::support::Shop;
use calamine::{Reader, Xlsx};
use platform::on_both_databases;
use serde_json::{Value, json};
use std::io::Cursor;

fn school() -> Value {
    json!({"customer": {"id": "Siswa", "en": "Student"}, "deal": {"id": "Pendaftaran", "en": "Enrolment", "en_plural": "Enrolments"}})
}

async fn first_cells(owner: &crate::support::Client, path: &str) -> String {
    let xlsx = owner.get(path).await.expect(200);
    let mut book = Xlsx::new(Cursor::new(xlsx.bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().take(3).flatten().map(ToString::to_string).collect::<Vec<_>>().join("|")
}

#[on_both_databases]
async fn the_owners_words_are_sent_to_everybody_and_stand_in_reports_files_and_refusals(shop: Shop) {
    let (owner, ani) = (shop.as_owner().await, shop.as_sales().await);
    let before = ani.get("/api/auth/me").await.expect(200).json();
    assert_eq!(before["workspace"]["words"]["customer"]["id"], "");
    owner.patch("/api/settings/words", school()).await.expect(200);

    let words = &ani.get("/api/auth/me").await.expect(200).json()["workspace"]["words"];
    assert_eq!(words["customer"], json!({"id": "Siswa", "en": "Student", "en_plural": ""}));
    assert_eq!(words["lead"]["id"], "");

    owner.patch("/api/me", json!({"locale": "en"})).await.expect(200);
    let titles = owner.get("/api/reports").await.expect(200).text();
    assert!(titles.contains("Active students"), "{titles}");
    let report = owner.get("/api/reports/sales-summary").await.expect(200).json();
    assert!(report["columns"].to_string().contains("nrolments"), "{}", report["columns"]);
    assert!(first_cells(&owner, "/api/services?format=xlsx").await.contains("Student"));
    assert!(first_cells(&owner, "/api/reports/sales-summary?format=xlsx").await.contains("nrolments"));

    owner.patch("/api/me", json!({"locale": "id"})).await.expect(200);
    assert!(owner.get("/api/reports").await.expect(200).text().contains("Siswa aktif"));
}

#[on_both_databases]
async fn a_word_is_short_and_only_the_owner_chooses_it(shop: Shop) {
    let owner = shop.as_owner().await;
    let too_long = json!({"lead": {"id": "x".repeat(41)}});
    let refused = owner.patch("/api/settings/words", too_long).await.expect(422);
    assert_eq!(refused.faults(), ["lead.id: too_long"]);
    owner.patch("/api/settings/words", json!({"dog": {"id": "Anjing"}})).await.expect(422);
    owner.patch("/api/settings/words", json!({"lead": {"fr": "Prospect"}})).await.expect(422);
    owner.patch("/api/settings/words", json!({"lead": "Calon"})).await.expect(422);
    for other in [shop.as_manager().await, shop.as_admin().await, shop.as_sales().await] {
        other.patch("/api/settings/words", school()).await.expect(403);
    }
    assert_eq!(owner.get("/api/settings/words").await.expect(200).json()["version"], 0);
}
