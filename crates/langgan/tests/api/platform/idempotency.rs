//! The same POST twice is done once.

use crate::support::Shop;
use platform::on_both_databases;
use serde_json::json;

const TEAMS: &str = "/api/teams";

#[on_both_databases]
async fn the_same_key_and_body_get_the_first_answer_again(shop: Shop) {
    let owner = shop.as_owner().await;
    let first = owner.post_once(TEAMS, "key-1", json!({"name": "Tim Timur"})).await.expect(201);
    let again = owner.post_once(TEAMS, "key-1", json!({"name": "Tim Timur"})).await.expect(201);
    assert_eq!(first.bytes, again.bytes);
    assert_eq!(first.etag(), again.etag());
    let teams = owner.get(TEAMS).await;
    assert_eq!(teams.text().matches("Tim Timur").count(), 1);
}

#[on_both_databases]
async fn ten_at_the_same_moment_are_done_once(shop: Shop) {
    let owner = shop.as_owner().await;
    let posts = (0..10).map(|_| owner.post_once(TEAMS, "key-2", json!({"name": "Tim Selatan"})));
    for answer in futures::future::join_all(posts).await {
        answer.expect(201);
    }
    assert_eq!(owner.get(TEAMS).await.text().matches("Tim Selatan").count(), 1);
}

#[on_both_databases]
async fn the_same_key_with_another_body_is_refused(shop: Shop) {
    let owner = shop.as_owner().await;
    owner.post_once(TEAMS, "key-3", json!({"name": "Tim Utara"})).await.expect(201);
    let other = owner.post_once(TEAMS, "key-3", json!({"name": "Tim Lain"})).await.expect(422);
    assert_eq!(other.faults(), ["Idempotency-Key: idempotency_key_reused"]);
}

#[on_both_databases]
async fn a_refused_request_leaves_its_key_free(shop: Shop) {
    let owner = shop.as_owner().await;
    owner.post_once(TEAMS, "key-4", json!({"name": ""})).await.expect(422);
    owner.post_once(TEAMS, "key-4", json!({"name": "Tim Tengah"})).await.expect(201);
}

#[on_both_databases]
async fn a_key_belongs_to_one_person(shop: Shop) {
    let (owner, admin) = (shop.as_owner().await, shop.as_admin().await);
    owner.post_once(TEAMS, "key-5", json!({"name": "Tim Satu"})).await.expect(201);
    admin.post_once(TEAMS, "key-5", json!({"name": "Tim Dua"})).await.expect(201);
}

#[on_both_databases]
async fn a_key_lives_for_a_day(shop: Shop) {
    let owner = shop.as_owner().await;
    owner.post_once(TEAMS, "key-6", json!({"name": "Tim Lama"})).await.expect(201);
    shop.advance(chrono::Duration::hours(30));
    shop.run_schedule().await;
    let owner = shop.as_owner().await;
    owner.post_once(TEAMS, "key-6", json!({"name": "Tim Baru"})).await.expect(201);
}
