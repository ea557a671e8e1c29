//! What a report comes to: columns, rows, totals, and how it is charted.

use super::params::AskedReport;
use kernel::{BasisPoints, Day, Locale, Message, Rupiah, Words};
use platform::sheets::{self, Cell, Kind};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Value {
    /// Nothing.
    Nothing,
    /// A text.
    Text(String),
    /// A text in both languages.
    #[serde(skip)]
    Said(#[schema(value_type = String)] &'static Message),
    /// A whole number.
    Integer(i64),
    /// Rupiah.
    Money(Rupiah),
    /// Basis points.
    Percent(BasisPoints),
    /// A business day.
    Day(Day),
}

impl Value {
    fn translated(self, words: &Words, locale: Locale) -> Self {
        match self {
            Self::Said(message) => Self::Text(words.say(message, locale, &[])),
            other => other,
        }
    }

    fn to_cell(&self, words: &Words, locale: Locale) -> Cell {
        match self {
            Self::Nothing => Cell::Empty,
            Self::Text(text) => Cell::Text(text.clone()),
            Self::Said(message) => Cell::Text(words.say(message, locale, &[])),
            Self::Integer(number) => Cell::Integer(*number),
            Self::Money(amount) => Cell::Money(*amount),
            Self::Percent(share) => Cell::Percent(*share),
            Self::Day(day) => Cell::Day(*day),
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Holds {
    /// Texts.
    Text,
    /// Whole numbers.
    Integer,
    /// Rupiah.
    Money,
    /// Basis points.
    Percent,
    /// Business days.
    Day,
}

/// A column.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ReportColumn {
    key: &'static str,
    heading: String,
    kind: Holds,
    #[serde(skip)]
    message: &'static Message,
    #[serde(skip)]
    is_cost: bool,
}

impl ReportColumn {
    pub(crate) fn new(kind: Holds, message: &'static Message) -> Self {
        Self { key: message.code, heading: String::new(), kind, message, is_cost: false }
    }

    /// A column that only those who read costs see.
    pub(crate) fn cost(kind: Holds, message: &'static Message) -> Self {
        Self { is_cost: true, ..Self::new(kind, message) }
    }
}

/// One row.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Row {
    /// What the row stands for, to click through: a product, owner, channel or stage.
    pub id: Option<Uuid>,
    /// The rows behind it, as an address of the web client.
    pub link: Option<String>,
    pub cells: Vec<Value>,
}

/// How the rows are best drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChartKind {
    Line,
    Bar,
    Funnel,
}

/// How the rows are drawn: the label's column and the values' columns.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ChartHint {
    pub kind: ChartKind,
    pub label: &'static str,
    pub values: Vec<&'static str>,
}

/// A report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Table {
    pub title: String,
    /// Name and value of what was asked.
    pub parameters: Vec<(String, String)>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub columns: Vec<ReportColumn>,
    pub rows: Vec<Row>,
    /// The totals row, in the order of the columns.
    pub totals: Option<Vec<Value>>,
    pub chart: ChartHint,
}

impl Table {
    pub(crate) fn new(columns: Vec<ReportColumn>, chart: ChartHint) -> Self {
        Self {
            title: String::new(),
            parameters: Vec::new(),
            from: None,
            to: None,
            columns,
            rows: Vec::new(),
            totals: None,
            chart,
        }
    }

    pub(super) fn describe(&mut self, title: String, asked: &AskedReport, narrowed: Vec<(String, String)>) {
        self.title = title;
        self.from = Some(asked.period.first());
        self.to = Some(asked.period.last());
        self.parameters = vec![
            ("from".to_owned(), asked.period.first().to_string()),
            ("to".to_owned(), asked.period.last().to_string()),
            ("group".to_owned(), asked.group.to_owned()),
            ("granularity".to_owned(), asked.granularity.to_string()),
        ];
        self.parameters.extend(narrowed);
    }

    /// Takes out what only those who read costs may see.
    pub(super) fn drop_costs(&mut self) {
        self.keep(|column| !column.is_cost);
    }

    /// Takes out the columns of `messages`.
    pub(super) fn drop(&mut self, messages: &[&Message]) {
        self.keep(|column| messages.iter().all(|message| message.code != column.key));
    }

    fn keep(&mut self, is_kept: impl Fn(&ReportColumn) -> bool) {
        let kept: Vec<_> = self.columns.iter().map(&is_kept).collect();
        let keep = |values: &mut Vec<Value>| {
            let mut flags = kept.iter();
            values.retain(|_| flags.next().copied().unwrap_or(true));
        };
        for row in &mut self.rows {
            keep(&mut row.cells);
        }
        if let Some(totals) = &mut self.totals {
            keep(totals);
        }
        self.columns.retain(is_kept);
        let columns: Vec<_> = self.columns.iter().map(|column| column.key).collect();
        self.chart.values.retain(|value| columns.contains(value));
    }

    /// The same with every text in `locale`.
    pub(super) fn translated(mut self, words: &Words, locale: Locale) -> Self {
        for column in &mut self.columns {
            column.heading = words.say(column.message, locale, &[]);
        }
        let translate =
            |cells: Vec<Value>| cells.into_iter().map(|cell| cell.translated(words, locale)).collect();
        self.rows = self.rows.into_iter().map(|row| Row { cells: translate(row.cells), ..row }).collect();
        self.totals = self.totals.map(translate);
        self
    }

    pub(super) fn sheet_columns(&self, words: &Words, locale: Locale) -> Vec<sheets::Column> {
        let kind = |holds| match holds {
            Holds::Text => Kind::Text,
            Holds::Integer => Kind::Integer,
            Holds::Money => Kind::Money,
            Holds::Percent => Kind::Percent,
            Holds::Day => Kind::Day,
        };
        let column = |column: &ReportColumn| {
            sheets::Column::new(column.key, words.say(column.message, locale, &[]), kind(column.kind))
        };
        self.columns.iter().map(column).collect()
    }

    /// All rows with the totals at the end.
    pub(super) fn sheet_rows(&self, words: &Words, locale: Locale) -> Vec<Vec<Cell>> {
        let cells = |values: &Vec<Value>| values.iter().map(|value| value.to_cell(words, locale)).collect();
        self.rows.iter().map(|row| &row.cells).chain(self.totals.as_ref()).map(cells).collect()
    }
}
