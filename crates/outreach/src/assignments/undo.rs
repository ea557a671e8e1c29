//! Take a batch back: what nobody touched since goes where it was, the rest is named and stays. (product file 20, E15)

use super::{
    assign::must_work_with_records,
    claims::{self, Member},
    model::{HAS_LEAD, NOT_THERE, Outcome, TOUCHED},
    recycle::notify_staff,
};
use crate::{
    batches::{self, Batch, BatchId, NewBatch, Source},
    databases::{self, Database},
    records::RecordId,
};
use axum::extract::State;
use kernel::{Error, Faults, Message, Permission, Result, UserId};
use notify::Notice;
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, Path, Refusals, Reply, body::Empty},
    live::{self, Audience},
};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BatchUndone {
    /// How many records went where they were before.
    undone: usize,
    /// The batches of those who had them before.
    batches: Vec<BatchId>,
    /// Records that stay, and why.
    kept: Vec<Outcome>,
}

/// Undo the giving of a batch. Records that are as the batch left them go back to whoever had them before, in a batch of
/// their own, or to the pool; those that were worked on since are named and stay.
#[utoipa::path(post, path = "/api/batches/{id}/undo", tag = "outreach", params(("id" = BatchId, Path)), request_body = Empty, responses((status = 200, body = BatchUndone), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<BatchId>,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let batch = batches::find_visible(tx, &actor, id).await?;
        actor.must(Permission::ManageDatabases)?;
        let database = databases::hold(tx, batch.database_id).await?;
        let members = claims::members(tx, &batch).await?;
        claims::hold(tx, &members.iter().map(|member| member.id).collect::<Vec<_>>()).await?;
        let members = claims::members(tx, &batch).await?;
        let kept = members.iter().filter_map(|member| Some((member.id, why_kept(member)?)));
        let kept = kept.map(|(id, why)| Outcome::new(id, Some(why), actor.locale)).collect();
        let untouched: Vec<Member> =
            members.iter().filter(|member| why_kept(member).is_none()).cloned().collect();
        let undone = untouched.len();
        let batches = give_back(tx, &actor, (&database, &batch), untouched).await?;
        Reply::ok(&BatchUndone { undone, batches, kept })
    })
    .await
}

fn why_kept(member: &Member) -> Option<&'static Message> {
    match member {
        Member { is_there: false, .. } => Some(&NOT_THERE),
        Member { lead_id: Some(_), .. } => Some(&HAS_LEAD),
        Member { is_untouched: false, .. } => Some(&TOUCHED),
        Member { .. } => None,
    }
}

async fn give_back(
    tx: &Tx,
    actor: &Actor,
    (database, batch): (&Database, &Batch),
    members: Vec<Member>,
) -> Result<Vec<BatchId>> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    let count = i64::try_from(members.len()).map_err(Error::internal)?;
    let (mut pool, mut shares) = (Vec::new(), BTreeMap::<UserId, Vec<RecordId>>::new());
    let mut holders = BTreeMap::new();
    for member in members {
        match previous_holder(tx, &mut holders, member.previous_batch_id).await? {
            Some(staff) => shares.entry(staff).or_default().push(member.id),
            None => pool.push(member.id),
        }
    }
    claims::put_back(tx, &pool).await?;
    let mut opened = Vec::new();
    for (staff, ids) in shares {
        opened.push(return_to(tx, actor, (database, batch), (staff, &ids)).await?);
    }
    let facts = json!({ "database": database.name, "staff_id": batch.staff_id, "count": count });
    audit::record(tx, actor, "batch.undone", &batches::subject(batch), facts).await?;
    notify_staff(tx, actor, (databases::subject(database), batch.staff_id, count)).await?;
    live::tell(tx, "database.updated", Some(database.id.0), Audience::Holders(Permission::UseRecords))
        .await?;
    Ok(opened)
}

/// Who had the records of a batch, where they still work with records; `known` remembers the answers.
async fn previous_holder(
    tx: &Tx,
    known: &mut BTreeMap<BatchId, Option<UserId>>,
    batch: Option<BatchId>,
) -> Result<Option<UserId>> {
    let Some(id) = batch else { return Ok(None) };
    if let Some(holder) = known.get(&id) {
        return Ok(*holder);
    }
    let staff = batches::staff_of(tx, id).await?;
    let mut faults = Faults::new();
    must_work_with_records(tx, (staff, String::new()), &mut faults).await?;
    let holder = Some(staff).filter(|_| faults.is_empty());
    known.insert(id, holder);
    Ok(holder)
}

async fn return_to(
    tx: &Tx,
    actor: &Actor,
    (database, batch): (&Database, &Batch),
    (staff, ids): (UserId, &[RecordId]),
) -> Result<BatchId> {
    let size = i64::try_from(ids.len()).map_err(Error::internal)?;
    let title = Some(batch.title.clone());
    let new = NewBatch { database, staff, source: Source::Direct, title, size };
    let returned = batches::open(tx, new).await?;
    claims::put(tx, &returned, ids).await?;
    let params = json!({ "count": size, "database": database.name });
    let subject = batches::subject(&returned);
    notify::tell(tx, actor, Notice { kind: "records.assigned", to: vec![staff], subject, params }).await?;
    live::tell(tx, "record.updated", None, Audience::Users(vec![staff])).await?;
    Ok(returned.id)
}
