//! Add records to a database, row by row as they come from a file or a form.

use super::{
    RecordId, Status,
    model::{MAX_NAME, PHONE, check_extra},
    policy, queries,
    table::{ActiveModel, Column},
};
use crate::databases::{self, Database, DatabaseId};
use axum::extract::State;
use kernel::{Check, Error, Fault, Faults, Message, Patch, Permission, Phone, Result, check, tags, text};
use platform::{
    Actor, App, Tx,
    fields::{self, FieldOf},
    http::{self, Body, Path, Refusals, Reply},
    search::TAIL,
};
use rand::Rng;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, Set, sea_query::SelectStatement};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use utoipa::ToSchema;

const MAX_ROWS: usize = 5_000;
/// So many records go into one statement; each has some 30 values, and SQLite takes 32,766.
const ROWS: usize = 1_000;
pub(super) const UNREACHABLE: Message = Message::new(
    "name_phone_or_username_required",
    "Isi nama, telepon, atau username.",
    "Enter a name, a phone or a username.",
);

/// One row of a contact database, as it was uploaded or typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewRecord {
    /// The name.
    pub name: String,
    /// The phone in any spelling; one that is no number is kept, and the record is marked `invalid`.
    pub phone: Option<String>,
    /// The user name.
    pub username: Option<String>,
    /// All other columns, as they were uploaded.
    #[schema(value_type = Object)]
    pub extra: Map<String, Value>,
    /// Labels.
    pub tags: Vec<String>,
    /// What stands in fields that the business added, by their keys.
    #[schema(value_type = Object)]
    pub custom: Map<String, Value>,
}

impl NewRecord {
    /// Whether it has neither name nor phone nor user name.
    pub(super) fn says_nothing(&self) -> bool {
        let is_blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        self.name.trim().is_empty() && is_blank(&self.phone) && is_blank(&self.username)
    }

    /// Whether everything fits; `at` stands before the names of the fields.
    pub(super) fn check_texts(&self, faults: &mut Faults, at: &str) {
        let field = |name: &str| format!("{at}{name}");
        faults.text(&field("name"), &self.name, MAX_NAME);
        faults.optional_text(&field("phone"), self.phone.as_deref(), 64);
        faults.optional_text(&field("username"), self.username.as_deref(), 120);
        check_extra(faults, &field("extra"), &self.extra);
        tags::check(faults, &field("tags"), &self.tags);
    }

    /// What stands in fields that the business added, and all that is wrong with it.
    pub(super) fn own_fields(&self, app: &App) -> (Map<String, Value>, Vec<Fault>) {
        fields::written(app, FieldOf::Records, (None, &Patch::Set(self.custom.clone())))
    }

    fn check(&self, faults: &mut Faults, at: &str) {
        self.check_texts(faults, at);
        faults.ensure(!self.says_nothing(), format!("{at}name"), &UNREACHABLE);
    }
}

/// Rows to be added.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NewRecords {
    /// At most 5,000; more come as a file.
    rows: Vec<NewRecord>,
    /// Leave out rows whose number is known in these rows or in a database of the same kind.
    skip_duplicates: bool,
}

impl Check for NewRecords {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(!self.rows.is_empty(), "rows", &check::REQUIRED);
        if self.rows.len() > MAX_ROWS {
            faults.add(Fault::new("rows", &check::TOO_MANY).with("max", MAX_ROWS));
        }
        for (index, row) in self.rows.iter().enumerate().take(MAX_ROWS) {
            row.check(faults, &format!("rows[{index}]."));
        }
    }
}

/// What came of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Added {
    /// How many records were added.
    pub created: u64,
    /// Of these, how many have a phone that is no number.
    pub invalid: u64,
    /// Rows, counted from 0, whose number is known already; left out where that was asked for.
    pub duplicates: Vec<usize>,
    /// The new records.
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub ids: Vec<RecordId>,
}

