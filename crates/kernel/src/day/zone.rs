//! Where a business day begins and ends.

use super::{BadForm, Day, Instant, as_text};
use chrono::{Datelike, LocalResult, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use sea_orm::DeriveValueType;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};
use utoipa::ToSchema;

/// A time zone of the IANA database: `Asia/Jakarta`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeriveValueType, ToSchema)]
#[sea_orm(value_type = "String")]
#[schema(value_type = String, example = "Asia/Jakarta")]
pub struct Zone(Tz);

impl Zone {
    /// Western Indonesia, the default.
    pub const WIB: Self = Self(Tz::Asia__Jakarta);
    /// Central Indonesia.
    pub const WITA: Self = Self(Tz::Asia__Makassar);
    /// Eastern Indonesia.
    pub const WIT: Self = Self(Tz::Asia__Jayapura);

    /// The zone of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// Its name in the IANA database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// What the clock on the wall shows at `instant`.
    #[must_use]
    pub fn local(self, instant: Instant) -> NaiveDateTime {
        instant.with_timezone(&self.0).naive_local()
    }

    /// The day that `instant` belongs to.
    #[must_use]
    pub fn day_of(self, instant: Instant) -> Day {
        Day::from(self.local(instant).date())
    }

    /// The first instant of `day`: its midnight, or where the clocks leap over that, the end of the leap.
    #[must_use]
    pub fn start_of(self, day: Day) -> Instant {
        self.at(day, NaiveTime::MIN)
    }

    /// The instant at which `day` is over: the first one of the next.
    #[must_use]
    pub fn end_of(self, day: Day) -> Instant {
        if day.next() == day { self.start_of(day) + TimeDelta::days(1) } else { self.start_of(day.next()) }
    }

    /// The instants of all days from `first` to `last`, without the end itself.
    #[must_use]
    pub fn range(self, first: Day, last: Day) -> (Instant, Instant) {
        (self.start_of(first), self.end_of(last))
    }

    /// The instant at which the clock on the wall shows `time` on `day`: the earlier where it does so twice,
    /// the end of the leap where it never does.
    #[must_use]
    pub fn at(self, day: Day, time: NaiveTime) -> Instant {
        let local = day.date().and_time(time);
        match self.0.from_local_datetime(&local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
            LocalResult::None => self.end_of_leap(local),
        }
    }

    /// Finds, to the second, when the clock on the wall first shows more than `missing`.
    fn end_of_leap(self, missing: NaiveDateTime) -> Instant {
        let (mut before, mut after) =
            (missing.and_utc() - TimeDelta::days(2), missing.and_utc() + TimeDelta::days(2));
        while after - before > TimeDelta::seconds(1) {
            let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
            if self.local(middle) > missing {
                after = middle;
            } else {
                before = middle;
            }
        }
        after
    }

    /// How the zone is called in Indonesia: `WIB`, `WITA`, `WIT`; elsewhere its offset at `instant`.
    #[must_use]
    pub fn abbreviation(self, instant: Instant) -> String {
        instant.with_timezone(&self.0).format("%Z").to_string()
    }

    /// The current year's number at `instant`; series of documents start anew with it.
    #[must_use]
    pub fn year_of(self, instant: Instant) -> i32 {
        self.local(instant).year()
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::WIB
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Zone {
    type Err = BadForm;

    fn from_str(name: &str) -> Result<Self, BadForm> {
        name.parse().map(Self).map_err(|_| BadForm("a time zone such as Asia/Jakarta"))
    }
}

as_text!(Zone);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::tests::{any_day, day};
    use proptest::prelude::*;

    fn instant(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    #[test]
    fn a_sale_a_minute_before_midnight_belongs_to_the_old_day() {
        assert_eq!(Zone::WIB.day_of(instant("2026-11-20T16:59:59Z")), day("2026-11-20"));
        assert_eq!(Zone::WIB.day_of(instant("2026-11-20T17:00:00Z")), day("2026-11-21"));
        assert_eq!(Zone::WITA.day_of(instant("2026-11-20T16:00:00Z")), day("2026-11-21"));
        assert_eq!(Zone::WIT.day_of(instant("2026-11-20T15:00:00Z")), day("2026-11-21"));
    }

    #[test]
    fn a_day_without_midnight_begins_when_the_clocks_have_leapt() {
        // Brazil put its clocks forward at midnight.
        let sao_paulo = zone("America/Sao_Paulo");
        assert_eq!(sao_paulo.start_of(day("2018-11-04")), instant("2018-11-04T03:00:00Z"));
        assert_eq!(
            sao_paulo.end_of(day("2018-11-04")) - sao_paulo.start_of(day("2018-11-04")),
            TimeDelta::hours(23)
        );
    }

    #[test]
    fn a_day_that_never_was_is_empty() {
        // Samoa went from 29 to 31 December 2011.
        let apia = zone("Pacific/Apia");
        let (from, to) = apia.range(day("2011-12-30"), day("2011-12-30"));
        assert_eq!(from, to);
        assert_eq!(apia.day_of(from), day("2011-12-31"));
    }

    #[test]
    fn a_midnight_that_comes_twice_counts_from_the_first() {
        // Cuba puts its clocks back from one o'clock to midnight.
        let havana = zone("America/Havana");
        assert_eq!(havana.start_of(day("2026-11-01")), instant("2026-11-01T04:00:00Z"));
        assert_eq!(
            havana.end_of(day("2026-11-01")) - havana.start_of(day("2026-11-01")),
            TimeDelta::hours(25)
        );
    }

    #[test]
    fn only_real_zones_are_read() {
        assert_eq!(serde_json::from_str::<Zone>(r#""Asia/Makassar""#).unwrap(), Zone::WITA);
        assert_eq!(serde_json::to_string(&Zone::default()).unwrap(), r#""Asia/Jakarta""#);
        assert_eq!(Zone::parse("Asia/Atlantis"), None);
        assert_eq!(Zone::WITA.abbreviation(instant("2026-11-20T16:00:00Z")), "WITA");
    }

    #[test]
    fn the_ends_of_the_calendar_have_bounds_too() {
        for day in [day("0001-01-01"), day("9999-12-31")] {
            let (from, to) = Zone::WIT.range(day, day);
            assert!(from < to);
        }
    }

    proptest! {
        #[test]
        fn every_instant_lies_within_its_day(
            seconds in -631_152_000_i64..4_102_444_800,
            zone in proptest::sample::select(vec![Zone::WIB, Zone::WITA, Zone::WIT, zone("UTC"), zone("America/Sao_Paulo"), zone("Pacific/Apia")]),
        ) {
            let instant = Utc.timestamp_opt(seconds, 0).unwrap();
            let (from, to) = { let day = zone.day_of(instant); zone.range(day, day) };
            prop_assert!(from <= instant && instant < to);
        }

        #[test]
        fn days_touch_and_never_overlap(day in any_day(), zone in proptest::sample::select(vec![Zone::WIB, Zone::WITA, Zone::WIT])) {
            prop_assert_eq!(zone.end_of(day), zone.start_of(day.next()));
            prop_assert_eq!(zone.day_of(zone.start_of(day)), day);
            prop_assert_eq!(zone.day_of(zone.end_of(day) - TimeDelta::nanoseconds(1)), day);
        }
    }
}
