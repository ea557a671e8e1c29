//! Somebody who sells leaves.

use crate::{
    sales::world::{lead_of, reason, stage},
    support::Shop,
};
use ::platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn open_leads_go_to_the_one_who_is_named(shop: Shop) {
    let (owner, sales) = (shop.as_owner().await, shop.as_sales().await);
    let (open, lost) = (lead_of(&shop, &shop.people.ani).await, lead_of(&shop, &shop.people.ani).await);
    let gone = json!({"stage_id": stage(&sales, "Gagal").await, "lost_reason_id": reason(&sales).await});
    sales.post(format!("/api/leads/{lost}/move"), gone).await.expect(200);
    let leave = format!("/api/users/{}/deactivate", shop.people.ani.id);
    let asked = owner.post(&leave, json!({})).await.expect(409);
    assert_eq!((asked.code(), &asked.json()["holdings"]["leads"]), ("holds_things".to_owned(), &json!(1)));
    let technician = json!({"hand_over_to": {"leads": shop.people.technician.id}});
    let refused = owner.post(&leave, technician).await.expect(422);
    assert_eq!(refused.faults(), ["hand_over_to.leads: not_found"]);
    sales.get("/api/leads").await.expect(200);
    owner.post(&leave, json!({"hand_over_to": {"leads": shop.people.budi.id}})).await.expect(200);
    sales.get("/api/leads").await.expect(401);
    let budi = shop.as_other_sales().await;
    assert_eq!(budi.get("/api/leads").await.ids(), [open]);
    let notices = budi.get("/api/notifications").await.json();
    assert_eq!(
        (&notices["data"][0]["kind"], &notices["data"][0]["params"]["count"]),
        (&json!("lead.handed_over"), &json!(1))
    );
    let history = shop.as_manager().await.get(format!("/api/leads/{lost}")).await.expect(200).json();
    assert_eq!(history["owner_name"], "Ani Sales", "what is over stays with whom it was");
}
