//! Conditional updates that give records to people and take them back.
//!
//! Whoever gives holds the database first (`databases::hold`), so that two who give from one database wait for each
//! other; the update itself is conditional all the same, and skips what somebody else holds.

use crate::{
    batches::{Batch, BatchId},
    databases::{Database, DatabaseId},
    records::RecordId,
    settings::OutreachSettings,
};
use kernel::{Day, Instant, Result, UserId};
use platform::{Tx, db::dialect::skip_locked};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use uuid::Uuid;

/// So many ids go into one statement.
const IDS: usize = 1_000;

/// Records that can be given to somebody. What stands in partial indexes stands here word for word.
const IN_POOL: &str = "deleted_at IS NULL AND NOT do_not_contact AND lead_id IS NULL";

/// Leaves out names that are reserved for the product `$1` on the day `$2`.
const NOT_RESERVED: &str = "NOT EXISTS (SELECT 1 FROM reservation WHERE reservation.product_id = $1 \
    AND reservation.name_key = contact_record.name_key AND reservation.status = 'approved' \
    AND (reservation.expires_on IS NULL OR reservation.expires_on >= $2))";

/// Leaves out what was taken back from the same person `$5` after the instant `$8`. (product file 20, E12)
const RESTED: &str =
    "(last_assignee_id IS NULL OR last_assignee_id <> $5 OR recycled_at IS NULL OR recycled_at <= $8)";

/// The rule about reserved names, as a condition with its two first values.
pub(super) struct Reserved {
    condition: &'static str,
    values: [Value; 2],
}

impl Reserved {
    /// Leaves out reserved names of the database's product, where `excludes`.
    pub(super) fn of(tx: &Tx, database: &Database, excludes: bool) -> Self {
        let product = database.product_id.filter(|_| excludes);
        // Both values are used in any case: PostgreSQL wants to know the type of each.
        let nothing = "(CAST($1 AS text) IS NULL OR CAST($2 AS text) IS NOT NULL)";
        Self {
            condition: if product.is_some() { NOT_RESERVED } else { nothing },
            values: [product.map_or_else(|| Value::from(None::<String>), Into::into), tx.today().into()],
        }
    }
}

fn statement(tx: &Tx, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), sql, values)
}

/// `$first, …` for `count` values.
fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

/// Puts `count` records of the pool, or as many as there are, into `batch`: at random, those that nobody had first.
/// Returns how many.
pub(super) async fn claim_random(
    tx: &Tx,
    (database, reserved): (&Database, &Reserved),
    (batch, count): (&Batch, u64),
) -> Result<u64> {
    let settings: OutreachSettings = tx.app().setting();
    let rested = tx.zone().start_of(tx.today().plus_days(1 - settings.rest_days));
    let mut claimed = 0;
    for status in ["available", "recycled"] {
        if claimed == count {
            break;
        }
        let sql = format!(
            "WITH picked AS MATERIALIZED (SELECT id FROM contact_record WHERE database_id = $3 \
             AND status = '{status}' AND {IN_POOL} AND {} AND {RESTED} ORDER BY random_key LIMIT $4 {}) \
             UPDATE contact_record SET status = 'assigned', assignee_id = $5, batch_id = $6, assigned_at = $7, \
             updated_at = $7, version = version + 1 FROM picked WHERE contact_record.id = picked.id",
            reserved.condition,
            skip_locked(tx)
        );
        let limit = i64::try_from(count - claimed).unwrap_or(i64::MAX);
        let mut values = reserved.values.to_vec();
        values.extend([
            database.id.into(),
            limit.into(),
            batch.staff_id.into(),
            batch.id.into(),
            tx.now().into(),
            rested.into(),
        ]);
        claimed += tx.execute_raw(statement(tx, &sql, values)).await?.rows_affected();
    }
    note_assigned(tx, batch).await?;
    Ok(claimed)
}

