//! Change a customer.

use super::world::{audited, customer, look, notices};
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn what_is_absent_stays_and_null_clears(shop: Shop) {
    let sales = shop.as_sales().await;
    let own = json!({"entity": "customers", "key": "k", "label": "K", "type": "number"});
    shop.as_owner().await.post("/api/custom-fields", own).await.expect(201);
    let made = customer(&sales, json!({
        "email": "rina@x.id", "organization": "PT Maju", "tags": ["a"], "notes": "n", "birthday": "1990-01-01",
        "national_id": "327301", "custom": {"k": 1}, "preferred_contact": "WA", "consent": {"marketing": true},
        "address": {"street": "Jl. A", "city": "Bandung", "lat": 1, "lng": 2},
    })).await;
    let path = format!("/api/customers/{}", made.id());
    let changed = sales.patch(&path, json!({"address": {"city": "Cimahi"}})).await.expect(200).json();
    assert_eq!(changed["address"]["street"], "Jl. A");
    assert_eq!(changed["address"]["city"], "Cimahi");
    assert_eq!((&changed["phone"], &changed["notes"]), (&made.json()["phone"], &json!("n")));
    let nothing = json!({
        "email": null, "organization": null, "tags": null, "notes": null, "birthday": null, "national_id": null,
        "custom": null, "preferred_contact": null, "consent": null, "address": null,
    });
    let cleared = sales.patch(&path, nothing).await.expect(200).json();
    for field in ["email", "organization", "notes", "birthday", "national_id", "preferred_contact", "consent"]
    {
        assert!(cleared[field].is_null(), "{field}");
    }
    assert_eq!((&cleared["tags"], &cleared["custom"]), (&json!([]), &json!({})));
    assert!(cleared["address"].as_object().unwrap().values().all(serde_json::Value::is_null));
    assert_eq!(
        sales.patch(&path, json!({"phone": null})).await.expect(422).faults(),
        ["phone: phone_or_email_required"]
    );
}

#[on_both_databases]
async fn nobody_overwrites_what_they_have_not_seen(shop: Shop) {
    let sales = shop.as_sales().await;
    let made = customer(&sales, json!({})).await;
    let path = format!("/api/customers/{}", made.id());
    sales.patch_seen(&path, &made.etag(), json!({"notes": "satu"})).await.expect(200);
    let stale = sales.patch_seen(&path, &made.etag(), json!({"notes": "dua"})).await.expect(412);
    assert_eq!(stale.json()["current"]["notes"], "satu");
}

#[on_both_databases]
async fn a_customer_that_changes_hands_is_told_and_leaves_the_old_ones_sight(shop: Shop) {
    let (sales, leader) = (shop.as_sales().await, shop.as_leader().await);
    let id = customer(&sales, json!({})).await.id();
    let path = format!("/api/customers/{id}");
    assert_eq!(
        sales.patch(&path, json!({"owner_id": shop.people.budi.id})).await.expect(422).faults(),
        ["owner_id: not_found"]
    );
    leader.patch(&path, json!({"owner_id": shop.people.citra.id})).await.expect(200);
    sales.get(&path).await.expect(404);
    shop.as_manager().await.patch(&path, json!({"owner_id": shop.people.ani.id})).await.expect(200);
    assert_eq!(notices(&sales).await, [json!("customer.assigned")]);
    sales.get(&path).await.expect(200);
}

#[on_both_databases]
async fn the_audit_log_says_what_changed_but_nothing_that_must_be_forgotten(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = customer(&sales, json!({"name": "Rahasia Satu"})).await.id();
    let change = json!({
        "name": "Rahasia Dua", "phone": "081298765432", "email": "rahasia@x.id", "national_id": "9876543210",
        "notes": "rahasia", "status": "inactive", "address": {"street": "Jl. Rahasia"},
    });
    sales.patch(format!("/api/customers/{id}"), change).await.expect(200);
    assert_eq!(audited(&shop, &id).await, [json!("customer.updated"), json!("customer.created")]);
    let owner = shop.as_owner().await;
    let log = owner.get(format!("/api/audit?subject_id={id}")).await.text();
    assert!(log.contains("inactive"));
    for secret in ["ahasia", "98765432", "wa.me"] {
        assert!(!log.contains(secret), "{secret} is in the log: {log}");
    }
}

#[on_both_databases]
async fn extra_phones_are_kept_found_and_replaced(shop: Shop) {
    let sales = shop.as_sales().await;
    let made = customer(&sales, json!({"phone": "081290000011", "extra_phones": ["081290000012"]})).await;
    let path = format!("/api/customers/{}", made.id());
    let total = async |text: &str| {
        sales.get(format!("/api/customers?q={text}")).await.expect(200).json()["total"].clone()
    };
    assert_eq!((total("0812-9000-0012").await, total("0012").await), (json!(1), json!(1)));
    let changed = sales.patch(&path, json!({"phone": "081290000013"})).await.expect(200).json();
    assert_eq!(changed["extra_phones"], json!(["+6281290000012"]));
    sales.patch(&path, json!({"extra_phones": []})).await.expect(200);
    assert_eq!(look(&sales, &made.id()).await["extra_phones"], json!([]));
    assert_eq!((total("081290000012").await, total("081290000011").await), (json!(0), json!(0)));
}
