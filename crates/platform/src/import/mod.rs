//! What a room says about its things so that they can come from a file. `insight` reads the files, asks the rooms and
//! keeps what came of it.

mod value;

pub use value::{BAD_DAY, BAD_NUMBER, LOST_DIGITS, NOT_WHOLE, UNKNOWN_CHOICE};

use crate::{actor::Actor, app::App, db::Tx};
use futures::future::BoxFuture;
use kernel::{Fault, Faults, Message, Permission, Result, Zone};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Things of one kind that can come from a file.
#[derive(Clone, Copy)]
pub struct ImportKind {
    /// As the API names it: `leads`.
    pub name: &'static str,
    /// As people call it.
    pub title: Message,
    /// Who may bring them.
    pub permission: Permission,
    /// What a row may say.
    pub fields: &'static [ImportField],
    /// What can be chosen for a whole file.
    pub options: &'static [ImportOption],
    /// Whether columns that no field takes are kept with the row.
    pub keeps_others: bool,
    /// Gets ready for rows that were confirmed, where that takes more than the rows.
    pub begin: Option<BeginImport>,
    /// Forgets what was made ready where no row came of it.
    pub abandon: Option<AbandonImport>,
    /// Looks at rows and changes nothing; one verdict for each.
    pub check: CheckRows,
    /// Adds or changes what the rows say, those without faults; one outcome for each.
    pub store: StoreRows,
    /// Takes back what an import did, where nobody touched it since; returns what stays.
    pub undo: UndoRows,
}

/// Refuses options that are not enough, and makes what the rows go into.
pub type BeginImport = for<'a> fn(&'a Tx, Ground<'a>, Source<'a>) -> BoxFuture<'a, Result<Ready>>;
/// Forgets what was made for rows that did not come, or are gone, unless there is something else in it.
pub type AbandonImport = for<'a> fn(&'a Tx, &'a Actor, Uuid) -> BoxFuture<'a, Result<()>>;
/// Looks at rows.
pub type CheckRows = for<'a> fn(&'a App, Ground<'a>, &'a [ImportRow]) -> BoxFuture<'a, Result<Vec<Verdict>>>;
/// Stores rows.
pub type StoreRows = for<'a> fn(&'a Tx, Ground<'a>, Vec<ImportRow>) -> BoxFuture<'a, Result<Vec<Outcome>>>;
/// Takes back what was stored.
pub type UndoRows = for<'a> fn(&'a Tx, &'a Actor, Vec<Trace>) -> BoxFuture<'a, Result<Vec<Uuid>>>;

/// Who imports, and how.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// The import, for things that remember where they came from.
    pub import: Uuid,
    /// What was chosen for the whole file.
    pub options: &'a Map<String, Value>,
}

impl Ground<'_> {
    /// Whether the option `name` is on.
    #[must_use]
    pub fn is_on(&self, name: &str) -> bool {
        self.options.get(name) == Some(&Value::Bool(true))
    }
}

/// Where rows come from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// As the file is called where it came from.
    pub file_name: &'a str,
    /// The heads of its columns, in their order.
    pub heads: &'a [String],
    /// The field of each column.
    pub mapping: &'a Value,
    /// What was made for these rows before they were looked at.
    pub made: Option<Uuid>,
}

/// What an import can begin with.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The options as they count from now on.
    pub options: Map<String, Value>,
    /// What was made for these rows, now or before; `None` where they go into what was there.
    pub made: Option<Uuid>,
}

/// Something that is chosen for a whole file, once for all of its rows.
#[derive(Clone, Copy, Debug)]
pub struct ImportOption {
    /// As the API names it.
    pub name: &'static str,
    /// As people call it.
    pub label: Message,
    /// What it means, in a sentence.
    pub hint: Message,
    /// What can be chosen.
    pub shape: OptionShape,
}

/// What an option holds.
#[derive(Clone, Copy, Debug)]
pub enum OptionShape {
    /// Yes or no; no where nothing is said.
    YesNo,
    /// A line of text.
    Text,
    /// One thing of the list that the API offers at this path.
    OneOf(&'static str),
}

/// A field that a column may fill.
#[derive(Clone, Copy, Debug)]
pub struct ImportField {
    /// As the API names it.
    pub name: &'static str,
    /// As people call it; also the head of its column in a template.
    pub label: Message,
    /// Other heads by which people know it, in lower case.
    pub aliases: &'static [&'static str],
    /// Whether every row needs it.
    pub is_required: bool,
    /// What it holds.
    pub format: Format,
    /// What a template shows.
    pub example: &'static str,
}

impl ImportField {
    /// A field that a row may leave empty: its name and label, what it holds, other heads and an example.
    #[must_use]
    pub const fn new(
        name: &'static str,
        label: (&'static str, &'static str),
        format: Format,
        (aliases, example): (&'static [&'static str], &'static str),
    ) -> Self {
        Self {
            name,
            label: Message::new(name, label.0, label.1),
            aliases,
            is_required: false,
            format,
            example,
        }
    }
}

