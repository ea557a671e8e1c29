//! Two customers turn out to be one.

use super::world::{customer, customer_of, look, package, phone, purchase, service};
use crate::{
    sales::world::lead,
    support::{Answer, Client, Shop},
};
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn everything_moves_and_the_loser_leads_to_the_winner(shop: Shop) {
    let sales = shop.as_sales().await;
    let product = package(&shop, "Home 20", 100_000).await;
    let winner =
        customer(&sales, json!({"name": "Rina", "phone": "081290000051", "tags": ["a"], "notes": "satu"}))
            .await
            .id();
    let loser = customer(&sales, json!({"name": "Rina W", "phone": "081290000052", "email": "rina@x.id", "tags": ["b"], "notes": "dua",
        "birthday": "1990-01-01", "national_id": "327301", "address": {"street": "Jl. A", "city": "Bandung"}})).await.id();
    service(&sales, (&winner, &product), json!({"started_on": "2026-11-10"})).await;
    let moved = service(&sales, (&loser, &product), json!({"started_on": "2026-10-01"})).await.id();
    purchase(&sales, &winner, ("2026-11-05", 100_000)).await;
    purchase(&sales, &loser, ("2026-09-01", 40_000)).await;
    let noted = json!({"customer_id": loser, "kind": "note", "note": "halo"});
    sales.post("/api/activities", noted).await.expect(201);

    let path = format!("/api/customers/{winner}/merge");
    let merged = sales.post(&path, json!({"from_id": loser})).await.expect(200).json();
    for (field, expected) in [
        ("name", json!("Rina")),
        ("phone", json!("+6281290000051")),
        ("extra_phones", json!(["+6281290000052"])),
        ("email", json!("rina@x.id")),
        ("tags", json!(["a", "b"])),
        ("notes", json!("satu\n\ndua")),
        ("birthday", json!("1990-01-01")),
        ("national_id", json!("327301")),
        ("purchase_count", json!(2)),
        ("lifetime_value", json!(140_000)),
        ("first_purchase_on", json!("2026-09-01")),
        ("last_purchase_on", json!("2026-11-05")),
        ("active_services", json!(2)),
        ("mrr", json!(250_000)),
        ("active_since", json!("2026-10-01")),
    ] {
        assert_eq!(merged[field], expected, "{field}");
    }
    assert_eq!(merged["address"]["city"], "Bandung");
    assert_eq!(sales.get(format!("/api/customers/{winner}/services")).await.ids().len(), 2);
    assert_eq!(sales.get(format!("/api/customers/{winner}/purchases")).await.ids().len(), 2);
    assert_eq!(sales.get(format!("/api/services/{moved}")).await.json()["customer_id"], winner);
    let followed = look(&sales, &loser).await;
    assert_eq!((&followed["id"], &followed["redirected_from"]), (&json!(winner), &json!(loser)));
    assert_eq!(sales.get("/api/customers").await.ids(), [winner.clone()]);
    assert_eq!(
        sales.get("/api/customers?trash=true").await.json()["total"],
        0,
        "what was merged is no rubbish"
    );
    for events in [&winner, &loser] {
        let timeline = sales.get(format!("/api/customers/{events}/timeline")).await.expect(200);
        let events = timeline.column("event");
        assert!(events.contains(&json!("customer.merged")) && events.contains(&json!("note")), "{events:?}");
    }
    assert_eq!(
        sales.post(format!("/api/customers/{loser}/restore"), json!({})).await.expect(409).code(),
        "merged"
    );
    sales.patch(format!("/api/customers/{loser}"), json!({"name": "x"})).await.expect(403);
    sales.delete(format!("/api/customers/{loser}")).await.expect(404);
}

#[on_both_databases]
async fn deals_and_leads_move_along(shop: Shop) {
    let owner = shop.as_owner().await;
    owner.patch("/api/settings/sales", json!({"sells_without_deals": true})).await.expect(200);
    let lead = lead(&owner, json!({"name": "Sari"})).await.id();
    let loser =
        owner.post(format!("/api/leads/{lead}/convert"), json!({})).await.expect(200).json()["customer_id"]
            .clone();
    let product = package(&shop, "Home 20", 100_000).await;
    let deal = json!({"customer_id": loser, "title": "Paket", "items": [{"product_id": product, "quantity": 1, "price": 125_000}]});
    let deal = owner.post("/api/deals", deal).await.expect(201).id();
    let winner = customer(&owner, json!({})).await.id();
    owner.post(format!("/api/customers/{winner}/merge"), json!({"from_id": loser})).await.expect(200);
    assert_eq!(owner.get(format!("/api/deals/{deal}")).await.expect(200).json()["customer_id"], winner);
    assert_eq!(owner.get(format!("/api/leads/{lead}")).await.expect(200).json()["customer_id"], winner);
}

