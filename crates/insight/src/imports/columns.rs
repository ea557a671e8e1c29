//! Which field a column fills: as it was said before, or as its head sounds.

use super::model::Mapping;
use kernel::{Error, Fault, Faults, Message, Result, text};
use platform::import::{Column, ImportField, ImportKind};
use std::collections::HashMap;

const UNKNOWN_COLUMN: Message = Message::new(
    "unknown_column",
    "Berkas ini tidak punya kolom {value}.",
    "This file has no column {value}.",
);
const UNKNOWN_FIELD: Message =
    Message::new("unknown_field", "Isian {value} tidak dikenal.", "There is no field {value}.");
const TWICE: Message = Message::new(
    "field_twice",
    "Isian {value} dipilih untuk dua kolom.",
    "The field {value} is chosen for two columns.",
);
const MISSING: Message =
    Message::new("column_missing", "Pilih kolom untuk {value}.", "Choose the column for {value}.");

/// A head without case, accents and signs, as it is compared and remembered.
pub(super) fn folded(head: &str) -> String {
    let words = text::fold(head);
    words
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a field fits a folded head.
type Way<'a> = &'a dyn Fn(&ImportField, &str) -> bool;

/// The field of each column: first what people chose for such a head before, then what it is called, then what it sounds
/// like. No field is given twice.
pub(super) fn guess(kind: &ImportKind, heads: &[String], remembered: &HashMap<String, String>) -> Mapping {
    let mut mapping: Mapping = heads.iter().map(|head| (head.clone(), None)).collect();
    let mut is_free: Vec<&ImportField> = kind.fields.iter().collect();
    let ways: [Way<'_>; 3] = [
        &|field, head| remembered.get(head).is_some_and(|name| name == field.name),
        &|field, head| names(field).iter().any(|name| name == head),
        &|field, head| names(field).iter().any(|name| name.len() > 3 && contains_words(head, name)),
    ];
    for way in ways {
        for head in heads {
            let sound = folded(head);
            let is_decided = mapping.get(head).is_some_and(Option::is_some)
                || remembered.get(&sound).is_some_and(String::is_empty);
            if is_decided {
                continue;
            }
            if let Some(at) = is_free.iter().position(|field| way(field, &sound)) {
                mapping.insert(head.clone(), Some(is_free.remove(at).name.to_owned()));
            }
        }
    }
    mapping
}

fn names(field: &ImportField) -> Vec<String> {
    let own = [field.name, field.label.id, field.label.en];
    own.iter().chain(field.aliases).map(|name| folded(name)).collect()
}

fn contains_words(head: &str, name: &str) -> bool {
    format!(" {head} ").contains(&format!(" {name} "))
}

/// What each column of the file is taken for.
///
/// # Errors
/// `Invalid` with everything that does not fit the file or the kind.
pub(super) fn columns(kind: &ImportKind, heads: &[String], mapping: &Mapping) -> Result<Vec<Column>> {
    let mut faults = Faults::new();
    let at = |head: &str| format!("mapping.{head}");
    for head in mapping.keys().filter(|head| !heads.contains(head)) {
        faults.add(Fault::new(at(head), &UNKNOWN_COLUMN).with("value", head));
    }
    let mut given: Vec<&str> = Vec::new();
    let mut columns = Vec::with_capacity(heads.len());
    for head in heads {
        let Some(name) = mapping.get(head).and_then(Option::as_deref) else {
            columns.push(Column::Other(head.clone()));
            continue;
        };
        let Some(field) = kind.field(name) else {
            faults.add(Fault::new(at(head), &UNKNOWN_FIELD).with("value", name));
            continue;
        };
        if given.contains(&name) {
            faults.add(Fault::new(at(head), &TWICE).with("value", name));
        }
        given.push(name);
        columns.push(Column::Field(field));
    }
    for field in kind.fields.iter().filter(|field| field.is_required && !given.contains(&field.name)) {
        faults.add(Fault::new("mapping", &MISSING).with("value", field.label.id));
    }
    faults.finish().map(|()| columns)
}

/// As [`columns`], for a mapping that may leave out what is required: what a preview shows before somebody chose.
pub(super) fn columns_so_far(kind: &ImportKind, heads: &[String], mapping: &Mapping) -> Vec<Column> {
    let field =
        |head: &String| mapping.get(head).and_then(Option::as_deref).and_then(|name| kind.field(name));
    heads.iter().map(|head| field(head).map_or_else(|| Column::Other(head.clone()), Column::Field)).collect()
}

/// Whether a mapping that was read back is one.
pub(super) fn read(mapping: &serde_json::Value) -> Result<Mapping> {
    serde_json::from_value(mapping.clone()).map_err(Error::internal)
}
