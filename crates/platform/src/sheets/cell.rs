//! What stands in a table.

use kernel::{BasisPoints, Day, Instant, Rupiah};
use serde_json::Number;
use std::borrow::Cow;

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Any number.
    Number(Number),
    /// An amount.
    Money(Rupiah),
    /// A share.
    Percent(BasisPoints),
    /// A day.
    Day(Day),
    /// A point in time; shown in the time zone of the sheet.
    Instant(Instant),
    /// Yes or no.
    Bool(bool),
}

macro_rules! cell_from {
    ($($kind:ty => $cell:ident),+ $(,)?) => {$(
        impl From<$kind> for Cell {
            fn from(value: $kind) -> Self {
                Self::$cell(value)
            }
        }
    )+};
}

cell_from! {
    String => Text,
    i64 => Integer,
    Rupiah => Money,
    BasisPoints => Percent,
    Day => Day,
    Instant => Instant,
    bool => Bool,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Integer(number.into())
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// What a column holds; decides how wide it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Texts.
    Text,
    /// Whole numbers.
    Integer,
    /// Any numbers.
    Number,
    /// Amounts.
    Money,
    /// Shares.
    Percent,
    /// Days.
    Day,
    /// Points in time.
    Instant,
    /// Yes or no.
    Bool,
}

impl Kind {
    const fn width(self) -> u16 {
        match self {
            Self::Text => 24,
            Self::Integer | Self::Percent | Self::Bool => 10,
            Self::Day | Self::Number => 12,
            Self::Money | Self::Instant => 18,
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the API, by which a template is read back.
    pub key: Cow<'static, str>,
    /// What its head says, in the reader's language.
    pub heading: String,
    /// Its width in characters.
    pub width: u16,
    /// What it holds.
    pub kind: Kind,
}

impl Column {
    /// A column as wide as its kind needs.
    #[must_use]
    pub fn new(key: impl Into<Cow<'static, str>>, heading: impl Into<String>, kind: Kind) -> Self {
        let heading = heading.into();
        let head = u16::try_from(heading.chars().count() + 2).unwrap_or(u16::MAX);
        Self { key: key.into(), heading, width: kind.width().max(head).min(60), kind }
    }

    /// The same column, `width` characters wide.
    #[must_use]
    pub fn width(mut self, width: u16) -> Self {
        self.width = width;
        self
    }
}
