//! Whatever is typed: every fault in one answer, nothing stored, never a 500.

use super::world::{customer, look, package, phone, service};
use crate::support::{Answer, Shop};
use platform::on_both_databases;
use serde_json::{Value, json};
use std::fmt::Write;

/// Each with the faults that it earns, alone.
fn wrong() -> Vec<(&'static str, Value, &'static str)> {
    let long = |length: usize| json!("é".repeat(length + 1));
    let many = |one: &str, count: usize| json!(vec![one; count]);
    vec![
        ("name", json!(" \t"), "name: required"),
        ("name", json!(null), "name: required"),
        ("name", long(160), "name: too_long"),
        ("name", json!(7), "name: wrong_type"),
        ("name", json!("a\u{0}b"), "name: control_character"),
        ("kind", json!("alien"), "kind: wrong_type"),
        ("kind", json!(null), "kind: required"),
        ("status", json!("gone"), "status: wrong_type"),
        ("status", json!(null), "status: required"),
        ("phone", json!("12"), "phone: invalid_phone"),
        ("phone", long(500), "phone: invalid_phone"),
        ("phone", json!(["0812"]), "phone: wrong_type"),
        ("phone", json!(-81_290_000_099_i64), "phone: wrong_type"),
        ("extra_phones", json!(["abc"]), "extra_phones[0]: invalid_phone"),
        ("extra_phones", json!("0812"), "extra_phones: wrong_type"),
        ("extra_phones", many("081290000091", 11), "extra_phones: too_many"),
        ("email", json!("rina@"), "email: invalid_email"),
        ("email", json!(1), "email: wrong_type"),
        ("organization", long(160), "organization: too_long"),
        ("preferred_contact", long(40), "preferred_contact: too_long"),
        ("national_id", long(40), "national_id: too_long"),
        ("notes", long(10_000), "notes: too_long"),
        ("notes", json!({"a": 1}), "notes: wrong_type"),
        ("tags", json!([" "]), "tags[0]: required"),
        ("tags", json!([long(40)]), "tags[0]: too_long"),
        ("tags", many("x", 51), "tags: too_many"),
        ("tags", json!("vip"), "tags: wrong_type"),
        ("preferences", json!(["x"]), "preferences[0]: wrong_type"),
        ("preferences", json!(["01920000-0000-7000-8000-00000000dead"]), "preferences[0]: not_found"),
        ("preferences", many("01920000-0000-7000-8000-00000000dead", 101), "preferences: too_many"),
        ("owner_id", json!("01920000-0000-7000-8000-00000000dead"), "owner_id: not_found"),
        ("owner_id", json!("ani"), "owner_id: wrong_type"),
        ("birthday", json!("2026-11-21"), "birthday: in_the_future"),
        ("birthday", json!("1990-02-30"), "birthday: wrong_type"),
        ("birthday", json!("-271821-04-20"), "birthday: wrong_type"),
        ("birthday", json!(19_900_101), "birthday: wrong_type"),
        ("consent", json!({"marketing": "ya"}), "consent.marketing: wrong_type"),
        ("consent", json!({"at": "kemarin"}), "consent.at: wrong_type"),
        ("consent", json!({"source": "x".repeat(81)}), "consent.source: too_long"),
        ("consent", json!({"colour": 1}), "consent.colour: unknown"),
        ("custom", json!({"k": "x".repeat(20_000)}), "custom: too_long"),
        ("custom", json!([1]), "custom: wrong_type"),
        ("address", json!("Jl. A"), "address: wrong_type"),
        ("address", json!({"street": "x".repeat(301)}), "address.street: too_long"),
        ("address", json!({"village": "x".repeat(81)}), "address.village: too_long"),
        ("address", json!({"district": "x".repeat(81)}), "address.district: too_long"),
        ("address", json!({"city": "x".repeat(81)}), "address.city: too_long"),
        ("address", json!({"province": "x".repeat(81)}), "address.province: too_long"),
        ("address", json!({"postal_code": "12345678901"}), "address.postal_code: too_long"),
        ("address", json!({"lat": 90.1, "lng": 0}), "address.lat: too_high"),
        ("address", json!({"lat": 0, "lng": -180.1}), "address.lng: too_low"),
        ("address", json!({"lat": 1e300, "lng": 0}), "address.lat: too_high"),
        ("address", json!({"lat": 1}), "address.lat: incomplete"),
        ("address", json!({"lat": null, "lng": 1}), "address.lat: incomplete"),
        ("address", json!({"lat": "x", "lng": 1}), "address.lat: wrong_type"),
        ("address", json!({"country": "ID"}), "address.country: unknown"),
        ("allow_duplicate", json!("ya"), "allow_duplicate: wrong_type"),
        ("code", json!("CU-1"), "code: unknown"),
        ("lifetime_value", json!(1), "lifetime_value: unknown"),
    ]
}

fn names(answer: &Answer, expected: &str) -> bool {
    answer.faults().iter().any(|fault| fault == expected)
}

#[on_both_databases]
async fn every_field_is_refused_by_name_when_added_and_when_changed(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({})).await.id();
    let before = look(&sales, &id).await;
    for (field, value, expected) in wrong() {
        let mut body = json!({"name": "Rina", "phone": phone()});
        body[field] = value.clone();
        let refused = sales.post("/api/customers", body).await.expect(422);
        assert!(names(&refused, expected), "{expected} is missing: {}", refused.text());
        let refused = sales.patch(format!("/api/customers/{id}"), json!({field: value})).await.expect(422);
        assert!(names(&refused, expected), "{expected} is missing: {}", refused.text());
    }
    assert_eq!(look(&sales, &id).await, before);
    assert_eq!(sales.get("/api/customers").await.json()["total"], 1);
}

