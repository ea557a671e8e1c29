//! How cells are read as values: as Indonesian and English spreadsheets write them.

use super::Format;
use chrono::{NaiveDate, NaiveTime};
use kernel::{Day, Fault, Message, Zone};
use serde_json::Value;

/// The cell holds no number that can be read.
pub const BAD_NUMBER: Message =
    Message::new("invalid_number", "{value} bukan angka.", "{value} is not a number.");
/// The cell holds a part of a rupiah.
pub const NOT_WHOLE: Message =
    Message::new("not_whole", "{value} bukan bilangan bulat.", "{value} is not a whole number.");
/// The cell holds no day that can be read.
pub const BAD_DAY: Message = Message::new(
    "invalid_date",
    "{value} bukan tanggal. Tulis seperti 31/01/2026.",
    "{value} is not a date. Write it as 31/01/2026.",
);
/// Excel has rounded the digits of a number.
pub const LOST_DIGITS: Message = Message::new(
    "lost_digits",
    "Excel sudah memotong angkanya menjadi {value}. Jadikan kolom ini Teks di berkas asal.",
    "Excel has shortened the number to {value}. Format the column as text in the source.",
);
/// The cell holds a word that is none of those allowed.
pub const UNKNOWN_CHOICE: Message =
    Message::new("unknown_value", "{value} tidak dikenal.", "{value} is not known.");

/// The month names of both languages, by their first three letters.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "peb"],
    &["mar"],
    &["apr"],
    &["may", "mei"],
    &["jun"],
    &["jul"],
    &["aug", "agu"],
    &["sep"],
    &["oct", "okt"],
    &["nov", "nop"],
    &["dec", "des"],
];
const YES: [&str; 6] = ["ya", "y", "yes", "true", "1", "benar"];
const NO: [&str; 7] = ["tidak", "t", "n", "no", "false", "0", "salah"];
/// Excel counts days from here, and knows a 29 February 1900 that never was.
const EXCEL_ZERO: (i32, u32, u32) = (1899, 12, 30);
/// Numbers of days that are meant as such: from 1954 to 2119.
const EXCEL_DAYS: std::ops::RangeInclusive<i64> = 20_000..=80_000;

pub(super) fn read(format: Format, cell: &str, zone: Zone) -> Result<Option<Value>, Fault> {
    if cell.is_empty() {
        return Ok(None);
    }
    let value = match format {
        Format::Text => cell.into(),
        Format::Phone | Format::Digits => digits(cell)?.into(),
        Format::Money => whole(money(cell).as_deref(), cell)?.into(),
        Format::Integer => whole(number(cell).as_deref(), cell)?.into(),
        Format::Decimal => number(cell).ok_or_else(|| bad(&BAD_NUMBER, cell))?.into(),
        Format::Percent => share(cell)?.into(),
        Format::Day => day(cell).ok_or_else(|| bad(&BAD_DAY, cell))?.to_string().into(),
        Format::Moment => moment(cell, zone).ok_or_else(|| bad(&BAD_DAY, cell))?.into(),
        Format::YesNo => yes_or_no(cell)?.into(),
        Format::Words => words(cell),
        Format::Choice(choices) => choice(choices, cell)?.into(),
    };
    Ok(Some(value))
}

fn bad(message: &'static Message, cell: &str) -> Fault {
    Fault::new("", message).with("value", cell)
}

fn digits(cell: &str) -> Result<&str, Fault> {
    let is_shortened = cell.contains(['E', 'e']) && cell.replace(',', ".").parse::<f64>().is_ok();
    if is_shortened { Err(bad(&LOST_DIGITS, cell)) } else { Ok(cell) }
}

fn money(cell: &str) -> Option<String> {
    let bare =
        cell.trim_start_matches(|sign: char| sign.is_alphabetic() || sign == '.' || sign.is_whitespace());
    let has_mark = matches!(cell.get(..2).map(str::to_lowercase).as_deref(), Some("rp" | "id"));
    number(if has_mark { bare.trim_end_matches(",-").trim_end_matches(".-") } else { cell })
}

/// A number as it is written here or there, with a point before its fraction and without thousands.
fn number(cell: &str) -> Option<String> {
    let cell: String = cell.chars().filter(|sign| !sign.is_whitespace()).collect();
    let (sign, digits) = match cell.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", cell.strip_prefix('+').unwrap_or(&cell)),
    };
    let is_digit = |sign: char| sign.is_ascii_digit() || sign == '.' || sign == ',';
    if digits.is_empty()
        || !digits.chars().all(is_digit)
        || !digits.starts_with(|it: char| it.is_ascii_digit())
    {
        return None;
    }
    let (whole, fraction) = match fraction_at(digits) {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, ""),
    };
    let whole = without_thousands(whole)?;
    if !fraction.chars().all(|sign| sign.is_ascii_digit()) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    Some(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}

