//! Listing, finding and downloading leads.

use crate::{
    sales::world::{lead, lead_of, move_to, names, stage},
    support::Shop,
};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn everybody_sees_what_is_theirs_to_see(shop: Shop) {
    let manager = shop.as_manager().await;
    let people = shop.people.clone();
    let of_ani = lead_of(&shop, &people.ani).await;
    let of_citra = lead_of(&shop, &people.citra).await;
    let of_budi = lead_of(&shop, &people.budi).await;
    let of_nobody = lead(&manager, json!({"owner_id": null})).await.id();
    let sees = async |person| {
        let mut ids = shop.as_person(person).await.get("/api/leads").await.expect(200).ids();
        ids.sort();
        ids
    };
    assert_eq!(sees(&people.ani).await, [of_ani.clone()]);
    assert_eq!(sees(&people.citra).await, [of_ani.clone(), of_citra.clone()]);
    assert_eq!(sees(&people.budi).await, [of_budi.clone()]);
    for person in [&people.owner, &people.manager, &people.admin] {
        assert_eq!(
            sees(person).await,
            [of_ani.clone(), of_citra.clone(), of_budi.clone(), of_nobody.clone()]
        );
    }
    let unowned = manager.get("/api/leads?owner_id=none").await.expect(200);
    assert_eq!(unowned.ids(), [of_nobody]);
    let budis = format!("/api/leads?owner_id={}", people.budi.id);
    assert_eq!(
        shop.as_sales().await.get(&budis).await.expect(200).json()["total"],
        0,
        "a filter opens no doors"
    );
}

#[on_both_databases]
async fn filters_narrow_and_several_values_widen(shop: Shop) {
    let manager = shop.as_manager().await;
    let channel = manager.post("/api/channels", json!({"name": "Web"})).await.expect(201).id();
    let cheap =
        lead(&manager, json!({"name": "Murah", "estimated_value": 100_000, "tags": ["vip"]})).await.id();
    let dear = json!({"name": "Mahal", "estimated_value": 900_000, "channel_id": channel, "expected_close_on": "2026-12-24"});
    let dear = lead(&manager, dear).await.id();
    move_to(&manager, &dear, "Closing").await.expect(200);
    let (first, last) = (stage(&manager, "Prospek").await, stage(&manager, "Closing").await);
    for (filter, expected) in [
        (format!("stage_id={first}"), vec![&cheap]),
        (format!("stage_id={first},{last}"), vec![&dear, &cheap]),
        (format!("channel_id={channel}"), vec![&dear]),
        ("channel_id=none".to_owned(), vec![&cheap]),
        ("estimated_value_from=500000".to_owned(), vec![&dear]),
        ("estimated_value_to=100000".to_owned(), vec![&cheap]),
        ("expected_close_from=2026-12-01&expected_close_to=2026-12-31".to_owned(), vec![&dear]),
        ("created_from=2026-11-20&created_to=2026-11-20".to_owned(), vec![&dear, &cheap]),
        ("created_to=2026-11-19".to_owned(), vec![]),
        ("tag=vip".to_owned(), vec![&cheap]),
        ("tag=v%25p".to_owned(), vec![]),
        (format!("stage_id={first}&channel_id={channel}"), vec![]),
        ("stage_kind=open".to_owned(), vec![&dear, &cheap]),
        ("stage_kind=won,lost".to_owned(), vec![]),
    ] {
        let found = manager.get(format!("/api/leads?{filter}")).await.expect(200).ids();
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{filter}");
    }
}

#[on_both_databases]
async fn a_day_begins_and_ends_in_the_workspaces_zone(shop: Shop) {
    // 23:59 on the 20th and 00:00 on the 21st in Jakarta.
    shop.set_clock("2026-11-20T16:59:00Z".parse().unwrap());
    let sales = shop.as_sales().await;
    let late = lead(&sales, json!({})).await.json();
    shop.set_clock("2026-11-20T17:00:00Z".parse().unwrap());
    let early = lead(&sales, json!({})).await.json();
    assert_eq!((&late["created_on"], &early["created_on"]), (&json!("2026-11-20"), &json!("2026-11-21")));
    for filter in ["created_to=2026-11-20", "created_on_to=2026-11-20"] {
        let found = sales.get(format!("/api/leads?{filter}")).await.expect(200).ids();
        assert_eq!(json!(found), json!([late["id"]]), "{filter}");
    }
}

