//! Adding leads.

use crate::{
    accounts::fields::field,
    sales::world::{lead, phone, stage},
    support::Shop,
};
use ::platform::{Options, on_both_databases};
use futures::future::join_all;
use kernel::Role;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[on_both_databases]
async fn a_lead_needs_a_name_and_a_way_to_reach_them(shop: Shop) {
    let sales = shop.as_sales().await;
    let empty = sales.post("/api/leads", json!({})).await.expect(422);
    assert_eq!(empty.faults(), ["name: required", "phone: phone_or_email_required"]);
    let blank = sales.post("/api/leads", json!({"name": " \t", "phone": "", "email": " "})).await.expect(422);
    assert_eq!(blank.faults(), ["name: required", "phone: phone_or_email_required"]);
    sales
        .post("/api/leads", json!({"name": "Dewi", "phone": "", "email": "dewi@example.id"}))
        .await
        .expect(201);
    sales.post("/api/leads", json!({"name": "Dewi", "phone": phone(), "email": null})).await.expect(201);
}

#[on_both_databases]
async fn a_new_lead_starts_at_the_first_stage_and_is_whose_adds_it(shop: Shop) {
    let answer =
        lead(&shop.as_sales().await, json!({"name": "  Dewi   Lestari ", "phone": "0812-3456-7890"})).await;
    assert_eq!(answer.etag(), "\"1\"");
    let lead = answer.json();
    let shown = |key: &str| lead[key].clone();
    assert_eq!(shown("code"), "LD-000001");
    assert_eq!(shown("name"), "Dewi Lestari");
    assert_eq!(shown("phone"), "+6281234567890");
    assert_eq!(shown("whatsapp_url"), "https://wa.me/6281234567890");
    assert_eq!((shown("stage_name"), shown("stage_kind")), (json!("Prospek"), json!("open")));
    assert_eq!(shown("owner_name"), "Ani Sales");
    assert_eq!((shown("created_on"), shown("closed_on")), (json!("2026-11-20"), Value::Null));
    assert_eq!(shown("estimated_value"), 0);
    assert_eq!(shown("can")["edit"], true);
    assert_eq!(shown("can")["assign"], false, "who leads nobody gives nothing away");
}

#[on_both_databases]
async fn everything_that_was_entered_is_kept(shop: Shop) {
    let manager = shop.as_manager().await;
    let product = json!({"name": "Home 50", "cost_price": 200_000, "margin_bps": 2500});
    let product = manager.post("/api/products", product).await.expect(201).id();
    let channel =
        manager.post("/api/channels", json!({"name": "TikTok", "kind": "tiktok"})).await.expect(201).id();
    let fields = json!({
        "name": "محمد 🚀 <b>Budi</b>'; DROP TABLE lead; --", "email": " Budi@Example.ID ", "address": "Jl. Mawar 1",
        "organization": "SMA 3", "need": "Internet\nuntuk toko", "product_id": product, "channel_id": channel,
        "utm": {"source": "tiktok", "campaign": "ramadan"}, "estimated_value": 1_500_000,
        "expected_close_on": "2026-12-31", "next_action": "Telepon", "next_action_at": "2026-11-21T02:00:00Z",
        "tags": ["vip", "toko"], "custom": {"kelas": 12}, "stage_id": stage(&manager, "Negosiasi").await,
    });
    field(&shop, "leads", ("kelas", "number"), json!({})).await;
    let id = lead(&manager, fields.clone()).await.id();
    let kept = manager.get(format!("/api/leads/{id}")).await.expect(200).json();
    for (name, value) in
        fields.as_object().unwrap().iter().filter(|(name, _)| !["email", "utm"].contains(&name.as_str()))
    {
        assert_eq!(&kept[name], value, "{name}");
    }
    assert_eq!(kept["email"], "Budi@Example.ID");
    assert_eq!((&kept["utm"]["source"], &kept["utm"]["campaign"]), (&json!("tiktok"), &json!("ramadan")));
    assert_eq!((&kept["product_name"], &kept["channel_name"]), (&json!("Home 50"), &json!("TikTok")));
    assert_eq!(kept["stage_name"], "Negosiasi");
}

#[on_both_databases]
async fn every_fault_is_named_at_once(shop: Shop) {
    let bad = json!({
        "name": "x".repeat(161), "phone": "0812", "email": "budi@", "address": "x".repeat(301), "need": "x".repeat(2001),
        "organization": "x".repeat(161), "product_id": "x", "channel_id": 7, "utm": {"source": "x".repeat(201)},
        "estimated_value": -1, "expected_close_on": "2026-02-30", "next_action": "x".repeat(201),
        "next_action_at": "tomorrow", "tags": ["", "ok"], "custom": [1], "colour": "red", "allow_duplicate": "yes",
    });
    let answer = shop.as_sales().await.post("/api/leads", bad).await.expect(422);
    let expected = [
        "address: too_long",
        "allow_duplicate: wrong_type",
        "channel_id: wrong_type",
        "colour: unknown",
        "custom: wrong_type",
        "email: invalid_email",
        "estimated_value: too_low",
        "expected_close_on: wrong_type",
        "name: too_long",
        "need: too_long",
        "next_action: too_long",
        "next_action_at: wrong_type",
        "organization: too_long",
        "phone: invalid_phone",
        "product_id: wrong_type",
        "tags[0]: required",
        "utm.source: too_long",
    ];
    assert_eq!(answer.faults(), expected);
    let high = json!({"name": "x", "phone": phone(), "estimated_value": 99_999_999_999_999_999_i64});
    assert_eq!(
        shop.as_sales().await.post("/api/leads", high).await.expect(422).faults(),
        ["estimated_value: too_high"]
    );
}

