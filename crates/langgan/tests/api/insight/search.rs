//! The search box over all rooms: what slips of the finger mean, and building its indexes anew.

use crate::{
    outreach::world::{database, product},
    sales::world::{lead, phone},
    support::{Client, Shop},
};
use kernel::Role;
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
    assert_eq!(refound.indexes, 5);
    assert_eq!(tags().await, json!([{"tag": "VIP", "count": 1}]) as Value);
    assert_eq!(found(&owner, "leads", "dewi").await, ["Sari Dewi"]);
    assert_eq!(found(&owner, "customers", "wija").await, ["Rina Wijaya"]);
    assert_eq!(found(&owner, "records", "wija").await, ["Rina Wijaya"]);
}

/// A deal of a new lead of Ani's; returns its code and path.
async fn deal(shop: &Shop, (name, title): (&str, &str)) -> (String, String) {
    let ani = shop.as_person(&shop.people.ani).await;
    let id = lead(&ani, json!({"name": name})).await.id();
    let product = product(shop, "Paket 20 Mbps").await;
    let body = json!({"lead_id": id, "title": title, "items": [{"product_id": product, "quantity": 1}]});
    let deal = ani.post("/api/deals", body).await.expect(201).json();
    let text = |field: &str| deal[field].as_str().unwrap().to_owned();
    (text("code"), format!("/api/deals/{}", text("id")))
}

#[on_both_databases]
async fn deals_are_found_by_any_piece_of_their_title_code_and_name(shop: Shop) {
    let (code, path) = deal(&shop, ("Rina Wijaya", "Kantor baru")).await;
    deal(&shop, ("Budi Santoso", "Rumah")).await;
    let ani = shop.as_person(&shop.people.ani).await;
    let digits = code.trim_start_matches("DL-");
    for text in ["ka", "antor", "wija", "Rína", "wijata", "kantot", &code, &code.to_lowercase(), digits] {
        assert_eq!(found(&ani, "deals", text).await, ["Kantor baru"], "{text}");
    }
    for text in ["antor", "wija", &code, digits] {
        let list = ani.get(format!("/api/deals?q={text}")).await.expect(200);
        assert_eq!(list.column("title"), ["Kantor baru"], "{text}");
    }
    ani.patch(&path, json!({"title": "Gudang"})).await.expect(200);
    assert_eq!(found(&ani, "deals", "antor").await, Vec::<String>::new());
    assert_eq!(found(&ani, "deals", "udan").await, ["Gudang"]);
    ani.delete(&path).await.expect(204);
    assert_eq!(found(&ani, "deals", "udan").await, Vec::<String>::new());
}

#[on_both_databases]
async fn deals_of_others_are_not_found(shop: Shop) {
    let (code, _) = deal(&shop, ("Rina Wijaya", "Kantor baru")).await;
    let digits = code.trim_start_matches("DL-");
    let (budi, staff) = (shop.as_person(&shop.people.budi).await, shop.as_role(Role::Staff).await);
    for text in ["ka", "antor", "wija", "wijata", &code, digits] {
        assert_eq!(found(&budi, "deals", text).await, Vec::<String>::new(), "{text}");
        assert_eq!(found(&staff, "deals", text).await, Vec::<String>::new(), "{text}");
    }
    assert_eq!(found(&shop.as_manager().await, "deals", "antor").await, ["Kantor baru"]);
}

#[on_both_databases]
async fn products_are_found_by_any_piece_of_their_name_and_sku(shop: Shop) {
    let owner = shop.as_owner().await;
    let body = json!({"name": "Internet Cepat", "sku": "FTTH-77", "cost_price": 100, "margin_bps": 1_000});
    let path = format!("/api/products/{}", owner.post("/api/products", body).await.expect(201).id());
    product(&shop, "Lampu").await;
    let staff = shop.as_role(Role::Staff).await;
    for text in ["in", "tern", "CEPAT", "internst"] {
        assert_eq!(found(&owner, "products", text).await, ["Internet Cepat"], "{text}");
        assert_eq!(found(&staff, "products", text).await, ["Internet Cepat"], "{text}");
    }
    for text in ["ftth-77", "tth", "h-77"] {
        assert_eq!(found(&owner, "products", text).await, ["Internet Cepat"], "{text}");
        assert_eq!(found(&staff, "products", text).await, Vec::<String>::new(), "{text}");
    }
    assert!(!staff.get("/api/search?q=cepat").await.expect(200).text().contains("FTTH"));
    owner.patch(&path, json!({"name": "Serat Optik", "sku": "GPON-1"})).await.expect(200);
    assert_eq!(found(&owner, "products", "tern").await, Vec::<String>::new());
    assert_eq!(found(&owner, "products", "ftth").await, Vec::<String>::new());
    assert_eq!(found(&owner, "products", "pon-").await, ["Serat Optik"]);
}
