//! Rows with faults, and rows that stay.

use super::{bring, run, undo};
use crate::support::{Client, Shop};
use platform::on_both_databases;
use serde_json::{Value, json};

const FAULTY: &[u8] = b"Nama,HP,Email,Kota\nBudi,0812-1111-2222,budi,Bogor\nAni,0812-3333-4444,,\n,,x,Depok\nCici,0812-1111-2222,,\n";

async fn rows(client: &Client, path: String) -> Vec<Value> {
    client.get(path).await.expect(200).json()["data"].as_array().unwrap().clone()
}

#[on_both_databases]
async fn faulty_rows_come_with_their_cells_and_everything_that_is_wrong(shop: Shop) {
    let manager = shop.as_manager().await;
    let import = bring(&manager, "leads", ("lead.csv", FAULTY)).await.expect(202).json();
    let path = format!("/api/imports/{}/faulty-rows", import["id"].as_str().unwrap());
    let all = rows(&manager, path.clone()).await;
    assert_eq!(all.iter().map(|row| &row["row"]).collect::<Vec<_>>(), [&json!(2), &json!(4)]);
    assert_eq!(all[1]["cells"], json!(["", "", "x", "Depok"]));
    let wrong: Vec<_> = all[1]["faults"].as_array().unwrap().iter().map(|fault| &fault["field"]).collect();
    assert_eq!(wrong, [&json!("email"), &json!("name")]);
    let nameless = rows(&manager, format!("{path}?field=name")).await;
    assert_eq!(nameless.iter().map(|row| &row["row"]).collect::<Vec<_>>(), [&json!(4)]);
    let counts = json!([{"field": "email", "column": "Email", "rows": 2}, {"field": "name", "column": "Nama", "rows": 1}]);
    assert_eq!(import["fault_counts"], counts);
}

#[on_both_databases]
async fn a_row_that_comes_twice_is_wrong_as_a_whole(shop: Shop) {
    let manager = shop.as_manager().await;
    let file: &[u8] = b"Nama,HP\nBudi,0812-1111-2222\nCici,0812-1111-2222\n";
    let id = bring(&manager, "leads", ("lead.csv", file)).await.expect(202).id();
    let twice = rows(&manager, format!("/api/imports/{id}/faulty-rows?field=none")).await;
    assert_eq!(twice.iter().map(|row| &row["row"]).collect::<Vec<_>>(), [&json!(3)]);
}

#[on_both_databases]
async fn rows_that_were_rejected_can_be_looked_at_afterwards(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = bring(&manager, "leads", ("lead.csv", FAULTY)).await.expect(202).id();
    let done = run(&shop, &manager, &id, json!({})).await;
    let rejected = rows(&manager, format!("/api/imports/{id}/faulty-rows")).await;
    assert_eq!(json!(rejected.len()), done["rejected"]);
}

#[on_both_databases]
async fn rows_that_stay_say_what_they_were(shop: Shop) {
    let manager = shop.as_manager().await;
    let file: &[u8] = b"Nama,HP\nBudi,0812-1111-2222\nAni,0812-3333-4444\n";
    let id = bring(&manager, "leads", ("lead.csv", file)).await.expect(202).id();
    run(&shop, &manager, &id, json!({})).await;
    let leads = manager.get("/api/leads?sort=name").await.expect(200).json();
    let ani = leads["data"][0]["id"].as_str().unwrap();
    manager.patch(format!("/api/leads/{ani}"), json!({"need": "Sudah ditelepon"})).await.expect(200);
    undo(&shop, &manager, &id).await;
    let kept = rows(&manager, format!("/api/imports/{id}/kept-rows")).await;
    assert_eq!(kept, [json!({"row": 3, "record_id": ani, "cells": ["Ani", "0812-3333-4444"]})]);
}

#[on_both_databases]
async fn rows_are_for_who_brought_the_file_and_the_owner(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = bring(&manager, "leads", ("lead.csv", FAULTY)).await.expect(202).id();
    for part in ["faulty-rows", "kept-rows"] {
        let path = format!("/api/imports/{id}/{part}");
        shop.as_admin().await.get(&path).await.expect(404);
        shop.as_owner().await.get(&path).await.expect(200);
    }
}
