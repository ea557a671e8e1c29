//! Money: whole rupiah, never a float, never a silent overflow.

use crate::percent::{BasisPoints, WHOLE, divide_half_up};
use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};
use std::fmt;
use strum::{Display, EnumIter, EnumString};
use utoipa::ToSchema;

/// An amount in whole rupiah.
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
#[schema(value_type = i64, example = 1_500_000)]
pub struct Rupiah(pub i64);

impl Rupiah {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The most that a person may enter: a thousand trillion. Sums of thousands of these still fit.
    pub const MAX_INPUT: Self = Self(1_000_000_000_000_000);

    /// The bare number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Whether it is less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum, or `None` where it does not fit.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Self(sum)),
            None => None,
        }
    }

    /// The difference, or `None` where it does not fit.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(difference) => Some(Self(difference)),
            None => None,
        }
    }

    /// This much `quantity` times, or `None` where it does not fit.
    #[must_use]
    pub const fn checked_mul(self, quantity: i64) -> Option<Self> {
        match self.0.checked_mul(quantity) {
            Some(product) => Some(Self(product)),
            None => None,
        }
    }

    /// The sum of all, or `None` where it does not fit.
    #[must_use]
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }
}

impl fmt::Display for Rupiah {
    /// As it is written in Indonesia: `Rp1.500.000`, `-Rp1.500`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        let sign = if self.is_negative() { "-" } else { "" };
        let mut text = format!("{sign}Rp");
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push('.');
            }
            text.push(digit);
        }
        f.pad(&text)
    }
}

/// To which step computed prices are rounded: always up, so that the margin is never less than was asked.
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
pub enum Rounding {
    /// The whole rupiah that comes out.
    #[default]
    #[serde(rename = "none")]
    #[strum(serialize = "none")]
    None,
    /// Up to the next 100 rupiah.
    #[serde(rename = "up_to_100")]
    #[strum(serialize = "up_to_100")]
    UpTo100,
    /// Up to the next 500 rupiah.
    #[serde(rename = "up_to_500")]
    #[strum(serialize = "up_to_500")]
    UpTo500,
    /// Up to the next 1,000 rupiah.
    #[serde(rename = "up_to_1000")]
    #[strum(serialize = "up_to_1000")]
    UpTo1000,
}

impl Rounding {
    /// The smallest amount that prices differ by.
    #[must_use]
    pub const fn step(self) -> i64 {
        match self {
            Self::None => 1,
            Self::UpTo100 => 100,
            Self::UpTo500 => 500,
            Self::UpTo1000 => 1_000,
        }
    }

    /// `amount` rounded up to the step, or `None` where it does not fit.
    #[must_use]
    pub const fn apply(self, amount: Rupiah) -> Option<Rupiah> {
        match (-amount.0.rem_euclid(self.step())).rem_euclid(self.step()) {
            0 => Some(amount),
            missing => amount.checked_add(Rupiah(missing)),
        }
    }
}

/// The list price: `cost × (1 + margin)`, half up to the rupiah, then rounded. `None` where it does not fit.
#[must_use]
pub fn selling_price(cost: Rupiah, margin: BasisPoints, rounding: Rounding) -> Option<Rupiah> {
    let exact = i128::from(cost.0) * (WHOLE + i128::from(margin.get()));
    let price = i64::try_from(divide_half_up(exact, WHOLE)).ok()?;
    rounding.apply(Rupiah(price))
}

