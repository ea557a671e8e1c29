//! Deals: prices, approvals, and activation that happens once or not at all.

use super::{deal, package, status, step};
use crate::{
    sales::world::{lead, lead_of},
    support::{Client, Shop},
};
use futures::future::join_all;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_deal_at_list_prices_is_approved_at_once(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    let submitted = step(&ani, &id, "submit").await.expect(200);
    assert_eq!(status(&submitted), "approved");
    assert_eq!(submitted.json()["approval_level"], "none");
}

#[on_both_databases]
async fn below_the_list_price_a_leader_decides_and_never_oneself(shop: Shop) {
    let (ani, id) = deal(&shop, 124_999).await;
    assert_eq!(status(&step(&ani, &id, "submit").await.expect(200)), "waiting_approval");
    step(&ani, &id, "approve").await.expect(403);
    step(&shop.as_admin().await, &id, "approve").await.expect(403);
    step(&shop.as_other_sales().await, &id, "approve").await.expect(404);
    assert_eq!(status(&step(&shop.as_leader().await, &id, "approve").await.expect(200)), "approved");
}

#[on_both_databases]
async fn below_cost_only_an_owner_decides(shop: Shop) {
    let (ani, id) = deal(&shop, 99_999).await;
    assert_eq!(step(&ani, &id, "submit").await.expect(200).json()["approval_level"], "owner");
    step(&shop.as_manager().await, &id, "approve").await.expect(403);
    step(&shop.as_leader().await, &id, "approve").await.expect(403);
    step(&shop.as_owner().await, &id, "approve").await.expect(200);
}

#[on_both_databases]
async fn of_two_who_decide_at_once_one_stands_and_the_other_hears_whose(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    step(&ani, &id, "submit").await.expect(200);
    let (owner, manager) = (shop.as_owner().await, shop.as_manager().await);
    let reject = manager.post(format!("/api/deals/{id}/reject"), json!({"note": "terlalu rendah"}));
    let (one, other) = tokio::join!(step(&owner, &id, "approve"), reject);
    let mut statuses = [one.status(), other.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", one.text(), other.text());
    let lost = if one.status() == 409 { one } else { other };
    assert_eq!(lost.code(), "already_decided");
    assert!(!lost.json()["decided_by"].as_str().unwrap_or_default().is_empty());
}

#[on_both_databases]
async fn a_rejection_needs_a_reason_and_can_be_reworked(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    step(&ani, &id, "submit").await.expect(200);
    let manager = shop.as_manager().await;
    assert_eq!(step(&manager, &id, "reject").await.expect(422).faults(), ["note: required"]);
    manager.post(format!("/api/deals/{id}/reject"), json!({"note": "Coba 120"})).await.expect(200);
    let edited =
        ani.patch(format!("/api/deals/{id}"), json!({"title": "Paket rumah, ulang"})).await.expect(200);
    assert_eq!(status(&edited), "draft");
}

#[on_both_databases]
async fn editing_an_approved_deal_voids_the_approval(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    step(&ani, &id, "submit").await.expect(200);
    step(&shop.as_manager().await, &id, "approve").await.expect(200);
    assert_eq!(
        status(&ani.patch(format!("/api/deals/{id}"), json!({"note": "x"})).await.expect(200)),
        "draft"
    );
    assert_eq!(step(&ani, &id, "activate").await.expect(409).code(), "wrong_status");
}

#[on_both_databases]
async fn ten_activations_at_once_make_one_customer_and_one_of_everything(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    step(&ani, &id, "submit").await.expect(200);
    for answer in join_all((0..10).map(|_| step(&ani, &id, "activate"))).await {
        assert_eq!(status(&answer.expect(200)), "won");
    }
    assert_eq!(ani.get("/api/customers").await.json()["total"], 1);
    assert_eq!(ani.get("/api/services").await.json()["total"], 2);
    let purchases = ani.get("/api/purchases").await.json();
    assert_eq!(
        (purchases["total"].clone(), purchases["data"][0]["total"].clone()),
        (json!(1), json!(250_000))
    );
    assert_eq!(ani.get("/api/leads?stage_kind=won").await.json()["total"], 1);
}

#[on_both_databases]
async fn two_submits_at_once_ask_once(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    let answers = join_all((0..5).map(|_| step(&ani, &id, "submit"))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status() == 200).count(), 1);
    let approvals = shop.as_manager().await.get("/api/approvals?status=pending").await.json();
    assert_eq!(approvals["total"], 1);
}

#[on_both_databases]
async fn a_stopped_activation_leaves_nothing_behind(shop: Shop) {
    let (ani, id) = deal(&shop, 125_000).await;
    step(&ani, &id, "submit").await.expect(200);
    // A thousand and one services are refused in the middle, after the deal is already marked.
    let more = json!({"items": [{"product_id": ani.get(format!("/api/deals/{id}")).await.json()["items"][0]["product_id"],
        "quantity": 1_001, "price": 125_000}]});
    ani.patch(format!("/api/deals/{id}"), more).await.expect(200);
    step(&ani, &id, "submit").await.expect(200);
    assert_eq!(step(&ani, &id, "activate").await.expect(409).code(), "too_many_services");
    assert_eq!(status(&ani.get(format!("/api/deals/{id}")).await), "approved");
    for list in ["customers", "services", "purchases"] {
        assert_eq!(ani.get(format!("/api/{list}")).await.json()["total"], 0, "{list}");
    }
}

