//! Customers from a file.

use super::{bring, bring_with, cells, counts, faults, run, show, total, undo};
use crate::{
    customers::world::{customer, look, package, service},
    support::{Answer, Client, Shop},
};
use platform::on_both_databases;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

const UPDATE: (&str, &str) = ("options", r#"{"update_known":true}"#);

async fn bring_to_update(client: &Client, file: (&str, &[u8])) -> Answer {
    bring_with(client, &[("kind", "customers"), UPDATE], file).await
}

fn codes(import: &Value) -> Vec<String> {
    faults(import).into_iter().map(|(row, field, code)| format!("{row} {field} {code}")).collect()
}

#[on_both_databases]
async fn customers_come_with_everything_that_a_row_says(shop: Shop) {
    let manager = shop.as_manager().await;
    let file = "Nama,Jenis,No HP,Telepon lain,Email,Alamat,Kota,Status,Penanggung jawab,Label,Tanggal lahir,NIK,Catatan\n\
        Budi,orang,0812-1111-2222,0813-1111-2222; 021 555 1234,BUDI@contoh.id,Jl. Mawar 5,Bogor,aktif,SALES,\"vip, baru\",31/01/1990,3271011234560001,Ramah\n\
        PT Maju,perusahaan,,,maju@contoh.id,,,tidak aktif,,,,,\n";
    let file = file.replace("SALES", "ani@shop.test");
    let import = bring(&manager, "customers", ("pelanggan.csv", file.as_bytes())).await.expect(202).json();
    assert_eq!([&import["valid"], &import["faults"]], [&json!(2), &json!([])], "{import}");
    let done = run(&shop, &manager, import["id"].as_str().unwrap(), json!({})).await;
    assert_eq!(counts(&done), [2, 0, 0, 0]);
    let list = manager.get("/api/customers?sort=name").await.expect(200).json();
    let budi = look(&manager, list["data"][0]["id"].as_str().unwrap()).await;
    let said =
        ["phone", "extra_phones", "email", "status", "owner_id", "tags", "birthday", "national_id", "notes"];
    let expected = json!([
        "+6281211112222",
        ["+6281311112222", "+62215551234"],
        "BUDI@contoh.id",
        "active",
        shop.people.ani.id,
        ["vip", "baru"],
        "1990-01-31",
        "3271011234560001",
        "Ramah"
    ]);
    assert_eq!(said.map(|field| budi[field].clone()).to_vec(), *expected.as_array().unwrap());
    assert_eq!(
        [&budi["address"]["street"], &budi["address"]["city"]],
        [&json!("Jl. Mawar 5"), &json!("Bogor")]
    );
    assert_eq!(list["data"][1]["kind"], "company");
    assert_eq!(list["data"][1]["owner_id"], json!(shop.people.manager.id));
    let found = manager.get("/api/customers?q=081311112222").await.expect(200).json();
    assert_eq!(found["total"], 1);
}

#[on_both_databases]
async fn a_known_customer_is_refused_unless_the_file_changes_them(shop: Shop) {
    let manager = shop.as_manager().await;
    let budi = customer(
        &manager,
        json!({"name": "Budi", "phone": "081211112222", "email": "b@x.id",
        "notes": "Lama", "address": {"city": "Bogor", "street": "Jl. Mawar"}}),
    )
    .await
    .json();
    let code = budi["code"].as_str().unwrap();
    let file = format!(
        "Kode,Nama,HP,Email,Kota,Catatan\n\
        ,Budi Santoso,+62 812 1111 2222,,Depok,\n\
        ,Ani,,B@X.id,,\n\
        {code},,,,,Baru\n\
        CU-999999,Siapa,0812-9,,,\n"
    );
    let refused = bring(&manager, "customers", ("p.csv", file.as_bytes())).await.expect(202).json();
    let known = [
        "2 phone duplicate",
        "3 email duplicate",
        "4 code duplicate",
        "5 code not_found",
        "5 phone invalid_phone",
    ];
    assert_eq!(codes(&refused), known);
    let import = bring_to_update(&manager, ("p.csv", file.as_bytes())).await.expect(202).json();
    assert_eq!(codes(&import)[..2], ["3  twice_in_file", "4  twice_in_file"]);
    let done = run(&shop, &manager, import["id"].as_str().unwrap(), json!({})).await;
    assert_eq!(counts(&done), [0, 1, 0, 3]);
    let now = look(&manager, budi["id"].as_str().unwrap()).await;
    assert_eq!(
        [&now["name"], &now["notes"], &now["email"]],
        [&json!("Budi Santoso"), &json!("Lama"), &json!("b@x.id")]
    );
    assert_eq!([&now["address"]["city"], &now["address"]["street"]], [&json!("Depok"), &json!("Jl. Mawar")]);
    assert_eq!(now["version"], 2);
}

#[on_both_databases]
async fn what_was_downloaded_of_customers_comes_back_unchanged(shop: Shop) {
    let manager = shop.as_manager().await;
    customer(
        &manager,
        json!({"name": "=Rina", "tags": ["vip", "lama"], "owner_id": shop.people.ani.id,
        "email": "r@x.id", "kind": "company", "address": {"street": "Jl. A, 1", "city": "Bogor"}}),
    )
    .await;
    customer(&manager, json!({"name": "Tono", "phone": "+6591234567", "status": "inactive"})).await;
    for form in ["xlsx", "csv"] {
        let file = manager.get(format!("/api/customers?format={form}")).await.expect(200);
        let name = format!("pelanggan.{form}");
        let import = bring_to_update(&manager, (&name, &file.bytes)).await.expect(202).json();
        assert_eq!([&import["valid"], &import["changes"]], [&json!(2), &json!(2)], "{form}: {import}");
        let done = run(&shop, &manager, import["id"].as_str().unwrap(), json!({})).await;
        assert_eq!(counts(&done), [0, 0, 2, 0], "{form}");
    }
}

#[on_both_databases]
async fn a_phone_of_somebody_else_is_no_reason_to_change_them(shop: Shop) {
    let manager = shop.as_manager().await;
    let budi = customer(&manager, json!({"phone": "081211112222"})).await.json();
    customer(&manager, json!({"phone": "081233334444", "email": "ani@x.id"})).await;
    let file = format!(
        "Kode,Nama,HP,Email\n{},Budi,081233334444,\n,Cici,081211112222,ani@x.id\n",
        budi["code"].as_str().unwrap()
    );
    let import = bring_to_update(&manager, ("p.csv", file.as_bytes())).await.expect(202).json();
    assert_eq!(codes(&import), ["2 phone duplicate", "3 email duplicate"]);
}

#[on_both_databases]
async fn customers_are_taken_back_but_for_what_somebody_touched(shop: Shop) {
    let manager = shop.as_manager().await;
    let known = customer(&manager, json!({"name": "Budi", "phone": "081211112222", "national_id": "3271"}))
        .await
        .id();
    let file = b"Nama,HP,NIK,Telepon lain\nBudi S,081211112222,9999,081299990000\nAni,081233334444,,\nCici,081255556666,,\nDodi,081277778888,,\n";
    let id = bring_to_update(&manager, ("p.csv", file)).await.expect(202).id();
    assert_eq!(counts(&run(&shop, &manager, &id, json!({})).await), [3, 1, 0, 0]);
    let list = manager.get("/api/customers?sort=name").await.expect(200).json();
    let by_name = |name: &str| {
        let all = list["data"].as_array().unwrap();
        all.iter().find(|row| row["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
    };
    manager
        .patch(format!("/api/customers/{}", by_name("Ani")), json!({"notes": "Ditelepon"}))
        .await
        .expect(200);
    let product = package(&shop, "Home 20", 100_000).await;
    service(&manager, (&by_name("Cici"), &product), json!({})).await;
    let undone = undo(&shop, &manager, &id).await;
    assert_eq!([&undone["undone"], &undone["kept"]], [&json!(2), &json!(2)]);
    assert_eq!(
        undone["kept_rows"],
        json!([{"row": 3, "record_id": by_name("Ani")}, {"row": 4, "record_id": by_name("Cici")}])
    );
    let back = look(&manager, &known).await;
    assert_eq!(
        [&back["name"], &back["national_id"], &back["extra_phones"]],
        [&json!("Budi"), &json!("3271"), &json!([])]
    );
    assert_eq!(total(&manager, "/api/customers").await, 3);
}

#[on_both_databases]
async fn who_sees_only_some_customers_imports_none(shop: Shop) {
    let file = b"Nama,HP\nBudi,081211112222\n";
    for client in [shop.as_sales().await, shop.as_role(kernel::Role::Technician).await] {
        bring(&client, "customers", ("p.csv", file)).await.expect(403);
        client.get("/api/imports/templates/customers.xlsx").await.expect(403);
    }
}

#[on_both_databases]
async fn what_an_import_changed_of_a_person_is_forgotten_with_them(shop: Shop) {
    let (owner, manager) = (shop.as_owner().await, shop.as_manager().await);
    let known = customer(&manager, json!({"name": "Budi", "phone": "081211112222"})).await.json();
    let id = bring_to_update(&manager, ("p.csv", b"Nama,HP\nBudi S,081211112222\n")).await.expect(202).id();
    assert_eq!(counts(&run(&shop, &manager, &id, json!({})).await), [0, 1, 0, 0]);
    let kept = async || {
        let db = shop.app.db().reader();
        let sql = Statement::from_string(db.get_database_backend(), "SELECT record_id FROM import_before");
        db.query_all_raw(sql).await.unwrap().len()
    };
    assert_eq!(kept().await, 1);
    let path = format!("/api/customers/{}/privacy-export", known["id"].as_str().unwrap());
    let archive = owner.post(path, json!({})).await.expect(200).archive();
    let before: Value = serde_json::from_slice(&archive["imports.json"]).unwrap();
    assert_eq!(before, json!([{"name": "Budi"}]));
    let path = format!("/api/customers/{}/privacy-erase", known["id"].as_str().unwrap());
    owner.post(path, json!({"confirm": known["code"]})).await.expect(204);
    assert_eq!(kept().await, 0);
    let undone = undo(&shop, &manager, &id).await;
    assert_eq!([&undone["undone"], &undone["kept"]], [&json!(0), &json!(1)]);
    assert_eq!(show(&manager, &id).await["status"], "undone");
}

#[on_both_databases]
async fn the_template_of_customers_names_what_the_download_names(shop: Shop) {
    let manager = shop.as_manager().await;
    customer(&manager, json!({})).await;
    let template = manager.get("/api/imports/templates/customers.xlsx").await.expect(200);
    let heads = cells(&template.bytes).remove(0);
    let download = manager.get("/api/customers?format=xlsx").await.expect(200);
    let own = &cells(&download.bytes)[0][..12];
    assert!(own.iter().all(|head| heads.contains(head)), "{own:?} {heads:?}");
}