/// Keeps that the records of `batch` were given, and from which batch they came.
async fn note_assigned(tx: &Tx, batch: &Batch) -> Result<()> {
    let sql = "INSERT INTO record_assignment (batch_id, record_id, database_id, staff_id, at, on_day, previous_batch_id) \
               SELECT batch_id, id, database_id, assignee_id, assigned_at, $1, \
               (SELECT before.batch_id FROM record_assignment AS before WHERE before.record_id = contact_record.id \
               AND before.ended_on IS NULL ORDER BY before.at DESC LIMIT 1) \
               FROM contact_record WHERE batch_id = $2";
    tx.execute_raw(statement(tx, sql, vec![tx.today().into(), batch.id.into()])).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Id {
    id: RecordId,
}

/// Of `ids`, those that can be given now, held against others, in the order of their rows.
pub(super) async fn pickable(
    tx: &Tx,
    (database, reserved): (&Database, &Reserved),
    ids: &[RecordId],
) -> Result<Vec<RecordId>> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(IDS) {
        let sql = format!(
            "SELECT id FROM contact_record WHERE database_id = $3 AND id IN ({}) AND status IN ('available', 'recycled') \
             AND {IN_POOL} AND {} ORDER BY row_no, id {}",
            places(4, chunk.len()),
            reserved.condition,
            skip_locked(tx)
        );
        let mut values = reserved.values.to_vec();
        values.push(database.id.into());
        values.extend(chunk.iter().map(|id| Value::from(*id)));
        let rows = Id::find_by_statement(statement(tx, &sql, values)).all(tx).await?;
        found.extend(rows.into_iter().map(|row| row.id));
    }
    Ok(found)
}

/// Puts records into `batch`, whoever had them; their earlier assignments end.
pub(super) async fn put(tx: &Tx, batch: &Batch, ids: &[RecordId]) -> Result<()> {
    for chunk in ids.chunks(IDS) {
        let sql = format!(
            "UPDATE contact_record SET status = 'assigned', assignee_id = $1, batch_id = $2, assigned_at = $3, \
             updated_at = $3, version = version + 1 WHERE id IN ({})",
            places(4, chunk.len())
        );
        let mut values = vec![batch.staff_id.into(), batch.id.into(), tx.now().into()];
        values.extend(chunk.iter().map(|id| Value::from(*id)));
        tx.execute_raw(statement(tx, &sql, values)).await?;
    }
    note_assigned(tx, batch).await?;
    for chunk in ids.chunks(IDS) {
        end(tx, chunk).await?;
    }
    Ok(())
}

/// An open assignment whose record is no longer in its batch.
const STRAY: &str = "ended_on IS NULL AND NOT EXISTS (SELECT 1 FROM contact_record \
    WHERE contact_record.id = record_assignment.record_id AND contact_record.batch_id = record_assignment.batch_id)";

/// Ends the open assignments of `ids` to batches in which they no longer are.
async fn end(tx: &Tx, ids: &[RecordId]) -> Result<()> {
    let sql = format!(
        "UPDATE record_assignment SET ended_on = $1 WHERE record_id IN ({}) AND {STRAY}",
        places(2, ids.len())
    );
    let mut values = vec![tx.today().into()];
    values.extend(ids.iter().map(|id| Value::from(*id)));
    tx.execute_raw(statement(tx, &sql, values)).await?;
    Ok(())
}

/// A record as far as giving and taking back is concerned.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Standing {
    pub id: RecordId,
    pub database_id: DatabaseId,
    pub status: String,
    pub do_not_contact: bool,
    pub assignee_id: Option<UserId>,
    pub lead_id: Option<Uuid>,
}

/// Living records of `ids`, held against others until the transaction ends.
pub(super) async fn hold(tx: &Tx, ids: &[RecordId]) -> Result<Vec<Standing>> {
    let lock = if skip_locked(tx).is_empty() { "" } else { "FOR UPDATE" };
    let mut found = Vec::with_capacity(ids.len());
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    for chunk in ids.chunks(IDS) {
        let sql = format!(
            "SELECT id, database_id, status, do_not_contact, assignee_id, lead_id FROM contact_record \
             WHERE deleted_at IS NULL AND id IN ({}) AND database_id IN \
             (SELECT id FROM contact_database WHERE deleted_at IS NULL) ORDER BY id {lock}",
            places(1, chunk.len())
        );
        let values = chunk.iter().map(|id| Value::from(*id)).collect();
        found.extend(Standing::find_by_statement(statement(tx, &sql, values)).all(tx).await?);
    }
    Ok(found)
}

