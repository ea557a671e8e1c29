//! The days that a summary is of: a preset, all time, or from one day to another.

use kernel::{Day, Faults, Message, check, day::Preset};
use std::str::FromStr;

const BACKWARDS: Message =
    Message::new("backwards", "Tanggal akhir sebelum tanggal awal.", "The end is before the start.");
const UNKNOWN: Message =
    Message::new("unknown_value", "Nilai ini tidak dikenal.", "This value is not known.");
/// The preset that has no first day.
const ALL_TIME: &str = "all_time";

/// What is asked: a preset, or the first and the last day instead.
pub(crate) type Asked<'a> = (Option<&'a str>, Option<Day>, Option<Day>);

pub(crate) fn check(faults: &mut Faults, (preset, from, to): Asked) {
    if let Some(preset) = preset {
        let is_known = preset == ALL_TIME || Preset::from_str(preset).is_ok();
        faults.ensure(is_known, "preset", &UNKNOWN);
    }
    faults.ensure(from.is_some() || to.is_none(), "from", &check::REQUIRED);
    faults.ensure(to.is_some() || from.is_none(), "to", &check::REQUIRED);
    if let (Some(from), Some(to)) = (from, to) {
        faults.ensure(from <= to, "to", &BACKWARDS);
    }
}

/// The first and the last day; `None` for all time. Without a word, the last 30 days.
pub(crate) fn read((preset, from, to): Asked, today: Day) -> Option<(Day, Day)> {
    if let (Some(from), Some(to)) = (from, to) {
        return Some((from, to));
    }
    match preset {
        Some(ALL_TIME) => None,
        preset => {
            let preset = preset.and_then(|preset| Preset::from_str(preset).ok());
            let period = preset.unwrap_or(Preset::Last30Days).period(today);
            Some((period.first(), period.last()))
        }
    }
}

/// Comma-separated ids; `None` where one of them is none.
pub(crate) fn ids<T: FromStr>(text: Option<&str>) -> Option<Vec<T>> {
    let asked = text.unwrap_or_default().split(',').map(str::trim).filter(|id| !id.is_empty());
    asked.map(|id| id.parse().ok()).collect()
}

/// Adds a fault where `text` is not a list of ids.
pub(crate) fn check_ids<T: FromStr>(faults: &mut Faults, field: &str, text: Option<&str>) {
    faults.ensure(ids::<T>(text).is_some(), field, &UNKNOWN);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_time_has_no_first_day_and_thirty_days_are_the_default() {
        let today: Day = "2026-11-20".parse().unwrap();
        assert_eq!(read((Some("all_time"), None, None), today), None);
        let (from, to) = read((None, None, None), today).unwrap();
        assert_eq!((from.to_string().as_str(), to), ("2026-10-22", today));
        let day = Some(today);
        assert_eq!(read((Some("today"), day, day), today.next()), Some((today, today)));
    }
}
