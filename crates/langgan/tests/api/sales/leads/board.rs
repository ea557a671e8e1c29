//! The kanban board.

use crate::{
    sales::world::{lead, lead_of, move_to, stage},
    support::{Answer, Shop},
};
use ::platform::on_both_databases;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn column(board: &Answer, name: &str) -> Value {
    let columns = board.json()["columns"].as_array().unwrap().clone();
    columns.into_iter().find(|column| column["name"] == name).unwrap()
}

fn ids(column: &Value) -> Vec<String> {
    column["cards"].as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap().to_owned()).collect()
}

#[on_both_databases]
async fn each_stage_says_how_many_and_for_how_much(shop: Shop) {
    let sales = shop.as_sales().await;
    lead_of(&shop, &shop.people.budi).await;
    for value in [100, 250] {
        lead(&sales, json!({"estimated_value": value})).await;
    }
    let far = lead(&sales, json!({"estimated_value": 7, "name": "Jauh"})).await.id();
    move_to(&sales, &far, "Closing").await.expect(200);
    let trashed = lead(&sales, json!({"estimated_value": 1_000})).await.id();
    sales.delete(format!("/api/leads/{trashed}")).await.expect(204);
    let board = sales.get("/api/leads/board").await.expect(200);
    let facts = |name: &str| (column(&board, name)["count"].clone(), column(&board, name)["value"].clone());
    assert_eq!(facts("Prospek"), (json!(2), json!(350)));
    assert_eq!(facts("Closing"), (json!(1), json!(7)));
    assert_eq!(facts("Gagal"), (json!(0), json!(0)));
    assert_eq!(column(&board, "Closing")["cards"][0]["name"], "Jauh");
    assert_eq!(column(&board, "Closing")["cards"][0]["owner_name"], "Ani Sales");
    let own = shop
        .as_manager()
        .await
        .get(format!("/api/leads/board?owner_id={}", shop.people.budi.id))
        .await
        .expect(200);
    assert_eq!(column(&own, "Prospek")["count"], 1);
}

#[on_both_databases]
async fn a_long_column_is_read_to_its_end_while_cards_move(shop: Shop) {
    let sales = shop.as_sales().await;
    let mut all = BTreeSet::new();
    for _ in 0..55 {
        shop.advance(chrono::Duration::seconds(1));
        all.insert(lead(&sales, json!({})).await.id());
    }
    let first = column(&sales.get("/api/leads/board").await.expect(200), "Prospek");
    let mut seen = ids(&first);
    assert_eq!((seen.len(), &first["has_more"]), (50, &json!(true)));
    // The card that the next page starts after is dragged away meanwhile, and a new one comes in.
    let last = seen.last().unwrap().clone();
    shop.advance(chrono::Duration::minutes(1));
    move_to(&sales, &last, "Closing").await.expect(200);
    lead(&sales, json!({})).await;
    let stage_id = stage(&sales, "Prospek").await;
    let next = sales.get(format!("/api/leads/board?stage_id={stage_id}&after={last}")).await.expect(200);
    assert_eq!(next.json()["columns"].as_array().unwrap().len(), 1);
    let rest = column(&next, "Prospek");
    assert_eq!((ids(&rest).len(), &rest["has_more"]), (5, &json!(false)));
    seen.extend(ids(&rest));
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), all, "none is missing, none comes twice");
}

#[on_both_databases]
async fn what_the_board_does_not_know_is_named(shop: Shop) {
    let sales = shop.as_sales().await;
    let id = lead(&sales, json!({})).await.id();
    let faults =
        async |query: &str| sales.get(format!("/api/leads/board?{query}")).await.expect(422).faults();
    assert_eq!(faults("colour=red").await, ["colour: unknown"]);
    assert_eq!(faults("stage_id=x").await, ["stage_id: wrong_type"]);
    assert_eq!(faults(&format!("after={id}")).await, ["stage_id: required"]);
    let nowhere = "01920000-0000-7000-8000-00000000ffff";
    assert_eq!(faults(&format!("stage_id={nowhere}")).await, ["stage_id: not_found"]);
}
