//! Reserved members.

use super::world::{add, database, hire, product};
use crate::support::{Client, Shop};
use futures::future::join_all;
use kernel::Role;
use platform::on_both_databases;
use serde_json::{Value, json};

const PATH: &str = "/api/reserved-members";

async fn reserve(client: &Client, name: &str, product: &str) -> String {
    client.post(PATH, json!({"name": name, "product_id": product})).await.expect(201).id()
}

#[on_both_databases]
async fn staff_ask_and_somebody_approves(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let other = shop.as_person(&hire(&shop, "Wati").await).await;
    let id = reserve(&staff, "Budi Santoso", &product).await;
    assert_eq!(staff.get(format!("{PATH}/{id}")).await.expect(200).json()["status"], "pending");
    other.get(format!("{PATH}/{id}")).await.expect(404);
    assert_eq!(admin.get("/api/auth/me").await.json()["badges"]["reservations"], 1);
    staff.post(format!("{PATH}/{id}/approve"), json!({})).await.expect(403);
    admin.post(format!("{PATH}/{id}/approve"), json!({})).await.expect(200);
    assert_eq!(other.get(PATH).await.ids(), [id.clone()]);
    assert_eq!(other.get(format!("{PATH}/{id}")).await.json()["staff_name"], shop.people.staff.name);
    other.patch(format!("{PATH}/{id}"), json!({"note": "x"})).await.expect(403);
    assert_eq!(staff.get("/api/notifications").await.column("kind"), ["reservation.approved"]);
    assert_eq!(admin.get("/api/auth/me").await.json()["badges"]["reservations"], 0);
    assert_eq!(
        admin.post(format!("{PATH}/{id}/reject"), json!({"reason": "x"})).await.expect(409).code(),
        "not_pending"
    );
}

#[on_both_databases]
async fn a_name_is_held_once_however_it_is_written_and_the_holder_is_named(shop: Shop) {
    let one = product(&shop, "Paket").await;
    let two = product(&shop, "Lain").await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let other = shop.as_person(&hire(&shop, "Wati").await).await;
    let body = json!({"name": " BUDI  santoso ", "product_id": one, "staff_id": shop.people.staff.id});
    let held = admin.post(PATH, body).await.expect(201).json();
    assert_eq!((held["status"].clone(), held["name"].clone()), (json!("approved"), json!("BUDI santoso")));
    for client in [&staff, &other, &admin] {
        let body = json!({"name": "budi santoso", "product_id": one});
        let refused = client.post(PATH, body).await.expect(409);
        assert_eq!(
            (refused.code(), refused.json()["held_by"].clone()),
            ("already_reserved".to_owned(), json!(shop.people.staff.name))
        );
    }
    reserve(&other, "Budi Santoso", &two).await;
    let id = reserve(&other, "Budi Santosa", &one).await;
    let renamed = other.patch(format!("{PATH}/{id}"), json!({"name": "Budi  SANTOSO"})).await.expect(409);
    assert_eq!(renamed.json()["held_by"], shop.people.staff.name);
}

#[on_both_databases]
async fn a_company_is_one_name_whatever_its_legal_form(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let id = reserve(&staff, "PT. Maju Jaya Tbk", &product).await;
    admin.post(format!("{PATH}/{id}/approve"), json!({})).await.expect(200);
    let refused = admin.post(PATH, json!({"name": "maju jaya", "product_id": product})).await.expect(409);
    assert_eq!(refused.json()["held_by"], shop.people.staff.name);
    let database = database(&shop, &product).await;
    let rows =
        json!([{"name": "CV Maju-Jaya", "username": "maju"}, {"name": "Maju Mundur", "username": "m"}]);
    add(&shop, &database, rows).await;
    let two = json!({"mode": "random", "staff_id": shop.people.staff.id, "quantity": 2});
    let few = admin.post(format!("/api/databases/{database}/assign"), two).await.expect(409);
    assert_eq!(few.json()["available"], "1");
}

