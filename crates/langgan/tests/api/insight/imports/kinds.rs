//! What can be brought.

use super::kinds_of;
use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn a_kind_says_what_its_rows_may_say_and_what_can_be_chosen(shop: Shop) {
    let owner = shop.as_owner().await;
    owner.patch("/api/me", json!({"locale": "en"})).await.expect(200);
    let kinds = kinds_of(&owner).await;
    let leads = kinds.iter().find(|kind| kind["name"] == "leads").unwrap();
    assert_eq!(leads["title"], "Leads");
    assert_eq!(leads["keeps_others"], false);
    let expected = json!({"name": "name", "label": "Name", "is_required": true, "format": "text", "example": "Budi Santoso"});
    assert_eq!(leads["fields"][0], expected);
    let options = leads["options"].as_array().unwrap();
    let named: Vec<_> = options.iter().map(|option| (&option["name"], &option["shape"])).collect();
    assert_eq!(named, [(&json!("allow_duplicates"), &json!("yes_no"))]);
}

#[on_both_databases]
async fn kinds_of_a_module_that_is_off_are_not_offered(shop: Shop) {
    let owner = shop.as_owner().await;
    owner.patch("/api/settings/general", json!({"modules": []})).await.expect(200);
    assert!(kinds_of(&owner).await.iter().all(|kind| kind["name"] != "leads"));
}

#[on_both_databases]
async fn kinds_are_said_in_the_words_of_the_business(shop: Shop) {
    let owner = shop.as_owner().await;
    let words = json!({"lead": {"id": "Calon siswa"}});
    owner.patch("/api/settings/words", words).await.expect(200);
    let kinds = kinds_of(&owner).await;
    assert_eq!(kinds.iter().find(|kind| kind["name"] == "leads").unwrap()["title"], "Calon siswa");
}