#[on_both_databases]
async fn a_lead_is_found_by_whatever_one_remembers(shop: Shop) {
    let sales = shop.as_sales().await;
    let fields = json!({
        "name": "Désirée Wulandari", "organization": "SMA Negeri 3", "email": "Dewi@Example.id", "phone": "0812-3456-7890",
    });
    lead(&sales, fields).await;
    lead(&sales, json!({"name": "Lain 100%"})).await;
    for q in [
        "desiree",
        "WULAN",
        "sma+negeri",
        "dewi@example",
        "LD-000001",
        "ld-000001",
        "081234567890",
        "%2B62+812-3456-7890",
        "6281234567890",
        "0812.3456.7890",
        "7890",
    ] {
        let found = sales.get(format!("/api/leads?q={q}")).await.expect(200);
        assert_eq!(names(&found), ["Désirée Wulandari"], "{q}");
    }
    assert_eq!(names(&sales.get("/api/leads?q=100%25").await), ["Lain 100%"]);
    for q in ["zzz", "_", "%25%25", "'; DROP TABLE lead", "%5C"] {
        assert_eq!(sales.get(format!("/api/leads?q={q}")).await.expect(200).json()["total"], 0, "{q}");
    }
}

#[on_both_databases]
async fn pages_follow_each_other_in_the_order_asked_for(shop: Shop) {
    let sales = shop.as_sales().await;
    for (name, value) in [("Cici", 3), ("Ana", 1), ("Bela", 2), ("ana", 1)] {
        lead(&sales, json!({"name": name, "estimated_value": value})).await;
    }
    let page = async |query: &str| names(&sales.get(format!("/api/leads?{query}")).await.expect(200));
    assert_eq!(page("sort=name").await, ["Ana", "ana", "Bela", "Cici"]);
    assert_eq!(page("sort=-estimated_value,name").await, ["Cici", "Bela", "Ana", "ana"]);
    assert_eq!(page("sort=name&per_page=3&page=2").await, ["Cici"]);
    assert_eq!(page("").await, ["ana", "Bela", "Ana", "Cici"], "the newest first");
    for sort in [
        "created_at",
        "updated_at",
        "code",
        "expected_close_on",
        "next_action_at",
        "last_activity_at",
        "stage_entered_at",
    ] {
        assert_eq!(page(&format!("sort=-{sort}")).await.len(), 4);
    }
    let bad = sales
        .get("/api/leads?sort=shoe_size&colour=red&stage_id=x&trash=perhaps&overdue=1")
        .await
        .expect(422);
    let expected = [
        "colour: unknown_parameter",
        "overdue: unknown_value",
        "sort: unknown_sort",
        "stage_id: unknown_value",
        "trash: unknown_value",
    ];
    assert_eq!(bad.faults(), expected);
}

#[on_both_databases]
async fn a_download_holds_what_the_screen_shows(shop: Shop) {
    let (sales, other) = (shop.as_sales().await, shop.as_other_sales().await);
    lead(&other, json!({"name": "Milik Budi"})).await;
    lead(&sales, json!({"name": "=HYPERLINK(\"http://x\")", "phone": "081234567890"})).await;
    lead(&sales, json!({"name": "Bela"})).await;
    let csv = sales.get("/api/leads?format=csv&sort=name&q=hyperlink").await.expect(200);
    assert!(csv.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    let text = csv.text();
    assert!(text.contains("'=HYPERLINK"), "{text}");
    assert!(text.contains("0812-3456-7890"), "{text}");
    assert!(!text.contains("Milik Budi") && !text.contains("Bela"), "{text}");
    let xlsx = sales.get("/api/leads?format=xlsx").await.expect(200);
    assert!(xlsx.bytes.starts_with(b"PK"));
    let log = shop.as_owner().await.get("/api/event-log").await.expect(200).text();
    assert!(log.contains("\"export\"") && log.contains("hyperlink"), "an export leaves a trace: {log}");
}
