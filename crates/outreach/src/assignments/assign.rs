//! Give records of a database to people: at random, split among several, or chosen by hand.

use super::{
    claims::{self, Reserved},
    model::{DO_NOT_CONTACT, HAS_LEAD, INVALID, MAX, NOT_AVAILABLE, NOT_FOUND, Outcome, RESERVED, split},
};
use crate::{
    batches::{self, Batch, BatchId, NewBatch, Source},
    databases::{self, Database, DatabaseId},
    kinds,
    records::{RecordId, Records, Which, queries as records},
};
use axum::extract::State;
use kernel::{Check, Error, Fault, Faults, Message, Permission, Result, UserId, check, error::Refusal};
use notify::Notice;
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, Path, Refusals, Reply},
    list::{List, ListQuery},
    live::{self, Audience},
};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, HashMap, HashSet};
use utoipa::ToSchema;

const MAX_PEOPLE: usize = 100;
const NOT_ENOUGH: Message = Message::new(
    "not_enough",
    "Hanya {available} data yang tersedia.",
    "Only {available} records are available.",
);
const WHO: Message = Message::new("required", "Pilih staf.", "Choose somebody.");
const WHICH: Message =
    Message::new("required", "Pilih data atau saringannya.", "Choose records or a filter.");

/// How records are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Mode {
    /// `quantity` of them, without choosing.
    Random,
    /// `record_ids`, or all that match `filter`.
    Manual,
}

/// Who gets which records.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Assign {
    mode: Option<Mode>,
    /// Who gets them.
    staff_id: Option<UserId>,
    /// Instead: several, among whom they are split; shares differ by one at most, the first get the greater ones.
    staff_ids: Vec<UserId>,
    /// How many, where they are not chosen.
    quantity: Option<i64>,
    record_ids: Vec<RecordId>,
    /// Instead of ids: the parameters of the list of the database's records.
    filter: Option<BTreeMap<String, String>>,
    /// The title of the batches.
    title: Option<String>,
    /// Only tells who would get how many.
    preview: bool,
}

impl Check for Assign {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.mode.is_some(), "mode", &check::REQUIRED);
        faults.ensure(self.staff_id.is_some() == self.staff_ids.is_empty(), "staff_id", &WHO);
        faults.entries("staff_ids", self.staff_ids.len(), MAX_PEOPLE);
        faults.entries("record_ids", self.record_ids.len(), MAX);
        faults.optional_text("title", self.title.as_deref(), 120);
        let most = i64::try_from(MAX).unwrap_or(i64::MAX);
        if let Some(quantity) = self.quantity {
            faults.number("quantity", quantity, 1, most);
        }
        let chooses = !self.record_ids.is_empty() || self.filter.is_some();
        match self.mode {
            Some(Mode::Random) => {
                faults.ensure(self.quantity.is_some(), "quantity", &check::REQUIRED);
                faults.ensure(self.record_ids.is_empty(), "record_ids", &check::UNKNOWN_FIELD);
                faults.ensure(self.filter.is_none(), "filter", &check::UNKNOWN_FIELD);
            }
            Some(Mode::Manual) => {
                faults.ensure(chooses, "record_ids", &WHICH);
                faults.ensure(self.quantity.is_none(), "quantity", &check::UNKNOWN_FIELD);
            }
            None => {}
        }
    }
}

impl Assign {
    fn people(&self) -> Vec<UserId> {
        self.staff_id.into_iter().chain(self.staff_ids.iter().copied()).collect()
    }
}

/// What somebody got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Given {
    /// `null` in a preview, and where there was nothing for them.
    batch_id: Option<BatchId>,
    staff_id: UserId,
    quantity: usize,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct AssignAnswer {
    batches: Vec<Given>,
    /// How it went with each record that was chosen; empty where none was.
    results: Vec<Outcome>,
    assigned: usize,
    failed: usize,
}

/// Give records of a contact database to one or several people. Reserved members of the product, where the kind says so,
/// and people who do not want to be contacted are left out. At random, all of `quantity` are given or none
/// (409 `not_enough`, which says how many there are); of chosen records, the answer says how it went with each.
#[utoipa::path(post, path = "/api/databases/{id}/assign", tag = "outreach", params(("id" = DatabaseId, Path)), request_body = Assign, responses((status = 200, body = AssignAnswer), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DatabaseId>,
    Body(input): Body<Assign>,
) -> http::Result<Reply> {
    databases::find_living(app.db().reader(), &actor, id).await?;
    actor.must(Permission::ManageDatabases)?;
    let chosen = chosen(&app, &actor, (id, &input)).await?;
    app.write(&actor, async |tx| {
        let database = databases::hold(tx, id).await?;
        check_people(tx, &input).await?;
        let assigned = match input.mode {
            Some(Mode::Manual) => assign_chosen(tx, &actor, (&database, &input), &chosen).await?,
            Some(Mode::Random) | None => assign_random(tx, &actor, (&database, &input)).await?,
        };
        Reply::ok(&assigned)
    })
    .await
}