#[on_both_databases]
async fn of_two_requests_for_one_name_that_are_approved_at_once_one_wins(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let (staff, admin, manager) =
        (shop.as_role(Role::Staff).await, shop.as_admin().await, shop.as_manager().await);
    let rival = hire(&shop, "Wati").await;
    let rival = shop.as_person(&rival).await;
    for round in 0..5 {
        let name = format!("Budi {round}");
        let ids =
            [reserve(&staff, &name, &product).await, reserve(&rival, &name.to_uppercase(), &product).await];
        let approve =
            async |client: &Client, id: &str| client.post(format!("{PATH}/{id}/approve"), json!({})).await;
        let answers = join_all([approve(&admin, &ids[0]), approve(&manager, &ids[1])]).await;
        let won: Vec<_> = answers.iter().filter(|answer| answer.status() == 200).collect();
        let lost: Vec<_> = answers.iter().filter(|answer| answer.code() == "already_reserved").collect();
        assert_eq!((won.len(), lost.len()), (1, 1), "{answers:?}");
        assert_eq!(lost[0].json()["held_by"], won[0].json()["staff_name"]);
        let winner = won[0].id();
        let loser = ids.iter().find(|id| **id != winner).unwrap();
        let loser = admin.get(format!("{PATH}/{loser}")).await.json();
        assert_eq!(
            (loser["status"].clone(), loser["reason"].clone()),
            (json!("rejected"), won[0].json()["staff_name"].clone())
        );
    }
}

#[on_both_databases]
async fn two_who_add_one_name_directly_at_once_hold_it_once(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let (admin, manager) = (shop.as_admin().await, shop.as_manager().await);
    let body = |staff: Value| json!({"name": "Budi", "product_id": product, "staff_id": staff});
    let answers = join_all((0..8).map(|turn| {
        let client = if turn % 2 == 0 { &admin } else { &manager };
        client.post(PATH, body(json!(shop.people.staff.id)))
    }))
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.status() == 201).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.code() == "already_reserved").count(), 7);
}

#[on_both_databases]
async fn a_reservation_holds_to_the_end_of_its_last_day(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let admin = shop.as_admin().await;
    let body = json!({"name": "Budi", "product_id": product, "staff_id": shop.people.staff.id, "expires_on": "2026-11-20"});
    let id = admin.post(PATH, body.clone()).await.expect(201).id();
    // A minute before midnight in Jakarta.
    shop.set_clock("2026-11-20T16:59:00Z".parse().unwrap());
    shop.run_schedule().await;
    let admin = shop.as_admin().await;
    assert_eq!(admin.get(format!("{PATH}/{id}")).await.json()["status"], "approved");
    shop.set_clock("2026-11-20T17:01:00Z".parse().unwrap());
    let other = hire(&shop, "Wati").await;
    let again = json!({"name": "budi", "product_id": product, "staff_id": other.id});
    admin.post(PATH, again).await.expect(201);
    assert_eq!(admin.get(format!("{PATH}/{id}")).await.json()["status"], "expired");
    let past =
        admin.post(PATH, json!({"name": "Lama", "product_id": product, "expires_on": "2026-11-20"})).await;
    assert_eq!(past.expect(422).faults(), ["expires_on: in_past"]);
}

#[on_both_databases]
async fn the_night_ends_what_is_over_once(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let admin = shop.as_admin().await;
    let body = json!({"name": "Budi", "product_id": product, "staff_id": shop.people.staff.id, "expires_on": "2026-11-20"});
    let id = admin.post(PATH, body).await.expect(201).id();
    for day in 0..3 {
        shop.set_clock(format!("2026-11-{}T17:06:00Z", 20 + day).parse().unwrap());
        shop.run_schedule().await;
    }
    let admin = shop.as_admin().await;
    assert_eq!(admin.get(format!("{PATH}/{id}")).await.json()["status"], "expired");
    let notices = shop.as_role(Role::Staff).await.get("/api/notifications").await;
    assert_eq!(notices.column("kind"), ["reservation.expired", "reservation.approved"]);
}

#[on_both_databases]
async fn a_reservation_moves_and_is_deleted(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let (staff, admin) = (shop.as_role(Role::Staff).await, shop.as_admin().await);
    let other = hire(&shop, "Wati").await;
    let body = json!({"name": "Budi", "product_id": product, "staff_id": shop.people.staff.id});
    let id = admin.post(PATH, body).await.expect(201).id();
    staff.post(format!("{PATH}/{id}/move"), json!({"staff_id": other.id})).await.expect(403);
    let moved =
        admin.post(format!("{PATH}/{id}/move"), json!({"staff_id": other.id})).await.expect(200).json();
    assert_eq!(moved["staff_name"], "Wati");
    staff.delete(format!("{PATH}/{id}")).await.expect(403);
    admin.delete(format!("{PATH}/{id}")).await.expect(204);
    let own = reserve(&staff, "budi", &product).await;
    staff.delete(format!("{PATH}/{own}")).await.expect(204);
}

#[on_both_databases]
async fn staff_reserve_for_themselves_only(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let staff = shop.as_role(Role::Staff).await;
    let body = json!({"name": "Budi", "product_id": product, "staff_id": shop.people.admin.id});
    assert_eq!(staff.post(PATH, body).await.expect(422).faults(), ["staff_id: not_found"]);
}
