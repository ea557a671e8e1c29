//! Records of contact databases from a file.

use super::{bring_with, cells, counts, faults, form, run, show, total, undo};
use crate::{
    outreach::world::{add, counts as counted, database, fill, give, product},
    support::{Answer, Client, Shop},
};
use platform::on_both_databases;
use serde_json::{Value, json};

/// Brings a file into a database that is there.
async fn bring_into(client: &Client, database: &str, (options, content): (Value, &[u8])) -> Answer {
    let mut all = json!({"database_id": database});
    all.as_object_mut().unwrap().extend(options.as_object().unwrap().clone());
    bring_with(client, &[("kind", "records"), ("options", &all.to_string())], ("kontak.csv", content)).await
}

/// Brings a file as a new database.
async fn upload(client: &Client, texts: &[(&str, &str)], content: &[u8]) -> Answer {
    let request = client
        .request(reqwest::Method::POST, "/api/databases/upload")
        .header("content-type", "multipart/form-data; boundary=batas")
        .body(form(texts, ("Data Bandung.csv", content)));
    client.send(request).await
}

fn remarks(import: &Value) -> Vec<(i64, String, String)> {
    faults(&json!({"faults": import["remarks"]}))
}

fn named(found: &[(i64, String, String)]) -> Vec<String> {
    found.iter().map(|(row, field, code)| format!("{row} {field} {code}")).collect()
}

async fn records(client: &Client, database: &str) -> Vec<Value> {
    let path = format!("/api/databases/{database}/records?per_page=200");
    client.get(path).await.expect(200).json()["data"].as_array().unwrap().clone()
}

#[on_both_databases]
async fn of_an_unknown_file_no_cell_of_any_column_is_lost(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let files: [(&str, &[u8]); 5] = [
        ("facebook_ads.csv", include_bytes!("files/facebook_ads.csv")),
        ("sales_pipeline.csv", include_bytes!("files/sales_pipeline.csv")),
        ("accounts.csv", include_bytes!("files/accounts.csv")),
        ("products.csv", include_bytes!("files/products.csv")),
        ("sales_teams.csv", include_bytes!("files/sales_teams.csv")),
    ];
    for (name, content) in files {
        let options = json!({"kind": "regular", "product_id": product}).to_string();
        let texts = [("kind", "records"), ("options", options.as_str())];
        let import = bring_with(&admin, &texts, (name, content)).await.expect(202).json();
        assert_eq!(import["valid"], import["rows"], "{name}: {}", import["faults"]);
        let done = run(&shop, &admin, import["id"].as_str().unwrap(), json!({})).await;
        assert_eq!([&done["created"], &done["rejected"]], [&import["rows"], &json!(0)], "{name}");
        let database = done["options"]["database_id"].as_str().unwrap();
        let before = cells(content);
        for form in ["xlsx", "csv"] {
            let file =
                admin.get(format!("/api/databases/{database}/records?format={form}")).await.expect(200);
            let after = cells(&file.bytes);
            assert_eq!(before.len(), after.len(), "{name} as {form}");
            for (column, head) in before[0].iter().enumerate() {
                let at = after[0].iter().position(|found| found == head).unwrap();
                let of = |rows: &[Vec<String>], at: usize| -> Vec<String> {
                    rows.iter().map(|row| row.get(at).cloned().unwrap_or_default()).collect()
                };
                assert_eq!(of(&before, column), of(&after, at), "{name}, {head} as {form}");
            }
        }
    }
}

#[on_both_databases]
async fn phones_that_are_no_numbers_are_kept_and_told(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let file = b"Nama,No HP,User ID,Kota\nBudi,0812-1111-2222,budi88,Bogor\nAni,belum ada,,\nCici,8.12345E+10,,Depok\n,,,Bandung\n";
    let import = bring_into(&admin, &database, (json!({}), file)).await.expect(202).json();
    assert_eq!(
        import["mapping"],
        json!({"Nama": "name", "No HP": "phone", "User ID": "username", "Kota": null})
    );
    assert_eq!([&import["valid"], &import["remarked"]], [&json!(4), &json!(3)]);
    let told = ["3 phone invalid_phone", "4 phone lost_digits", "5 name name_phone_or_username_required"];
    assert_eq!(named(&remarks(&import)), told);
    let done = run(&shop, &admin, import["id"].as_str().unwrap(), json!({})).await;
    assert_eq!(counts(&done), [4, 0, 0, 0]);
    assert_eq!(named(&remarks(&done)), told);
    let records = records(&admin, &database).await;
    let of = |field: &str| records.iter().map(|record| record[field].clone()).collect::<Vec<_>>();
    assert_eq!(of("row_no"), [2, 3, 4, 5]);
    assert_eq!(of("status"), ["available", "invalid", "invalid", "invalid"]);
    assert_eq!(of("phone"), [json!("+6281211112222"), json!("belum ada"), json!("8.12345E+10"), Value::Null]);
    assert_eq!(records[3]["extra"], json!({"Kota": "Bandung"}));
    let counted = counted(&shop, &database).await;
    assert_eq!([&counted["available"], &counted["invalid"]], [&json!(1), &json!(3)]);
}

