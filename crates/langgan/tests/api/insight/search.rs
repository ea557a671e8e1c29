//! The search box over all rooms: what slips of the finger mean, and building its indexes anew.

use crate::{
    outreach::world::{database, product},
    sales::world::phone,
    support::{Client, Shop},
};
use platform::{on_both_databases, refind};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// The titles of what is found of a kind.
async fn found(client: &Client, kind: &str, text: &str) -> Vec<String> {
    let query: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let answer = client.get(format!("/api/search?q={query}")).await.expect(200).json();
    let groups = answer["groups"].as_array().unwrap().clone();
    let hits = groups.into_iter().filter(|group| group["kind"] == kind);
    let hits = hits.flat_map(|group| group["hits"].as_array().unwrap().clone());
    hits.map(|hit| hit["title"].as_str().unwrap().to_owned()).collect()
}

/// A lead, a customer and a record of each name.
async fn everybody(shop: &Shop, names: &[&str]) -> Client {
    let owner = shop.as_owner().await;
    let database = database(shop, &product(shop, "Paket").await).await;
    for name in names {
        owner.post("/api/leads", json!({"name": name, "phone": phone()})).await.expect(201);
        owner.post("/api/customers", json!({"name": name, "phone": phone()})).await.expect(201);
        let rows = json!({"rows": [{"name": name, "phone": phone(), "username": format!("@{name}_77")}]});
        owner.post(format!("/api/databases/{database}/records"), rows).await.expect(200);
    }
    owner
}

const KINDS: [&str; 3] = ["leads", "customers", "records"];

#[on_both_databases]
async fn a_slip_of_the_finger_is_forgiven(shop: Shop) {
    let owner = everybody(&shop, &["Budi Santoso", "Susanto Wijaya"]).await;
    for kind in KINDS {
        for slip in ["santosa", "Snatoso", "sanntoso", "budi sntoso", "budi santisi"] {
            assert_eq!(found(&owner, kind, slip).await, ["Budi Santoso"], "{kind} {slip}");
        }
        assert_eq!(found(&owner, kind, "wijata").await, ["Susanto Wijaya"], "{kind}");
        for other in ["budo", "hartono", "santaxx"] {
            assert_eq!(found(&owner, kind, other).await, Vec::<String>::new(), "{kind} {other}");
        }
    }
}

#[on_both_databases]
async fn what_is_there_is_preferred_to_what_may_be_meant(shop: Shop) {
    let owner = everybody(&shop, &["Santoso", "Santosa"]).await;
    for kind in KINDS {
        assert_eq!(found(&owner, kind, "santosa").await, ["Santosa"], "{kind}");
    }
}

#[on_both_databases]
async fn a_slip_finds_nothing_that_one_may_not_see(shop: Shop) {
    everybody(&shop, &["Budi Santoso"]).await;
    let ani = shop.as_sales().await;
    for kind in KINDS {
        assert_eq!(found(&ani, kind, "santosa").await, Vec::<String>::new(), "{kind}");
    }
}

#[on_both_databases]
async fn customers_are_found_by_any_piece_of_them(shop: Shop) {
    let owner = shop.as_owner().await;
    let body = json!({"name": "Rina Wijaya", "email": "halo@toko-melati.id", "organization": "PT Maju Jaya"});
    let customer = owner.post("/api/customers", body).await.expect(201).json();
    let code = customer["code"].as_str().unwrap().to_lowercase();
    for text in ["ri", "wija", "maju", "melati", &code] {
        assert_eq!(found(&owner, "customers", text).await, ["Rina Wijaya"], "{text}");
    }
    let path = format!("/api/customers/{}", customer["id"].as_str().unwrap());
    owner.patch(&path, json!({"name": "Sari Dewi"})).await.expect(200);
    assert_eq!(found(&owner, "customers", "wija").await, Vec::<String>::new());
    assert_eq!(found(&owner, "customers", "dewi").await, ["Sari Dewi"]);
}

#[on_both_databases]
async fn records_are_found_by_their_user_name(shop: Shop) {
    let owner = everybody(&shop, &["Rina"]).await;
    assert_eq!(found(&owner, "records", "@RINA_7").await, ["Rina"]);
}

#[on_both_databases]
async fn the_indexes_are_built_anew_from_the_data(shop: Shop) {
    let owner = everybody(&shop, &["Rina Wijaya"]).await;
    let leads = owner.get("/api/leads").await.expect(200).ids();
    owner.patch(format!("/api/leads/{}", leads[0]), json!({"tags": ["VIP"]})).await.expect(200);
    shop.app
        .transact(async |tx| {
            tx.execute_unprepared("UPDATE lead SET name_folded = 'sari dewi', name = 'Sari Dewi'").await?;
            Ok(tx.execute_unprepared("DELETE FROM lead_facet").await?)
        })
        .await
        .unwrap();
    let tags = async || owner.get("/api/tags?of=leads").await.expect(200).json()["data"].clone();
    assert_eq!(tags().await, json!([]));
    let refound = refind::everything(&shop.app).await.unwrap();
    assert_eq!(refound.indexes, 3);
    assert_eq!(tags().await, json!([{"tag": "VIP", "count": 1}]) as Value);
    assert_eq!(found(&owner, "leads", "dewi").await, ["Sari Dewi"]);
    assert_eq!(found(&owner, "customers", "wija").await, ["Rina Wijaya"]);
    assert_eq!(found(&owner, "records", "wija").await, ["Rina Wijaya"]);
}
