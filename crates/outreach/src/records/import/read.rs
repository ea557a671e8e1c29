//! What rows say of records.

use super::options::Options;
use crate::{
    databases,
    records::{
        add::{NewRecord, UNREACHABLE, known_among},
        model::DUPLICATE,
    },
};
use kernel::{Fault, Faults, Message, Phone, Result, Zone, phone::BAD_PHONE};
use platform::{
    App,
    import::{Format, Ground, ImportField, ImportRow, Verdict},
};
use serde_json::Value;

/// Reads a phone as strictly as others do, to say what is wrong with one that is kept all the same.
const STRICT: ImportField = ImportField {
    name: "phone",
    label: Message::new("phone", "Telepon", "Phone"),
    aliases: &[],
    is_required: false,
    format: Format::Phone,
    example: "",
};

/// The record that a row says.
pub(super) fn record(row: &ImportRow) -> NewRecord {
    let text = |field: &str| row.text(field).map(str::to_owned);
    let tags = row.values.get("tags").and_then(Value::as_array).into_iter().flatten();
    NewRecord {
        name: text("name").unwrap_or_default(),
        phone: text("phone"),
        username: text("username"),
        extra: row.others.iter().map(|(head, cell)| (head.clone(), Value::from(cell.as_str()))).collect(),
        tags: tags.filter_map(Value::as_str).map(str::to_owned).collect(),
        custom: row.values.get("custom").and_then(Value::as_object).cloned().unwrap_or_default(),
    }
}

/// What is wrong with a record; that nobody can be reached by it is not.
pub(super) fn faults(app: &App, record: &NewRecord) -> Vec<Fault> {
    let mut faults = Faults::new();
    record.check_texts(&mut faults, "");
    faults.extend(record.own_fields(app).1);
    faults.into_vec()
}

/// What is worth knowing about a record.
fn remarks(record: &NewRecord, number: Option<&Phone>, zone: Zone) -> Vec<Fault> {
    let mut remarks = Faults::new();
    if let Some(phone) = record.phone.as_deref().filter(|_| number.is_none()) {
        let fault = STRICT.read(phone, zone).err();
        remarks.add(fault.unwrap_or_else(|| Fault::new("phone", &BAD_PHONE)));
    }
    remarks.ensure(!record.says_nothing(), "name", &UNREACHABLE);
    remarks.into_vec()
}

/// Looks at rows.
pub(super) async fn look(app: &App, ground: Ground<'_>, rows: &[ImportRow]) -> Result<Vec<Verdict>> {
    let db = app.db().reader();
    let options = Options::of(ground)?;
    let records: Vec<NewRecord> = rows.iter().map(record).collect();
    let numbers: Vec<Option<Phone>> =
        records.iter().map(|record| record.phone.as_deref().and_then(Phone::parse)).collect();
    let hash = |number: &Phone| app.keys().lookup_hash(number.as_str()).to_vec();
    let hashes: Vec<Option<Vec<u8>>> = numbers.iter().map(|number| number.as_ref().map(hash)).collect();
    let known = match options.kind(db, ground.actor).await? {
        Some(kind) => {
            known_among(db, &databases::of_kind(&kind), hashes.iter().flatten().cloned().collect()).await?
        }
        None => std::collections::HashSet::new(),
    };
    let verdict = |((record, number), hash): ((&NewRecord, &Option<Phone>), &Option<Vec<u8>>)| {
        let mut verdict = Verdict {
            faults: faults(app, record),
            remarks: remarks(record, number.as_ref(), app.zone()),
            keys: number.iter().map(|number| number.as_str().to_owned()).collect(),
            may_repeat: !options.skip_duplicates,
            known: None,
        };
        if hash.as_ref().is_some_and(|hash| known.contains(hash)) {
            let told = if options.skip_duplicates { &mut verdict.faults } else { &mut verdict.remarks };
            told.push(Fault::new("phone", &DUPLICATE));
        }
        verdict
    };
    Ok(records.iter().zip(&numbers).zip(&hashes).map(verdict).collect())
}