async fn chosen(app: &App, actor: &Actor, (id, input): (DatabaseId, &Assign)) -> Result<Vec<RecordId>> {
    let Some(filter) = &input.filter else { return Ok(input.record_ids.clone()) };
    let list = Records::of(app.clone(), actor.clone(), Which::OfDatabase(id));
    filtered(app, &list, filter).await
}

/// The ids of at most [`MAX`] records of `list` that match `filter`.
pub(super) async fn filtered(
    app: &App,
    list: &Records,
    filter: &BTreeMap<String, String>,
) -> Result<Vec<RecordId>> {
    let query = ListQuery(filter.iter().map(|(name, value)| (name.clone(), value.clone())).collect());
    let asked = list.listing().read(app.zone(), query).map_err(within_filter)?;
    let limit = u64::try_from(MAX).unwrap_or(u64::MAX) + 1;
    let ids = records::ids_of(app.db().reader(), (list.select(&asked), asked.condition), limit).await?;
    if ids.len() > MAX {
        return Err(Fault::new("filter", &check::TOO_MANY).with("max", MAX).into());
    }
    Ok(ids)
}

/// Says of a fault that it is one of the filter.
fn within_filter(cause: Error) -> Error {
    let inside = |fault: Fault| Fault { field: format!("filter.{}", fault.field), ..fault };
    match cause {
        Error::Invalid(faults) => Error::Invalid(faults.into_iter().map(inside).collect()),
        other => other,
    }
}

async fn check_people(tx: &Tx, input: &Assign) -> Result<()> {
    let mut faults = Faults::new();
    if let Some(staff) = input.staff_id {
        must_work_with_records(tx, (staff, "staff_id".to_owned()), &mut faults).await?;
    }
    for (index, staff) in input.staff_ids.iter().enumerate() {
        must_work_with_records(tx, (*staff, format!("staff_ids[{index}]")), &mut faults).await?;
    }
    faults.finish()
}

/// Adds a fault where `staff` is not somebody active who works with records.
pub(crate) async fn must_work_with_records(
    db: &impl ConnectionTrait,
    (staff, field): (UserId, String),
    faults: &mut Faults,
) -> Result<()> {
    let role = accounts::users::active_with_role(db, staff).await?;
    let works = role.is_some_and(|role| Permission::UseRecords.reach(role).is_some());
    faults.ensure(works, field, &check::UNKNOWN_REFERENCE);
    Ok(())
}

/// Records that are given at random.
pub(crate) struct Grant<'a> {
    pub database: &'a Database,
    pub staff: UserId,
    pub quantity: usize,
    pub source: Source,
    pub title: Option<String>,
}

/// Gives exactly so many records of a database, which is held, at random.
///
/// # Errors
/// `Conflict("not_enough")` with how many there are.
pub(crate) async fn grant(tx: &Tx, actor: &Actor, grant: Grant<'_>) -> Result<Batch> {
    let Grant { database, staff, quantity, source, title } = grant;
    let size = i64::try_from(quantity).map_err(Error::internal)?;
    let batch = batches::open(tx, NewBatch { database, staff, source, title, size }).await?;
    let reserved = rule(tx, database).await?;
    let wanted = u64::try_from(quantity).map_err(Error::internal)?;
    let claimed = claims::claim_random(tx, (database, &reserved), (&batch, wanted)).await?;
    if claimed < wanted {
        return Err(Refusal::new(&NOT_ENOUGH).with("available", claimed).into());
    }
    note(tx, actor, (database, &batch)).await?;
    Ok(batch)
}

async fn rule(tx: &Tx, database: &Database) -> Result<Reserved> {
    let rules = kinds::find_by_key(tx, &database.kind).await?.unwrap_or_default();
    Ok(Reserved::of(tx, database, rules.excludes_reserved))
}

/// Records that a batch was given, and tells it.
async fn note(tx: &Tx, actor: &Actor, (database, batch): (&Database, &Batch)) -> Result<()> {
    let facts = json!({
        "database": database.name, "staff_id": batch.staff_id, "source": batch.source, "count": batch.size,
    });
    audit::record(tx, actor, "records.assigned", &batches::subject(batch), facts).await?;
    live::tell(tx, "database.updated", Some(database.id.0), Audience::Holders(Permission::UseRecords)).await
}

/// One notice for all records of a batch.
async fn notify_staff(tx: &Tx, actor: &Actor, (database, batch): (&Database, &Batch)) -> Result<()> {
    let params = json!({ "count": batch.size, "database": database.name });
    let notice = Notice {
        kind: "records.assigned",
        to: vec![batch.staff_id],
        subject: batches::subject(batch),
        params,
    };
    notify::tell(tx, actor, notice).await
}

