//! What runs every month.

use super::world::{audited, customer, customer_of, look, package, service};
use crate::support::{Answer, Client, Shop};
use futures::future::join_all;
use platform::on_both_databases;
use serde_json::{Value, json};

async fn step(client: &Client, id: &str, name: &str, body: Value) -> Answer {
    client.post(format!("/api/services/{id}/{name}"), body).await
}

#[on_both_databases]
async fn a_service_runs_is_cut_off_runs_again_and_ends(shop: Shop) {
    let sales = shop.as_sales().await;
    let (id, product) = (customer(&sales, json!({})).await.id(), package(&shop, "Home 20", 100_000).await);
    let opened = service(
        &sales,
        (&id, &product),
        json!({"started_on": "2026-11-03", "install_address": " Jl.  Mawar "}),
    )
    .await;
    let made = opened.json();
    assert_eq!(
        (&made["status"], &made["price"], &made["billing_day"]),
        (&json!("active"), &json!(125_000), &json!(3))
    );
    assert_eq!((&made["install_address"], &made["product_name"]), (&json!("Jl. Mawar"), &json!("Home 20")));
    let running = opened.id();
    assert_eq!(look(&sales, &id).await["mrr"], 125_000);

    assert_eq!(step(&sales, &running, "suspend", json!({})).await.expect(422).faults(), ["reason: required"]);
    let cut = step(&sales, &running, "suspend", json!({"reason": "tunggakan"})).await.expect(200).json();
    assert_eq!((&cut["status"], &cut["suspend_reason"]), (&json!("suspended"), &json!("tunggakan")));
    assert_eq!(
        (&look(&sales, &id).await["mrr"], &look(&sales, &id).await["active_services"]),
        (&json!(0), &json!(0))
    );
    let refused = step(&sales, &running, "suspend", json!({"reason": "lagi"})).await.expect(409);
    assert_eq!(refused.code(), "wrong_status");

    let back = step(&sales, &running, "resume", json!({})).await.expect(200).json();
    assert_eq!((&back["status"], &back["suspend_reason"]), (&json!("active"), &json!(null)));
    let ended = step(&sales, &running, "terminate", json!({"reason": "pindah", "on_date": "2026-11-20"}))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&ended["status"], &ended["ended_on"], &ended["end_reason"]),
        (&json!("terminated"), &json!("2026-11-20"), &json!("pindah"))
    );
    assert!(ended["can"].as_object().unwrap().values().all(|may| may == false));
    for name in ["start", "suspend", "resume", "terminate"] {
        assert_eq!(
            step(&sales, &running, name, json!({"reason": "x"})).await.expect(409).code(),
            "wrong_status"
        );
    }
    sales.patch(format!("/api/services/{running}"), json!({"billing_day": 5})).await.expect(409);
    let log =
        ["service.terminated", "service.resumed", "service.suspended", "service.created", "customer.created"];
    assert_eq!(audited(&shop, &id).await, log);
}

#[on_both_databases]
async fn a_service_that_waits_for_its_installation_counts_from_its_start(shop: Shop) {
    let sales = shop.as_sales().await;
    let (id, product) = (customer(&sales, json!({})).await.id(), package(&shop, "Home 20", 100_000).await);
    let body = json!({"customer_id": id, "product_id": product, "started_on": "2026-12-01"});
    assert_eq!(sales.post("/api/services", body).await.expect(422).faults(), ["started_on: in_the_future"]);
    let waiting = service(
        &sales,
        (&id, &product),
        json!({"started_on": "2026-12-01", "status": "pending_install", "billing_day": 31}),
    )
    .await;
    assert_eq!(waiting.json()["can"]["start"], true);
    assert_eq!(look(&sales, &id).await["mrr"], 0);
    step(&sales, &waiting.id(), "suspend", json!({"reason": "x"})).await.expect(409);
    let future = step(&sales, &waiting.id(), "start", json!({"on_date": "2026-11-21"})).await.expect(422);
    assert_eq!(future.faults(), ["on_date: in_the_future"]);
    let begun =
        step(&sales, &waiting.id(), "start", json!({"on_date": "2026-11-19"})).await.expect(200).json();
    assert_eq!(
        (&begun["status"], &begun["started_on"], &begun["billing_day"]),
        (&json!("active"), &json!("2026-11-19"), &json!(31))
    );
    assert_eq!(
        (&look(&sales, &id).await["mrr"], &look(&sales, &id).await["active_since"]),
        (&json!(125_000), &json!("2026-11-19"))
    );
}

#[on_both_databases]
async fn no_step_lies_before_the_last_one(shop: Shop) {
    let sales = shop.as_sales().await;
    let (id, product) = (customer(&sales, json!({})).await.id(), package(&shop, "Home 20", 100_000).await);
    let running = service(&sales, (&id, &product), json!({"started_on": "2026-11-10"})).await.id();
    let early = step(&sales, &running, "suspend", json!({"on_date": "2026-11-09"})).await.expect(422);
    assert_eq!(early.faults(), ["on_date: before_last_change", "reason: required"]);
    step(&sales, &running, "suspend", json!({"on_date": "2026-11-15", "reason": "x"})).await.expect(200);
    let early = step(&sales, &running, "resume", json!({"on_date": "2026-11-14"})).await.expect(422);
    assert_eq!(early.faults(), ["on_date: before_last_change"]);
    step(&sales, &running, "resume", json!({"on_date": "2026-11-15"})).await.expect(200);
}