/// What a field holds, and how it is read from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Any text.
    Text,
    /// A phone in any spelling.
    Phone,
    /// A number that counts nothing, such as one on an identity card.
    Digits,
    /// Whole rupiah.
    Money,
    /// A whole number.
    Integer,
    /// A number with a point; kept as text, without thousands.
    Decimal,
    /// A share in basis points.
    Percent,
    /// A business day.
    Day,
    /// An instant; a bare day begins in the workspace's zone.
    Moment,
    /// Yes or no.
    YesNo,
    /// Several words, separated by commas or semicolons.
    Words,
    /// One of these: the value, and what people write for it in lower case.
    Choice(&'static [(&'static str, &'static [&'static str])]),
}

/// A row as its cells were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportRow {
    /// Its number in the file, from 1.
    pub number: u64,
    /// What the fields say; those with an empty cell are missing.
    pub values: Map<String, Value>,
    /// What stands in columns that no field takes, by their heads.
    pub others: BTreeMap<String, String>,
}

impl ImportRow {
    /// The text of a field.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.values.get(field).and_then(Value::as_str)
    }

    /// Takes the text of a field out of the row, to put something else in its place.
    pub fn take_text(&mut self, field: &str) -> Option<String> {
        match self.values.remove(field) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        }
    }
}

/// What a room thinks of a row before anything is stored.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// Everything that is wrong with it.
    pub faults: Vec<Fault>,
    /// What is worth knowing about it and keeps it from nothing.
    pub remarks: Vec<Fault>,
    /// The thing that it would change; `None` where it would add one.
    pub known: Option<Uuid>,
    /// By what the row is told from others: two rows of a file with the same key are the same thing twice.
    pub keys: Vec<String>,
    /// Whether the same thing twice is worth a remark only.
    pub may_repeat: bool,
}

/// What came of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was added.
    Created(Uuid),
    /// It was changed; `before` says what it takes to change it back.
    Updated {
        /// What was changed.
        id: Uuid,
        /// Its version now.
        version: i64,
        /// What its fields said before.
        before: Value,
    },
    /// It said so already.
    Unchanged(Uuid),
    /// It was not stored.
    Rejected(Vec<Fault>),
}

/// What an import left behind for one row.
#[derive(Clone, Debug)]
pub struct Trace {
    /// What was added or changed.
    pub id: Uuid,
    /// The version that the import left; a newer one was touched by somebody.
    pub version: i64,
    /// What the fields said before; `None` where it was added.
    pub before: Option<Value>,
}

impl ImportField {
    /// The field's value in a cell; `None` where the cell is empty.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn read(&self, cell: &str, zone: Zone) -> Result<Option<Value>, Fault> {
        value::read(self.format, cell.trim(), zone)
            .map_err(|fault| Fault { field: self.name.to_owned(), ..fault })
    }
}

/// Puts the value of a field into a row; those that the business added together under `custom`.
fn put(values: &mut Map<String, Value>, field: &ImportField, value: Value) {
    let Some(key) = field.name.strip_prefix("custom.") else {
        values.insert(field.name.to_owned(), value);
        return;
    };
    // Decimals come as text, so that none loses a digit on the way.
    let number =
        value.as_str().filter(|_| field.format == Format::Decimal).and_then(|text| text.parse().ok());
    let value = number.map_or(value, Value::Number);
    if let Value::Object(custom) = values.entry("custom").or_insert_with(|| Map::new().into()) {
        custom.insert(key.to_owned(), value);
    }
}

impl ImportKind {
    /// The row that `cells` say; faults of cells at their fields. `columns` names the field of each cell, or its head.
    #[must_use]
    pub fn read_row(
        &self,
        (number, cells): (u64, &[String]),
        columns: &[Column],
        zone: Zone,
    ) -> (ImportRow, Vec<Fault>) {
        let mut row = ImportRow { number, ..ImportRow::default() };
        let mut faults = Faults::new();
        for (column, cell) in columns.iter().zip(cells) {
            match column {
                Column::Field(field) => match field.read(cell, zone) {
                    Ok(Some(value)) => put(&mut row.values, field, value),
                    Ok(None) => {}
                    Err(fault) => faults.add(fault),
                },
                Column::Other(head) if self.keeps_others && !cell.is_empty() => {
                    row.others.insert(head.clone(), cell.clone());
                }
                Column::Other(_) => {}
            }
        }
        for field in self.fields.iter().filter(|field| field.is_required) {
            let is_there = row.values.contains_key(field.name) || faults.has(field.name);
            faults.ensure(is_there, field.name, &kernel::check::REQUIRED);
        }
        (row, faults.into_vec())
    }

    /// The field `name`.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<ImportField> {
        self.fields.iter().copied().find(|field| field.name == name)
    }
}

/// What a column of a file is taken for.
#[derive(Clone, Debug)]
pub enum Column {
    /// A field.
    Field(ImportField),
    /// Nothing that is known; the head of the column.
    Other(String),
}
