//! The reads: one prepared statement each, on a connection that the thread keeps.

use crate::answer::{Data, Entry, LEAD, Page, Timeline, bytes, id, instant, json, lead};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Deserialize;
use std::{
    cell::RefCell,
    cmp::Reverse,
    sync::{Mutex, PoisonError},
};
use uuid::Uuid;

/// Which leads the list shows, and what a new one is made of.
#[derive(Deserialize)]
pub struct Scenario {
    pub owner: Uuid,
    pub stages: [Uuid; 2],
    pub from: String,
    pub to: String,
}

pub struct Store {
    file: String,
    pub scenario: Scenario,
    writer: Mutex<Connection>,
}

thread_local! {
    static READER: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

fn open(file: &str) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = memory; \
         PRAGMA cache_size = -16000; PRAGMA journal_size_limit = 67108864; PRAGMA busy_timeout = 15000",
    )?;
    Ok(connection)
}

impl Store {
    pub fn new(file: &str, scenario: Scenario) -> rusqlite::Result<Self> {
        Ok(Self { file: file.to_owned(), scenario, writer: Mutex::new(open(file)?) })
    }

    /// Works on the one connection that writes.
    pub fn write<T>(&self, work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        work(&mut self.writer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        READER.with_borrow_mut(|reader| match reader {
            Some(connection) => work(connection),
            None => work(reader.insert(open(&self.file)?)),
        })
    }

    pub fn list(&self) -> rusqlite::Result<Vec<u8>> {
        const MATCHES: &str = "l.owner_id = ?1 AND l.stage_id IN (?2, ?3) AND l.created_at >= ?4 AND l.created_at < ?5 \
            AND l.deleted_at IS NULL";
        let asked = &self.scenario;
        let values = params![
            asked.owner.as_bytes(),
            asked.stages[0].as_bytes(),
            asked.stages[1].as_bytes(),
            asked.from,
            asked.to
        ];
        self.read(|db| {
            let count = format!("SELECT count(*) FROM (SELECT 1 FROM lead l WHERE {MATCHES} LIMIT 10001)");
            let total: i64 = db.prepare_cached(&count)?.query_row(values, |row| row.get(0))?;
            let rows =
                format!("SELECT {LEAD} WHERE {MATCHES} ORDER BY l.created_at DESC, l.id DESC LIMIT 50");
            let data = db.prepare_cached(&rows)?.query_map(values, lead)?.collect::<Result<_, _>>()?;
            let is_exact = total <= 10_000;
            bytes(&Page { data, page: 1, per_page: 50, total: total.min(10_000), total_is_exact: is_exact })
        })
    }

    pub fn lead(&self, id: Uuid) -> rusqlite::Result<Vec<u8>> {
        self.read(|db| bytes(&find(db, id)?))
    }

    pub fn timeline(&self, id: Uuid) -> rusqlite::Result<Vec<u8>> {
        const CHANGES: &str = "SELECT id, at, action, actor_name, changes FROM audit_entry \
            WHERE subject_kind = 'lead' AND subject_id = ?1 ORDER BY at DESC, id DESC LIMIT 50";
        const ACTIVITIES: &str = "SELECT id, at, kind, author_name, duration_min, next_action, next_action_at, note, \
            outcome FROM activity WHERE lead_id = ?1 AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 50";
        self.read(|db| {
            let mut data: Vec<Entry> =
                db.prepare_cached(CHANGES)?.query_map([id.as_bytes()], change)?.collect::<Result<_, _>>()?;
            let mut activities = db.prepare_cached(ACTIVITIES)?;
            for entry in activities.query_map([id.as_bytes()], activity)? {
                data.push(entry?);
            }
            data.sort_by(|a, b| Reverse((&a.at, a.id)).cmp(&Reverse((&b.at, b.id))));
            data.truncate(30);
            bytes(&Timeline { data, has_more: false, next: None })
        })
    }
}

pub fn find(db: &Connection, id: Uuid) -> rusqlite::Result<Option<crate::answer::Lead>> {
    let one = format!("SELECT {LEAD} WHERE l.id = ?1");
    db.prepare_cached(&one)?.query_row([id.as_bytes()], lead).optional()
}

fn change(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: id(row, 0)?,
        at: instant(row, 1)?.unwrap_or_default(),
        kind: "change",
        event: row.get(2)?,
        author: row.get(3)?,
        data: Data::Change(json(row, 4)?),
    })
}

fn activity(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: id(row, 0)?,
        at: instant(row, 1)?.unwrap_or_default(),
        kind: "activity",
        event: row.get(2)?,
        author: row.get(3)?,
        data: Data::Activity {
            duration_min: row.get(4)?,
            next_action: row.get(5)?,
            next_action_at: instant(row, 6)?,
            note: row.get(7)?,
            outcome: row.get(8)?,
        },
    })
}