/// What a record is when nobody has it any more: without marks, which stay with the assignment that ends.
const RECYCLED: &str = "status = 'recycled', last_assignee_id = assignee_id, assignee_id = NULL, batch_id = NULL, assigned_at = NULL, \
    whatsapp_status = NULL, responded = NULL, note = NULL, marked_at = NULL";

/// Takes `ids` back.
pub(super) async fn recycle(tx: &Tx, ids: &[RecordId]) -> Result<()> {
    for chunk in ids.chunks(IDS) {
        let sql = format!(
            "UPDATE contact_record SET {RECYCLED}, recycled_at = $1, updated_at = $1, version = version + 1 \
             WHERE status = 'assigned' AND id IN ({})",
            places(2, chunk.len())
        );
        let mut values = vec![tx.now().into()];
        values.extend(chunk.iter().map(|id| Value::from(*id)));
        tx.execute_raw(statement(tx, &sql, values)).await?;
        end(tx, chunk).await?;
    }
    Ok(())
}

/// Which records of a database are taken back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    pub is_untouched: bool,
    /// Given before this instant.
    pub before: Option<Instant>,
    pub staff: Option<UserId>,
}

impl Scope {
    /// The condition and its values, from `$2` on; `$1` is the database.
    fn condition(self) -> (String, Vec<Value>) {
        let mut terms = vec![
            "database_id = $1 AND status = 'assigned' AND lead_id IS NULL AND deleted_at IS NULL".to_owned(),
        ];
        let mut values = Vec::new();
        if self.is_untouched {
            terms.push("whatsapp_status IS NULL AND responded IS NULL".to_owned());
        }
        if let Some(before) = self.before {
            values.push(before.into());
            terms.push(format!("assigned_at < ${}", values.len() + 1));
        }
        if let Some(staff) = self.staff {
            values.push(staff.into());
            terms.push(format!("assignee_id = ${}", values.len() + 1));
        }
        (terms.join(" AND "), values)
    }
}

/// How many records somebody has.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Share {
    pub staff_id: UserId,
    pub records: i64,
}

/// With whom the records of `scope` are.
pub(super) async fn shares(tx: &Tx, database: DatabaseId, scope: Scope) -> Result<Vec<Share>> {
    let (condition, more) = scope.condition();
    let sql = format!(
        "SELECT assignee_id AS staff_id, count(*) AS records FROM contact_record WHERE {condition} \
         GROUP BY assignee_id ORDER BY assignee_id"
    );
    let mut values = vec![database.into()];
    values.extend(more);
    Ok(Share::find_by_statement(statement(tx, &sql, values)).all(tx).await?)
}

/// Takes back the records of `scope`; returns how many.
pub(super) async fn recycle_all(tx: &Tx, database: DatabaseId, scope: Scope) -> Result<u64> {
    let (condition, more) = scope.condition();
    let mut values = vec![database.into()];
    values.extend(more);
    let sql = format!(
        "UPDATE contact_record SET {RECYCLED}, recycled_at = ${now}, updated_at = ${now}, version = version + 1 \
         WHERE {condition}",
        now = values.len() + 1
    );
    values.push(tx.now().into());
    let taken = tx.execute_raw(statement(tx, &sql, values)).await?.rows_affected();
    if taken > 0 {
        end_strays(tx, database, tx.today()).await?;
    }
    Ok(taken)
}

/// Ends open assignments of a database whose record is no longer in their batch.
async fn end_strays(tx: &Tx, database: DatabaseId, on: Day) -> Result<()> {
    let sql = format!("UPDATE record_assignment SET ended_on = $1 WHERE database_id = $2 AND {STRAY}");
    tx.execute_raw(statement(tx, &sql, vec![on.into(), database.into()])).await?;
    Ok(())
}

