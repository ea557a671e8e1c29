//! What a saved view is.

use super::{ViewId, table::Model};
use kernel::{Check, Error, Fault, Faults, Instant, Message, Patch, Result, UserId, check};
use platform::audit::Subject;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, HashSet};
use utoipa::ToSchema;

const MAX_NAME: usize = 80;
const MAX_LIST: usize = 120;
const MAX_COLUMNS: usize = 200;
const MAX_PARAMETERS: usize = 60;
const MAX_KEY: usize = 80;
const MAX_VALUE: usize = 4_000;
const MIN_WIDTH: i64 = 20;
const MAX_WIDTH: i64 = 2_000;

const TWICE: Message = Message::new("repeated", "Kolom ini disebut dua kali.", "This column is given twice.");
/// What everybody begins with must be there for everybody.
pub(super) const NOT_SHARED: Message = Message::new(
    "not_shared",
    "Hanya tampilan yang dibagikan bisa menjadi awal bagi semua.",
    "Only a shared view can be what everybody begins with.",
);
/// Somebody chose another view for all at the same moment.
pub(super) const DEFAULT_TAKEN: Message = Message::new(
    "default_taken",
    "Orang lain baru saja memilih tampilan awal untuk semua.",
    "Somebody else has just chosen what everybody begins with.",
);

/// A column of a list, in the order in which it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ViewColumn {
    /// Its name, as the list's entries have it.
    #[serde(default)]
    pub key: String,
    /// Whether it is shown.
    #[serde(default = "yes")]
    #[schema(default = true)]
    pub is_visible: bool,
    /// Its width in pixels, 20–2,000; as the client likes it where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
}

const fn yes() -> bool {
    true
}

/// The filters, order and search of a list: its address' parameters.
pub(super) type Parameters = BTreeMap<String, String>;

/// A new view.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NewView {
    /// The list, by its path: `leads`, `customers/active`, `reports/sales-summary`.
    pub list: String,
    pub name: String,
    /// The list's parameters, each a text: `{"stage_kind": "open", "sort": "-created_at"}`.
    pub query: Parameters,
    /// The columns in their order; empty: as the list shows itself.
    pub columns: Vec<ViewColumn>,
    /// Whether everybody who may open the list sees it.
    pub is_shared: bool,
    /// Whether one begins with it.
    pub is_default: bool,
    /// Whether everybody begins with it who has not chosen; for who may change settings.
    pub is_default_for_all: bool,
}

impl Check for NewView {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("list", &self.list, MAX_LIST);
        faults.required_text("name", &self.name, MAX_NAME);
        check_query(faults, &self.query);
        check_columns(faults, &self.columns);
        faults.ensure(self.is_shared || !self.is_default_for_all, "is_default_for_all", &NOT_SHARED);
    }
}

/// Changes to a view. Its list stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ViewChange {
    pub name: Patch<String>,
    #[schema(value_type = Option<BTreeMap<String, String>>)]
    pub query: Option<Parameters>,
    pub columns: Option<Vec<ViewColumn>>,
    pub is_shared: Option<bool>,
    pub is_default: Option<bool>,
    pub is_default_for_all: Option<bool>,
}

impl ViewChange {
    /// Whether it changes nothing but what the actor begins with.
    pub(super) const fn is_only_own_choice(&self) -> bool {
        self.name.is_keep()
            && self.query.is_none()
            && self.columns.is_none()
            && self.is_shared.is_none()
            && self.is_default_for_all.is_none()
    }
}

impl Check for ViewChange {
    fn check(&self, faults: &mut Faults) {
        match &self.name {
            Patch::Keep => {}
            Patch::Clear => faults.push("name", &check::REQUIRED),
            Patch::Set(name) => faults.required_text("name", name, MAX_NAME),
        }
        if let Some(query) = &self.query {
            check_query(faults, query);
        }
        check_columns(faults, self.columns.as_deref().unwrap_or_default());
    }
}

fn check_query(faults: &mut Faults, query: &Parameters) {
    faults.entries("query", query.len(), MAX_PARAMETERS);
    for (name, value) in query {
        if name.chars().count() > MAX_KEY {
            faults.add(Fault::new("query", &check::TOO_LONG).with("max", MAX_KEY));
        } else {
            faults.text(&format!("query.{name}"), value, MAX_VALUE);
        }
    }
}

