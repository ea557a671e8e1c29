//! The audit log: who changed what, when, from where; append-only and hash-chained.
//!
//! An entry is written in the transaction of the change it tells of. Sealing (the chain of hashes) happens
//! right after in a job, in one fixed order, so that writers never wait for each other.

mod seal;
pub mod table;

pub use seal::{SEAL, Verdict, seal, verify};

use crate::{actor::Actor, db::Tx};
use kernel::{Error, Instant, Result, UserId};
use sea_orm::{EntityTrait, Set};
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Fields whose values never appear in the log.
const MASKED: &[&str] =
    &["phone", "phones", "extra_phones", "national_id", "password", "password_hash", "secret", "token"];
/// Fields that change with every write and say nothing, or repeat in other words what is masked.
const SILENT: &[&str] = &["version", "updated_at", "updated_by", "updated_by_name", "can", "whatsapp_url"];

/// So many entries go into one statement.
const ROWS: usize = 1_000;

/// What an entry is about.
#[derive(Clone, Debug)]
pub struct Subject {
    /// `lead`, `deal`, `product`…
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
    /// Its code or name at that time.
    pub label: String,
}

impl Subject {
    /// A subject.
    #[must_use]
    pub fn new(kind: &'static str, id: impl Into<Uuid>, label: impl Into<String>) -> Self {
        Self { kind, id: id.into(), label: label.into() }
    }
}

/// Records `action` on `subject` with named facts: `json!({"from": …, "to": …})`.
///
/// # Errors
/// Only what the database says.
pub async fn record(tx: &Tx, actor: &Actor, action: &str, subject: &Subject, facts: Value) -> Result<()> {
    let entry = table::ActiveModel {
        id: Set(tx.new_id()),
        at: Set(tx.now()),
        actor_id: Set(actor.user_id()),
        actor_name: Set(actor.name.clone()),
        action: Set(action.to_owned()),
        subject_kind: Set(subject.kind.to_owned()),
        subject_id: Set(subject.id),
        subject_label: Set(subject.label.clone()),
        changes: Set(facts),
        request_id: Set(actor.origin.request_id.clone()),
        ip: Set(actor.origin.ip.clone()),
        user_agent: Set(actor.origin.user_agent.clone()),
    };
    table::Entity::insert(entry).exec_without_returning(tx).await?;
    Ok(())
}

/// Something that was done before it is recorded: what a filled workspace brings along.
#[derive(Clone, Debug)]
pub struct Past {
    /// When.
    pub at: Instant,
    /// By whom, with their name at that time.
    pub by: (UserId, String),
    /// What was done.
    pub action: &'static str,
    /// To what.
    pub subject: Subject,
    /// Named facts.
    pub facts: Value,
}

/// Records what was done in the past, many entries at once.
///
/// # Errors
/// Only what the database says.
pub async fn record_past(tx: &Tx, entries: Vec<Past>) -> Result<()> {
    let rows = entries.into_iter().map(|entry| table::ActiveModel {
        id: Set(tx.new_id_at(entry.at)),
        at: Set(entry.at),
        actor_id: Set(Some(entry.by.0)),
        actor_name: Set(entry.by.1),
        action: Set(entry.action.to_owned()),
        subject_kind: Set(entry.subject.kind.to_owned()),
        subject_id: Set(entry.subject.id),
        subject_label: Set(entry.subject.label),
        changes: Set(entry.facts),
        request_id: Set(String::new()),
        ip: Set(String::new()),
        user_agent: Set(String::new()),
    });
    let rows: Vec<_> = rows.collect();
    for chunk in rows.chunks(ROWS) {
        table::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Records `action` with every field that differs between `before` and `after`; nothing where none does.
///
/// # Errors
/// Only what the database says.
pub async fn record_change<T: Serialize>(
    tx: &Tx,
    actor: &Actor,
    action: &str,
    subject: &Subject,
    (before, after): (&T, &T),
) -> Result<()> {
    let changes = differences(&to_object(before)?, &to_object(after)?);
    if changes.is_empty() {
        return Ok(());
    }
    record(tx, actor, action, subject, json!({ "changes": changes })).await
}

fn to_object(value: &impl Serialize) -> Result<Map<String, Value>> {
    match serde_json::to_value(value).map_err(Error::internal)? {
        Value::Object(map) => Ok(map),
        other => Ok(Map::from_iter([("value".to_owned(), other)])),
    }
}

fn differences(before: &Map<String, Value>, after: &Map<String, Value>) -> Map<String, Value> {
    let hide = |name: &str, value: &Value| match value {
        Value::Null => Value::Null,
        _ if MASKED.contains(&name) => Value::String("***".to_owned()),
        value => value.clone(),
    };
    after
        .iter()
        .filter(|(name, value)| !SILENT.contains(&name.as_str()) && before.get(*name) != Some(*value))
        .map(|(name, value)| {
            let old = before.get(name).unwrap_or(&Value::Null);
            (name.clone(), json!({ "from": hide(name, old), "to": hide(name, value) }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_changed_fields_are_kept_and_phones_are_masked() {
        let before = json!({"name": "Ani", "phone": "+62811", "version": 1});
        let after = json!({"name": "Ani", "phone": "+62812", "version": 2});
        let changes = differences(&to_object(&before).unwrap(), &to_object(&after).unwrap());
        assert_eq!(Value::Object(changes), json!({"phone": {"from": "***", "to": "***"}}));
    }

    #[test]
    fn a_link_does_not_say_what_the_phone_hides() {
        let before = json!({"phone": "+62811", "whatsapp_url": "https://wa.me/62811"});
        let after = json!({"phone": "+62812", "whatsapp_url": "https://wa.me/62812"});
        let changes = differences(&to_object(&before).unwrap(), &to_object(&after).unwrap());
        assert_eq!(Value::Object(changes), json!({"phone": {"from": "***", "to": "***"}}));
    }
}
