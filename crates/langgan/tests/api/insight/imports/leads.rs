//! Leads from a file.

use super::{bring, bring_with, cells, faults, many, run, show, total, undo};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::{Value, json};

const FILE: &[u8] = b"Nama;No HP;Email;Sumber;Nilai;Catatan\r\n\
Budi Santoso;0812-1111-2222;budi@contoh.id;;Rp1.500.000;Minta penawaran\r\n\
Ani Lestari;+62 812 3333 4444;;;;\r\n";

#[on_both_databases]
async fn a_file_is_looked_at_before_anything_is_stored(shop: Shop) {
    let manager = shop.as_manager().await;
    let import = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).json();
    assert_eq!(import["status"], "preview");
    assert_eq!(
        import["mapping"],
        json!({"Nama": "name", "No HP": "phone", "Email": "email", "Sumber": "channel", "Nilai": "estimated_value", "Catatan": "need"})
    );
    assert_eq!(import["rows"], 2);
    assert_eq!(import["valid"], 2);
    assert_eq!(import["sample"][0]["values"]["estimated_value"], 1_500_000);
    assert_eq!(
        import["columns"][0],
        json!({"name": "Nama", "samples": ["Budi Santoso", "Ani Lestari"], "is_remembered": false})
    );
    assert_eq!(total(&manager, "/api/leads").await, 0);
}

#[on_both_databases]
async fn what_was_confirmed_is_stored_and_counted(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).id();
    let done = run(&shop, &manager, &id, json!({})).await;
    assert_eq!(
        [&done["status"], &done["created"], &done["rejected"], &done["done"]],
        [&json!("done"), &json!(2), &json!(0), &json!(2)]
    );
    let leads = manager.get("/api/leads?sort=name").await.expect(200).json();
    assert_eq!(leads["data"][1]["name"], "Budi Santoso");
    assert_eq!(leads["data"][1]["phone"], "+6281211112222");
    assert_eq!(leads["data"][1]["need"], "Minta penawaran");
    assert_eq!(leads["data"][1]["owner_id"], json!(shop.people.manager.id));
    let lead = leads["data"][1]["id"].as_str().unwrap();
    let timeline = manager.get(format!("/api/leads/{lead}/timeline")).await.expect(200).json();
    assert_eq!(timeline["data"][0]["event"], "lead.created");
    assert_eq!(platform::tally::count_differences(&shop.app).await.unwrap(), 0);
    let told = manager.get("/api/notifications").await.expect(200).json();
    assert_eq!(told["data"][0]["kind"], "import.done");
}

#[on_both_databases]
async fn every_fault_of_every_row_is_named_by_row_and_column(shop: Shop) {
    let manager = shop.as_manager().await;
    let file = b"Nama,Telepon,Email,Nilai,Penanggung jawab,Tahap\n\
        ,0812-1111-2222,x,banyak,Siapa,Entah\n\
        Budi,8.12345E+10,,-5,,\n\
        Ani,,,,,\n\
        Cici,0812-5555-6666,,,,\n";
    let import = bring(&manager, "leads", ("lead.csv", file)).await.expect(202).json();
    assert_eq!([&import["rows"], &import["valid"]], [&json!(4), &json!(1)]);
    let expected = [
        (2, "email", "invalid_email"),
        (2, "estimated_value", "invalid_number"),
        (2, "name", "required"),
        (2, "owner", "not_found"),
        (2, "stage", "not_found"),
        (3, "estimated_value", "too_low"),
        (3, "phone", "lost_digits"),
        (4, "phone", "required"),
    ];
    let found = faults(&import);
    let found: Vec<_> =
        found.iter().map(|(row, field, code)| (*row, field.as_str(), code.as_str())).collect();
    assert_eq!(found[..7], expected[..7]);
    assert_eq!((found[7].0, found[7].1), (4, "phone"));
    assert_eq!(import["faults"][1]["column"], "Nilai");
    let id = import["id"].as_str().unwrap();
    manager.post(format!("/api/imports/{id}/confirm"), json!({"only_valid": false})).await.expect(422);
    let done = run(&shop, &manager, id, json!({})).await;
    assert_eq!([&done["created"], &done["rejected"]], [&json!(1), &json!(3)]);
    let file = manager.get(format!("/api/imports/{id}/rejected.xlsx")).await.expect(200);
    let rejected = cells(&file.bytes);
    let numbers: Vec<&str> = rejected.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(numbers, ["Baris", "2", "3", "4"]);
    assert!(rejected[2][1].starts_with("Nilai: Paling kecil 0."), "{}", rejected[2][1]);
    assert_eq!(rejected[2][2..5], ["Budi", "8.12345E+10", ""]);
}

