//! What an import is, and how it goes on. Pure.

use super::ImportId;
use kernel::{Instant, UserId};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// So long an import can be taken back, in days.
pub(super) const UNDO_DAYS: i64 = 7;

/// How far an import has come.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Status {
    /// The file was read and looked at; nothing is stored yet.
    Preview,
    /// Rows are being stored, or taken back.
    Running,
    /// Every row was stored or rejected.
    Done,
    /// It could not be finished; nothing of it remains.
    Failed,
    /// It was taken back.
    Undone,
}

/// What happens to an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub(super) enum Step {
    Confirm,
    Finish,
    Fail,
    Undo,
    FinishUndo,
}

impl Status {
    /// The status after `step`; `None` where it is not allowed now.
    pub(super) const fn next(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Preview, Step::Confirm) | (Self::Done, Step::Undo) => Some(Self::Running),
            (Self::Running, Step::Finish) => Some(Self::Done),
            (Self::Running, Step::Fail) => Some(Self::Failed),
            (Self::Running, Step::FinishUndo) => Some(Self::Undone),
            (Self::Preview | Self::Running | Self::Done | Self::Failed | Self::Undone, _) => None,
        }
    }
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(super) struct FileColumn {
    /// Its head, unique within the file.
    pub name: String,
    /// What stands in it first.
    #[serde(default)]
    pub samples: Vec<String>,
    /// Whether somebody chose its field for a column of this name before.
    #[serde(default)]
    pub is_remembered: bool,
}

/// Which field each column fills, by the column's name; `null` for one that fills none.
pub(super) type Mapping = BTreeMap<String, Option<String>>;

/// Something wrong with a row.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RowFault {
    /// The row, as it is numbered in the file.
    pub row: i64,
    /// The column of the file; `null` where the field has none.
    pub column: Option<String>,
    /// The field.
    pub field: String,
    /// What is wrong, for programs.
    pub code: String,
    /// What is wrong, in the reader's language.
    pub message: String,
}

/// How many rows have something wrong in a field.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FaultCount {
    /// The field; empty for what is wrong with the row as a whole.
    pub field: String,
    /// The column of the file; `null` where the field has none.
    pub column: Option<String>,
    pub rows: i64,
}

/// A first row of the file, as it will be.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct SampleRow {
    /// The row, as it is numbered in the file.
    pub row: u64,
    /// What its fields will say.
    pub values: Map<String, Value>,
    /// Whether it changes something that is known.
    pub is_change: bool,
}

/// A row that stays although its import was taken back.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct KeptRow {
    /// The row, as it is numbered in the file.
    pub row: i64,
    /// What it had made or changed.
    pub record_id: uuid::Uuid,
}

/// What may be done with an import.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub(super) struct ImportCan {
    pub confirm: bool,
    pub undo: bool,
    pub discard: bool,
}

/// An import.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ImportView {
    pub id: ImportId,
    /// What the rows become: `leads`, `customers` …
    pub kind: String,
    pub status: Status,
    /// Whether a running import is being taken back.
    pub is_undoing: bool,
    pub file_name: String,
    /// In bytes.
    pub file_size: i64,
    pub columns: Vec<FileColumn>,
    #[schema(value_type = Object)]
    pub mapping: Mapping,
    /// What was chosen for the whole file.
    #[schema(value_type = Object)]
    pub options: Map<String, Value>,
    /// The first rows, as they will be.
    pub sample: Vec<SampleRow>,
    /// The first faults, by row.
    pub faults: Vec<RowFault>,
    /// Where the faults are, the most first.
    pub fault_counts: Vec<FaultCount>,
    /// The first remarks, by row: what is worth knowing and keeps no row from being stored.
    pub remarks: Vec<RowFault>,
    /// Rows with a remark, as the preview saw them.
    pub remarked: i64,
    /// Rows of the file, without its head.
    pub rows: i64,
    /// Rows that were gone through since it was confirmed, or taken back.
    pub done: i64,
    /// Rows without faults, as the preview saw them.
    pub valid: i64,
    /// Rows that change something that is known, as the preview saw them.
    pub changes: i64,
    pub created: i64,
    pub updated: i64,
    /// Rows that said nothing new.
    pub unchanged: i64,
    pub rejected: i64,
    /// Rows that were taken back.
    pub undone: i64,
    /// Rows that stay although the import was taken back, since somebody touched them.
    pub kept: i64,
    /// The first of them.
    pub kept_rows: Vec<KeptRow>,
    /// Why it failed.
    pub error: Option<String>,
    pub created_by: UserId,
    pub created_by_name: String,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub confirmed_at: Option<Instant>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub finished_at: Option<Instant>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub undone_at: Option<Instant>,
    pub can: ImportCan,
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn an_import_goes_one_way() {
        let allowed: Vec<_> = Status::iter()
            .flat_map(|status| Step::iter().map(move |step| (status, step, status.next(step))))
            .filter_map(|(status, step, next)| next.map(|next| format!("{status} {step:?} {next}")))
            .collect();
        assert_eq!(
            allowed,
            [
                "preview Confirm running",
                "running Finish done",
                "running Fail failed",
                "running FinishUndo undone",
                "done Undo running",
            ]
        );
    }
}
