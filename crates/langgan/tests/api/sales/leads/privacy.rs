//! What is kept of a person can be taken along, and wiped.

use crate::{accounts::fields::field, sales::world::lead, support::Shop};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_customers_leads_are_exported_and_wiped_with_them_also_those_that_were_merged(shop: Shop) {
    let owner = shop.as_owner().await;
    owner.patch("/api/settings/sales", json!({"sells_without_deals": true})).await.expect(200);
    field(&shop, "leads", ("kelas", "text"), json!({})).await;
    let secrets = |which: &str| {
        json!({
            "name": format!("Nama {which}"), "email": format!("{which}@rahasia.id"), "need": format!("Butuh {which}"),
            "custom": {"kelas": format!("Kelas {which}")}, "next_action": format!("Telepon {which}"),
            "next_action_at": "2026-11-21T02:00:00Z",
        })
    };
    let (winner, loser) = (lead(&owner, secrets("satu")).await.id(), lead(&owner, secrets("dua")).await.id());
    owner
        .post("/api/activities", json!({"lead_id": loser, "note": "Cerita dua", "next_action": "Antar dua"}))
        .await
        .expect(201);
    owner.post(format!("/api/leads/{winner}/merge"), json!({"from_id": loser})).await.expect(200);
    let won = owner.post(format!("/api/leads/{winner}/convert"), json!({})).await.expect(200).json();
    let customer = won["customer_id"].as_str().unwrap().to_owned();
    let export = owner.post(format!("/api/customers/{customer}/privacy-export"), json!({})).await.expect(200);
    let export = String::from_utf8(export.archive().remove("leads.json").unwrap()).unwrap();
    assert!(export.contains("Nama satu") && export.contains("Nama dua"), "{export}");
    let code = owner.get(format!("/api/customers/{customer}")).await.expect(200).json()["code"].clone();
    owner
        .post(format!("/api/customers/{customer}/privacy-erase"), json!({"confirm": code}))
        .await
        .expect(204);
    let mut left = owner.get(format!("/api/leads/{winner}")).await.expect(200).text();
    left.push_str(&owner.get(format!("/api/activities?lead_id={winner}")).await.expect(200).text());
    left.push_str(&stored(&shop, &loser).await);
    for secret in ["Nama", "rahasia", "Butuh", "Kelas", "Telepon", "Cerita", "Antar", "wa.me"] {
        assert!(!left.contains(secret), "{secret} is left: {left}");
    }
}

/// What the database still holds of the lead that was merged away.
async fn stored(shop: &Shop, id: &str) -> String {
    use sea_orm::{ConnectionTrait, Statement};
    let db = shop.app.db().reader();
    let id: uuid::Uuid = id.parse().unwrap();
    let sql = "SELECT name, name_folded, coalesce(email, '') AS email, coalesce(need, '') AS need, \
        coalesce(next_action, '') AS next_action, CAST(custom AS text) AS custom FROM lead WHERE id = $1";
    let row = Statement::from_sql_and_values(db.get_database_backend(), sql, [id.into()]);
    let row = db.query_one_raw(row).await.unwrap().unwrap();
    let columns = ["name", "name_folded", "email", "need", "next_action", "custom"];
    columns.map(|column| row.try_get::<String>("", column).unwrap()).join(" ")
}
