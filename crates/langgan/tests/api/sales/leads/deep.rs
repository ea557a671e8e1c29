//! Pages deep in the list say what walking there row by row would say.

use crate::support::{Client, Shop};
use ::platform::on_both_databases;
use chrono::{DateTime, Duration};
use kernel::Rupiah;
use sales::{
    leads::fill::{self, Step, Story},
    pipeline,
};
use serde_json::json;

/// So many leads came, one every ten minutes.
const COUNT: i32 = 2_700;

/// Many leads, by turns of Ani in the first stage and of Budi in the second.
async fn many(shop: &Shop) {
    let owner = shop.as_owner().await;
    let product = json!({"name": "Home", "cost_price": 100, "margin_bps": 1_000});
    let product = owner.post("/api/products", product).await.expect(201).id();
    let channel = owner.post("/api/channels", json!({"name": "Web"})).await.expect(201).id();
    let stages = pipeline::all_stages(shop.app.db().reader()).await.unwrap();
    let people = [(shop.people.ani.id, "Ani"), (shop.people.budi.id, "Budi")];
    let first = DateTime::parse_from_rfc3339("2026-11-01T00:05:00Z").unwrap().to_utc();
    let story = |number: i32| {
        let at = first + Duration::minutes(i64::from(number) * 10);
        let turn = usize::try_from(number % 2).unwrap();
        Story {
            name: format!("Lead {number}"),
            phone: format!("0812{:07}", number + 1_000_000),
            email: None,
            organization: None,
            address: "Bandung".to_owned(),
            need: "Internet".to_owned(),
            product: product.parse().unwrap(),
            channel: channel.parse().unwrap(),
            owner: (people[turn].0, people[turn].1.to_owned()),
            estimated_value: Rupiah(1_000),
            expected_close_on: None,
            next_action: None,
            at,
            steps: vec![Step { stage: stages[turn].id, reason: None, at }],
            talks: Vec::new(),
        }
    };
    let stories = (0..COUNT).map(story).collect();
    shop.app.transact(async |tx| fill::add(tx, &stages, stories).await).await.unwrap();
    let gone = owner.get("/api/leads?per_page=3&page=40").await.expect(200).ids();
    for id in gone {
        owner.delete(format!("/api/leads/{id}")).await.expect(204);
    }
}

/// The codes of all rows, from the file, which no shortcut leads to.
async fn walked(client: &Client, filter: &str) -> Vec<String> {
    let file = client.get(format!("/api/leads?format=csv&{filter}")).await.expect(200);
    let file = file.text();
    file.lines().skip(1).filter_map(|line| line.split([',', ';']).next()).map(str::to_owned).collect()
}

async fn page(client: &Client, filter: &str, number: usize) -> Vec<String> {
    let answer = client.get(format!("/api/leads?per_page=200&page={number}&{filter}")).await.expect(200);
    let rows = answer.json()["data"].as_array().unwrap().clone();
    rows.iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect()
}

#[on_both_databases]
async fn a_page_deep_in_the_list_is_the_one_that_walking_finds(shop: Shop) {
    many(&shop).await;
    let manager = shop.as_manager().await;
    let stages = manager.get("/api/stages").await.expect(200).ids();
    let (ani, budi) = (shop.people.ani.id, shop.people.budi.id);
    for filter in [
        String::new(),
        "sort=created_at".to_owned(),
        "created_from=2026-11-02&created_to=2026-11-18".to_owned(),
        "created_from=2026-11-02&sort=created_at".to_owned(),
        format!("stage_id={},{}", stages[0], stages[1]),
        format!("owner_id={ani},{budi},none&stage_kind=open"),
    ] {
        let all = walked(&manager, &filter).await;
        assert!(all.len() > 2_200, "{filter}: {}", all.len());
        for number in [11, 12, all.len() / 200 + 1, 20] {
            let expected: Vec<_> = all.iter().skip((number - 1) * 200).take(200).cloned().collect();
            assert_eq!(page(&manager, &filter, number).await, expected, "{filter}, page {number}");
        }
    }
}

#[on_both_databases]
async fn deep_pages_hold_nothing_that_one_may_not_see(shop: Shop) {
    many(&shop).await;
    let ani = shop.as_sales().await;
    let all = walked(&ani, "").await;
    assert!(all.len() < 1_400, "{}", all.len());
    assert!(page(&ani, "", 11).await.is_empty());
    assert!(page(&ani, &format!("owner_id={}", shop.people.budi.id), 11).await.is_empty());
}