#[on_both_databases]
async fn a_lead_that_is_known_is_refused_unless_nobody_minds(shop: Shop) {
    let manager = shop.as_manager().await;
    let known = json!({"name": "Budi", "phone": "081211112222"});
    manager.post("/api/leads", known).await.expect(201);
    let file: &[u8] = b"Nama,HP\nBudi lagi,62812 1111 2222\nAni,081233334444\nAni dua,+6281233334444\n";
    let import = bring(&manager, "leads", ("lead.csv", file)).await.expect(202).json();
    let codes: Vec<_> = faults(&import).into_iter().map(|(row, _, code)| (row, code)).collect();
    assert_eq!(codes, [(2, "duplicate".to_owned()), (4, "twice_in_file".to_owned())]);
    let done = run(&shop, &manager, import["id"].as_str().unwrap(), json!({})).await;
    assert_eq!([&done["created"], &done["rejected"]], [&json!(1), &json!(2)]);
    let texts = [("kind", "leads"), ("options", r#"{"allow_duplicates":true}"#), ("confirm", "true")];
    let again = bring_with(&manager, &texts, ("lead.csv", file)).await.expect(202).json();
    assert_eq!(again["status"], "running");
    shop.run_jobs().await;
    assert_eq!(show(&manager, again["id"].as_str().unwrap()).await["created"], 3);
}

#[on_both_databases]
async fn a_mapping_can_be_chosen_and_is_remembered(shop: Shop) {
    let manager = shop.as_manager().await;
    let file = b"Yth,Kontak\nBudi,0812-1111-2222\n";
    let import = bring(&manager, "leads", ("lead.csv", file)).await.expect(202).json();
    assert_eq!(import["mapping"], json!({"Yth": null, "Kontak": null}));
    let id = import["id"].as_str().unwrap();
    manager.post(format!("/api/imports/{id}/confirm"), json!({})).await.expect(422);
    let wrong = json!({"mapping": {"Yth": "name", "Kontak": "name", "Apa": "email"}});
    let refused = manager.post(format!("/api/imports/{id}/preview"), wrong).await.expect(422).json();
    assert_eq!(refused["errors"].as_array().unwrap().len(), 2);
    let mapping = json!({"mapping": {"Yth": "name", "Kontak": "phone"}});
    let seen = manager.post(format!("/api/imports/{id}/preview"), mapping).await.expect(200).json();
    assert_eq!([&seen["valid"], &seen["sample"][0]["values"]["name"]], [&json!(1), &json!("Budi")]);
    run(&shop, &manager, id, json!({})).await;
    let next =
        bring(&manager, "leads", ("lain.csv", b"YTH,kontak\nAni,0812-3333-4444\n")).await.expect(202).json();
    assert_eq!(next["mapping"], json!({"YTH": "name", "kontak": "phone"}));
    assert_eq!(next["columns"][0]["is_remembered"], true);
}

#[on_both_databases]
async fn an_import_is_taken_back_but_for_what_somebody_touched(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).id();
    run(&shop, &manager, &id, json!({})).await;
    let leads = manager.get("/api/leads?sort=name").await.expect(200).json();
    let ani = leads["data"][0]["id"].as_str().unwrap().to_owned();
    manager.patch(format!("/api/leads/{ani}"), json!({"need": "Sudah ditelepon"})).await.expect(200);
    let undone = undo(&shop, &manager, &id).await;
    assert_eq!(
        [&undone["status"], &undone["undone"], &undone["kept"]],
        [&json!("undone"), &json!(1), &json!(1)]
    );
    assert_eq!(undone["kept_rows"], json!([{"row": 3, "record_id": ani}]));
    let left = manager.get("/api/leads").await.expect(200).json();
    assert_eq!(
        left["data"].as_array().unwrap().iter().map(|lead| &lead["name"]).collect::<Vec<_>>(),
        ["Ani Lestari"]
    );
    manager.post(format!("/api/imports/{id}/undo"), json!({})).await.expect(409);
    assert_eq!(platform::tally::count_differences(&shop.app).await.unwrap(), 0);
}

#[on_both_databases]
async fn after_seven_days_an_import_stays(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).id();
    run(&shop, &manager, &id, json!({})).await;
    shop.advance(chrono::Duration::days(7));
    let manager = shop.as_manager().await;
    manager.post(format!("/api/imports/{id}/undo"), json!({})).await.expect(409);
}

