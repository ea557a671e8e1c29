//! Add a customer.

use super::world::{audited, customer, look, notices, package, phone};
use crate::{accounts::fields::field, support::Shop};
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_customer_is_kept_as_it_was_typed(shop: Shop) {
    let sales = shop.as_sales().await;
    let product = package(&shop, "Home 20", 100_000).await;
    field(&shop, "customers", ("sekolah", "text"), json!({})).await;
    let full = json!({
        "name": "  Rina   Wati ", "kind": "company", "phone": "0812-9000-0001", "extra_phones": ["+62 812 9000 0002"],
        "email": "Rina@Contoh.id", "organization": "PT Maju", "tags": ["vip", "VIP", "baru"],
        "address": {"street": "Jl. Melati 3", "village": "Sukajadi", "district": "Coblong", "city": "Bandung",
            "province": "Jawa Barat", "postal_code": "40131", "lat": -6.9, "lng": 107.6},
        "preferences": [product, product], "preferred_contact": "WhatsApp", "consent": {"marketing": true, "source": "formulir"},
        "birthday": "1990-02-28", "national_id": "3273012802900001", "notes": "Telepon sore.\nJangan pagi.",
        "custom": {"sekolah": "SMA 3"},
    });
    let made = sales.post("/api/customers", full).await.expect(201).json();
    for (field, expected) in [
        ("name", json!("Rina Wati")),
        ("kind", json!("company")),
        ("phone", json!("+6281290000001")),
        ("extra_phones", json!(["+6281290000002"])),
        ("whatsapp_url", json!("https://wa.me/6281290000001")),
        ("email", json!("Rina@Contoh.id")),
        ("organization", json!("PT Maju")),
        ("status", json!("active")),
        ("owner_id", json!(shop.people.ani.id)),
        ("owner_name", json!("Ani Sales")),
        ("tags", json!(["vip", "baru"])),
        ("preferences", json!([product])),
        ("preferred", json!([{"id": product, "name": "Home 20"}])),
        ("birthday", json!("1990-02-28")),
        ("national_id", json!("3273012802900001")),
        ("notes", json!("Telepon sore.\nJangan pagi.")),
        ("custom", json!({"sekolah": "SMA 3"})),
        ("consent", json!({"marketing": true, "at": "2026-11-20T03:00:00Z", "source": "formulir"})),
        ("purchase_count", json!(0)),
        ("lifetime_value", json!(0)),
        ("version", json!(1)),
    ] {
        assert_eq!(made[field], expected, "{field}");
    }
    assert_eq!(made["address"]["city"], "Bandung");
    assert_eq!(made["address"]["lng"], 107.6);
    assert!(made["code"].as_str().unwrap().starts_with("CU-"));
    assert_eq!(look(&sales, made["id"].as_str().unwrap()).await, made, "what is read is what was answered");
}

#[on_both_databases]
async fn whoever_gets_a_customer_from_others_is_told(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = customer(&manager, json!({"owner_id": shop.people.ani.id})).await.id();
    assert_eq!(notices(&shop.as_sales().await).await, [json!("customer.assigned")]);
    assert_eq!(notices(&manager).await, [] as [serde_json::Value; 0]);
    assert_eq!(audited(&shop, &id).await, [json!("customer.created")]);
}

#[on_both_databases]
async fn sales_cannot_give_customers_to_people_outside_their_reach(shop: Shop) {
    let sales = shop.as_sales().await;
    let to = async |owner: serde_json::Value| {
        sales
            .post("/api/customers", json!({"name": "X", "phone": phone(), "owner_id": owner}))
            .await
            .expect(422)
            .faults()
    };
    assert_eq!(to(json!(shop.people.budi.id)).await, ["owner_id: not_found"]);
    assert_eq!(to(json!(null)).await, ["owner_id: required"]);
    customer(&shop.as_leader().await, json!({"owner_id": shop.people.ani.id})).await;
    let manager = shop.as_manager().await;
    assert!(customer(&manager, json!({"owner_id": null})).await.json()["owner_id"].is_null());
    for nobody in [&shop.people.technician, &shop.people.staff] {
        let body = json!({"name": "X", "phone": phone(), "owner_id": nobody.id});
        assert_eq!(manager.post("/api/customers", body).await.expect(422).faults(), ["owner_id: not_found"]);
    }
}

#[on_both_databases]
async fn the_same_key_makes_one_customer(shop: Shop) {
    let sales = shop.as_sales().await;
    let body = json!({"name": "Rina", "phone": phone()});
    let first = sales.post_once("/api/customers", "sekali", body.clone()).await.expect(201);
    let again = sales.post_once("/api/customers", "sekali", body).await.expect(201);
    assert_eq!(first.id(), again.id());
    assert_eq!(sales.get("/api/customers").await.json()["total"], 1);
}