/// The ids of living records that are with `staff`.
pub(super) async fn held_by(tx: &Tx, staff: UserId) -> Result<Vec<RecordId>> {
    let sql = "SELECT id FROM contact_record WHERE assignee_id = $1 AND status = 'assigned' AND deleted_at IS NULL ORDER BY id";
    let rows = Id::find_by_statement(statement(tx, sql, vec![staff.into()])).all(tx).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// A record that a batch was given, and what became of it.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Member {
    pub id: RecordId,
    /// Whether it is still in the batch.
    pub is_there: bool,
    /// Whether nobody touched it since.
    pub is_untouched: bool,
    pub lead_id: Option<Uuid>,
    /// From which batch it came.
    pub previous_batch_id: Option<BatchId>,
}

/// The records that `batch` was given, in the order of their rows.
pub(super) async fn members(tx: &Tx, batch: &Batch) -> Result<Vec<Member>> {
    let sql = "SELECT record.id, record.lead_id, given.previous_batch_id, \
               coalesce(record.batch_id = given.batch_id, false) AS is_there, \
               record.updated_at = given.at AS is_untouched \
               FROM record_assignment AS given JOIN contact_record AS record ON record.id = given.record_id \
               WHERE given.batch_id = $1 AND record.deleted_at IS NULL ORDER BY record.row_no, record.id";
    Ok(Member::find_by_statement(statement(tx, sql, vec![batch.id.into()])).all(tx).await?)
}

/// Puts `ids` back as they were before they were given to anybody the last time: whoever had them rests from none.
pub(super) async fn put_back(tx: &Tx, ids: &[RecordId]) -> Result<()> {
    for chunk in ids.chunks(IDS) {
        let sql = format!(
            "UPDATE contact_record SET status = CASE WHEN (SELECT count(*) FROM record_assignment \
             WHERE record_assignment.record_id = contact_record.id) > 1 THEN 'recycled' ELSE 'available' END, \
             assignee_id = NULL, batch_id = NULL, assigned_at = NULL, whatsapp_status = NULL, responded = NULL, \
             note = NULL, marked_at = NULL, updated_at = $1, version = version + 1 \
             WHERE status = 'assigned' AND id IN ({})",
            places(2, chunk.len())
        );
        let mut values = vec![tx.now().into()];
        values.extend(chunk.iter().map(|id| Value::from(*id)));
        tx.execute_raw(statement(tx, &sql, values)).await?;
        end(tx, chunk).await?;
    }
    Ok(())
}

/// Living databases of which somebody has untouched records that were given before `before`.
pub(super) async fn databases_to_return(tx: &Tx, before: Instant) -> Result<Vec<DatabaseId>> {
    #[derive(FromQueryResult)]
    struct Found {
        id: DatabaseId,
    }
    let sql = "SELECT id FROM contact_database WHERE deleted_at IS NULL AND EXISTS (SELECT 1 FROM contact_record \
               WHERE database_id = contact_database.id AND status = 'assigned' AND lead_id IS NULL \
               AND deleted_at IS NULL AND whatsapp_status IS NULL AND responded IS NULL AND assigned_at < $1) ORDER BY id";
    let rows = Found::find_by_statement(statement(tx, sql, vec![before.into()])).all(tx).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// How many untouched records, given from `from` to before `to`, everybody has.
pub(super) async fn untouched_shares(tx: &Tx, (from, to): (Instant, Instant)) -> Result<Vec<Share>> {
    let sql = "SELECT assignee_id AS staff_id, count(*) AS records FROM contact_record WHERE status = 'assigned' \
               AND lead_id IS NULL AND deleted_at IS NULL AND whatsapp_status IS NULL AND responded IS NULL \
               AND assigned_at >= $1 AND assigned_at < $2 AND database_id IN \
               (SELECT id FROM contact_database WHERE deleted_at IS NULL) GROUP BY assignee_id ORDER BY assignee_id";
    Ok(Share::find_by_statement(statement(tx, sql, vec![from.into(), to.into()])).all(tx).await?)
}
