//! What is held of a person is given out and wiped with the rest.

use super::world::{add, database, ids, product};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_wiped_customer_is_wiped_from_the_databases(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let rows = json!([{"name": "Rina", "phone": "081233330009", "extra": {"KTP": "32"}}, {"name": "Dodi", "phone": "081233330010"}]);
    let records = ids(&add(&shop, &database, rows).await);
    let owner = shop.as_owner().await;
    let customer = owner
        .post("/api/customers", json!({"name": "Rina", "phone": "0812-3333-0009"}))
        .await
        .expect(201)
        .json();
    let id = customer["id"].as_str().unwrap();
    let export = owner.post(format!("/api/customers/{id}/privacy-export"), json!({})).await.expect(200);
    assert!(String::from_utf8_lossy(&export.archive()["records.json"]).contains("+6281233330009"));
    let confirm = json!({"confirm": customer["code"]});
    owner.post(format!("/api/customers/{id}/privacy-erase"), confirm).await.expect(204);
    let wiped = owner.get(format!("/api/customer-records/{}", records[0])).await.expect(200).json();
    assert_eq!(
        (wiped["phone"].clone(), wiped["extra"].clone(), wiped["do_not_contact"].clone()),
        (json!(null), json!({}), json!(true))
    );
    assert_eq!(owner.get(format!("/api/customer-records/{}", records[1])).await.json()["name"], "Dodi");
}
