//! Asking for records, and deciding.

use super::world::{ask, counts, filled, hire};
use crate::support::Shop;
use futures::future::join_all;
use kernel::Role;
use platform::on_both_databases;
use serde_json::json;
use std::collections::BTreeSet;

#[on_both_databases]
async fn a_request_is_approved_and_the_records_come_at_once(shop: Shop) {
    let (database, _) = filled(&shop, 10).await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let seen = staff.get("/api/databases").await.expect(200).json();
    assert_eq!(
        (seen["data"][0]["available"].clone(), seen["data"][0]["counts"].clone()),
        (json!(10), json!(null))
    );
    let request = ask(&staff, &database, 4).await;
    assert_eq!(admin.get("/api/auth/me").await.json()["badges"]["download_requests"], 1);
    let answer =
        admin.post(format!("/api/download-requests/{request}/approve"), json!({})).await.expect(200).json();
    assert_eq!((answer["status"].clone(), answer["granted"].clone()), (json!("approved"), json!(4)));
    assert_eq!(answer["decided_by_name"], shop.people.admin.name);
    assert_eq!(staff.get("/api/my-assigned-records").await.json()["total"], 4);
    assert_eq!(staff.get("/api/auth/me").await.json()["badges"]["new_batches"], 1);
    assert_eq!(admin.get("/api/auth/me").await.json()["badges"]["download_requests"], 0);
    let batch = staff.get("/api/batches").await.json();
    assert_eq!(
        (batch["data"][0]["source"].clone(), batch["data"][0]["size"].clone()),
        (json!("request"), json!(4))
    );
    assert_eq!(staff.get("/api/notifications").await.column("kind"), ["records.granted"]);
    assert_eq!(admin.get("/api/notifications").await.column("kind"), ["records.requested"]);
}

#[on_both_databases]
async fn fewer_are_granted_never_more(shop: Shop) {
    let (database, _) = filled(&shop, 10).await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let request = ask(&staff, &database, 4).await;
    let path = format!("/api/download-requests/{request}/approve");
    assert_eq!(admin.post(&path, json!({"quantity": 5})).await.expect(422).faults(), ["quantity: too_high"]);
    assert_eq!(admin.post(&path, json!({"quantity": 3})).await.expect(200).json()["granted"], 3);
    let again = admin.post(&path, json!({})).await.expect(409);
    assert_eq!(
        (again.code(), again.json()["decided_by"].clone()),
        ("already_decided".to_owned(), json!(shop.people.admin.name))
    );
}

#[on_both_databases]
async fn of_twenty_approvals_at_once_over_a_hundred_records_none_is_given_twice(shop: Shop) {
    let (database, _) = filled(&shop, 100).await;
    let mut requests = Vec::new();
    for name in ["Wati", "Yono", "Zul", "Tari"] {
        let client = shop.as_person(&hire(&shop, name).await).await;
        for _ in 0..5 {
            requests.push(ask(&client, &database, 7).await);
        }
    }
    let admin = shop.as_admin().await;
    let answers = join_all(
        requests
            .iter()
            .map(|request| admin.post(format!("/api/download-requests/{request}/approve"), json!({}))),
    )
    .await;
    let approved = answers.iter().filter(|answer| answer.status() == 200).count();
    let refused = answers.iter().filter(|answer| answer.code() == "not_enough").count();
    assert_eq!(
        (approved, refused),
        (14, 6),
        "{:?}",
        answers.iter().map(crate::support::Answer::text).collect::<Vec<_>>()
    );
    assert_eq!(counts(&shop, &database).await["assigned"], 98);
    let list = admin.get("/api/assignments?per_page=200").await;
    assert_eq!(list.ids().into_iter().collect::<BTreeSet<_>>().len(), 98);
    let batches = admin.get("/api/batches?per_page=200").await;
    assert!(batches.json()["data"].as_array().unwrap().iter().all(|batch| batch["counts"]["total"] == 7));
}

#[on_both_databases]
async fn one_request_that_many_approve_is_granted_once(shop: Shop) {
    let (database, _) = filled(&shop, 50).await;
    let request = ask(&shop.as_role(Role::Staff).await, &database, 5).await;
    let (admin, manager) = (shop.as_admin().await, shop.as_manager().await);
    let path = format!("/api/download-requests/{request}/approve");
    let answers = join_all((0..10).map(|turn| {
        let client = if turn % 2 == 0 { &admin } else { &manager };
        client.post(&path, json!({}))
    }))
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.status() == 200).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.code() == "already_decided").count(), 9);
    assert_eq!(counts(&shop, &database).await["assigned"], 5);
}

#[on_both_databases]
async fn a_rejection_says_why(shop: Shop) {
    let (database, _) = filled(&shop, 5).await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let request = ask(&staff, &database, 2).await;
    let path = format!("/api/download-requests/{request}/reject");
    assert_eq!(admin.post(&path, json!({"reason": " "})).await.expect(422).faults(), ["reason: required"]);
    let answer = admin.post(&path, json!({"reason": "Habiskan dulu yang lama"})).await.expect(200).json();
    assert_eq!(
        (answer["status"].clone(), answer["reason"].clone()),
        (json!("rejected"), json!("Habiskan dulu yang lama"))
    );
    assert_eq!(
        staff.get("/api/notifications").await.json()["data"][0]["params"]["reason"],
        "Habiskan dulu yang lama"
    );
}

#[on_both_databases]
async fn one_takes_back_only_ones_own_request_and_only_in_time(shop: Shop) {
    let (database, _) = filled(&shop, 5).await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let other = shop.as_person(&hire(&shop, "Wati").await).await;
    let request = ask(&staff, &database, 2).await;
    let cancel = format!("/api/download-requests/{request}/cancel");
    other.post(&cancel, json!({})).await.expect(404);
    admin.post(&cancel, json!({})).await.expect(403);
    assert_eq!(staff.post(&cancel, json!({})).await.expect(200).json()["status"], "cancelled");
    let late = admin.post(format!("/api/download-requests/{request}/approve"), json!({})).await.expect(409);
    assert_eq!(late.code(), "not_pending");
}

#[on_both_databases]
async fn nobody_decides_about_their_own_request(shop: Shop) {
    let (database, _) = filled(&shop, 5).await;
    let (admin, staff) = (shop.as_admin().await, shop.as_role(Role::Staff).await);
    let request = ask(&admin, &database, 2).await;
    let refused =
        admin.post(format!("/api/download-requests/{request}/approve"), json!({})).await.expect(409);
    assert_eq!(refused.code(), "own_request");
    let own = ask(&staff, &database, 2).await;
    staff.post(format!("/api/download-requests/{own}/approve"), json!({})).await.expect(403);
    shop.as_manager()
        .await
        .post(format!("/api/download-requests/{request}/approve"), json!({}))
        .await
        .expect(200);
}

#[on_both_databases]
async fn an_approval_that_is_sent_twice_gives_once(shop: Shop) {
    let (database, _) = filled(&shop, 10).await;
    let request = ask(&shop.as_role(Role::Staff).await, &database, 3).await;
    let admin = shop.as_admin().await;
    let path = format!("/api/download-requests/{request}/approve");
    let first = admin.post_once(&path, "setuju", json!({})).await.expect(200);
    let second = admin.post_once(&path, "setuju", json!({})).await.expect(200);
    assert_eq!(first.json(), second.json());
    assert_eq!(counts(&shop, &database).await["assigned"], 3);
}
