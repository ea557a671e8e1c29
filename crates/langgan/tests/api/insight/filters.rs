//! What reports are narrowed by: a narrowed report says what a count over the rows behind it says.

use crate::{
    customers::world::{customer, package, service},
    sales::{
        deals::step,
        world::{lead, move_to},
    },
    support::{Client, Shop},
};
use ::platform::{on_both_databases, tally};
use calamine::{Reader, Xlsx};
use serde_json::{Value, json};
use std::io::Cursor;

struct World {
    channels: [String; 2],
    products: [String; 2],
    category: String,
}

/// Six won deals and one lost lead: through two channels or none, of two products of which one has a category, at the
/// list price or below it.
async fn sold(shop: &Shop) -> World {
    let (owner, manager, ani) = (shop.as_owner().await, shop.as_manager().await, shop.as_sales().await);
    let mut channels = Vec::new();
    for name in ["Pameran", "Brosur"] {
        channels.push(manager.post("/api/channels", json!({"name": name})).await.expect(201).id());
    }
    let products = [package(shop, "Home 20", 100_000).await, package(shop, "Home 50", 200_000).await];
    let category = owner.post("/api/categories", json!({"name": "Rumahan"})).await.expect(201).id();
    let into = json!({"category_id": category});
    owner.patch(format!("/api/products/{}", products[0]), into).await.expect(200);
    for number in 0..6_usize {
        let channel = channels.get(number % 3);
        let lead_id = lead(&ani, json!({"channel_id": channel})).await.id();
        let (list, is_below) = ([125_000, 250_000][number % 2], number == 5);
        let price = if is_below { list - 10_000 } else { list };
        let items = json!([{"product_id": products[number % 2], "quantity": number + 1, "price": price}]);
        let body = json!({"lead_id": lead_id, "title": format!("Project {number}"), "items": items});
        let id = ani.post("/api/deals", body).await.expect(201).id();
        step(&ani, &id, "submit").await.expect(200);
        if is_below {
            step(&manager, &id, "approve").await.expect(200);
        }
        step(&ani, &id, "activate").await.expect(200);
    }
    lead(&ani, json!({"channel_id": channels[0]})).await;
    // Half of what is counted lies in the sums and half in the ledger.
    tally::fold(&shop.app).await.unwrap();
    let channels = channels.try_into().unwrap();
    World { channels, products, category }
}

async fn report(client: &Client, asked: &str) -> Value {
    client.get(format!("/api/reports/{asked}")).await.expect(200).json()
}

/// The column `key` of the totals.
fn total(report: &Value, key: &str) -> i64 {
    let at = report["columns"].as_array().unwrap().iter().position(|column| column["key"] == key).unwrap();
    report["totals"][at].as_i64().unwrap()
}

/// How many won deals the list holds for `filter`, and for how much.
async fn counted(client: &Client, filter: &str) -> (i64, i64) {
    let list = client.get(format!("/api/deals?status=won&per_page=200&{filter}")).await.expect(200).json();
    let rows = list["data"].as_array().unwrap();
    (i64::try_from(rows.len()).unwrap(), rows.iter().map(|row| row["total"].as_i64().unwrap()).sum())
}

#[on_both_databases]
async fn a_narrowed_report_says_what_its_rows_say(shop: Shop) {
    let world = sold(&shop).await;
    let manager = shop.as_manager().await;
    let ([fair, flyer], [small, big], category) = (&world.channels, &world.products, &world.category);
    let filters = [
        (String::new(), 6),
        (format!("channel_id={fair}"), 2),
        (format!("channel_id={fair},{flyer}"), 4),
        ("channel_id=none".to_owned(), 2),
        (format!("product_id={big}"), 3),
        (format!("product_id={small},{big}"), 6),
        (format!("category_id={category}"), 3),
        (format!("category_id={category}&product_id={big}"), 0),
        ("approval_level=leader".to_owned(), 1),
        (format!("approval_level=none&product_id={big}&channel_id={fair}"), 1),
        (format!("owner_id={}", shop.people.ani.id), 6),
        (format!("owner_id={}", shop.people.budi.id), 0),
    ];
    for (filter, deals) in filters {
        let rows = counted(&manager, &filter).await;
        assert_eq!(rows.0, deals, "{filter}");
        for asked in ["sales-summary?", "sales-by?group=channel&", "deals-approvals?"] {
            if asked.starts_with("deals") && filter.contains("level") {
                continue;
            }
            let said = report(&manager, &format!("{asked}preset=this_month&{filter}")).await;
            assert_eq!((total(&said, "deals"), total(&said, "total")), rows, "{asked}{filter}");
        }
    }
}