#[on_both_databases]
async fn an_import_belongs_to_who_brought_it_and_the_owner(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).id();
    let admin = shop.as_admin().await;
    admin.get(format!("/api/imports/{id}")).await.expect(404);
    admin.post(format!("/api/imports/{id}/confirm"), json!({})).await.expect(404);
    admin.get(format!("/api/imports/{id}/rejected.xlsx")).await.expect(404);
    assert_eq!(total(&admin, "/api/imports").await, 0);
    shop.as_owner().await.get(format!("/api/imports/{id}")).await.expect(200);
    let sales = shop.as_sales().await;
    bring(&sales, "leads", ("lead.csv", FILE)).await.expect(403);
    sales.get("/api/imports").await.expect(403);
}

#[on_both_databases]
async fn a_preview_can_be_left_and_is_forgotten_after_a_week(shop: Shop) {
    let manager = shop.as_manager().await;
    let first = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).id();
    manager.delete(format!("/api/imports/{first}")).await.expect(204);
    manager.get(format!("/api/imports/{first}")).await.expect(404);
    let second = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).id();
    shop.advance(chrono::Duration::days(8));
    shop.run_schedule().await;
    shop.as_manager().await.get(format!("/api/imports/{second}")).await.expect(404);
}

#[on_both_databases]
async fn two_who_confirm_at_once_store_once(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = bring(&manager, "leads", ("lead.csv", FILE)).await.expect(202).id();
    let confirm = || manager.post(format!("/api/imports/{id}/confirm"), json!({}));
    let (one, two) = tokio::join!(confirm(), confirm());
    let mut statuses = [one.status(), two.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [202, 409]);
    shop.run_jobs().await;
    assert_eq!(total(&manager, "/api/leads").await, 2);
}

#[on_both_databases]
async fn all_or_nothing_takes_back_what_was_stored_before_a_row_was_refused(shop: Shop) {
    let manager = shop.as_manager().await;
    let file = many(600);
    let id = bring(&manager, "leads", ("lead.csv", file.as_bytes())).await.expect(202).id();
    // Known only after everybody looked.
    manager.post("/api/leads", json!({"name": "Duluan", "phone": "081200000550"})).await.expect(201);
    let failed = run(&shop, &manager, &id, json!({"only_valid": false})).await;
    assert_eq!(failed["status"], "failed", "{failed}");
    assert!(failed["error"].as_str().unwrap_or_default().starts_with("Baris 552:"), "{failed}");
    assert_eq!(total(&manager, "/api/leads").await, 1);
}

#[on_both_databases]
async fn a_template_has_the_columns_of_its_kind(shop: Shop) {
    let manager = shop.as_manager().await;
    let file = manager.get("/api/imports/templates/leads.xlsx").await.expect(200);
    assert!(file.bytes.starts_with(b"PK"));
    manager.get("/api/imports/templates/kucing.xlsx").await.expect(404);
    let back = bring(&manager, "leads", ("template.xlsx", &file.bytes)).await.expect(422).json();
    assert_eq!(back["errors"][0]["code"], "no_rows");
    let names: Value = back["errors"][0]["field"].clone();
    assert_eq!(names, "file");
}
