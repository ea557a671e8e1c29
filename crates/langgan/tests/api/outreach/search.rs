//! Finding records.

use super::world::{add, database, give, ids, product};
use crate::support::{Client, Shop};
use kernel::Role;
use platform::on_both_databases;
use serde_json::json;

async fn found(client: &Client, text: &str) -> Vec<String> {
    let query: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let answer = client.get(format!("/api/search?q={query}")).await.expect(200).json();
    let groups = answer["groups"].as_array().unwrap().clone();
    let records = groups.iter().filter(|group| group["kind"] == "records");
    let hits = records.flat_map(|group| group["hits"].as_array().unwrap().clone());
    hits.map(|hit| hit["title"].as_str().unwrap().to_owned()).collect()
}

#[on_both_databases]
async fn records_are_found_by_name_and_phone_within_what_one_sees(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let database = database(&shop, &product).await;
    let rows = json!([{"name": "Rina Wijaya", "phone": "081277778888"}, {"name": "Sri Rinawati", "phone": "081277779999"}]);
    let records = ids(&add(&shop, &database, rows).await);
    give(&shop, &database, shop.people.staff.id, &records[..1]).await;
    let (admin, staff) = (shop.as_admin().await, shop.as_role(Role::Staff).await);
    assert_eq!(found(&admin, "RINA").await, ["Rina Wijaya", "Sri Rinawati"]);
    assert_eq!(found(&staff, "rina").await, ["Rina Wijaya"]);
    for spelling in ["0812-7777-8888", "+62 812 7777 8888", "62812 7777 8888", "8888"] {
        assert_eq!(found(&staff, spelling).await, ["Rina Wijaya"], "{spelling}");
    }
    assert_eq!(found(&staff, "081277779999").await, Vec::<String>::new());
    assert_eq!(found(&shop.as_sales().await, "rina").await, Vec::<String>::new());
    let list = admin.get("/api/assignments?q=0812%207777%208888").await.expect(200);
    assert_eq!(list.column("name"), ["Rina Wijaya"]);
    let list = admin.get(format!("/api/databases/{database}/records?q=rinaw")).await.expect(200);
    assert_eq!(list.column("name"), ["Sri Rinawati"]);
}
