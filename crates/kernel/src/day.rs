//! Business days and months: what people count by. An instant belongs to a day only in a [`Zone`].

mod period;
mod zone;

pub use period::{Granularity, Period, Preset};
pub use zone::Zone;

use crate::message::{Locale, Message};
use chrono::{Datelike, NaiveDate, TimeDelta};
use sea_orm::DeriveValueType;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};
use utoipa::ToSchema;

/// A point in time, the same everywhere.
pub type Instant = chrono::DateTime<chrono::Utc>;

/// Not a day, month or time zone.
pub const BAD_DAY: Message = Message::new(
    "invalid_date",
    "Tanggal tidak benar; contoh: 2026-01-31.",
    "This is not a date; example: 2026-01-31.",
);

/// A text that names no day, month or time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {0}")]
pub struct BadForm(&'static str);

/// A text form is the JSON form.
macro_rules! as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
use as_text;

/// A day of the business calendar, between the years 1 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, ToSchema)]
#[schema(value_type = NaiveDate, example = "2026-01-31")]
pub struct Day(NaiveDate);

impl Day {
    /// The day, where the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        (1..=9999).contains(&year).then_some(Self(date))
    }

    /// The day as the libraries know it.
    #[must_use]
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus_days(-1)
    }

    /// `days` later, or earlier where negative. Stays where the calendar would end.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        TimeDelta::try_days(days)
            .and_then(|delta| self.0.checked_add_signed(delta))
            .filter(|date| (1..=9999).contains(&date.year()))
            .map_or(self, Self)
    }

    /// How many days `self` is after `earlier`; negative where it is before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// The month it lies in.
    #[must_use]
    pub fn month(self) -> Month {
        Month::of(self)
    }

    /// The Monday of its week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus_days(-i64::from(self.0.weekday().num_days_from_monday()))
    }

    /// As it is written in a letter: `1 Januari 2027`, `1 January 2027`.
    #[must_use]
    pub fn in_words(self, locale: Locale) -> String {
        let language = match locale {
            Locale::Id => chrono::Locale::id_ID,
            Locale::En => chrono::Locale::en_GB,
        };
        self.0.format_localized("%-d %B %Y", language).to_string()
    }
}

impl From<NaiveDate> for Day {
    /// Years outside 1 to 9999 become the nearest day inside.
    fn from(date: NaiveDate) -> Self {
        match date.year() {
            1..=9999 => Self(date),
            ..=0 => Self(NaiveDate::from_yo_opt(1, 1).unwrap_or_default()),
            _ => Self(NaiveDate::from_yo_opt(9999, 365).unwrap_or_default()),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = BadForm;

    fn from_str(text: &str) -> Result<Self, BadForm> {
        let read = || {
            let (year, rest) = text.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            Self::new(number(year, 4)?.cast_signed(), number(month, 2)?, number(day, 2)?)
        };
        read().ok_or(BadForm("a date such as 2026-01-31"))
    }
}

as_text!(Day);

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, ToSchema)]
#[sea_orm(value_type = "String")]
#[schema(value_type = String, example = "2026-01")]
pub struct Month(Day);

