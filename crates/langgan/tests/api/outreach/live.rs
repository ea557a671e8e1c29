//! What happens in the telesales room is told live to exactly those who may see it.

use super::world::{ask, database, fill, filled, give, hire, mark, product};
use crate::support::{Client, Ears, Shop};
use kernel::Role;
use platform::on_both_databases;
use serde_json::json;

/// One admin, the staff member, another staff member, somebody who sells and a technician.
async fn people(shop: &Shop) -> [Client; 5] {
    let other = hire(shop, "Wati").await;
    [
        shop.as_admin().await,
        shop.as_role(Role::Staff).await,
        shop.as_person(&other).await,
        shop.as_sales().await,
        shop.as_role(Role::Technician).await,
    ]
}

async fn ears(shop: &Shop, people: &[Client; 5]) -> Ears {
    Ears::of(shop, &people.each_ref()).await
}

/// How often each was told `kind` of the thing `id`, and nothing else of `kinds`.
async fn told(shop: &Shop, ears: &mut Ears, (kind, id): (&str, Option<&str>)) -> Vec<usize> {
    let wanted = (kind.to_owned(), id.map(str::to_owned));
    let heard = ears.hear(shop, &[kind]).await;
    for told in &heard {
        assert!(told.iter().all(|one| *one == wanted), "{wanted:?} but {told:?}");
    }
    heard.iter().map(Vec::len).collect()
}

#[on_both_databases]
async fn a_mark_reaches_whoever_has_the_record_and_those_who_lead(shop: Shop) {
    let (database, records) = filled(&shop, 2).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let people = people(&shop).await;
    let mut ears = ears(&shop, &people).await;
    mark(&people[1], &records[0], json!({"whatsapp_status": "ada"})).await.expect(200);
    let told = told(&shop, &mut ears, ("record.updated", Some(&records[0]))).await;
    assert_eq!(told, [1, 1, 0, 0, 0]);
}

#[on_both_databases]
async fn a_request_reaches_who_asked_and_who_decides(shop: Shop) {
    let (database, _) = filled(&shop, 5).await;
    let people = people(&shop).await;
    let mut ears = ears(&shop, &people).await;
    let id = ask(&people[1], &database, 3).await;
    let asked = told(&shop, &mut ears, ("download_request.created", Some(&id))).await;
    assert_eq!(asked, [1, 1, 0, 0, 0]);
    let path = format!("/api/download-requests/{id}/approve");
    people[0].post(path, json!({"quantity": 2})).await.expect(200);
    let heard =
        ears.hear(&shop, &["download_request.approved", "notification.created", "batch.created"]).await;
    let kinds = |at: usize| heard[at].iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>();
    assert_eq!(kinds(0).iter().filter(|kind| **kind == "download_request.approved").count(), 1);
    for kind in ["download_request.approved", "notification.created", "batch.created"] {
        assert_eq!(kinds(1).iter().filter(|heard| **heard == kind).count(), 1, "{kind}: {:?}", heard[1]);
    }
    assert!(heard[2..].iter().all(Vec::is_empty), "{heard:?}");
}

#[on_both_databases]
async fn an_assignment_reaches_who_gets_it_and_its_counts_those_who_see_databases(shop: Shop) {
    let (database, records) = filled(&shop, 2).await;
    let people = people(&shop).await;
    let mut ears = ears(&shop, &people).await;
    let batch = give(&shop, &database, shop.people.staff.id, &records).await;
    let heard = ears.hear(&shop, &["batch.created", "database.updated", "record.updated"]).await;
    let count = |kind: &str, id: &str| {
        let wanted = (kind.to_owned(), Some(id.to_owned()));
        heard.iter().map(|told| told.iter().filter(|one| **one == wanted).count()).collect::<Vec<_>>()
    };
    assert_eq!(count("batch.created", &batch), [1, 1, 0, 0, 0]);
    assert_eq!(count("database.updated", &database), [1, 1, 1, 0, 0]);
    assert_eq!(heard[2].len() + heard[3].len() + heard[4].len(), 1);
}

#[on_both_databases]
async fn who_loses_records_and_who_gets_them_are_told_and_nobody_else(shop: Shop) {
    let (database, records) = filled(&shop, 2).await;
    give(&shop, &database, shop.people.staff.id, &records).await;
    let people = people(&shop).await;
    let third = hire(&shop, "Yanti").await;
    let mut ears = ears(&shop, &people).await;
    let moved = json!({"ids": records, "action": "move", "staff_id": third.id});
    people[0].post("/api/assignments/bulk", moved).await.expect(200);
    assert_eq!(told(&shop, &mut ears, ("record.updated", None)).await, [1, 1, 0, 0, 0]);
    let taken = json!({"ids": records, "action": "recycle"});
    people[0].post("/api/assignments/bulk", taken).await.expect(200);
    assert_eq!(told(&shop, &mut ears, ("record.updated", None)).await, [1, 0, 0, 0, 0]);
}

#[on_both_databases]
async fn a_new_database_is_told_to_the_telesales_room_alone(shop: Shop) {
    let product = product(&shop, "Paket").await;
    let people = people(&shop).await;
    let mut ears = ears(&shop, &people).await;
    let database = database(&shop, &product).await;
    assert_eq!(told(&shop, &mut ears, ("database.created", Some(&database))).await, [1, 1, 1, 0, 0]);
    fill(&shop, &database, 1).await;
    let changed = ears.hear(&shop, &["database.filled"]).await;
    assert!(changed[..3].iter().all(|told| !told.is_empty()), "{changed:?}");
    assert!(changed[3..].iter().all(Vec::is_empty), "{changed:?}");
}
