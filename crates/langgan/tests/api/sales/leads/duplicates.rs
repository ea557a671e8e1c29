//! Is this person known already?

use crate::{
    sales::world::{lead, lead_of, phone},
    support::{Answer, Shop},
};
use ::platform::on_both_databases;
use serde_json::json;

fn kinds(answer: &Answer) -> Vec<String> {
    let matches = answer.json()["matches"].as_array().unwrap().clone();
    matches.iter().map(|known| known["kind"].as_str().unwrap().to_owned()).collect()
}

#[on_both_databases]
async fn a_known_phone_in_any_spelling_is_named_and_saved_only_on_purpose(shop: Shop) {
    let sales = shop.as_sales().await;
    let first = lead(&sales, json!({"name": "Dewi", "phone": "0812-3456-7890"})).await.id();
    for spelling in ["081234567890", "6281234567890", "+62 812-3456-7890", "81234567890", "006281234567890"] {
        let refused =
            sales.post("/api/leads", json!({"name": "D. Lestari", "phone": spelling})).await.expect(409);
        assert_eq!(refused.code(), "duplicate");
        assert_eq!(refused.json()["matches"][0]["id"], first, "{spelling}");
        assert_eq!(refused.json()["matches"][0]["name"], "Dewi");
        assert_eq!(refused.json()["handled_by_colleague"], false);
    }
    let body = json!({"name": "D. Lestari", "phone": "081234567890", "allow_duplicate": true});
    sales.post("/api/leads", body).await.expect(201);
}

#[on_both_databases]
async fn an_email_is_known_in_any_case(shop: Shop) {
    let sales = shop.as_sales().await;
    lead(&sales, json!({"phone": null, "email": "dewi@example.id"})).await;
    let refused =
        sales.post("/api/leads", json!({"name": "x", "email": " DEWI@Example.ID"})).await.expect(409);
    assert_eq!(kinds(&refused), ["lead"]);
}

#[on_both_databases]
async fn of_a_colleagues_lead_one_learns_only_that_there_is_one(shop: Shop) {
    let (sales, other) = (shop.as_sales().await, shop.as_other_sales().await);
    let number = phone();
    lead(&other, json!({"name": "Rahasia", "phone": number})).await;
    let refused = sales.post("/api/leads", json!({"name": "x", "phone": number})).await.expect(409);
    assert_eq!(refused.json()["handled_by_colleague"], true);
    assert_eq!(refused.json()["matches"], json!([]));
    assert!(!refused.text().contains("Rahasia") && !refused.text().contains("Budi"), "{}", refused.text());
    let asked = sales.get(format!("/api/leads/duplicates?phone={number}")).await.expect(200);
    assert_eq!(asked.json(), json!({"matches": [], "handled_by_colleague": true}));
    let manager =
        shop.as_manager().await.get(format!("/api/leads/duplicates?phone={number}")).await.expect(200);
    assert_eq!(manager.json()["matches"][0]["name"], "Rahasia");
}

#[on_both_databases]
async fn another_number_of_a_customer_is_known_too(shop: Shop) {
    let sales = shop.as_sales().await;
    let (main, other) = (phone(), phone());
    let customer = json!({"name": "Toko Maju", "phone": main, "extra_phones": [other]});
    let id = sales.post("/api/customers", customer).await.expect(201).id();
    let refused = sales.post("/api/leads", json!({"name": "x", "phone": other})).await.expect(409);
    assert_eq!(
        (kinds(&refused), &refused.json()["matches"][0]["id"]),
        (vec!["customer".to_owned()], &json!(id))
    );
    let asked = sales.get(format!("/api/leads/duplicates?phone=%2B62{}", &other[1..])).await.expect(200);
    assert_eq!(kinds(&asked), ["customer"]);
}

#[on_both_databases]
async fn customers_are_known_too(shop: Shop) {
    let sales = shop.as_sales().await;
    let number = phone();
    let customer = json!({"name": "Toko Maju", "phone": number, "email": "toko@example.id"});
    sales.post("/api/customers", customer).await.expect(201);
    let refused = sales.post("/api/leads", json!({"name": "x", "phone": number})).await.expect(409);
    assert_eq!(kinds(&refused), ["customer"]);
    let asked = sales.get("/api/leads/duplicates?email=TOKO@example.id").await.expect(200);
    assert_eq!(kinds(&asked), ["customer"]);
}

#[on_both_databases]
async fn while_one_types_half_a_number_matches_nobody(shop: Shop) {
    let sales = shop.as_sales().await;
    lead(&sales, json!({"phone": "081234567890"})).await;
    for half in
        ["phone=0812", "phone=", "email=dewi", "name=Dewi+Lestari", "phone=%00", "email=%27%20OR%201=1"]
    {
        let answer = sales.get(format!("/api/leads/duplicates?{half}")).await;
        assert!(answer.status() == 200 || answer.status() == 422, "{half}: {}", answer.text());
        assert!(
            answer.status() == 422 || !answer.text().contains("Dewi") || half.starts_with("name"),
            "{}",
            answer.text()
        );
    }
    assert_eq!(sales.get("/api/leads/duplicates?colour=red").await.expect(422).faults(), ["colour: unknown"]);
}

#[on_both_databases]
async fn what_lies_in_the_trash_is_no_duplicate(shop: Shop) {
    let sales = shop.as_sales().await;
    let number = phone();
    let id = lead(&sales, json!({"phone": number})).await.id();
    sales.delete(format!("/api/leads/{id}")).await.expect(204);
    lead(&sales, json!({"phone": number})).await;
}

#[on_both_databases]
async fn a_lead_that_is_saved_again_does_not_meet_itself_or_an_old_twin(shop: Shop) {
    let sales = shop.as_sales().await;
    let number = phone();
    let first = lead(&sales, json!({"phone": number})).await.id();
    lead(&sales, json!({"phone": number, "allow_duplicate": true})).await;
    let same = json!({"name": "Nama baru", "phone": number});
    sales.patch(format!("/api/leads/{first}"), same).await.expect(200);
    let third = lead_of(&shop, &shop.people.ani).await;
    let taken = sales.patch(format!("/api/leads/{third}"), json!({"phone": number})).await.expect(409);
    assert_eq!(taken.code(), "duplicate");
    let meant = json!({"phone": number, "allow_duplicate": true});
    sales.patch(format!("/api/leads/{third}"), meant).await.expect(200);
}