#[on_both_databases]
async fn bad_lines_are_named_one_by_one(shop: Shop) {
    let (ani, product) = (shop.as_sales().await, package(&shop).await);
    let lead_id = lead(&ani, json!({})).await.id();
    let items = json!([
        {"product_id": product, "quantity": 0, "price": -1},
        {"quantity": 1},
        {"product_id": product, "quantity": 1, "price": 0},
    ]);
    let answer = ani.post("/api/deals", json!({"lead_id": lead_id, "items": items})).await.expect(422);
    assert_eq!(
        answer.faults(),
        ["items[0].price: too_low", "items[0].quantity: too_low", "items[1].product_id: required"]
    );
    let many: Vec<_> = (0..10_000).map(|_| json!({"product_id": product, "quantity": 1})).collect();
    let answer = ani.post("/api/deals", json!({"lead_id": lead_id, "items": many})).await.expect(422);
    assert_eq!(answer.faults(), ["items: too_many"]);
}

#[on_both_databases]
async fn sales_see_no_costs_and_no_deals_of_others(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    let seen = ani.get(format!("/api/deals/{id}")).await.expect(200).json();
    assert!(seen.get("cost_total").is_none() && seen["items"][0].get("cost_price").is_none());
    shop.as_other_sales().await.get(format!("/api/deals/{id}")).await.expect(404);
    let manager = shop.as_manager().await.get(format!("/api/deals/{id}")).await.expect(200).json();
    assert_eq!(manager["cost_total"], 200_000);
    let foreign = lead_of(&shop, &shop.people.budi).await;
    ani.post("/api/deals", json!({"lead_id": foreign})).await.expect(422);
}

#[on_both_databases]
async fn whoever_must_decide_is_told_and_the_seller_hears_the_answer(shop: Shop) {
    let (ani, id) = deal(&shop, 110_000).await;
    step(&ani, &id, "submit").await.expect(200);
    let manager = shop.as_manager().await;
    assert_eq!(manager.get("/api/auth/me").await.json()["badges"]["approvals"], 1);
    assert_eq!(manager.get("/api/notifications").await.json()["data"][0]["kind"], "approval.requested");
    step(&manager, &id, "approve").await.expect(200);
    assert_eq!(ani.get("/api/notifications").await.json()["data"][0]["kind"], "deal.approved");
    assert_eq!(manager.get("/api/auth/me").await.json()["badges"]["approvals"], 0);
}

#[on_both_databases]
async fn reports_say_what_was_won_in_every_grouping_and_in_the_file(shop: Shop) {
    let (ani, id) = deal(&shop, 120_000).await;
    step(&ani, &id, "submit").await.expect(200);
    step(&shop.as_manager().await, &id, "approve").await.expect(200);
    step(&ani, &id, "activate").await.expect(200);
    let owner = shop.as_owner().await;
    for report in [
        "sales-summary",
        "sales-by?group=product",
        "sales-by?group=owner",
        "sales-by?group=channel",
        "deals-approvals",
    ] {
        let table = owner.get(format!("/api/reports/{report}")).await.expect(200).json();
        let totals = table["totals"].as_array().unwrap();
        assert!(totals.contains(&json!(240_000)), "{report}: {totals:?}");
        assert!(totals.contains(&json!(10_000)), "the discount of {report}: {totals:?}");
    }
    let file = owner.get("/api/reports/sales-by?format=csv").await.expect(200);
    assert!(file.text().contains("240000"), "{}", file.text());
    let others = shop.as_other_sales().await.get("/api/reports/sales-summary").await.expect(200).json();
    assert_eq!(others["totals"][1], 0);
    shop.as_role(kernel::Role::Staff).await.get("/api/reports/sales-summary").await.expect(404);
}

#[on_both_databases]
async fn a_report_counts_only_the_chosen_people(shop: Shop) {
    let (ani, id) = deal(&shop, 130_000).await;
    step(&ani, &id, "submit").await.expect(200);
    step(&ani, &id, "activate").await.expect(200);
    let (owner, other) = (shop.as_owner().await, shop.as_other_sales().await);
    let (ani, other_id) = (own_id(&ani).await, own_id(&other).await);
    for (people, deals) in [(ani.clone(), 1), (other_id.clone(), 0), (format!("{ani},{other_id}"), 1)] {
        let path = format!("/api/reports/sales-summary?owner_id={people}");
        assert_eq!(owner.get(path).await.expect(200).json()["totals"][1], deals);
    }
    let colleague = other.get(format!("/api/reports/sales-summary?owner_id={ani}")).await.expect(200);
    assert_eq!(colleague.json()["totals"][1], 0, "a colleague's numbers stay theirs");
    owner.get("/api/reports/sales-summary?owner_id=ani").await.expect(422);
}

async fn own_id(client: &Client) -> String {
    client.get("/api/auth/me").await.expect(200).json()["user"]["id"].as_str().unwrap().to_owned()
}

#[on_both_databases]
async fn the_quotation_is_a_pdf_that_stays_the_same(shop: Shop) {
    let (ani, id) = deal(&shop, 120_000).await;
    let path = format!("/api/deals/{id}/quotation.pdf");
    let quotation = ani.get(&path).await.expect(200);
    assert_eq!(quotation.headers["content-type"], "application/pdf");
    let name = quotation.headers["content-disposition"].to_str().unwrap().to_owned();
    assert!(name.starts_with("inline; filename=\"Penawaran DL-"), "{name}");
    assert!(quotation.bytes.starts_with(b"%PDF-"));
    assert_eq!(ani.get(&path).await.expect(200).bytes, quotation.bytes);
}

#[on_both_databases]
async fn a_quotation_is_seen_by_those_who_see_the_deal(shop: Shop) {
    let (_, id) = deal(&shop, 120_000).await;
    let path = format!("/api/deals/{id}/quotation.pdf");
    shop.as_other_sales().await.get(&path).await.expect(404);
    shop.as_leader().await.get(&path).await.expect(200);
    shop.as_stranger().get(&path).await.expect(401);
}
