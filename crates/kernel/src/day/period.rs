//! Stretches of days: what reports, filters and comparisons speak of.

use super::{Day, Month};
use serde::{Deserialize, Serialize};
use std::fmt;
use strum::{Display, EnumIter, EnumString};
use utoipa::ToSchema;

/// The days from a first to a last one, both included. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
pub struct Period {
    from: Day,
    to: Day,
}

impl Period {
    /// The days `from` to `to`, where they are in that order.
    #[must_use]
    pub fn new(from: Day, to: Day) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The days between two, whichever comes first.
    #[must_use]
    pub fn between(one: Day, other: Day) -> Self {
        Self { from: one.min(other), to: one.max(other) }
    }

    /// A single day.
    #[must_use]
    pub const fn of(day: Day) -> Self {
        Self { from: day, to: day }
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Day {
        self.from
    }

    /// Its last day.
    #[must_use]
    pub const fn last(self) -> Day {
        self.to
    }

    /// How many days it has; at least one.
    #[must_use]
    pub fn length(self) -> i64 {
        self.to.days_since(self.from) + 1
    }

    /// Whether `day` lies in it.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// As many days, right before it.
    #[must_use]
    pub fn previous(self) -> Self {
        Self { from: self.from.plus_days(-self.length()), to: self.from.previous() }
    }

    /// Every day of it.
    pub fn days(self) -> impl Iterator<Item = Day> {
        (0..self.length()).map(move |days| self.from.plus_days(days))
    }

    /// Every week that has a day in it, by its Monday.
    pub fn weeks(self) -> impl Iterator<Item = Day> {
        let first = self.from.monday();
        (0..=self.to.days_since(first) / 7).map(move |weeks| first.plus_days(weeks * 7))
    }

    /// Every month that has a day in it.
    pub fn months(self) -> impl Iterator<Item = Month> {
        let last = self.to.month();
        std::iter::successors(Some(self.from.month()), move |month| (*month < last).then(|| month.next()))
    }

    /// The first day of every bucket that has a day in it.
    #[must_use]
    pub fn buckets(self, granularity: Granularity) -> Vec<Day> {
        match granularity {
            Granularity::Day => self.days().collect(),
            Granularity::Week => self.weeks().collect(),
            Granularity::Month => self.months().map(Month::first_day).collect(),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} – {}", self.from, self.to)
    }
}

/// How finely a period is cut.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Display,
    EnumIter,
    EnumString,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Granularity {
    /// By day.
    #[default]
    Day,
    /// By week, from Monday.
    Week,
    /// By month.
    Month,
}

impl Granularity {
    /// The first day of the bucket that `day` falls in.
    #[must_use]
    pub fn bucket(self, day: Day) -> Day {
        match self {
            Self::Day => day,
            Self::Week => day.monday(),
            Self::Month => day.month().first_day(),
        }
    }
}

/// The periods that people choose by name.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Display, EnumIter, EnumString, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Preset {
    /// Today.
    Today,
    /// The day before today.
    Yesterday,
    /// Monday to Sunday around today.
    ThisWeek,
    /// The week before.
    LastWeek,
    /// The calendar month around today.
    ThisMonth,
    /// The month before.
    LastMonth,
    /// The three months around today.
    ThisQuarter,
    /// The three months before these.
    LastQuarter,
    /// January to December around today.
    ThisYear,
    /// The year before.
    LastYear,
    /// Seven days up to today.
    #[serde(rename = "last_7_days")]
    #[strum(serialize = "last_7_days")]
    Last7Days,
    /// Thirty days up to today.
    #[serde(rename = "last_30_days")]
    #[strum(serialize = "last_30_days")]
    Last30Days,
    /// Ninety days up to today.
    #[serde(rename = "last_90_days")]
    #[strum(serialize = "last_90_days")]
    Last90Days,
}

impl Preset {
    /// The days it means on the day `today`.
    #[must_use]
    pub fn period(self, today: Day) -> Period {
        let month = today.month();
        match self {
            Self::Today => Period::of(today),
            Self::Yesterday => Period::of(today.previous()),
            Self::ThisWeek => week(today.monday()),
            Self::LastWeek => week(today.monday().plus_days(-7)),
            Self::ThisMonth => month.period(),
            Self::LastMonth => month.previous().period(),
            Self::ThisQuarter => months(quarter(month), 3),
            Self::LastQuarter => months(quarter(month).plus_months(-3), 3),
            Self::ThisYear => months(january(month), 12),
            Self::LastYear => months(january(month).plus_months(-12), 12),
            Self::Last7Days => up_to(today, 7),
            Self::Last30Days => up_to(today, 30),
            Self::Last90Days => up_to(today, 90),
        }
    }
}