#[on_both_databases]
async fn numbers_that_are_known_are_told_or_left_out(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let (other, database) = (database(&shop, &product).await, database(&shop, &product).await);
    add(&shop, &other, json!([{"name": "Budi", "phone": "081211112222"}])).await;
    let file = b"Nama,HP\nBudi,0812 1111 2222\nAni,081233334444\nAni,+6281233334444\n";
    let told = bring_into(&admin, &database, (json!({}), file)).await.expect(202).json();
    assert_eq!(named(&remarks(&told)), ["2 phone duplicate", "4  twice_in_file"]);
    assert_eq!(told["valid"], 3);
    admin.delete(format!("/api/imports/{}", told["id"].as_str().unwrap())).await.expect(204);
    admin.get(format!("/api/databases/{database}")).await.expect(200);
    let options = json!({"skip_duplicates": true});
    let import = bring_into(&admin, &database, (options, file)).await.expect(202).json();
    assert_eq!(named(&faults(&import)), ["2 phone duplicate", "4  twice_in_file"]);
    let done = run(&shop, &admin, import["id"].as_str().unwrap(), json!({})).await;
    assert_eq!(counts(&done), [1, 0, 0, 2]);
    let rejected = admin.get(format!("/api/imports/{}/rejected.xlsx", done["id"].as_str().unwrap())).await;
    assert_eq!(cells(&rejected.expect(200).bytes).len(), 3);
    assert_eq!(records(&admin, &database).await.len(), 1);
}

#[on_both_databases]
async fn a_file_can_be_uploaded_as_a_new_database(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let texts = [("name", "Bandung Mei"), ("kind", "bonanza"), ("product_id", &product), ("confirm", "true")];
    let file = b"Nama,HP,Kota\nBudi,081211112222,Bogor\n,,\nAni,081233334444,\n";
    let made = upload(&admin, &texts, file).await.expect(202).json();
    assert_eq!(made["status"], "running");
    shop.run_jobs().await;
    let import = show(&admin, made["import_id"].as_str().unwrap()).await;
    assert_eq!([&import["status"], &import["created"]], [&json!("done"), &json!(2)]);
    let id = made["database_id"].as_str().unwrap();
    let database = admin.get(format!("/api/databases/{id}")).await.expect(200).json();
    let said = ["name", "kind", "file_name", "available"].map(|field| database[field].clone());
    assert_eq!(said, [json!("Bandung Mei"), json!("bonanza"), json!("Data Bandung.csv"), json!(2)]);
    assert_eq!(records(&admin, id).await[0]["extra"], json!({"Kota": "Bogor"}));
    assert_eq!(platform::tally::count_differences(&shop.app).await.unwrap(), 0);
}

#[on_both_databases]
async fn an_upload_that_is_left_leaves_no_database(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let texts = [("kind", "regular"), ("product_id", product.as_str())];
    let made = upload(&admin, &texts, b"Nama,HP\nBudi,081211112222\n").await.expect(202).json();
    assert_eq!(made["status"], "preview");
    let path = format!("/api/databases/{}", made["database_id"].as_str().unwrap());
    assert_eq!(admin.get(&path).await.expect(200).json()["name"], "Data Bandung");
    admin.delete(format!("/api/imports/{}", made["import_id"].as_str().unwrap())).await.expect(204);
    admin.get(&path).await.expect(404);
    let made = upload(&admin, &texts, b"Nama,HP\nBudi,081211112222\n").await.expect(202).json();
    let path = format!("/api/databases/{}", made["database_id"].as_str().unwrap());
    shop.advance(chrono::Duration::days(8));
    shop.run_schedule().await;
    shop.as_admin().await.get(&path).await.expect(404);
}

/// A new database of a file that waits for a look: its path, and the import's.
async fn waiting(client: &Client, product: &str) -> (String, String) {
    let texts = [("kind", "regular"), ("product_id", product)];
    let made = upload(client, &texts, b"Nama,HP\nBudi,081211112222\n").await.expect(202).json();
    let path = |list: &str, id: &str| format!("/api/{list}/{}", made[id].as_str().unwrap());
    (path("databases", "database_id"), path("imports", "import_id"))
}

