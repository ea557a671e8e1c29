//! What home tells those who work in the telesales room.

use super::world::{fill, filled, give, hire, mark};
use crate::support::{Client, Shop};
use kernel::Role;
use platform::on_both_databases;
use serde_json::{Value, json};

async fn card(client: &Client, key: &str) -> Value {
    let home = client.get("/api/home").await.expect(200).json();
    let cards = home["cards"].as_array().unwrap();
    cards.iter().find(|card| card["key"] == key).cloned().unwrap_or_default()
}

#[on_both_databases]
async fn home_tells_staff_their_own_work_and_what_waits(shop: Shop) {
    let (database, records) = filled(&shop, 6).await;
    let other = hire(&shop, "Bayu").await;
    give(&shop, &database, shop.people.staff.id, &records[..4]).await;
    give(&shop, &database, other.id, &records[4..]).await;
    let staff = shop.as_role(Role::Staff).await;
    mark(&staff, &records[0], json!({"whatsapp_status": "ada", "responded": true})).await.expect(200);
    mark(&staff, &records[1], json!({"whatsapp_status": "tidak"})).await.expect(200);
    let product =
        staff.get(format!("/api/databases/{database}")).await.expect(200).json()["product_id"].clone();
    let deposit = json!({"customer_name": "Rina", "product_id": product, "base_amount": 50_000});
    staff.post("/api/deposits", deposit).await.expect(201);

    let home = staff.get("/api/home").await.expect(200).json();
    let told: Vec<_> = home["cards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| (card["key"].as_str().unwrap(), card["value"].as_i64().unwrap()))
        .collect();
    assert_eq!(told, [("unmarked", 2), ("marked", 2), ("responded", 1), ("deposits", 50_000)]);
    assert_eq!(card(&staff, "unmarked").await["link"], "/my-records/all?untouched=true");
    let bars = card(&staff, "marked").await["sparkline"].clone();
    assert_eq!((bars.as_array().unwrap().len(), bars.as_array().unwrap().last()), (30, Some(&json!(2))));

    let other = shop.as_person(&other).await;
    assert_eq!(card(&other, "unmarked").await["value"], 2);
    assert_eq!(card(&other, "deposits").await["value"], 0);
}

#[on_both_databases]
async fn the_month_is_held_against_as_many_days_of_the_month_before(shop: Shop) {
    let (database, records) = filled(&shop, 1).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let today = shop.app.today();
    mark(&shop.as_role(Role::Staff).await, &records[0], json!({"responded": true})).await.expect(200);

    for (day, marked) in [(today.month().last_day().next(), 0), (today.plus_days(31), 1)] {
        shop.advance(chrono::Duration::days(day.days_since(shop.app.today())));
        let staff = shop.as_role(Role::Staff).await;
        let seen = card(&staff, "marked").await;
        assert_eq!((&seen["value"], &seen["previous"]), (&json!(0), &json!(marked)), "{day}");
    }
}

#[on_both_databases]
async fn where_nothing_is_sold_the_office_sees_the_work_of_everybody(shop: Shop) {
    let (database, records) = filled(&shop, 2).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    fill(&shop, &database, 1).await;
    let owner = shop.as_owner().await;
    owner.patch("/api/settings/general", json!({"modules": ["outreach"]})).await.expect(200);

    assert_eq!(card(&shop.as_admin().await, "unmarked").await["value"], 2);
    assert_eq!(card(&shop.as_admin().await, "unmarked").await["link"], "/assignments?untouched=true");
}

#[on_both_databases]
async fn what_lies_in_the_trash_with_its_database_does_not_wait(shop: Shop) {
    let (database, records) = filled(&shop, 2).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    shop.as_admin().await.delete(format!("/api/databases/{database}")).await.expect(204);

    let staff = shop.as_role(Role::Staff).await;
    let listed = staff.get("/api/my-assigned-records?untouched=true").await.expect(200);
    assert_eq!((&card(&staff, "unmarked").await["value"], &listed.json()["total"]), (&json!(0), &json!(0)));
}
