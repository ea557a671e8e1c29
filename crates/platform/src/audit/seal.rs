//! The chain of hashes over the audit log.

use super::table::{Column, Entity, Model};
use crate::{app::App, db::Tx, jobs::JobKind};
use kernel::{Error, Instant, Result};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Statement, sea_query::Query,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The job that seals what is not sealed yet.
pub const SEAL: JobKind =
    JobKind::new("audit.seal", |app, _| Box::pin(async move { seal(&app).await.map(drop) }));

/// Entries settle for this long before they are sealed, so that no running transaction can slip one in before.
const SETTLING: chrono::Duration = chrono::Duration::seconds(60);
/// An entry carries the instant at which its transaction began; none takes so long that it shows up behind this.
const LONGEST_TRANSACTION: chrono::Duration = chrono::Duration::days(1);
const BATCH: usize = 1_000;

/// What a check of the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every seal fits; so many entries are sealed.
    Intact(u64),
    /// The seal at this position doesn't fit its entry: something was changed or removed.
    Broken(u64),
}

#[derive(FromQueryResult)]
struct Seal {
    position: i64,
    entry_id: Uuid,
    hash: Vec<u8>,
}

/// Seals all settled entries in the order of their ids; returns how many.
///
/// # Errors
/// What the database says.
pub async fn seal(app: &App) -> Result<u64> {
    let (mut total, mut after) = (0, None);
    loop {
        let sealed = app.transact(async |tx| seal_batch(tx, after).await).await?;
        total += u64::try_from(sealed.len()).map_err(Error::internal)?;
        match sealed.last() {
            Some(last) if sealed.len() == BATCH => after = Some((last.at, last.id)),
            _ => return Ok(total),
        }
    }
}

/// Seals the next entries behind `after`, or behind those that are sealed.
async fn seal_batch(tx: &Tx, after: Option<(Instant, Uuid)>) -> Result<Vec<Model>> {
    if tx.get_database_backend() == sea_orm::DbBackend::Postgres {
        tx.execute_unprepared("SELECT pg_advisory_xact_lock(7204301156)").await?;
    }
    let last = seals(tx, "ORDER BY position DESC LIMIT 1").await?.pop();
    let unsealed = Column::Id.not_in_subquery(Query::select().column("entry_id").from("audit_seal").take());
    let entries = Entity::find()
        .filter(behind(tx, last.as_ref(), after).await?)
        .filter(Column::At.lt(tx.now() - SETTLING))
        .filter(unsealed)
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .limit(u64::try_from(BATCH).map_err(Error::internal)?)
        .all(tx)
        .await?;
    let (mut position, mut hash) = last.map_or((0, Vec::new()), |seal| (seal.position, seal.hash));
    let mut insert =
        Query::insert().into_table("audit_seal").columns(["position", "entry_id", "hash"]).take();
    for entry in &entries {
        position += 1;
        hash = link(&hash, entry);
        insert.values_panic([position.into(), entry.id.into(), hash.clone().into()]);
    }
    if !entries.is_empty() {
        tx.execute_raw(tx.get_database_backend().build(&insert)).await?;
    }
    Ok(entries)
}

/// Where to look for entries that are not sealed: reading the whole log again would take longer with every day.
async fn behind(tx: &Tx, last: Option<&Seal>, after: Option<(Instant, Uuid)>) -> Result<Condition> {
    if let Some((at, id)) = after {
        let later = Condition::all().add(Column::At.eq(at)).add(Column::Id.gt(id));
        let behind = Condition::any().add(Column::At.gt(at)).add(later);
        // Said twice, since no database begins to read an index in the middle for a choice of two.
        return Ok(Condition::all().add(Column::At.gte(at)).add(behind));
    }
    let Some(last) = last else { return Ok(Condition::all()) };
    let entry = Entity::find_by_id(last.entry_id).one(tx).await?;
    let from = entry.map(|entry| Column::At.gte(entry.at - LONGEST_TRANSACTION));
    Ok(Condition::all().add_option(from))
}

/// Recomputes the whole chain.
///
/// # Errors
/// What the database says.
pub async fn verify(app: &App) -> Result<Verdict> {
    let db = app.db().reader();
    let (mut checked, mut hash) = (0_u64, Vec::new());
    loop {
        let page = format!("WHERE position > {checked} ORDER BY position LIMIT {BATCH}");
        let seals = seals(db, &page).await?;
        if seals.is_empty() {
            return Ok(Verdict::Intact(checked));
        }
        let ids: Vec<_> = seals.iter().map(|seal| seal.entry_id).collect();
        let entries: std::collections::HashMap<_, _> = Entity::find()
            .filter(Column::Id.is_in(ids))
            .all(db)
            .await?
            .into_iter()
            .map(|entry| (entry.id, entry))
            .collect();
        for seal in seals {
            checked += 1;
            hash = entries.get(&seal.entry_id).map(|entry| link(&hash, entry)).unwrap_or_default();
            if hash != seal.hash || u64::try_from(seal.position) != Ok(checked) {
                return Ok(Verdict::Broken(checked));
            }
        }
    }
}

async fn seals(db: &impl ConnectionTrait, tail: &str) -> Result<Vec<Seal>> {
    let sql = format!("SELECT position, entry_id, hash FROM audit_seal {tail}");
    Ok(Seal::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// The hash of an entry and of everything before it. Lengths go in front so that no two entries read alike.
fn link(previous: &[u8], entry: &Model) -> Vec<u8> {
    let actor = entry.actor_id.map(|id| id.to_string()).unwrap_or_default();
    let parts = [
        entry.id.to_string(),
        entry.at.timestamp_micros().to_string(),
        actor,
        entry.actor_name.clone(),
        entry.action.clone(),
        entry.subject_kind.clone(),
        entry.subject_id.to_string(),
        entry.subject_label.clone(),
        canonical(&entry.changes),
        entry.request_id.clone(),
        entry.ip.clone(),
        entry.user_agent.clone(),
    ];
    let mut hasher = Sha256::new();
    hasher.update(previous);
    for part in parts {
        hasher.update(part.len().to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_vec()
}

/// JSON with sorted keys: PostgreSQL's `jsonb` doesn't keep their order.
fn canonical(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_by_key(|(key, _)| key.as_str());
            let inner: Vec<_> =
                keys.iter().map(|(key, value)| format!("{key:?}:{}", canonical(value))).collect();
            format!("{{{}}}", inner.join(","))
        }
        serde_json::Value::Array(items) => {
            format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}
