//! What of a file lies in the file store.

use super::{bring, run, show};
use crate::support::Shop;
use platform::{files::FileKey, on_both_databases};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

const FILE: &[u8] = b"Nama,HP,Email\nRahasia Sekali,081234567801,x\nRina Rahasia,081234567802,rina@x.id\n";

/// The names of kept files that a query asks for.
async fn kept(shop: &Shop, sql: &str) -> Vec<FileKey> {
    let db = shop.app.db().reader();
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    let names = rows.iter().filter_map(|row| row.try_get_by_index::<Option<String>>(0).unwrap());
    names.map(|name| name.parse().unwrap()).collect()
}

/// Does what a person cannot do.
async fn force(shop: &Shop, sql: &str) {
    shop.app.transact(async |tx| Ok(tx.execute_unprepared(sql).await?)).await.unwrap();
}

fn says(content: &[u8], words: &str) -> bool {
    content.windows(words.len()).any(|some| some == words.as_bytes())
}

#[on_both_databases]
async fn of_a_file_only_its_rows_are_kept_and_those_sealed(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).id();
    assert_eq!(kept(&shop, "SELECT original_path FROM import").await, []);
    let [rows] = kept(&shop, "SELECT rows_path FROM import").await.try_into().unwrap();
    let content = shop.app.files().get(&rows).await.unwrap();
    for words in ["Rahasia", "08123456", "rina@x.id"] {
        assert!(!says(&content, words), "{words}");
    }
    let done = run(&shop, &manager, &id, json!({})).await;
    assert_eq!([&done["created"], &done["rejected"]], [&json!(1), &json!(1)]);
    let rejected = manager.get(format!("/api/imports/{id}/faulty-rows")).await.expect(200).json();
    assert_eq!(rejected["data"][0]["cells"][0], "Rahasia Sekali");
}

#[on_both_databases]
async fn rows_that_were_put_in_the_place_of_others_do_not_open(shop: Shop) {
    let manager = shop.as_manager().await;
    let first = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).id();
    bring(&manager, "leads", ("lead.csv", b"Nama,HP\nAni,081234567803\n")).await.expect(202);
    let all = kept(&shop, "SELECT rows_path FROM import ORDER BY created_at, id").await;
    let other = shop.app.files().get(&all[1]).await.unwrap();
    shop.app.files().put(&all[0], other).await.unwrap();
    manager.post(format!("/api/imports/{first}/preview"), json!({})).await.expect(500);
}

#[on_both_databases]
async fn files_that_were_kept_as_they_came_go_and_their_rows_are_still_read(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).id();
    let [rows] = kept(&shop, "SELECT rows_path FROM import").await.try_into().unwrap();
    let original = FileKey::new(shop.app.today(), shop.app.new_id::<uuid::Uuid>());
    shop.app.files().put(&original, FILE).await.unwrap();
    let plain: &[u8] = b"2,Rahasia Sekali,081234567801,x\n3,Rina Rahasia,081234567802,rina@x.id\n";
    shop.app.files().put(&rows, plain).await.unwrap();
    force(&shop, &format!("UPDATE import SET original_path = '{original}', rows_sealed = FALSE")).await;
    shop.advance(chrono::Duration::days(1));
    shop.run_schedule().await;
    assert!(!shop.app.files().exists(&original).await.unwrap());
    assert_eq!(kept(&shop, "SELECT original_path FROM import").await, []);
    let manager = shop.as_manager().await;
    let done = run(&shop, &manager, &id, json!({})).await;
    assert_eq!([&done["created"], &done["rejected"]], [&json!(1), &json!(1)]);
    assert_eq!(show(&manager, &id).await["status"], "done");
}

#[on_both_databases]
async fn ordered_downloads_are_sealed_until_they_are_taken(shop: Shop) {
    let manager = shop.as_manager().await;
    let lead = json!({"name": "Rina Rahasia", "phone": "081234567802"});
    manager.post("/api/leads", lead).await.expect(201);
    let order = json!({"list": "leads", "format": "csv"});
    let id = manager.post("/api/exports", order).await.expect(202).id();
    shop.run_jobs().await;
    let [file] = kept(&shop, "SELECT file_path FROM export_order").await.try_into().unwrap();
    let content = shop.app.files().get(&file).await.unwrap();
    assert!(!says(&content, "Rahasia") && !says(&content, "81234567802"));
    let taken = manager.get(format!("/api/exports/{id}/file")).await.expect(200);
    assert!(says(&taken.bytes, "Rina Rahasia"));
}