/// What `price` lies above `cost`, in parts of `cost`, half up. `None` without a cost or where it does not fit.
#[must_use]
pub fn margin_over(cost: Rupiah, price: Rupiah) -> Option<BasisPoints> {
    if cost.0 <= 0 {
        return None;
    }
    let gain = i128::from(price.0) - i128::from(cost.0);
    i32::try_from(divide_half_up(gain * WHOLE, i128::from(cost.0))).ok().map(BasisPoints)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    const PERCENT_25: BasisPoints = BasisPoints(2_500);

    fn amount() -> impl Strategy<Value = Rupiah> {
        (0..=Rupiah::MAX_INPUT.get()).prop_map(Rupiah)
    }

    fn rounding() -> impl Strategy<Value = Rounding> {
        proptest::sample::select(Rounding::iter().collect::<Vec<_>>())
    }

    #[test]
    fn an_amount_reads_as_in_indonesia() {
        let read = |amount| Rupiah(amount).to_string();
        assert_eq!([read(0), read(999), read(1_500_000)], ["Rp0", "Rp999", "Rp1.500.000"]);
        assert_eq!([read(-1_500), read(i64::MIN)], ["-Rp1.500", "-Rp9.223.372.036.854.775.808"]);
    }

    #[test]
    fn an_amount_is_a_bare_number_in_json() {
        assert_eq!(serde_json::to_string(&Rupiah(1_500)).unwrap(), "1500");
        assert!(serde_json::from_str::<Rupiah>("1500.5").is_err());
        assert!(serde_json::from_str::<Rupiah>("99999999999999999999").is_err());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(Rupiah(i64::MAX).checked_add(Rupiah(1)), None);
        assert_eq!(Rupiah(i64::MIN).checked_sub(Rupiah(1)), None);
        assert_eq!(Rupiah::MAX_INPUT.checked_mul(10_000), None);
        assert_eq!(Rupiah::checked_sum([Rupiah(i64::MAX), Rupiah(1), Rupiah(-1)]), None);
        assert_eq!(selling_price(Rupiah(i64::MAX), PERCENT_25, Rounding::None), None);
        assert_eq!(selling_price(Rupiah(i64::MAX), BasisPoints::ZERO, Rounding::UpTo500), None);
    }

    #[test]
    fn a_price_is_cost_plus_margin_half_up() {
        let price = |cost, bps| selling_price(Rupiah(cost), BasisPoints(bps), Rounding::None);
        assert_eq!(price(100_000, 2_500), Some(Rupiah(125_000)));
        assert_eq!(price(1, 5_000), Some(Rupiah(2)));
        assert_eq!(price(1, 4_999), Some(Rupiah(1)));
        assert_eq!(price(0, 100_000), Some(Rupiah::ZERO));
    }

    #[test]
    fn a_price_is_rounded_up_to_the_step_of_the_setting() {
        let price = |rounding| selling_price(Rupiah(100_081), PERCENT_25, rounding).unwrap().get();
        assert_eq!(Rounding::iter().map(price).collect::<Vec<_>>(), [125_101, 125_200, 125_500, 126_000]);
    }

    #[test]
    fn a_price_that_is_already_round_stays() {
        assert_eq!(Rounding::UpTo1000.apply(Rupiah(125_000)), Some(Rupiah(125_000)));
        assert_eq!(Rounding::UpTo100.apply(Rupiah(-150)), Some(Rupiah(-100)));
    }

    #[test]
    fn the_margin_is_counted_on_the_cost() {
        assert_eq!(margin_over(Rupiah(100_000), Rupiah(125_000)), Some(PERCENT_25));
        assert_eq!(margin_over(Rupiah(100_000), Rupiah(90_000)), Some(BasisPoints(-1_000)));
        assert_eq!(margin_over(Rupiah::ZERO, Rupiah(90_000)), None);
        assert_eq!(margin_over(Rupiah(1), Rupiah::MAX_INPUT), None);
    }

    #[test]
    fn the_setting_has_stable_names() {
        let names: Vec<_> = Rounding::iter().map(|rounding| rounding.to_string()).collect();
        assert_eq!(names, ["none", "up_to_100", "up_to_500", "up_to_1000"]);
        for rounding in Rounding::iter() {
            assert_eq!(serde_json::to_value(rounding).unwrap(), rounding.to_string());
        }
    }

    proptest! {
        #[test]
        fn a_price_is_never_under_its_cost(cost in amount(), bps in 0..=100_000_i32, rounding in rounding()) {
            let price = selling_price(cost, BasisPoints(bps), rounding).unwrap();
            prop_assert!(price >= cost);
            prop_assert_eq!(price.get() % rounding.step(), 0);
        }

        #[test]
        fn rounding_adds_less_than_one_step(cost in amount(), bps in 0..=100_000_i32, rounding in rounding()) {
            let exact = selling_price(cost, BasisPoints(bps), Rounding::None).unwrap();
            let rounded = selling_price(cost, BasisPoints(bps), rounding).unwrap();
            prop_assert!((0..rounding.step()).contains(&(rounded.get() - exact.get())));
        }

        #[test]
        fn a_greater_margin_never_lowers_the_price(cost in amount(), bps in 0..100_000_i32, rounding in rounding()) {
            let price = |bps| selling_price(cost, BasisPoints(bps), rounding).unwrap();
            prop_assert!(price(bps) <= price(bps + 1));
        }

        #[test]
        fn the_margin_of_a_computed_price_is_the_margin_asked(cost in 10_000..1_000_000_000_i64, bps in 0..=100_000_i32) {
            let price = selling_price(Rupiah(cost), BasisPoints(bps), Rounding::None).unwrap();
            let margin = margin_over(Rupiah(cost), price).unwrap();
            prop_assert!((margin.get() - bps).abs() <= 1);
        }

        #[test]
        fn the_groups_of_an_amount_read_back(amount: i64) {
            let text = Rupiah(amount).to_string().replace("Rp", "").replace('.', "");
            prop_assert_eq!(text.parse::<i64>().unwrap(), amount);
        }
    }
}