#[on_both_databases]
async fn all_faults_come_in_one_answer(shop: Shop) {
    let sales = shop.as_sales().await;
    let body = json!({
        "kind": "alien", "phone": "12", "email": "x", "tags": [""], "address": {"lat": 91, "lng": 0}, "colour": "red",
        "organization": "x".repeat(161),
    });
    assert_eq!(
        sales.post("/api/customers", body).await.expect(422).faults(),
        [
            "address.lat: too_high",
            "colour: unknown",
            "email: invalid_email",
            "kind: wrong_type",
            "name: required",
            "organization: too_long",
            "phone: invalid_phone",
            "tags[0]: required"
        ]
    );
    assert_eq!(
        sales.post("/api/customers", json!({})).await.expect(422).faults(),
        ["name: required", "phone: phone_or_email_required"]
    );
    let references = json!({
        "name": "X", "phone": phone(), "owner_id": shop.people.budi.id, "birthday": "2027-01-01",
        "preferences": ["01920000-0000-7000-8000-00000000dead"],
    });
    assert_eq!(
        sales.post("/api/customers", references).await.expect(422).faults(),
        ["birthday: in_the_future", "owner_id: not_found", "preferences[0]: not_found"]
    );
}

#[on_both_databases]
async fn strange_texts_are_texts(shop: Shop) {
    let sales = shop.as_sales().await;
    for text in [
        "🧿 Rina 👩‍👩‍👧",
        "رنا \u{202e}abc",
        "<script>alert(1)</script>",
        "'; DROP TABLE customer; --",
        "100%_\\",
        "=1+1",
    ] {
        let body = json!({"name": text, "phone": phone(), "notes": text, "tags": [text.replace(';', "")], "address": {"street": text, "city": text}});
        let made = sales.post("/api/customers", body).await.expect(201);
        assert_eq!(look(&sales, &made.id()).await["address"]["city"], made.json()["name"]);
        let query: String = form_urlencoded(text);
        sales.get(format!("/api/customers?q={query}&tag={query}&city={query}")).await.expect(200);
    }
    sales.get("/api/customers?q=%00").await.expect(422);
}

fn form_urlencoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut written, byte| {
        let _ = write!(written, "%{byte:02X}");
        written
    })
}

#[on_both_databases]
async fn bodies_that_are_no_customers_are_refused(shop: Shop) {
    use reqwest::Method;
    let sales = shop.as_sales().await;
    let send = async |content_type: &'static str, body: Vec<u8>| {
        sales
            .send(
                sales.request(Method::POST, "/api/customers").header("content-type", content_type).body(body),
            )
            .await
            .status()
    };
    assert_eq!(send("text/plain", b"{}".to_vec()).await, 415);
    assert_eq!(send("application/json", b"{".to_vec()).await, 400);
    assert_eq!(send("application/json", b"{\"name\": \"\xff\"}".to_vec()).await, 400);
    assert_eq!(send("application/json", b"{\"address\": {\"lat\": 1e999}}".to_vec()).await, 400);
    assert_eq!(send("application/json", b"[]".to_vec()).await, 422);
    sales.get("/api/customers/bukan-id").await.expect(404);
    // The last one: whoever sends too much is hung up on.
    assert_eq!(send("application/json", vec![b' '; 2 * 1024 * 1024 + 1]).await, 413);
}

#[on_both_databases]
async fn every_field_of_a_service_is_refused_by_name(shop: Shop) {
    let sales = shop.as_sales().await;
    let (id, product) = (customer(&sales, json!({})).await.id(), package(&shop, "Home 20", 100_000).await);
    for (field, value, expected) in [
        ("customer_id", json!(null), "customer_id: required"),
        ("customer_id", json!("x"), "customer_id: wrong_type"),
        ("product_id", json!(null), "product_id: required"),
        ("product_id", json!(id), "product_id: not_found"),
        ("price", json!(-1), "price: too_low"),
        ("price", json!(i64::MAX), "price: too_high"),
        ("price", json!(1.5), "price: wrong_type"),
        ("price", json!(1e30), "price: wrong_type"),
        ("started_on", json!("kemarin"), "started_on: wrong_type"),
        ("started_on", json!("2026-11-21"), "started_on: in_the_future"),
        ("billing_day", json!(0), "billing_day: too_low"),
        ("billing_day", json!(32), "billing_day: too_high"),
        ("status", json!("suspended"), "status: wrong_type"),
        ("install_address", json!("x".repeat(301)), "install_address: too_long"),
        ("number", json!("SV-1"), "number: unknown"),
    ] {
        let mut body = json!({"customer_id": id, "product_id": product});
        body[field] = value;
        let refused = sales.post("/api/services", body).await.expect(422);
        assert!(names(&refused, expected), "{expected} is missing: {}", refused.text());
    }
    assert_eq!(sales.get("/api/services").await.json()["total"], 0);
    let running = format!("/api/services/{}", service(&sales, (&id, &product), json!({})).await.id());
    for (field, value, expected) in [
        ("billing_day", json!(null), "billing_day: required"),
        ("billing_day", json!(-1), "billing_day: too_low"),
        ("install_address", json!(5), "install_address: wrong_type"),
        ("price", json!(1), "price: unknown"),
    ] {
        assert_eq!(sales.patch(&running, json!({field: value})).await.expect(422).faults(), [expected]);
    }
    let reason = json!({"reason": "x".repeat(501), "on_date": "2026-13-01", "why": 1});
    let expected = ["on_date: wrong_type", "reason: too_long", "why: unknown"];
    assert_eq!(sales.post(format!("{running}/suspend"), reason).await.expect(422).faults(), expected);
}
