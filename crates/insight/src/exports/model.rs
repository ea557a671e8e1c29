//! What an ordered file is.

use super::{ExportId, table::Model};
use kernel::{Check, Fault, Faults, Instant, Locale, Message, check};
use platform::{settings::Setting, sheets::SheetFormat};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

const MAX_LIST: usize = 160;
const MAX_PARAMETERS: usize = 60;
const MAX_VALUE: usize = 4_000;
/// What says which part of a list a page shows: the file holds all of it.
const OF_A_PAGE: [&str; 4] = ["page", "per_page", "count", "format"];

/// The file is not there yet.
pub(super) const NOT_DONE: Message =
    Message::new("export_not_done", "Berkas ini belum selesai dibuat.", "This file is not finished yet.");
/// The file was removed.
pub(super) const EXPIRED: Message = Message::new(
    "export_expired",
    "Berkas ini sudah dihapus. Buat ekspor baru.",
    "This file was removed. Order a new one.",
);

/// How ordered files are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ExportSettings {
    /// So many days a file lies ready, 1–90.
    pub keep_days: i64,
}

impl Default for ExportSettings {
    fn default() -> Self {
        Self { keep_days: 7 }
    }
}

impl Check for ExportSettings {
    fn check(&self, faults: &mut Faults) {
        faults.number("keep_days", self.keep_days, 1, 90);
    }
}

impl Setting for ExportSettings {
    const KEY: &'static str = "exports";
}

/// The kinds of files.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
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
pub enum FileFormat {
    /// Comma-separated values.
    Csv,
    /// An Excel workbook.
    #[default]
    Xlsx,
}

impl FileFormat {
    pub(super) const fn as_sheet(self) -> SheetFormat {
        match self {
            Self::Csv => SheetFormat::Csv,
            Self::Xlsx => SheetFormat::Xlsx,
        }
    }
}

/// How far an order is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
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
    /// Waits for a worker.
    Queued,
    /// Is being made.
    Running,
    /// Lies ready.
    Done,
    /// Could not be made.
    Failed,
    /// Was ready, and is removed.
    Expired,
}

impl Status {
    /// Where something is still to be done.
    pub(super) const UNFINISHED: [Self; 2] = [Self::Queued, Self::Running];
}

/// The filters, order and search of a list: its address' parameters.
pub(crate) type Parameters = BTreeMap<String, String>;

/// An order.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ExportInput {
    /// The list or report by its path: `leads`, `customers/{id}/purchases`, `reports/sales-summary`.
    pub list: String,
    /// Its parameters, each a text: `{"stage_kind": "open", "sort": "-created_at"}`. `page`, `per_page`, `count` and
    /// `format` mean nothing here.
    pub query: Parameters,
    pub format: FileFormat,
}

impl ExportInput {
    /// What the whole list takes of the parameters.
    pub(super) fn parameters(&self) -> Parameters {
        let of_all = |(name, _): &(&String, &String)| !OF_A_PAGE.contains(&name.as_str());
        self.query.iter().filter(of_all).map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}

impl Check for ExportInput {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("list", &self.list, MAX_LIST);
        faults.entries("query", self.query.len(), MAX_PARAMETERS);
        for (name, value) in &self.query {
            if name.chars().count() > MAX_LIST {
                faults.add(Fault::new("query", &check::TOO_LONG).with("max", MAX_LIST));
            } else {
                faults.text(&format!("query.{name}"), value, MAX_VALUE);
            }
        }
    }
}

/// The address at which the list with these parameters is.
#[must_use]
pub(crate) fn address(list: &str, parameters: &Parameters, more: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(parameters).extend_pairs(more);
    format!("/api/{list}?{}", query.finish())
}

/// An ordered file.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct ExportView {
    pub id: ExportId,
    pub list: String,
    pub query: Parameters,
    pub format: FileFormat,
    pub status: Status,
    /// The rows of the file, once it is done.
    pub rows: Option<i64>,
    /// Its size in bytes.
    pub size: Option<i64>,
    pub file_name: Option<String>,
    /// Where the file is, while it lies ready.
    pub url: Option<String>,
    /// Why it could not be made.
    pub error: Option<String>,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub finished_at: Option<Instant>,
    /// Until when the file lies ready.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub expires_at: Option<Instant>,
    pub version: i64,
}

/// How far the order is at `now`: the file may be removed a little later than it expires.
pub(super) fn status_at(row: &Model, now: Instant) -> Status {
    let is_over = row.expires_at.is_some_and(|at| at <= now);
    if row.status == Status::Done && is_over { Status::Expired } else { row.status }
}

/// The order as it is shown.
pub(super) fn view(row: Model, (now, locale): (Instant, Locale)) -> ExportView {
    let status = status_at(&row, now);
    let said = match locale {
        Locale::Id => "id",
        Locale::En => "en",
    };
    ExportView {
        id: row.id,
        list: row.list,
        query: serde_json::from_value(row.query).unwrap_or_default(),
        format: row.format,
        status,
        rows: row.rows,
        size: row.size,
        file_name: row.file_name,
        url: (status == Status::Done).then(|| format!("/api/exports/{}/file", row.id)),
        error: row.error.and_then(|error| error[said].as_str().map(str::to_owned)),
        created_at: row.created_at,
        finished_at: row.finished_at,
        expires_at: row.expires_at,
        version: row.version,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_the_list_and_not_the_page() {
        let query = [("page", "3"), ("per_page", "10"), ("format", "csv"), ("q", "a b&c")];
        let query = query.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let order = ExportInput { query: BTreeMap::from(query), ..ExportInput::default() };
        let parameters = order.parameters();
        assert_eq!(address("leads", &parameters, &[("format", "xlsx")]), "/api/leads?q=a+b%26c&format=xlsx");
    }
}