/// Where the fraction begins: at the last sign that no thousands stand behind.
fn fraction_at(digits: &str) -> Option<usize> {
    let last = digits.rfind(['.', ','])?;
    let mark = digits.as_bytes()[last];
    let is_alone = digits.bytes().filter(|sign| *sign == mark).count() == 1;
    let has_other = digits.bytes().any(|sign| matches!(sign, b'.' | b',') && sign != mark);
    let is_group = digits.len() - last == 4 && !digits.starts_with('0');
    // With both signs the last one is the fraction's; alone, three digits behind it are thousands.
    (is_alone && (has_other || !is_group)).then_some(last)
}

fn without_thousands(whole: &str) -> Option<String> {
    let mut groups = whole.split(['.', ',']);
    let first = groups.next()?;
    let rest: Vec<_> = groups.collect();
    let is_grouped = rest.is_empty() || (1..=3).contains(&first.len());
    (is_grouped && rest.iter().all(|group| group.len() == 3)).then(|| first.to_owned() + &rest.concat())
}

fn whole(number: Option<&str>, cell: &str) -> Result<i64, Fault> {
    let number = number.ok_or_else(|| bad(&BAD_NUMBER, cell))?;
    if number.contains('.') {
        return Err(bad(&NOT_WHOLE, cell));
    }
    number.parse().map_err(|_| bad(&BAD_NUMBER, cell))
}

/// `12.5%`, `12,5 %` or `12.5`, in basis points. A share has no thousands.
fn share(cell: &str) -> Result<i64, Fault> {
    let unknown = || bad(&BAD_NUMBER, cell);
    let number = cell.trim_end_matches('%').trim_end().replace(',', ".");
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    let is_number = |text: &str| text.chars().all(|sign| sign.is_ascii_digit());
    if fraction.len() > 2 || !is_number(fraction) || !is_number(whole.trim_start_matches('-')) {
        return Err(unknown());
    }
    format!("{whole}{fraction:0<2}").parse().map_err(|_| unknown())
}

fn day(cell: &str) -> Option<Day> {
    date(cell.split_once(['T', ' ']).filter(|(date, _)| date.len() == 10).map_or(cell, |(date, _)| date))
}

fn date(text: &str) -> Option<Day> {
    if let Ok(days) = text.parse::<i64>() {
        let zero = NaiveDate::from_ymd_opt(EXCEL_ZERO.0, EXCEL_ZERO.1, EXCEL_ZERO.2)?;
        return EXCEL_DAYS.contains(&days).then(|| Day::from(zero).plus_days(days));
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let month = |text: &str| text.parse().ok().or_else(|| named_month(text));
    if first.len() == 4 {
        return Day::new(first.parse().ok()?, month(second)?, third.parse().ok()?);
    }
    let year: i32 = third.parse().ok().filter(|_| third.len() == 4 || third.len() == 2)?;
    // Two digits mean this century.
    let year = if third.len() == 2 { year + 2_000 } else { year };
    match first.parse() {
        Ok(day) => Day::new(year, month(second)?, day),
        Err(_) => Day::new(year, named_month(first)?, second.trim_end_matches(',').parse().ok()?),
    }
}

fn named_month(text: &str) -> Option<u32> {
    let name = text.to_lowercase();
    let at = MONTHS.iter().position(|starts| starts.iter().any(|start| name.starts_with(start)))?;
    u32::try_from(at + 1).ok()
}

fn moment(cell: &str, zone: Zone) -> Option<String> {
    if let Ok(instant) = chrono::DateTime::parse_from_rfc3339(cell) {
        return Some(instant.to_utc().to_rfc3339());
    }
    let (date, time) =
        cell.rsplit_once([' ', 'T']).filter(|(_, time)| time.contains(':')).unwrap_or((cell, ""));
    let day = day(date.trim())?;
    let time = if time.is_empty() {
        NaiveTime::MIN
    } else {
        ["%H:%M:%S", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(time, form).ok())?
    };
    Some(zone.at(day, time).to_rfc3339())
}

fn yes_or_no(cell: &str) -> Result<bool, Fault> {
    let word = cell.to_lowercase();
    match (YES.contains(&word.as_str()), NO.contains(&word.as_str())) {
        (true, _) => Ok(true),
        (_, true) => Ok(false),
        _ => Err(bad(&UNKNOWN_CHOICE, cell)),
    }
}

fn words(cell: &str) -> Value {
    cell.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()).collect()
}