#[on_both_databases]
async fn an_upload_that_is_left_leaves_no_database_whatever_was_chosen_meanwhile(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let other = database(&shop, &product).await;
    for options in [
        json!({"database_id": other}),
        json!({"name": "Lain", "kind": "bonanza", "product_id": product}),
        json!({}),
    ] {
        let (made, import) = waiting(&admin, &product).await;
        admin.post(format!("{import}/preview"), json!({"options": options})).await.expect(200);
        admin.get(&made).await.expect(200);
        admin.delete(&import).await.expect(204);
        admin.get(&made).await.expect(404);
    }
    admin.get(format!("/api/databases/{other}")).await.expect(200);
    assert_eq!(total(&admin, "/api/databases").await, 1);
}

#[on_both_databases]
async fn rows_that_go_elsewhere_leave_no_empty_database_behind(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let other = database(&shop, &product).await;
    let (made, import) = waiting(&admin, &product).await;
    let id = import.rsplit('/').next().unwrap();
    run(&shop, &admin, id, json!({"options": {"database_id": other}})).await;
    admin.get(&made).await.expect(404);
    assert_eq!(records(&admin, &other).await.len(), 1);
    undo(&shop, &admin, id).await;
    admin.get(format!("/api/databases/{other}")).await.expect(200);
}

#[on_both_databases]
async fn a_database_with_something_in_it_stays_where_its_upload_is_left(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let (made, import) = waiting(&admin, &product).await;
    fill(&shop, made.rsplit('/').next().unwrap(), 1).await;
    admin.delete(&import).await.expect(204);
    assert_eq!(admin.get(&made).await.expect(200).json()["available"], 1);
}

#[on_both_databases]
async fn nobody_can_say_of_a_database_that_it_was_made_for_a_file(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let own = database(&shop, &product).await;
    let file = b"Nama,HP\nBudi,081211112222\n";
    let options = json!({"is_new": true});
    let refused = bring_into(&admin, &own, (options, file)).await.expect(422).faults();
    assert_eq!(refused, ["options.is_new: unknown"]);
    let id = bring_into(&admin, &own, (json!({}), file)).await.expect(202).id();
    admin.delete(format!("/api/imports/{id}")).await.expect(204);
    admin.get(format!("/api/databases/{own}")).await.expect(200);
}

#[on_both_databases]
async fn an_upload_says_everything_that_it_lacks(shop: Shop) {
    let admin = shop.as_admin().await;
    let request = |texts: &[(&str, &str)]| {
        let body = texts.iter().map(|(field, text)| {
            format!("--batas\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{text}\r\n")
        });
        let body = body.collect::<String>() + "--batas--\r\n";
        admin
            .request(reqwest::Method::POST, "/api/databases/upload")
            .header("content-type", "multipart/form-data; boundary=batas")
            .body(body)
    };
    let texts = [("kind", "kucing"), ("product_id", "x"), ("name", &"n".repeat(200))];
    let refused = admin.send(request(&texts)).await.expect(422).faults();
    assert_eq!(refused, ["file: required", "kind: not_found", "name: too_long", "product_id: not_found"]);
    let file = b"Nama,HP\nBudi,081211112222\n";
    let refused = upload(&admin, &[("kind", "regular")], file).await.expect(422).faults();
    assert_eq!(refused, ["product_id: required"]);
    let refused = upload(&admin, &[("kind", "regular"), ("lain", "x")], file).await.expect(422).faults();
    assert_eq!(refused, ["lain: unknown"]);
    assert_eq!(total(&admin, "/api/databases").await, 0);
    upload(&shop.as_sales().await, &[("kind", "regular")], file).await.expect(403);
    upload(&shop.as_role(kernel::Role::Staff).await, &[("kind", "regular")], file).await.expect(403);
}

#[on_both_databases]
async fn a_database_must_be_chosen_before_rows_are_stored(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let file: (&str, &[u8]) = ("Data Mei.csv", b"Nama,HP\nBudi,081211112222\n");
    let import = bring_with(&admin, &[("kind", "records")], file).await.expect(202).json();
    let confirm = format!("/api/imports/{}/confirm", import["id"].as_str().unwrap());
    let refused = admin.post(&confirm, json!({})).await.expect(422).faults();
    assert_eq!(refused, ["options.kind: required"]);
    let options = json!({"options": {"kind": "regular", "product_id": null}});
    assert_eq!(admin.post(&confirm, options).await.expect(422).faults(), ["options.product_id: required"]);
    let options = json!({"options": {"kind": "regular", "product_id": product, "lain": 1}});
    assert_eq!(admin.post(&confirm, options).await.expect(422).faults(), ["options.lain: unknown"]);
    let options = json!({"options": {"kind": "regular", "product_id": product}});
    admin.post(&confirm, options).await.expect(202);
    shop.run_jobs().await;
    let list = admin.get("/api/databases").await.expect(200).json();
    assert_eq!([&list["data"][0]["name"], &list["data"][0]["available"]], [&json!("Data Mei"), &json!(1)]);
}