#[on_both_databases]
async fn a_row_leads_to_what_it_counts(shop: Shop) {
    let world = sold(&shop).await;
    let manager = shop.as_manager().await;
    let asked = format!("sales-by?group=channel&category_id={}&approval_level=none", world.category);
    let said = report(&manager, &asked).await;
    let rows = said["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 3, "two channels, and none");
    for row in rows {
        let link = row["link"].as_str().unwrap();
        let list = manager.get(format!("/api{link}")).await.expect(200).json();
        assert_eq!(list["total"], row["cells"][1], "{link}");
    }
    let asked = format!("leads-by?group=period&granularity=month&channel_id={}", world.channels[0]);
    let said = report(&manager, &asked).await;
    let row = &said["rows"][0];
    let list = manager.get(format!("/api{}", row["link"].as_str().unwrap())).await.expect(200).json();
    assert_eq!((&list["total"], &row["cells"][1]), (&json!(3), &json!(3)));
}

#[on_both_databases]
async fn a_lost_lead_has_no_product_and_is_not_counted_for_one(shop: Shop) {
    let world = sold(&shop).await;
    let manager = shop.as_manager().await;
    let keys = |report: &Value| report["columns"].to_string();
    let by_channel = report(&manager, &format!("sales-summary?channel_id={}", world.channels[0])).await;
    assert!(keys(&by_channel).contains("\"win_rate\""));
    let by_product = report(&manager, &format!("sales-summary?product_id={}", world.products[0])).await;
    assert!(!keys(&by_product).contains("\"win_rate\"") && !keys(&by_product).contains("\"lost\""));
    assert_eq!(by_product["rows"][0]["cells"].as_array().unwrap().len(), 6);
}

#[on_both_databases]
async fn services_are_narrowed_by_product_category_and_city(shop: Shop) {
    let ani = shop.as_sales().await;
    let products = [package(&shop, "Home 20", 100_000).await, package(&shop, "Home 50", 200_000).await];
    let owner = shop.as_owner().await;
    let category = owner.post("/api/categories", json!({"name": "Rumahan"})).await.expect(201).id();
    let into = json!({"category_id": category});
    owner.patch(format!("/api/products/{}", products[0]), into).await.expect(200);
    for (at, city) in ["Bandar Lampung", "Solo", "Solo"].into_iter().enumerate() {
        let id = customer(&ani, json!({"address": {"street": "", "city": city}})).await.id();
        service(&ani, (&id, &products[at % 2]), json!({})).await;
    }
    for (filter, services) in [
        ("city=solo".to_owned(), 2),
        ("city=Bandar Lampung,Solo".to_owned(), 3),
        ("city=Padang".to_owned(), 0),
        (format!("city=Solo&product_id={}", products[1]), 1),
        (format!("category_id={category}"), 2),
        (format!("category_id={category}&product_id={}", products[1]), 0),
    ] {
        let by_product = report(&ani, &format!("active-customers?group=product&{filter}")).await;
        assert_eq!(total(&by_product, "services"), services, "{filter}");
        let list = ani.get(format!("/api/services?status=active&{filter}")).await.expect(200).json();
        assert_eq!(list["total"], services, "{filter}");
        let by_period = report(&ani, &format!("active-customers?{filter}")).await;
        assert_eq!(by_period["rows"].as_array().unwrap().last().unwrap()["cells"][2], services, "{filter}");
        for row in by_product["rows"].as_array().unwrap() {
            let link = row["link"].as_str().unwrap().replace("view=services&", "");
            let behind = ani.get(format!("/api{link}")).await.expect(200).json();
            assert_eq!(behind["total"], row["cells"][2], "{filter}");
        }
    }
}

#[on_both_databases]
async fn the_funnel_shows_chosen_stages_against_the_first(shop: Shop) {
    let manager = shop.as_manager().await;
    let stages = manager.get("/api/stages").await.expect(200).ids();
    for name in ["Follow-up", "Prospek"] {
        let id = lead(&manager, json!({})).await.id();
        move_to(&manager, &id, name).await;
    }
    let said = report(&manager, &format!("leads-funnel?stage_id={}", stages[1])).await;
    assert_eq!(said["rows"].as_array().unwrap().len(), 1);
    assert_eq!(said["rows"][0]["cells"].as_array().unwrap()[1..3], [json!(1), json!(5_000)]);
}

#[on_both_databases]
async fn what_does_not_fit_is_refused_by_name(shop: Shop) {
    let manager = shop.as_manager().await;
    let id = shop.people.ani.id;
    let faults = async |path: &str| manager.get(format!("/api/reports/{path}")).await.expect(422).faults();
    assert_eq!(
        faults(&format!("leads-by?city=Solo&product_id={id}&stage_id={id}")).await,
        ["city: unfit_filter", "product_id: unfit_filter", "stage_id: unfit_filter"]
    );
    assert_eq!(faults("sales-by?approval_level=boss").await, ["approval_level: unknown_value"]);
    assert_eq!(faults("sales-by?product_id=x&channel_id=1,none").await.len(), 2);
    assert_eq!(faults("sales-by?status=won").await, ["status: unknown"]);
    let menu = manager.get("/api/reports").await.expect(200).json();
    let by = menu["data"].as_array().unwrap().iter().find(|report| report["key"] == "leads-by").unwrap();
    assert_eq!(by["filters"], json!(["owner_id", "channel_id"]));
}

#[on_both_databases]
async fn the_file_says_what_it_was_narrowed_to(shop: Shop) {
    let world = sold(&shop).await;
    let ani = shop.as_sales().await;
    let (own, other) = (shop.people.ani.id, shop.people.budi.id);
    let [product, _] = &world.products;
    let asked = format!("sales-by?product_id={product}&channel_id=none&owner_id={own},{other}&format=xlsx");
    let file = ani.get(format!("/api/reports/{asked}")).await.expect(200);
    let mut book = Xlsx::new(Cursor::new(file.bytes)).unwrap();
    let (_, sheet) = book.worksheets().pop().unwrap();
    let said = |name: &str| {
        let row = sheet.rows().find(|row| row[0].to_string().as_str() == name);
        row.map(|row| row[1].to_string()).unwrap_or_default()
    };
    assert_eq!(said("product_id"), "Home 20");
    assert_eq!(said("channel_id"), "(tanpa)");
    assert_eq!(said("owner_id"), format!("Ani Sales, {other}"), "nobody learns the name behind an id");
}