fn week(monday: Day) -> Period {
    Period::between(monday, monday.plus_days(6))
}

fn months(first: Month, count: i32) -> Period {
    Period::between(first.first_day(), first.plus_months(count - 1).last_day())
}

fn quarter(month: Month) -> Month {
    month.plus_months(-((month.number().cast_signed() - 1) % 3))
}

fn january(month: Month) -> Month {
    month.plus_months(1 - month.number().cast_signed())
}

fn up_to(today: Day, days: i64) -> Period {
    Period::between(today.plus_days(1 - days), today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::tests::{any_day, day};
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    fn period(from: &str, to: &str) -> Period {
        Period::new(day(from), day(to)).unwrap()
    }

    #[test]
    fn a_period_that_ends_before_it_begins_does_not_exist() {
        assert_eq!(Period::new(day("2026-02-01"), day("2026-01-31")), None);
    }

    #[test]
    fn every_preset_is_the_days_that_people_mean() {
        let today = day("2026-11-21");
        let meant: Vec<_> =
            Preset::iter().map(|preset| format!("{preset}: {}", preset.period(today))).collect();
        assert_eq!(
            meant,
            [
                "today: 2026-11-21 – 2026-11-21",
                "yesterday: 2026-11-20 – 2026-11-20",
                "this_week: 2026-11-16 – 2026-11-22",
                "last_week: 2026-11-09 – 2026-11-15",
                "this_month: 2026-11-01 – 2026-11-30",
                "last_month: 2026-10-01 – 2026-10-31",
                "this_quarter: 2026-10-01 – 2026-12-31",
                "last_quarter: 2026-07-01 – 2026-09-30",
                "this_year: 2026-01-01 – 2026-12-31",
                "last_year: 2025-01-01 – 2025-12-31",
                "last_7_days: 2026-11-15 – 2026-11-21",
                "last_30_days: 2026-10-23 – 2026-11-21",
                "last_90_days: 2026-08-24 – 2026-11-21",
            ]
        );
    }

    #[test]
    fn presets_have_the_same_name_in_json_and_in_text() {
        for preset in Preset::iter() {
            assert_eq!(serde_json::to_value(preset).unwrap(), preset.to_string());
            assert_eq!(preset.to_string().parse(), Ok(preset));
        }
    }

    #[test]
    fn a_period_knows_its_weeks_and_months() {
        let period = period("2026-01-30", "2026-03-02");
        let months: Vec<_> = period.months().map(|month| month.to_string()).collect();
        assert_eq!(months, ["2026-01", "2026-02", "2026-03"]);
        let weeks = period.buckets(Granularity::Week);
        assert_eq!((weeks.len(), weeks[0], weeks[5]), (6, day("2026-01-26"), day("2026-03-02")));
    }

    #[test]
    fn the_previous_period_is_as_long_and_touches() {
        assert_eq!(period("2026-02-01", "2026-02-28").previous(), period("2026-01-04", "2026-01-31"));
    }

    proptest! {
        #[test]
        fn the_buckets_of_a_period_are_those_of_its_days(from in any_day(), length in 0..400_i64, cut in proptest::sample::select(Granularity::iter().collect::<Vec<_>>())) {
            let period = Period::new(from, from.plus_days(length)).unwrap();
            let mut of_days: Vec<_> = period.days().map(|day| cut.bucket(day)).collect();
            of_days.dedup();
            prop_assert_eq!(period.buckets(cut), of_days);
        }

        #[test]
        fn periods_before_each_other_touch_without_overlap(from in any_day(), length in 0..400_i64) {
            let period = Period::new(from, from.plus_days(length)).unwrap();
            prop_assert_eq!(period.previous().length(), period.length());
            prop_assert_eq!(period.previous().last().next(), period.first());
        }

        #[test]
        fn a_preset_of_now_contains_today(today in any_day()) {
            for preset in [Preset::Today, Preset::ThisWeek, Preset::ThisMonth, Preset::ThisQuarter, Preset::ThisYear, Preset::Last30Days] {
                prop_assert!(preset.period(today).contains(today));
            }
        }
    }
}
