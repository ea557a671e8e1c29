//! How many times a nominal counts: 2, or 1.5; kept in hundredths, never as a float.

use kernel::Rupiah;
use sea_orm::DeriveValueType;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use utoipa::ToSchema;

/// The hundredths of a whole.
const WHOLE: i64 = 100;

/// A number with at most two decimals. In JSON it is written as people write it: `1.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, DeriveValueType, ToSchema)]
#[schema(value_type = f64, example = 1.5)]
pub(crate) struct Multiplier(pub i64);

impl Multiplier {
    /// Once.
    pub(super) const ONE: Self = Self(WHOLE);
    /// The least that counts.
    pub(super) const MIN: Self = Self(1);
    /// The most: a thousand times.
    pub(super) const MAX: Self = Self(1_000 * WHOLE);

    /// The number as it is written in decimals; `None` where it has more than two, or is too great to be kept.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let decimals = decimals.trim_end_matches('0');
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || decimals.len() > 2 || !are_digits(whole) || !are_digits(decimals) {
            return None;
        }
        let hundredths: i64 = format!("{decimals:0<2}").parse().ok()?;
        let whole: i64 = whole.parse().ok()?;
        whole.checked_mul(WHOLE)?.checked_add(hundredths).map(|value| Self(sign * value))
    }

    /// `base` so many times, half up to the rupiah; `None` where it is more than a person may enter.
    #[must_use]
    pub(super) fn times(self, base: Rupiah) -> Option<Rupiah> {
        let exact = i128::from(base.get()) * i128::from(self.0);
        let whole = i128::from(WHOLE);
        let total = i64::try_from((exact + whole / 2).div_euclid(whole)).ok()?;
        (total <= Rupiah::MAX_INPUT.get()).then_some(Rupiah(total))
    }
}

impl Default for Multiplier {
    fn default() -> Self {
        Self::ONE
    }
}

impl std::fmt::Display for Multiplier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{}.{:02}", self.0 / WHOLE, self.0 % WHOLE);
        f.pad(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Serialize for Multiplier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number: serde_json::Number = self.to_string().parse().map_err(serde::ser::Error::custom)?;
        number.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Multiplier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        Self::parse(&number.to_string()).ok_or_else(|| D::Error::custom("a number with at most two decimals"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        let read = |text: &str| Multiplier::parse(text).map(|multiplier| multiplier.0);
        assert_eq!(
            [read("2"), read("1.5"), read("0.05"), read("1.50")],
            [Some(200), Some(150), Some(5), Some(150)]
        );
        assert_eq!(
            [read("1.005"), read("1e3"), read(".5"), read(""), read("99999999999999999999")],
            [None; 5]
        );
        assert_eq!((read("-1.5"), read("0")), (Some(-150), Some(0)));
        assert_eq!(serde_json::from_str::<Multiplier>("1.5").unwrap(), Multiplier(150));
        assert!(serde_json::from_str::<Multiplier>("\"1.5\"").is_err());
        assert_eq!(
            serde_json::to_string(&[Multiplier(150), Multiplier(200), Multiplier(1)]).unwrap(),
            "[1.5,2,0.01]"
        );
    }

    #[test]
    fn a_total_is_half_up_and_never_too_great() {
        let total = |base, hundredths| Multiplier(hundredths).times(Rupiah(base)).map(Rupiah::get);
        assert_eq!(total(50_000, 150), Some(75_000));
        assert_eq!((total(1, 150), total(1, 149), total(0, 200)), (Some(2), Some(1), Some(0)));
        assert_eq!(total(Rupiah::MAX_INPUT.get(), 100), Some(Rupiah::MAX_INPUT.get()));
        assert_eq!(total(Rupiah::MAX_INPUT.get(), 101), None);
        assert_eq!(total(i64::MAX, 100_000), None);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(hundredths in 0..=100_000_i64) {
            let multiplier = Multiplier(hundredths);
            let text = serde_json::to_string(&multiplier).unwrap();
            prop_assert_eq!(serde_json::from_str::<Multiplier>(&text).unwrap(), multiplier);
        }

        #[test]
        fn a_total_is_within_half_a_rupiah(base in 0..1_000_000_000_i64, hundredths in 1..=100_000_i64) {
            let total = Multiplier(hundredths).times(Rupiah(base)).unwrap().get();
            let twice_off = 2 * (i128::from(total) * 100 - i128::from(base) * i128::from(hundredths)).abs();
            prop_assert!(twice_off <= 100);
        }
    }
}
