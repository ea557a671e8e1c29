//! One living customer has a phone, unless somebody says otherwise.

use super::world::{customer, customer_of, look, phone};
use crate::support::Shop;
use futures::future::join_all;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_phone_in_use_is_refused_in_any_spelling_and_says_whose_it_is(shop: Shop) {
    let sales = shop.as_sales().await;
    let known = customer(&sales, json!({"name": "Rina", "phone": "081290000001", "extra_phones": ["081290000002"], "email": "rina@x.id"})).await;
    for body in [
        json!({"name": "X", "phone": "+62 812-9000-0001"}),
        json!({"name": "X", "phone": "0812 9000 0002"}),
        json!({"name": "X", "phone": phone(), "extra_phones": ["6281290000001"]}),
        json!({"name": "X", "email": "RINA@X.ID"}),
    ] {
        let refused = sales.post("/api/customers", body).await.expect(409);
        assert_eq!(refused.code(), "duplicate");
        assert_eq!(refused.json()["matches"][0]["id"], known.id());
        assert_eq!(refused.json()["handled_by_colleague"], false);
    }
}

#[on_both_databases]
async fn a_colleagues_customer_is_refused_without_a_word_about_it(shop: Shop) {
    let number = phone();
    customer(&shop.as_other_sales().await, json!({"name": "Rahasia Budi", "phone": number})).await;
    let refused =
        shop.as_sales().await.post("/api/customers", json!({"name": "X", "phone": number})).await.expect(409);
    assert_eq!(refused.json()["handled_by_colleague"], true);
    assert_eq!(refused.json()["matches"], json!([]));
    assert!(!refused.text().contains("Rahasia"));
}

#[on_both_databases]
async fn whoever_says_so_may_share_a_phone(shop: Shop) {
    let (sales, number) = (shop.as_sales().await, phone());
    customer(&sales, json!({"name": "Ibu", "phone": number})).await;
    let child = customer(&sales, json!({"name": "Anak", "phone": number, "allow_duplicate": true})).await;
    assert_eq!(sales.get(format!("/api/customers?q={number}")).await.json()["total"], 2);
    // What one has already is not refused again.
    let path = format!("/api/customers/{}", child.id());
    sales.patch(&path, json!({"name": "Anak Ibu", "phone": number})).await.expect(200);
}

#[on_both_databases]
async fn of_many_who_add_the_same_phone_at_once_one_succeeds(shop: Shop) {
    let number = phone();
    let people =
        [shop.as_sales().await, shop.as_other_sales().await, shop.as_manager().await, shop.as_admin().await];
    let body = json!({"name": "Rina", "phone": number});
    let answers = join_all(people.iter().map(|person| person.post("/api/customers", body.clone()))).await;
    let mut statuses: Vec<_> = answers.iter().map(crate::support::Answer::status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409]);
}

#[on_both_databases]
async fn a_phone_in_the_trash_is_free_and_its_old_owner_comes_back_only_without_it(shop: Shop) {
    let (sales, number) = (shop.as_sales().await, phone());
    let old = customer(&sales, json!({"phone": number})).await.id();
    sales.delete(format!("/api/customers/{old}")).await.expect(204);
    let new = customer(&sales, json!({"phone": number})).await.id();
    let restore = format!("/api/customers/{old}/restore");
    assert_eq!(sales.post(&restore, json!({})).await.expect(409).code(), "duplicate");
    sales.patch(format!("/api/customers/{new}"), json!({"phone": phone()})).await.expect(200);
    sales.post(&restore, json!({})).await.expect(200);
}

#[on_both_databases]
async fn a_change_to_anothers_phone_is_refused_too(shop: Shop) {
    let (sales, number) = (shop.as_sales().await, phone());
    customer(&sales, json!({"phone": number})).await;
    let other = customer(&sales, json!({})).await.id();
    let path = format!("/api/customers/{other}");
    for change in [json!({"phone": number}), json!({"extra_phones": [number]})] {
        assert_eq!(sales.patch(&path, change).await.expect(409).code(), "duplicate");
    }
    assert_eq!(look(&sales, &other).await["version"], 1);
    sales.patch(&path, json!({"phone": number, "allow_duplicate": true})).await.expect(200);
    let hidden = customer_of(&shop, &shop.people.budi).await;
    let secret = look(&shop.as_manager().await, &hidden).await["phone"].clone();
    let refused = sales.patch(&path, json!({"phone": secret})).await.expect(409);
    assert_eq!(refused.json()["handled_by_colleague"], true);
}