#[on_both_databases]
async fn chains_of_merges_lead_to_the_last_and_never_run_in_a_circle(shop: Shop) {
    let sales = shop.as_sales().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(customer(&sales, json!({})).await.id());
    }
    let merge = async |to: &str, from: &str| {
        sales.post(format!("/api/customers/{to}/merge"), json!({"from_id": from})).await
    };
    merge(&ids[1], &ids[0]).await.expect(200);
    merge(&ids[2], &ids[1]).await.expect(200);
    for id in &ids[..2] {
        assert_eq!(look(&sales, id).await["id"], ids[2]);
    }
    merge(&ids[0], &ids[2]).await.expect(403);
    assert_eq!(merge(&ids[2], &ids[2]).await.expect(422).faults(), ["from_id: same"]);
    assert_eq!(merge(&ids[2], &ids[0]).await.expect(422).faults(), ["from_id: not_found"]);
    let theirs = customer_of(&shop, &shop.people.budi).await;
    assert_eq!(merge(&ids[2], &theirs).await.expect(422).faults(), ["from_id: not_found"]);
    merge(&theirs, &ids[2]).await.expect(404);
    let path = format!("/api/customers/{}/merge", ids[2]);
    assert_eq!(sales.post(&path, json!({})).await.expect(422).faults(), ["from_id: required"]);
    assert_eq!(
        sales.post(&path, json!({"from_id": "x"})).await.expect(422).faults(),
        ["from_id: wrong_type"]
    );
}

#[on_both_databases]
async fn of_two_who_merge_crosswise_one_succeeds(shop: Shop) {
    let (manager, admin) = (shop.as_manager().await, shop.as_admin().await);
    for _ in 0..4 {
        let (one, other) =
            (customer(&manager, json!({})).await.id(), customer(&manager, json!({})).await.id());
        purchase(&manager, &one, ("2026-11-01", 1_000)).await;
        purchase(&manager, &other, ("2026-11-02", 2_000)).await;
        let merge = async |client: &Client, to: &str, from: &str| {
            client.post(format!("/api/customers/{to}/merge"), json!({"from_id": from})).await
        };
        let answers = tokio::join!(merge(&manager, &one, &other), merge(&admin, &other, &one));
        let mut statuses = [answers.0.status(), answers.1.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 403], "{} {}", answers.0.text(), answers.1.text());
        assert_eq!(look(&manager, &one).await["lifetime_value"], 3_000);
        assert_eq!(look(&manager, &one).await["id"], look(&manager, &other).await["id"]);
    }
}

#[on_both_databases]
async fn what_is_added_while_customers_are_merged_is_not_left_behind(shop: Shop) {
    let (manager, admin) = (shop.as_manager().await, shop.as_admin().await);
    let product = package(&shop, "Home 20", 100_000).await;
    for _ in 0..4 {
        let (winner, loser) =
            (customer(&manager, json!({})).await.id(), customer(&manager, json!({})).await.id());
        let items = json!([{"name": "Router", "quantity": 1, "unit_price": 5_000}]);
        let bought = admin.post("/api/purchases", json!({"customer_id": loser, "items": items}));
        let opened = admin.post("/api/services", json!({"customer_id": loser, "product_id": product}));
        let files = format!("/api/customers/{loser}/files");
        let added = admin.upload(&files, "a.txt", b"a");
        let path = format!("/api/customers/{winner}/merge");
        let merged = manager.post(path, json!({"from_id": loser}));
        let (merged, bought, opened, added) = tokio::join!(merged, bought, opened, added);
        merged.expect(200);
        let counts = |answer: &Answer, done: u16, refused: u16| {
            assert!([done, refused].contains(&answer.status()), "{}", answer.text());
            u64::from(answer.status() == done)
        };
        let seen = look(&manager, &winner).await;
        assert_eq!(seen["purchase_count"], counts(&bought, 201, 422));
        assert_eq!(seen["active_services"], counts(&opened, 201, 422));
        let kept = manager.get(format!("/api/customers/{winner}/files")).await.expect(200).ids().len();
        assert_eq!(kept as u64, counts(&added, 201, 404));
    }
}

#[on_both_databases]
async fn the_same_person_as_lead_and_customer_becomes_one_customer(shop: Shop) {
    let (sales, number) = (shop.as_sales().await, phone());
    shop.as_owner()
        .await
        .patch("/api/settings/sales", json!({"sells_without_deals": true}))
        .await
        .expect(200);
    let known = customer(&sales, json!({"phone": number})).await.id();
    let lead = lead(&sales, json!({"phone": number, "allow_duplicate": true})).await.id();
    let won = sales.post(format!("/api/leads/{lead}/convert"), json!({})).await.expect(200).json();
    assert_eq!(won["customer_id"], known);
}
