//! How far an import is, told live to whoever brought the file.

use super::{bring, many};
use crate::support::{Ears, Shop};
use platform::on_both_databases;
use serde_json::json;

#[on_both_databases]
async fn progress_is_told_to_whoever_brought_the_file_and_to_nobody_else(shop: Shop) {
    let (manager, owner, admin) = (shop.as_manager().await, shop.as_owner().await, shop.as_admin().await);
    let mut ears = Ears::of(&shop, &[&manager, &owner, &admin, &shop.as_sales().await]).await;
    let id = bring(&manager, "leads", ("lead.csv", many(2_500).as_bytes())).await.expect(202).id();
    manager.post(format!("/api/imports/{id}/confirm"), json!({})).await.expect(202);
    shop.run_jobs().await;
    let heard = ears.hear(&shop, &["import.updated"]).await;
    let progress = ("import.updated".to_owned(), Some(id.clone()));
    // Three chunks, and the end.
    assert_eq!(heard[0], vec![progress.clone(); 4]);
    assert_eq!(heard[1..], [vec![], vec![], vec![]]);

    manager.post(format!("/api/imports/{id}/undo"), json!({})).await.expect(202);
    shop.run_jobs().await;
    let heard = ears.hear(&shop, &["import.updated"]).await;
    assert!(!heard[0].is_empty() && heard[0].iter().all(|told| *told == progress), "{:?}", heard[0]);
    assert_eq!(heard[1..], [vec![], vec![], vec![]]);
}