fn choice(choices: &[(&'static str, &[&str])], cell: &str) -> Result<&'static str, Fault> {
    let word = cell.to_lowercase();
    let found = choices.iter().find(|(value, names)| *value == word || names.contains(&word.as_str()));
    found.map(|(value, _)| *value).ok_or_else(|| bad(&UNKNOWN_CHOICE, cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(format: Format, cell: &str) -> Option<Value> {
        read(format, cell, Zone::default()).unwrap()
    }

    fn fault(format: Format, cell: &str) -> &'static str {
        read(format, cell, Zone::default()).unwrap_err().message.code
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        for cell in [
            "1500000",
            "Rp1.500.000",
            "Rp 1.500.000,00",
            "1,500,000",
            "IDR 1,500,000.00",
            "1500000.00",
            "Rp1.500.000,-",
        ] {
            assert_eq!(value(Format::Money, cell), Some(1_500_000.into()), "{cell}");
        }
        assert_eq!(fault(Format::Money, "1500.5"), "not_whole");
        assert_eq!(fault(Format::Money, "murah"), "invalid_number");
        assert_eq!(fault(Format::Money, "1.50.000"), "invalid_number");
        assert_eq!(fault(Format::Money, "99999999999999999999"), "invalid_number");
        assert_eq!(value(Format::Money, "-25.000"), Some((-25_000).into()));
    }

    #[test]
    fn shares_become_basis_points() {
        for (cell, bps) in [("25%", 2_500), ("12,5 %", 1_250), ("12.25", 1_225), ("0%", 0)] {
            assert_eq!(value(Format::Percent, cell), Some(bps.into()), "{cell}");
        }
        assert_eq!(fault(Format::Percent, "12.345%"), "invalid_number");
    }

    #[test]
    fn days_are_read_in_every_common_form() {
        let forms = [
            "2026-01-31",
            "31/01/2026",
            "31-01-2026",
            "31.1.26",
            "31 Januari 2026",
            "31 Jan 2026",
            "Jan 31, 2026",
            "46053",
            "2026-01-31 00:00:00",
            "2026/01/31",
        ];
        for cell in forms {
            assert_eq!(value(Format::Day, cell), Some("2026-01-31".into()), "{cell}");
        }
        for cell in ["31/02/2026", "besok", "12", "2026-13-01", "1/2"] {
            assert_eq!(fault(Format::Day, cell), "invalid_date", "{cell}");
        }
    }

    #[test]
    fn a_moment_lies_in_the_zone_of_the_workspace() {
        assert_eq!(value(Format::Moment, "31/01/2026 09:30"), Some("2026-01-31T02:30:00+00:00".into()));
        assert_eq!(value(Format::Moment, "2026-01-31"), Some("2026-01-30T17:00:00+00:00".into()));
        assert_eq!(
            value(Format::Moment, "2026-01-31T09:30:00+07:00"),
            Some("2026-01-31T02:30:00+00:00".into())
        );
    }

    #[test]
    fn a_phone_that_lost_its_digits_is_no_phone() {
        assert_eq!(fault(Format::Phone, "8.12345E+10"), "lost_digits");
        assert_eq!(value(Format::Phone, "0812-3456-7890"), Some("0812-3456-7890".into()));
    }

    #[test]
    fn words_and_choices_are_read_in_both_languages() {
        assert_eq!(value(Format::YesNo, "Ya"), Some(true.into()));
        assert_eq!(value(Format::YesNo, "no"), Some(false.into()));
        assert_eq!(value(Format::Words, "vip, baru ;  ,"), Some(serde_json::json!(["vip", "baru"])));
        let kinds: &[(&str, &[&str])] = &[("person", &["orang"]), ("company", &["perusahaan"])];
        assert_eq!(value(Format::Choice(kinds), "Perusahaan"), Some("company".into()));
        assert_eq!(fault(Format::Choice(kinds), "kucing"), "unknown_value");
    }

    #[test]
    fn an_empty_cell_says_nothing() {
        assert_eq!(value(Format::Money, ""), None);
    }

    proptest! {
        #[test]
        fn an_amount_is_the_same_with_and_without_thousands(amount in 0_i64..1_000_000_000_000_000) {
            let digits = amount.to_string();
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    grouped.push('.');
                }
                grouped.push(digit);
            }
            for cell in [digits.clone(), grouped.clone(), format!("Rp{grouped}"), grouped.replace('.', ",")] {
                prop_assert_eq!(value(Format::Money, &cell), Some(amount.into()));
            }
        }

        #[test]
        fn no_cell_makes_it_fall_over(cell in "\\PC{0,30}") {
            for format in [Format::Money, Format::Percent, Format::Day, Format::Moment, Format::Decimal, Format::Phone] {
                let _ = read(format, cell.trim(), Zone::default());
            }
        }
    }
}
