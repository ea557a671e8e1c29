//! Own fields as columns of files.

use super::{Field, FieldKind, FieldOf, name_of};
use crate::{
    app::App,
    import::{Format, ImportField, ImportKind},
};
use kernel::Message;
use std::{
    collections::BTreeMap,
    str::FromStr,
    sync::{Mutex, PoisonError},
};

/// What columns a file of a kind may have, for each state of the business's own fields that the program has seen. Those
/// change a few times in the life of a business, so what was made for them is kept as long as the program runs.
static KNOWN: Mutex<BTreeMap<String, &'static [ImportField]>> = Mutex::new(BTreeMap::new());

/// `kind` with the fields that the business added to its things.
#[must_use]
pub fn with_fields(app: &App, kind: ImportKind) -> ImportKind {
    let Ok(of) = FieldOf::from_str(kind.name) else { return kind };
    let added = app.settings().fields(of);
    if added.is_empty() {
        return kind;
    }
    let state: Vec<_> = added.iter().map(|field| (field.id, field.version)).collect();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let fields = known.entry(format!("{} {state:?}", kind.name)).or_insert_with(|| {
        let own = kind.fields.iter().copied();
        Box::leak(own.chain(added.iter().map(column)).collect())
    });
    ImportKind { fields, ..kind }
}

fn kept(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// A required field is asked for where the rest of the row is looked at: a default may stand in for it.
fn column(field: &Field) -> ImportField {
    let (name, label) = (kept(name_of(&field.key)), kept(field.label.clone()));
    let (format, example) = match field.kind {
        FieldKind::Text | FieldKind::Choice => (Format::Text, "…"),
        FieldKind::Url => (Format::Text, "https://contoh.id"),
        FieldKind::Number => (Format::Decimal, "12,5"),
        FieldKind::Money => (Format::Money, "150000"),
        FieldKind::Date => (Format::Day, "31/12/2026"),
        FieldKind::MultiChoice => (Format::Words, "a, b"),
        FieldKind::YesNo => (Format::YesNo, "Ya"),
    };
    let example = match (field.kind, field.choices().into_iter().next()) {
        (FieldKind::Choice | FieldKind::MultiChoice, Some(first)) => kept(first),
        _ => example,
    };
    ImportField {
        name,
        label: Message::new(name, label, label),
        aliases: &[],
        is_required: false,
        format,
        example,
    }
}
