//! What notify promises over HTTP.

use crate::{customers::world::notices, support::Shop};
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn who_does_not_want_to_hear_of_a_kind_does_not(shop: Shop) {
    let (manager, sales) = (shop.as_manager().await, shop.as_sales().await);
    let lead =
        |name: &str, phone: &str| json!({"name": name, "phone": phone, "owner_id": shop.people.ani.id});
    manager.post("/api/leads", lead("Dewi", "081234567801")).await.expect(201);
    assert_eq!(notices(&sales).await, ["lead.assigned"]);
    let nothing = json!({"notification_preferences": {"lead.assigned": []}});
    sales.patch("/api/me", nothing).await.expect(200);
    manager.post("/api/leads", lead("Eka", "081234567802")).await.expect(201);
    assert_eq!(notices(&sales).await, ["lead.assigned"]);
    let again = json!({"notification_preferences": {"lead.assigned": ["in_app"]}});
    sales.patch("/api/me", again).await.expect(200);
    manager.post("/api/leads", lead("Fajar", "081234567803")).await.expect(201);
    assert_eq!(notices(&sales).await, ["lead.assigned", "lead.assigned"]);
}
