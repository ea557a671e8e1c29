//! The rows of a new lead in one transaction, with whatever values; nothing of the request is read.

use crate::{
    answer::bytes,
    store::{Store, find},
};
use rusqlite::{Connection, TransactionBehavior, params};
use uuid::Uuid;

const COUNTER: &str = "INSERT INTO counter (name, last) VALUES ('lead', 1) \
    ON CONFLICT (name) DO UPDATE SET last = counter.last + 1 RETURNING last";
const LEAD: &str = "INSERT INTO lead (id, code, name, name_folded, phone_sealed, phone_original_sealed, phone_hash, \
    phone_tail_hash, organization, organization_folded, need, utm, owner_id, stage_id, stage_kind, stage_entered_at, \
    estimated_value, tags, custom, created_on, version, created_at, updated_at) \
    VALUES (?1, ?2, 'Sri Wahyuni', 'sri wahyuni', ?3, ?3, ?4, ?4, 'Toko Jaya', 'toko jaya', 'Internet rumah', '{}', ?5, \
    ?6, 'open', ?7, 250000, '[]', '{}', '2026-01-01', 1, ?7, ?7)";
const STAGE_CHANGE: &str = "INSERT INTO stage_change (id, lead_id, to_stage_id, at, on_day, owner_id) \
    VALUES (?1, ?2, ?3, ?4, '2026-01-01', ?5)";
const AUDIT_ENTRY: &str = "INSERT INTO audit_entry (id, at, actor_id, actor_name, action, subject_kind, subject_id, \
    subject_label, changes, request_id, ip, user_agent) \
    VALUES (?1, ?2, ?3, 'Rizky Pratama', 'lead.created', 'lead', ?4, ?5, '{}', ?6, '127.0.0.1', 'oha')";

impl Store {
    pub fn create(&self) -> rusqlite::Result<Vec<u8>> {
        self.write(|db| self.insert(db))
    }

    fn insert(&self, db: &mut Connection) -> rusqlite::Result<Vec<u8>> {
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let number: i64 = tx.prepare_cached(COUNTER)?.query_row([], |row| row.get(0))?;
        let (id, owner, stage) = (Uuid::now_v7(), self.scenario.owner, self.scenario.stages[0]);
        let (code, at) = (format!("LD-{number:06}"), self.scenario.to.as_str());
        let sealed = [7_u8; 43];
        // As scattered as a real hash.
        let hash =
            [*Uuid::now_v7().as_bytes(), *id.as_bytes()].concat().into_iter().rev().collect::<Vec<_>>();
        tx.prepare_cached(LEAD)?.execute(params![
            id.as_bytes(),
            code,
            sealed,
            hash,
            owner.as_bytes(),
            stage.as_bytes(),
            at
        ])?;
        tx.prepare_cached(STAGE_CHANGE)?.execute(params![
            Uuid::now_v7().as_bytes(),
            id.as_bytes(),
            stage.as_bytes(),
            at,
            owner.as_bytes()
        ])?;
        tx.prepare_cached(AUDIT_ENTRY)?.execute(params![
            Uuid::now_v7().as_bytes(),
            at,
            owner.as_bytes(),
            id.as_bytes(),
            format!("{code} Sri Wahyuni"),
            id.simple().to_string()
        ])?;
        let body = bytes(&find(&tx, id)?)?;
        tx.commit()?;
        Ok(body)
    }
}