#[on_both_databases]
async fn what_a_lead_refers_to_must_exist(shop: Shop) {
    let nobody = "01920000-0000-7000-8000-00000000ffff";
    let bad = json!({
        "name": "x", "phone": phone(), "product_id": nobody, "channel_id": nobody, "owner_id": nobody, "stage_id": nobody,
    });
    let answer = shop.as_manager().await.post("/api/leads", bad).await.expect(422);
    let expected =
        ["channel_id: not_found", "owner_id: not_found", "product_id: not_found", "stage_id: not_found"];
    assert_eq!(answer.faults(), expected);
}

#[on_both_databases]
async fn nobody_hands_leads_to_whom_they_may_not(shop: Shop) {
    let people = shop.people.clone();
    let (ani, citra, budi, technician) = (&people.ani, &people.citra, &people.budi, &people.technician);
    let owner_of = async |client: &crate::support::Client, owner: &crate::support::Person| {
        let body = json!({"name": "x", "phone": phone(), "owner_id": owner.id});
        client.post("/api/leads", body).await.status()
    };
    let (sales, leader, manager) = (shop.as_sales().await, shop.as_leader().await, shop.as_manager().await);
    assert_eq!(owner_of(&sales, ani).await, 201);
    assert_eq!(owner_of(&sales, budi).await, 422);
    assert_eq!(owner_of(&sales, citra).await, 422);
    assert_eq!(owner_of(&leader, ani).await, 201);
    assert_eq!(owner_of(&leader, budi).await, 422);
    assert_eq!(owner_of(&manager, budi).await, 201);
    assert_eq!(owner_of(&manager, technician).await, 422, "a technician does not work with leads");
    let nobodys = manager
        .post("/api/leads", json!({"name": "x", "phone": phone(), "owner_id": null}))
        .await
        .expect(201);
    assert_eq!(nobodys.json()["owner_id"], Value::Null);
}

#[on_both_databases]
async fn who_does_not_sell_has_no_leads(shop: Shop) {
    for role in [Role::Technician, Role::Staff] {
        let client = shop.as_role(role).await;
        client.post("/api/leads", json!({"name": "x", "phone": phone()})).await.expect(403);
        client.get("/api/leads").await.expect(403);
        client.get("/api/leads/board").await.expect(403);
        client.get("/api/leads/duplicates?phone=0812").await.expect(403);
        client
            .post(
                "/api/leads/bulk",
                json!({"ids": ["01920000-0000-7000-8000-00000000ffff"], "action": "delete"}),
            )
            .await
            .expect(403);
    }
}

#[on_both_databases]
async fn a_lead_is_won_or_lost_by_moving_it_not_by_adding_it(shop: Shop) {
    let sales = shop.as_sales().await;
    for name in ["Berhasil", "Gagal"] {
        let body = json!({"name": "x", "phone": phone(), "stage_id": stage(&sales, name).await});
        assert_eq!(sales.post("/api/leads", body).await.expect(422).faults(), ["stage_id: not_found"]);
    }
}

#[on_both_databases]
async fn a_request_that_is_sent_again_adds_one_lead(shop: Shop) {
    let sales = shop.as_sales().await;
    let body = json!({"name": "x", "phone": phone()});
    let answers = join_all((0..4).map(|_| sales.post_once("/api/leads", "once", body.clone()))).await;
    let ids: BTreeSet<_> = answers.into_iter().map(|answer| answer.expect(201).id()).collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(sales.get("/api/leads").await.json()["total"], 1);
}

#[on_both_databases]
async fn leads_that_are_added_at_once_have_codes_of_their_own(shop: Shop) {
    let (sales, manager) = (shop.as_sales().await, shop.as_manager().await);
    let by_both = [&sales, &manager].into_iter().cycle().take(10).map(|client| lead(client, json!({})));
    let codes =
        join_all(by_both).await.iter().map(|lead| lead.json()["code"].to_string()).collect::<BTreeSet<_>>();
    assert_eq!(codes.len(), 10, "{codes:?}");
}

#[on_both_databases]
async fn business_dates_are_for_imports(shop: Shop) {
    let body = || json!({"name": "x", "phone": phone(), "business_date": "2016-10-20"});
    let refused = shop.as_sales().await.post("/api/leads", body()).await.expect(422);
    assert_eq!(refused.faults(), ["business_date: not_allowed"]);
    let importing = shop.with_options(Options { allows_business_dates: true, ..Options::default() }).await;
    let sales = importing.as_sales().await;
    let added = sales.post("/api/leads", body()).await.expect(201).json();
    assert_eq!(added["created_on"], "2016-10-20");
    let days = sales.get("/api/leads?created_on_from=2016-10-20&created_on_to=2016-10-20").await.expect(200);
    assert_eq!(days.json()["total"], 1);
}