impl Month {
    /// The month, where the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        Day::new(year, month, 1).map(Self)
    }

    /// The month that `day` lies in.
    #[must_use]
    pub fn of(day: Day) -> Self {
        Self(day.plus_days(-i64::from(day.0.day0())))
    }

    /// 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.0.year()
    }

    /// 1 for January.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0.0.month()
    }

    /// Its first day.
    #[must_use]
    pub const fn first_day(self) -> Day {
        self.0
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Day {
        self.first_day().plus_days(i64::from(self.length()) - 1)
    }

    /// How many days it has.
    #[must_use]
    pub fn length(self) -> u8 {
        self.0.0.num_days_in_month()
    }

    /// Its day of that number, or its last where it is shorter: an anchor of 31 falls on 28 February.
    #[must_use]
    pub fn day_or_last(self, number: u32) -> Day {
        Day::new(self.year(), self.number(), number.max(1)).unwrap_or_else(|| self.last_day())
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus_months(1)
    }

    /// The month before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus_months(-1)
    }

    /// `months` later, or earlier where negative. Stays where the calendar would end.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let count = (self.year() * 12 + self.0.0.month0().cast_signed()).saturating_add(months);
        Self::new(count.div_euclid(12), count.rem_euclid(12).cast_unsigned() + 1).unwrap_or(self)
    }

    /// All its days.
    #[must_use]
    pub fn period(self) -> Period {
        Period::between(self.first_day(), self.last_day())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl FromStr for Month {
    type Err = BadForm;

    fn from_str(text: &str) -> Result<Self, BadForm> {
        let read = || {
            let (year, month) = text.split_once('-')?;
            Self::new(number(year, 4)?.cast_signed(), number(month, 2)?)
        };
        read().ok_or(BadForm("a month such as 2026-01"))
    }
}

as_text!(Month);

/// A number of exactly `length` digits.
fn number(text: &str, length: usize) -> Option<u32> {
    let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(super) fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    pub(super) fn any_day() -> impl Strategy<Value = Day> {
        (0..70_000_i64).prop_map(|days| day("1900-01-01").plus_days(days))
    }

    #[test]
    fn a_letter_carries_the_day_in_words() {
        assert_eq!(day("2027-08-01").in_words(Locale::Id), "1 Agustus 2027");
        assert_eq!(day("2027-08-01").in_words(Locale::En), "1 August 2027");
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_written_in_one_way_only() {
        assert_eq!(serde_json::to_string(&day("2026-01-31")).unwrap(), r#""2026-01-31""#);
        assert_eq!(serde_json::from_str::<Day>(r#""2026-01-31""#).unwrap(), day("2026-01-31"));
        for text in [
            "2026-1-31",
            "2026-02-30",
            "+2026-01-01",
            "31-01-2026",
            "0000-01-01",
            "10000-01-01",
            "2026-01-31T00:00:00Z",
            "2026-01-3١",
            "",
        ] {
            assert_eq!(text.parse::<Day>(), Err(BadForm("a date such as 2026-01-31")), "{text}");
        }
    }

    #[test]
    fn the_calendar_has_ends_that_hold() {
        assert_eq!(day("9999-12-31").next(), day("9999-12-31"));
        assert_eq!(day("0001-01-01").plus_days(i64::MIN), day("0001-01-01"));
        assert_eq!(Day::from(NaiveDate::MAX), day("9999-12-31"));
        assert_eq!(Day::from(NaiveDate::MIN), day("0001-01-01"));
        assert_eq!(month("9999-12").plus_months(i32::MAX), month("9999-12"));
    }

    #[test]
    fn an_anchor_never_leaves_its_month() {
        let falls = |text| month(text).day_or_last(31).to_string();
        assert_eq!(
            [falls("2027-01"), falls("2027-02"), falls("2028-02"), falls("2027-04")],
            ["2027-01-31", "2027-02-28", "2028-02-29", "2027-04-30"]
        );
    }

    #[test]
    fn a_week_begins_on_monday() {
        assert_eq!(day("2026-11-22").monday(), day("2026-11-16"));
        assert_eq!(day("2026-11-23").monday(), day("2026-11-23"));
    }

    #[test]
    fn months_are_written_as_year_and_month() {
        assert_eq!(serde_json::to_string(&month("2026-01")).unwrap(), r#""2026-01""#);
        assert_eq!(
            [month("2026-12").next(), month("2026-01").previous()],
            [month("2027-01"), month("2025-12")]
        );
        assert!("2026-13".parse::<Month>().is_err() && "2026-1".parse::<Month>().is_err());
    }

    proptest! {
        #[test]
        fn days_and_months_read_back_as_written(day in any_day()) {
            prop_assert_eq!(day.to_string().parse(), Ok(day));
            prop_assert_eq!(day.month().to_string().parse(), Ok(day.month()));
        }

        #[test]
        fn the_day_after_the_last_is_the_first_of_the_next(day in any_day()) {
            let month = day.month();
            prop_assert!(month.first_day() <= day && day <= month.last_day());
            prop_assert_eq!(month.last_day().next(), month.next().first_day());
            prop_assert_eq!(month.next().previous(), month);
        }

        #[test]
        fn going_and_coming_back_ends_where_it_began(day in any_day(), days in -1_000..1_000_i64) {
            prop_assert_eq!(day.plus_days(days).plus_days(-days), day);
            prop_assert_eq!(day.plus_days(days).days_since(day), days);
        }
    }
}