#[on_both_databases]
async fn records_are_taken_back_but_for_those_that_somebody_has(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let rows: Vec<_> = (0..6).map(|at| format!("Orang {at},08121111222{at}\n")).collect();
    let rows = rows.concat();
    let texts = [("kind", "regular"), ("product_id", product.as_str()), ("confirm", "true")];
    let made = upload(&admin, &texts, format!("Nama,HP\n{rows}").as_bytes()).await.expect(202).json();
    shop.run_jobs().await;
    let (id, database) = (made["import_id"].as_str().unwrap(), made["database_id"].as_str().unwrap());
    let ids: Vec<String> =
        records(&admin, database).await.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    give(&shop, database, shop.people.staff.id, &ids[1..2]).await;
    admin.patch(format!("/api/customer-records/{}", ids[4]), json!({"name": "Diperbaiki"})).await.expect(200);
    let undone = undo(&shop, &admin, id).await;
    assert_eq!([&undone["undone"], &undone["kept"]], [&json!(4), &json!(2)]);
    assert_eq!(
        undone["kept_rows"],
        json!([{"row": 3, "record_id": ids[1]}, {"row": 6, "record_id": ids[4]}])
    );
    let left: Vec<Value> = records(&admin, database).await.iter().map(|row| row["id"].clone()).collect();
    assert_eq!(left, [json!(ids[1]), json!(ids[4])]);
    assert_eq!(platform::tally::count_differences(&shop.app).await.unwrap(), 0);
}

#[on_both_databases]
async fn with_its_last_record_a_database_of_a_file_goes_too(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let texts = [("kind", "regular"), ("product_id", product.as_str()), ("confirm", "true")];
    let made = upload(&admin, &texts, b"Nama,HP\nBudi,081211112222\n").await.expect(202).json();
    shop.run_jobs().await;
    undo(&shop, &admin, made["import_id"].as_str().unwrap()).await;
    assert_eq!(total(&admin, "/api/databases").await, 0);
    assert_eq!(total(&admin, "/api/databases?trash=true").await, 1);
    let own = database(&shop, &product).await;
    fill(&shop, &own, 1).await;
    let id = bring_into(&admin, &own, (json!({}), b"Nama,HP\nAni,081233334444\n")).await.expect(202).id();
    run(&shop, &admin, &id, json!({})).await;
    undo(&shop, &admin, &id).await;
    assert_eq!(records(&admin, &own).await.len(), 1);
}

#[on_both_databases]
async fn an_import_whose_database_is_gone_says_so_and_ends(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let id =
        bring_into(&admin, &database, (json!({}), b"Nama,HP\nAni,081233334444\n")).await.expect(202).id();
    admin.post(format!("/api/imports/{id}/confirm"), json!({})).await.expect(202);
    admin.delete(format!("/api/databases/{database}")).await.expect(204);
    shop.run_jobs().await;
    let failed = show(&admin, &id).await;
    assert_eq!([&failed["status"], &failed["created"]], [&json!("failed"), &json!(0)]);
    assert!(failed["error"].as_str().unwrap().contains("Database"), "{}", failed["error"]);
}

#[on_both_databases]
async fn labels_of_records_come_from_files_and_go_into_them(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let (first, second) = (database(&shop, &product).await, database(&shop, &product).await);
    let long = "x".repeat(41);
    let file = format!("Nama,Tag\nBudi,\"VIP, Pameran; vip\"\nAni,\nCici,{long}\n");
    let import = bring_into(&admin, &first, (json!({}), file.as_bytes())).await.expect(202).json();
    assert_eq!(import["mapping"], json!({"Nama": "name", "Tag": "tags"}));
    assert_eq!(named(&faults(&import)), ["4 tags[0] too_long"]);
    assert_eq!(import["faults"][0]["column"], "Tag");
    run(&shop, &admin, import["id"].as_str().unwrap(), json!({})).await;
    let tags = |rows: Vec<Value>| rows.into_iter().map(|row| row["tags"].clone()).collect::<Vec<_>>();
    assert_eq!(tags(records(&admin, &first).await), [json!(["VIP", "Pameran"]), json!([])]);
    let list = admin.get(format!("/api/databases/{first}/records?tag=pameran")).await.expect(200);
    assert_eq!(list.column("name"), ["Budi"]);

    let taken = admin.get(format!("/api/databases/{first}/records?format=xlsx")).await.expect(200);
    let import = bring_into(&admin, &second, (json!({}), &taken.bytes)).await.expect(202).json();
    run(&shop, &admin, import["id"].as_str().unwrap(), json!({})).await;
    assert_eq!(tags(records(&admin, &second).await), [json!(["VIP", "Pameran"]), json!([])]);
    assert_eq!(records(&admin, &second).await[0]["extra"]["Label"], Value::Null);
}