fn check_columns(faults: &mut Faults, columns: &[ViewColumn]) {
    faults.entries("columns", columns.len(), MAX_COLUMNS);
    let mut seen = HashSet::new();
    for (index, column) in columns.iter().enumerate().take(MAX_COLUMNS) {
        let key = format!("columns[{index}].key");
        faults.required_text(&key, &column.key, MAX_KEY);
        faults.ensure(seen.insert(&column.key), key, &TWICE);
        if let Some(width) = column.width {
            faults.number(&format!("columns[{index}].width"), width, MIN_WIDTH, MAX_WIDTH);
        }
    }
}

/// What the reader may do with a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct ViewCan {
    pub edit: bool,
    pub delete: bool,
    /// Whether they choose what everybody begins with.
    pub set_default_for_all: bool,
}

/// A saved view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct SavedView {
    pub id: ViewId,
    /// The list, by its path: `leads`.
    pub list: String,
    pub name: String,
    /// The list's parameters.
    pub query: Parameters,
    /// The columns in their order; empty: as the list shows itself.
    pub columns: Vec<ViewColumn>,
    pub is_shared: bool,
    /// Whether the reader chose to begin with it.
    pub is_default: bool,
    /// Whether everybody begins with it who has not chosen.
    pub is_default_for_all: bool,
    /// Whether the list opens with it for the reader: their own choice, else the one for all.
    pub opens_first: bool,
    pub owner_id: UserId,
    pub owner_name: String,
    pub version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    pub can: ViewCan,
}

/// What is known of a view beside its row.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    pub owner_name: String,
    /// The view with which the reader chose to begin in this list.
    pub chosen: Option<ViewId>,
    pub can: ViewCan,
}

impl SavedView {
    pub(super) fn new(row: Model, beside: Beside) -> Result<Self> {
        let is_default = beside.chosen == Some(row.id);
        Ok(Self {
            id: row.id,
            list: row.list,
            name: row.name,
            query: serde_json::from_value(row.query).map_err(Error::internal)?,
            columns: serde_json::from_value(row.columns).map_err(Error::internal)?,
            is_shared: row.is_shared,
            is_default,
            is_default_for_all: row.is_default_for_all,
            opens_first: is_default || (row.is_default_for_all && beside.chosen.is_none()),
            owner_id: row.owner_id,
            owner_name: beside.owner_name,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            can: beside.can,
        })
    }

    /// As the audit log compares it: without what differs from reader to reader.
    pub(super) fn for_audit(&self) -> serde_json::Value {
        json!({
            "name": self.name, "query": self.query, "columns": self.columns, "is_shared": self.is_shared,
            "is_default_for_all": self.is_default_for_all,
        })
    }
}

/// What an audit entry about the view is about.
pub(super) fn subject(row: &Model) -> Subject {
    Subject::new("saved_view", row.id, format!("{}: {}", row.list, row.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(view: &NewView) -> Vec<String> {
        let mut faults = Faults::new();
        view.check(&mut faults);
        faults
            .into_vec()
            .into_iter()
            .map(|fault| format!("{}: {}", fault.field, fault.message.code))
            .collect()
    }

    #[test]
    fn everything_wrong_is_said_at_its_field() {
        let column = |key: &str, width| ViewColumn { key: key.to_owned(), is_visible: true, width };
        let view = NewView {
            list: "leads".to_owned(),
            query: BTreeMap::from([("q".to_owned(), "x".repeat(MAX_VALUE + 1))]),
            columns: vec![column("name", Some(5)), column("name", None)],
            is_default_for_all: true,
            ..NewView::default()
        };
        let expected = [
            "name: required",
            "query.q: too_long",
            "columns[0].width: too_low",
            "columns[1].key: repeated",
            "is_default_for_all: not_shared",
        ];
        assert_eq!(faults(&view), expected);
    }

    #[test]
    fn choosing_what_one_begins_with_changes_nothing_for_others() {
        assert!(ViewChange { is_default: Some(true), ..ViewChange::default() }.is_only_own_choice());
        assert!(!ViewChange { is_shared: Some(true), ..ViewChange::default() }.is_only_own_choice());
    }
}
