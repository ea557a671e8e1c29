//! Names from before legal forms were left out of what tells them apart.

use super::world::{add, database, ids, product};
use crate::support::Shop;
use platform::{
    jobs::{self, JobKind},
    on_both_databases,
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

/// The job that the migration asks for.
const RENEW: JobKind = JobKind::new("outreach.name_keys", |_, _| Box::pin(async { Ok(()) }));

/// Makes the names as old as they can be, and works their keys out anew.
async fn renew(shop: &Shop) {
    let renew = shop.app.transact(async |tx| {
        for table in ["contact_record", "reservation"] {
            tx.execute_unprepared(&format!("UPDATE {table} SET name_key = name_folded")).await?;
        }
        jobs::enqueue(tx, RENEW, &()).await
    });
    renew.await.unwrap();
    shop.run_jobs().await;
}

async fn keys(shop: &Shop, table: &str) -> Vec<String> {
    let db = shop.app.db().reader();
    let sql = format!("SELECT name_key FROM {table} ORDER BY id");
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

#[on_both_databases]
async fn names_from_before_are_told_apart_as_others_are(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let rows =
        json!([{"name": "Maju Jaya Tbk", "phone": "081234567801"}, {"name": "Ani", "phone": "081234567802"}]);
    let records = ids(&add(&shop, &database, rows).await);
    let held = json!({"name": "PT. Maju Jaya", "product_id": product});
    admin.post("/api/reserved-members", held).await.expect(201);
    renew(&shop).await;
    assert_eq!(keys(&shop, "contact_record").await, ["maju jaya", "ani"]);
    assert_eq!(keys(&shop, "reservation").await, ["maju jaya"]);
    let again = json!({"name": "maju jaya", "product_id": product});
    admin.post("/api/reserved-members", again).await.expect(409);
    let body = json!({"mode": "random", "staff_id": shop.people.staff.id, "quantity": 1});
    admin.post(format!("/api/databases/{database}/assign"), body).await.expect(200);
    let given = admin.get("/api/assignments").await.expect(200).ids();
    assert_eq!(given, [records[1].clone()]);
}

#[on_both_databases]
async fn of_two_that_hold_one_name_by_now_both_stay(shop: Shop) {
    let admin = shop.as_admin().await;
    let product = product(&shop, "Paket").await;
    for name in ["Maju Jaya", "Toko Lain"] {
        let held = json!({"name": name, "product_id": product});
        admin.post("/api/reserved-members", held).await.expect(201);
    }
    let rename = shop.app.transact(async |tx| {
        let sql = "UPDATE reservation SET name = 'CV Maju Jaya', name_folded = 'cv maju jaya' WHERE name = 'Toko Lain'";
        Ok(tx.execute_unprepared(sql).await?)
    });
    rename.await.unwrap();
    renew(&shop).await;
    assert_eq!(keys(&shop, "reservation").await, ["maju jaya", "cv maju jaya"]);
    let approved = admin.get("/api/reserved-members?status=approved").await.expect(200);
    assert_eq!(approved.ids().len(), 2);
}