/// Add records to a contact database. Phones that are no numbers are kept and marked; known numbers are told.
#[utoipa::path(post, path = "/api/databases/{id}/records", tag = "outreach", params(("id" = DatabaseId, Path)), request_body = NewRecords, responses((status = 200, body = Added), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DatabaseId>,
    Body(input): Body<NewRecords>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let database = databases::find_living(tx, &actor, id).await?;
        actor.must(Permission::ManageDatabases)?;
        let added = add_to(tx, &actor, &database, (input.rows.clone(), input.skip_duplicates)).await?;
        Reply::ok(&added)
    })
    .await
}

/// Adds `rows` to `database`; known numbers are added too.
///
/// # Errors
/// `NotFound` where `actor` does not see the database, `Forbidden` where they do not manage it.
pub async fn add(tx: &Tx, actor: &Actor, database: DatabaseId, rows: Vec<NewRecord>) -> Result<Added> {
    let database = databases::find_living(tx, actor, database).await?;
    actor.must(Permission::ManageDatabases)?;
    add_to(tx, actor, &database, (rows, false)).await
}

async fn add_to(
    tx: &Tx,
    actor: &Actor,
    database: &Database,
    (rows, skips_duplicates): (Vec<NewRecord>, bool),
) -> Result<Added> {
    check_own_fields(tx.app(), &rows)?;
    let count = i64::try_from(rows.len()).map_err(Error::internal)?;
    let first = databases::take_rows(tx, database.id, count).await?;
    let added = insert(tx, database, ((first..).zip(rows).collect(), skips_duplicates)).await?;
    let facts = json!({ "created": added.created, "duplicates": added.duplicates.len() });
    databases::tell(tx, actor, ("database.filled", database), facts).await?;
    Ok(added)
}

/// What the business asks of every record beside what a record needs.
fn check_own_fields(app: &App, rows: &[NewRecord]) -> Result<()> {
    let mut faults = Faults::new();
    for (index, row) in rows.iter().enumerate() {
        let named = |fault: Fault| Fault { field: format!("rows[{index}].{}", fault.field), ..fault };
        faults.extend(row.own_fields(app).1.into_iter().map(named));
    }
    faults.finish()
}

/// Adds numbered rows to a database, or those of them whose numbers are not known; tells nobody.
pub(super) async fn insert(
    tx: &Tx,
    database: &Database,
    (rows, skips_duplicates): (Vec<(i64, NewRecord)>, bool),
) -> Result<Added> {
    let mut added = Added::default();
    let mut seen = HashSet::new();
    let indexed: Vec<_> = rows.into_iter().enumerate().collect();
    for chunk in indexed.chunks(ROWS) {
        let numbers: Vec<_> =
            chunk.iter().map(|(_, (_, row))| row.phone.as_deref().and_then(Phone::parse)).collect();
        let (known, refused) = known(tx, database, &numbers).await?;
        let mut inserts = Vec::with_capacity(chunk.len());
        for ((index, (row_no, row)), number) in chunk.iter().zip(numbers) {
            let hash = number.as_ref().map(|number| tx.app().keys().lookup_hash(number.as_str()).to_vec());
            let is_known =
                hash.as_ref().is_some_and(|hash| known.contains(hash) || !seen.insert(hash.clone()));
            if is_known {
                added.duplicates.push(*index);
                if skips_duplicates {
                    continue;
                }
            }
            let do_not_contact = hash.as_ref().is_some_and(|hash| refused.contains(hash));
            let insert = record(tx, (database.id, *row_no), (row, number, do_not_contact))?;
            added.created += 1;
            added.invalid += u64::from(insert.status == Set(Status::Invalid));
            added.ids.extend(insert.id.try_as_ref().copied());
            inserts.push(insert);
        }
        if !inserts.is_empty() {
            queries::insert_many(tx, inserts).await?;
        }
    }
    Ok(added)
}