#[on_both_databases]
async fn of_many_who_take_a_step_at_once_one_succeeds(shop: Shop) {
    let sales = shop.as_sales().await;
    let (id, product) = (customer(&sales, json!({})).await.id(), package(&shop, "Home 20", 100_000).await);
    let running = service(&sales, (&id, &product), json!({})).await.id();
    let cut = || step(&sales, &running, "suspend", json!({"reason": "x"}));
    let answers = join_all((0..6).map(|_| cut())).await;
    assert_eq!(answers.iter().filter(|answer| answer.status() == 200).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.code() == "wrong_status").count(), 5);
}

#[on_both_databases]
async fn address_and_billing_day_change_but_not_unseen(shop: Shop) {
    let sales = shop.as_sales().await;
    let (id, product) = (customer(&sales, json!({})).await.id(), package(&shop, "Home 20", 100_000).await);
    let made = service(&sales, (&id, &product), json!({"install_address": "Jl. A"})).await;
    let path = format!("/api/services/{}", made.id());
    let changed = sales.patch_seen(&path, &made.etag(), json!({"billing_day": 25})).await.expect(200).json();
    assert_eq!((&changed["billing_day"], &changed["install_address"]), (&json!(25), &json!("Jl. A")));
    let stale = sales.patch_seen(&path, &made.etag(), json!({"install_address": null})).await.expect(412);
    assert_eq!(stale.json()["current"]["billing_day"], 25);
    assert!(
        sales.patch(&path, json!({"install_address": null})).await.expect(200).json()["install_address"]
            .is_null()
    );
    let stale =
        sales.request(reqwest::Method::POST, format!("{path}/suspend")).header("if-match", made.etag());
    sales.send(stale.json(&json!({"reason": "x"}))).await.expect(412);
}

#[on_both_databases]
async fn sales_do_not_go_below_the_list_price_without_a_deal(shop: Shop) {
    let sales = shop.as_sales().await;
    let (id, product) = (customer(&sales, json!({})).await.id(), package(&shop, "Home 20", 100_000).await);
    let at = |price: i64| json!({"customer_id": id, "product_id": product, "price": price});
    assert_eq!(
        sales.post("/api/services", at(124_999)).await.expect(422).faults(),
        ["price: below_list_price"]
    );
    sales.post("/api/services", at(125_000)).await.expect(201);
    assert_eq!(
        shop.as_manager().await.post("/api/services", at(90_000)).await.expect(201).json()["price"],
        90_000
    );
}

#[on_both_databases]
async fn services_of_foreign_customers_do_not_exist(shop: Shop) {
    let (sales, manager) = (shop.as_sales().await, shop.as_manager().await);
    let (theirs, product) =
        (customer_of(&shop, &shop.people.budi).await, package(&shop, "Home 20", 100_000).await);
    let running = service(&manager, (&theirs, &product), json!({})).await.id();
    let path = format!("/api/services/{running}");
    sales.get(&path).await.expect(404);
    sales.get(format!("{path}/history")).await.expect(404);
    sales.patch(&path, json!({"billing_day": 1})).await.expect(404);
    sales.post(format!("{path}/change-product"), json!({"product_id": product})).await.expect(404);
    step(&sales, &running, "suspend", json!({"reason": "x"})).await.expect(404);
    let body = json!({"customer_id": theirs, "product_id": product});
    assert_eq!(sales.post("/api/services", body).await.expect(422).faults(), ["customer_id: not_found"]);
    assert_eq!(sales.get("/api/services").await.json()["total"], 0);
    assert_eq!(sales.get("/api/services/summary").await.expect(200).json()["services"], 0);
    sales.get(format!("/api/customers/{theirs}/services")).await.expect(404);
}

#[on_both_databases]
async fn services_are_listed_filtered_and_summed(shop: Shop) {
    let manager = shop.as_manager().await;
    let (home, office) =
        (package(&shop, "Home 20", 100_000).await, package(&shop, "Kantor 100", 400_000).await);
    let one = customer(
        &manager,
        json!({"name": "Ayu", "address": {"city": "Bandung"}, "owner_id": shop.people.ani.id}),
    )
    .await
    .id();
    let two = customer(&manager, json!({"name": "Beni"})).await.id();
    let first = service(&manager, (&one, &home), json!({"started_on": "2026-10-01"})).await.id();
    let second = service(&manager, (&two, &office), json!({"started_on": "2026-11-01"})).await.id();
    step(&manager, &second, "suspend", json!({"reason": "x"})).await.expect(200);
    for query in [
        "status=active".to_owned(),
        format!("product_id={home}"),
        format!("customer_id={one}"),
        format!("owner_id={}", shop.people.ani.id),
        "city=bandung".to_owned(),
        "started_to=2026-10-31".to_owned(),
        "q=ayu".to_owned(),
    ] {
        assert_eq!(
            manager.get(format!("/api/services?{query}")).await.expect(200).ids(),
            [first.clone()],
            "{query}"
        );
    }
    assert_eq!(manager.get("/api/services").await.ids(), [second, first]);
    let sums = manager.get("/api/services/summary").await.expect(200).json();
    assert_eq!(sums, json!({"customers": 1, "services": 1, "mrr": 125_000}));
}
