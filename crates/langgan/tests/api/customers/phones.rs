//! Numbers of leads and customers: found in any spelling, kept as they were typed.

use crate::support::Shop;
use platform::on_both_databases;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use uuid::Uuid;

/// What people type, what it means, and another way to look for it.
const NUMBERS: [(&str, &str, &str); 5] = [
    ("0812-3456-7891", "+6281234567891", "81234567891"),
    ("62 812 3456 7892", "+6281234567892", "0812-3456-7892"),
    ("0062 812 3456 7893", "+6281234567893", "+62 812 3456 7893"),
    ("(021) 555-1234", "+62215551234", "0215551234"),
    ("+65 9123 4567", "+6591234567", "006591234567"),
];

/// The text that a sealed column holds of the row `id`.
async fn kept(shop: &Shop, (table, column): (&str, &str), (key, id): (&str, &str)) -> String {
    let db = shop.app.db().reader();
    let sealed = shop.app.registry().encrypted.iter().find(|one| (one.table, one.column) == (table, column));
    let sql = format!("SELECT {column} FROM {table} WHERE {key} = $1");
    let id: Uuid = id.parse().unwrap();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.into()]);
    let row = db.query_one_raw(statement).await.unwrap().unwrap();
    let bytes: Vec<u8> = row.try_get_by_index(0).unwrap();
    shop.app.keys().open_text(&bytes, sealed.unwrap().context).unwrap()
}

#[on_both_databases]
async fn a_number_is_found_in_any_spelling_and_kept_as_it_was_typed(shop: Shop) {
    let sales = shop.as_sales().await;
    for (typed, meant, other) in NUMBERS {
        let body = json!({"name": "Rina", "phone": format!(" {typed} ")});
        let lead = sales.post("/api/leads", body.clone()).await.expect(201);
        assert_eq!(lead.json()["phone"], meant, "{typed}");
        let column = ("lead", "phone_original_sealed");
        assert_eq!(kept(&shop, column, ("id", &lead.id())).await, typed);
        let known = sales.post("/api/leads", json!({"name": "R.", "phone": other})).await.expect(409);
        assert_eq!(known.json()["matches"][0]["id"], lead.id(), "{other}");

        let body = json!({"name": "Rina", "phone": typed, "allow_duplicate": true});
        let customer = sales.post("/api/customers", body).await.expect(201);
        assert_eq!(customer.json()["phone"], meant, "{typed}");
        let column = ("customer_phone", "typed_sealed");
        assert_eq!(kept(&shop, column, ("customer_id", &customer.id())).await, typed);
        let found: String = form_urlencoded::byte_serialize(other.as_bytes()).collect();
        assert_eq!(sales.get(format!("/api/customers?q={found}")).await.ids(), [customer.id()], "{other}");
    }
}

#[on_both_databases]
async fn a_number_without_its_area_is_no_number(shop: Shop) {
    let sales = shop.as_sales().await;
    for path in ["/api/leads", "/api/customers"] {
        let refused = sales.post(path, json!({"name": "Rina", "phone": "555"})).await.expect(422);
        assert_eq!(refused.faults(), ["phone: invalid_phone"], "{path}");
    }
}