/// Of the hashes, those that living records of one of `databases` have.
pub(super) async fn known_among(
    db: &impl ConnectionTrait,
    databases: &SelectStatement,
    hashes: Vec<Vec<u8>>,
) -> Result<HashSet<Vec<u8>>> {
    let of_kind = Condition::all()
        .add(Column::DeletedAt.is_null())
        .add(policy::is_in_living_database())
        .add(Column::DatabaseId.in_subquery(databases.clone()));
    Ok(queries::known_hashes(db, (hashes, of_kind)).await?.into_iter().collect())
}

/// The keys of numbers that databases of the kind know, and of those that must not be contacted.
async fn known(
    tx: &Tx,
    database: &Database,
    numbers: &[Option<Phone>],
) -> Result<(HashSet<Vec<u8>>, HashSet<Vec<u8>>)> {
    let keys = tx.app().keys();
    let hashes: Vec<_> =
        numbers.iter().flatten().map(|number| keys.lookup_hash(number.as_str()).to_vec()).collect();
    let known = known_among(tx, &databases::of_kind(&database.kind), hashes.clone()).await?;
    let refused = Condition::all().add(Column::DoNotContact.eq(true));
    let refused = queries::known_hashes(tx, (hashes, refused)).await?;
    Ok((known, refused.into_iter().collect()))
}

fn record(
    tx: &Tx,
    (database, row_no): (DatabaseId, i64),
    (row, number, do_not_contact): (&NewRecord, Option<Phone>, bool),
) -> Result<ActiveModel> {
    let line = |text: &Option<String>| text.as_deref().map(text::clean_line).filter(|text| !text.is_empty());
    let original = line(&row.phone);
    let username = line(&row.username);
    let can_be_reached = number.is_some() || (original.is_none() && username.is_some());
    let name = Some(text::clean_line(&row.name)).filter(|name| !name.is_empty());
    let name = name.or_else(|| username.clone()).or_else(|| original.clone());
    // A row of a file that names nobody is kept, and told from others by its number.
    let name = name.unwrap_or_else(|| format!("#{row_no}"));
    let blank = ActiveModel {
        id: Set(tx.new_id()),
        database_id: Set(database),
        row_no: Set(row_no),
        name_folded: Set(text::fold(&name)),
        name_key: Set(text::name_key(&name)),
        name: Set(name),
        username: Set(username),
        extra: Set(json!(row.extra)),
        tags: Set(json!(tags::joined(&[], &row.tags))),
        custom: Set(row.own_fields(tx.app()).0.into()),
        status: Set(if can_be_reached { Status::Available } else { Status::Invalid }),
        random_key: Set(rand::rng().random()),
        do_not_contact: Set(do_not_contact),
        assignee_id: Set(None),
        batch_id: Set(None),
        assigned_at: Set(None),
        last_assignee_id: Set(None),
        recycled_at: Set(None),
        whatsapp_status: Set(None),
        responded: Set(None),
        note: Set(None),
        marked_at: Set(None),
        lead_id: Set(None),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        deleted_at: Set(None),
        ..Default::default()
    };
    with_phone(tx, original.as_deref(), (number, blank))
}

/// Puts a phone into the row: as it was written, and sealed and found by its keys where it is a number.
pub(super) fn with_phone(
    tx: &Tx,
    original: Option<&str>,
    (number, mut row): (Option<Phone>, ActiveModel),
) -> Result<ActiveModel> {
    let keys = tx.app().keys();
    row.phone_original_sealed = Set(original.map(|text| keys.seal_text(text, PHONE)).transpose()?);
    row.phone_hash = Set(number.as_ref().map(|number| keys.lookup_hash(number.as_str()).to_vec()));
    row.phone_tail_hash =
        Set(number.as_ref().map(|number| keys.tail_hash(number.last_digits(TAIL)).to_vec()));
    row.phone_sealed = Set(number.map(|number| keys.seal_text(number.as_str(), PHONE)).transpose()?);
    Ok(row)
}
