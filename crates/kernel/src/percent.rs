//! Percentages as integers: one basis point is a hundredth of a per cent.

use crate::money::Rupiah;
use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// 100 % in basis points.
pub(crate) const WHOLE: i128 = 10_000;

/// A share in basis points: `2500` is 25 %.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    DeriveValueType,
    ToSchema,
)]
#[serde(transparent)]
#[schema(value_type = i32, example = 2_500)]
pub struct BasisPoints(pub i32);

impl BasisPoints {
    /// 0 %.
    pub const ZERO: Self = Self(0);
    /// 100 %.
    pub const WHOLE: Self = Self(10_000);

    /// The bare number of basis points.
    #[must_use]
    pub const fn get(self) -> i32 {
        self.0
    }

    /// This share of `amount`, half up to the rupiah. `None` where it does not fit.
    #[must_use]
    pub fn of(self, amount: Rupiah) -> Option<Rupiah> {
        let exact = i128::from(amount.get()) * i128::from(self.0);
        i64::try_from(divide_half_up(exact, WHOLE)).ok().map(Rupiah)
    }

    /// Which share of `whole` the `part` is, half up. `None` where there is no whole or it does not fit.
    #[must_use]
    pub fn share(part: i64, whole: i64) -> Option<Self> {
        if whole <= 0 {
            return None;
        }
        i32::try_from(divide_half_up(i128::from(part) * WHOLE, i128::from(whole))).ok().map(Self)
    }
}

impl fmt::Display for BasisPoints {
    /// As it is written in Indonesia: `25 %`, `12,5 %`, `-0,05 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let text = match (rest, rest % 10) {
            (0, _) => format!("{sign}{whole} %"),
            (tenths, 0) => format!("{sign}{whole},{} %", tenths / 10),
            (hundredths, _) => format!("{sign}{whole},{hundredths:02} %"),
        };
        f.pad(&text)
    }
}

/// `dividend / divisor` rounded to the nearest, halves upwards. `divisor` is positive.
pub(crate) const fn divide_half_up(dividend: i128, divisor: i128) -> i128 {
    (2 * dividend + divisor).div_euclid(2 * divisor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_share_reads_as_in_indonesia() {
        let read = |bps| BasisPoints(bps).to_string();
        assert_eq!([read(2_500), read(1_250), read(1_234)], ["25 %", "12,5 %", "12,34 %"]);
        assert_eq!([read(0), read(-5), read(-1_010)], ["0 %", "-0,05 %", "-10,1 %"]);
    }

    #[test]
    fn a_share_of_an_amount_is_rounded_half_up() {
        assert_eq!(BasisPoints(1_100).of(Rupiah(150_000)), Some(Rupiah(16_500)));
        assert_eq!(BasisPoints(5_000).of(Rupiah(3)), Some(Rupiah(2)));
        assert_eq!(BasisPoints(5_000).of(Rupiah(-3)), Some(Rupiah(-1)));
        assert_eq!(BasisPoints(20_000).of(Rupiah(i64::MAX)), None);
    }

    #[test]
    fn a_part_is_a_share_of_its_whole() {
        assert_eq!(BasisPoints::share(1, 3), Some(BasisPoints(3_333)));
        assert_eq!(BasisPoints::share(3, 2), Some(BasisPoints(15_000)));
        assert_eq!(BasisPoints::share(1, 0), None);
        assert_eq!(BasisPoints::share(i64::MAX, 1), None);
    }

    proptest! {
        #[test]
        fn a_share_is_off_by_half_a_rupiah_at_most(amount in -1_000_000_000_000_i64..1_000_000_000_000, bps in -100_000..100_000_i32) {
            let share = i128::from(BasisPoints(bps).of(Rupiah(amount)).unwrap().get());
            let exact = i128::from(amount) * i128::from(bps);
            prop_assert!((share * WHOLE - exact).abs() <= WHOLE / 2);
        }

        #[test]
        fn the_whole_of_an_amount_is_the_amount(amount: i64) {
            prop_assert_eq!(BasisPoints::WHOLE.of(Rupiah(amount)), Some(Rupiah(amount)));
        }
    }
}