async fn assign_random(
    tx: &Tx,
    actor: &Actor,
    (database, input): (&Database, &Assign),
) -> Result<AssignAnswer> {
    let people = input.people();
    let total = usize::try_from(input.quantity.unwrap_or_default()).unwrap_or_default();
    let shares = split(total, people.len());
    let mut assigned = AssignAnswer { assigned: total, ..AssignAnswer::default() };
    let mut given = 0_u64;
    for (staff, quantity) in people.into_iter().zip(shares) {
        let mut batch_id = None;
        if quantity > 0 && !input.preview {
            let source = Source::Random;
            let asked = Grant { database, staff, quantity, source, title: input.title.clone() };
            let batch = grant(tx, actor, asked).await.map_err(|cause| in_all(cause, given))?;
            notify_staff(tx, actor, (database, &batch)).await?;
            given += u64::try_from(quantity).unwrap_or_default();
            batch_id = Some(batch.id);
        }
        assigned.batches.push(Given { batch_id, staff_id: staff, quantity });
    }
    Ok(assigned)
}

/// What is available for somebody was so beside what others of the same request got.
fn in_all(cause: Error, given: u64) -> Error {
    match cause {
        Error::Conflict(refusal) if refusal.message == &NOT_ENOUGH => {
            let left = refusal.details.get("available").and_then(|text| text.as_str()?.parse::<u64>().ok());
            Refusal::new(&NOT_ENOUGH).with("available", left.unwrap_or_default() + given).into()
        }
        other => other,
    }
}

async fn assign_chosen(
    tx: &Tx,
    actor: &Actor,
    (database, input): (&Database, &Assign),
    ids: &[RecordId],
) -> Result<AssignAnswer> {
    let reserved = rule(tx, database).await?;
    let free = claims::pickable(tx, (database, &reserved), ids).await?;
    let results = outcomes(tx, actor, (database, ids), &free).await?;
    let people = input.people();
    let mut assigned = AssignAnswer {
        assigned: free.len(),
        failed: results.len() - free.len(),
        results,
        batches: Vec::new(),
    };
    let mut rest = free.as_slice();
    for (staff, quantity) in people.iter().zip(split(free.len(), people.len())) {
        let (share, others) = rest.split_at(quantity);
        rest = others;
        let mut batch_id = None;
        if quantity > 0 && !input.preview {
            let size = i64::try_from(quantity).map_err(Error::internal)?;
            let new = NewBatch {
                database,
                staff: *staff,
                source: Source::Direct,
                title: input.title.clone(),
                size,
            };
            let batch = batches::open(tx, new).await?;
            claims::put(tx, &batch, share).await?;
            note(tx, actor, (database, &batch)).await?;
            notify_staff(tx, actor, (database, &batch)).await?;
            batch_id = Some(batch.id);
        }
        assigned.batches.push(Given { batch_id, staff_id: *staff, quantity });
    }
    Ok(assigned)
}

/// For each of `ids` whether it is among the `free`, or why not.
async fn outcomes(
    tx: &Tx,
    actor: &Actor,
    (database, ids): (&Database, &[RecordId]),
    free: &[RecordId],
) -> Result<Vec<Outcome>> {
    let mut standings: HashMap<_, _> = HashMap::new();
    if free.len() < ids.len() {
        standings.extend(claims::hold(tx, ids).await?.into_iter().map(|row| (row.id, row)));
    }
    let free: HashSet<_> = free.iter().collect();
    let mut seen = HashSet::new();
    let distinct = ids.iter().filter(|id| seen.insert(**id));
    let outcome = |id: &RecordId| {
        let standing = standings.get(id).filter(|row| row.database_id == database.id);
        let refusal = match standing {
            _ if free.contains(id) => None,
            None => Some(&NOT_FOUND),
            Some(row) if row.lead_id.is_some() => Some(&HAS_LEAD),
            Some(row) if row.do_not_contact => Some(&DO_NOT_CONTACT),
            Some(row) if row.status == "assigned" => Some(&NOT_AVAILABLE),
            Some(row) if row.status == "invalid" => Some(&INVALID),
            Some(_) => Some(&RESERVED),
        };
        Outcome::new(*id, refusal, actor.locale)
    };
    Ok(distinct.map(outcome).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_or_several() {
        let one = UserId(uuid::Uuid::from_u128(1));
        let mut faults = Faults::new();
        Assign { mode: Some(Mode::Random), quantity: Some(1), ..Assign::default() }.check(&mut faults);
        assert!(faults.has("staff_id"));
        let mut faults = Faults::new();
        let both = Assign { staff_id: Some(one), staff_ids: vec![one], ..Assign::default() };
        both.check(&mut faults);
        assert!(faults.has("staff_id"));
    }
}
