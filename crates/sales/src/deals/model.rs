//! What a deal is, how it moves, and what it comes to.

use kernel::{Message, Rupiah};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// The step makes no sense now.
pub const WRONG_STATUS: Message = Message::new(
    "wrong_status",
    "Project ini berstatus {state}; langkah itu tidak bisa dilakukan.",
    "This deal is {state}; that step cannot be taken.",
);
/// What was won is the customer's history by now.
pub const WON_STAYS: Message = Message::new(
    "won_stays",
    "Project yang sudah berhasil tidak bisa dihapus.",
    "A deal that was won cannot be deleted.",
);
/// The numbers do not fit.
pub const TOTAL_TOO_HIGH: Message =
    Message::new("too_high", "Jumlahnya terlalu besar.", "The total is too large.");

macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Display, EnumIter, EnumString,
            IntoStaticStr, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
        )]
        #[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
        #[serde(rename_all = "snake_case")]
        #[strum(serialize_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }
    };
}

text_enum! {
    /// How a deal stands. The only way from one to the next is [`Status::after`].
    Status {
        /// Being written.
        #[default]
        Draft,
        /// Waits for a decision about its prices.
        WaitingApproval,
        /// May be activated.
        Approved,
        /// Was refused; can be reworked.
        Rejected,
        /// Activated: customer, services and purchase exist.
        Won,
        /// Given up.
        Cancelled,
    }
}

text_enum! {
    /// Whose approval a deal needs.
    NeededLevel {
        /// Nobody's: every price is at least its list price.
        #[default]
        None,
        /// A leader's: some price is below its list price.
        Leader,
        /// An owner's: some price is below cost.
        Owner,
    }
}

text_enum! {
    /// Paid every month, or once.
    Billing {
        /// Every month.
        Monthly,
        /// Once.
        #[default]
        OneOff,
    }
}

/// What can happen to a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Step {
    /// Its lines or prices change.
    Edit,
    /// Submitted; every price is at least its list price.
    SubmitFree,
    /// Submitted; some price needs a decision.
    SubmitForApproval,
    /// Approved.
    Approve,
    /// Rejected.
    Reject,
    /// Activated.
    Activate,
    /// Given up.
    Cancel,
}

impl Status {
    /// The status after `step`, or `None` where the step makes no sense.
    #[must_use]
    pub const fn after(self, step: Step) -> Option<Self> {
        use {
            Status::{Approved, Cancelled, Draft, Rejected, WaitingApproval, Won},
            Step::{Activate, Approve, Cancel, Edit, Reject, SubmitForApproval, SubmitFree},
        };
        match (self, step) {
            (Draft | Rejected | Approved | WaitingApproval, Edit) => Some(Draft),
            (Draft, SubmitFree) | (WaitingApproval, Approve) => Some(Approved),
            (Draft, SubmitForApproval) => Some(WaitingApproval),
            (WaitingApproval, Reject) => Some(Rejected),
            (Approved, Activate) => Some(Won),
            (Draft | WaitingApproval | Approved | Rejected, Cancel) => Some(Cancelled),
            _ => None,
        }
    }
}

/// One line, as far as numbers go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// How many.
    pub quantity: i64,
    /// Cost price each.
    pub cost: Rupiah,
    /// List price each.
    pub list: Rupiah,
    /// Negotiated price each.
    pub price: Rupiah,
}

/// What a deal comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// At list prices.
    pub subtotal: Rupiah,
    /// What is given off the list prices; lines above list don't make up for others.
    pub discount: Rupiah,
    /// What is asked.
    pub total: Rupiah,
    /// What it costs.
    pub cost: Rupiah,
    /// What remains.
    pub margin: Rupiah,
}

impl Totals {
    /// The totals of `lines`; `None` where they do not fit.
    #[must_use]
    pub fn of(lines: &[Line]) -> Option<Self> {
        let sum = |each: fn(&Line) -> Rupiah| {
            let amounts: Option<Vec<_>> =
                lines.iter().map(|line| each(line).checked_mul(line.quantity)).collect();
            Rupiah::checked_sum(amounts?).filter(|sum| *sum <= Rupiah::MAX_INPUT)
        };
        let (subtotal, total, cost) =
            (sum(|line| line.list)?, sum(|line| line.price)?, sum(|line| line.cost)?);
        let discount = sum(|line| Rupiah((line.list.get() - line.price.get()).max(0)))?;
        Some(Self { subtotal, discount, total, cost, margin: total.checked_sub(cost)? })
    }
}

/// Whose approval `lines` need.
#[must_use]
pub fn needed_level(lines: &[Line]) -> NeededLevel {
    let of_line = |line: &Line| match line {
        line if line.price < line.cost => NeededLevel::Owner,
        line if line.price < line.list => NeededLevel::Leader,
        _ => NeededLevel::None,
    };
    lines.iter().map(of_line).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    fn line() -> impl Strategy<Value = Line> {
        (1_i64..1_000, 0_i64..10_000_000, 0_i64..10_000_000, 0_i64..20_000_000).prop_map(
            |(quantity, cost, over, price)| Line {
                quantity,
                cost: Rupiah(cost),
                list: Rupiah(cost + over),
                price: Rupiah(price),
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_asked_is_what_it_costs_and_what_remains(lines in prop::collection::vec(line(), 0..20)) {
            let totals = Totals::of(&lines).unwrap();
            prop_assert_eq!(totals.cost.get() + totals.margin.get(), totals.total.get());
            prop_assert!(totals.subtotal.get() - totals.discount.get() <= totals.total.get());
        }

        #[test]
        fn the_lowest_price_says_whose_approval_is_needed(lines in prop::collection::vec(line(), 1..20)) {
            let needed = needed_level(&lines);
            prop_assert_eq!(needed == NeededLevel::Owner, lines.iter().any(|line| line.price < line.cost));
            prop_assert_eq!(needed == NeededLevel::None, lines.iter().all(|line| line.price >= line.list));
        }
    }

    /// The table of the product, line by line.
    const TABLE: &[(Status, Step, Status)] = &[
        (Status::Draft, Step::Edit, Status::Draft),
        (Status::Draft, Step::SubmitFree, Status::Approved),
        (Status::Draft, Step::SubmitForApproval, Status::WaitingApproval),
        (Status::Draft, Step::Cancel, Status::Cancelled),
        (Status::WaitingApproval, Step::Edit, Status::Draft),
        (Status::WaitingApproval, Step::Approve, Status::Approved),
        (Status::WaitingApproval, Step::Reject, Status::Rejected),
        (Status::WaitingApproval, Step::Cancel, Status::Cancelled),
        (Status::Approved, Step::Edit, Status::Draft),
        (Status::Approved, Step::Activate, Status::Won),
        (Status::Approved, Step::Cancel, Status::Cancelled),
        (Status::Rejected, Step::Edit, Status::Draft),
        (Status::Rejected, Step::Cancel, Status::Cancelled),
    ];

    #[test]
    fn every_step_from_every_status_goes_where_the_table_says() {
        for (status, step) in Status::iter().flat_map(|status| Step::iter().map(move |step| (status, step))) {
            let line = TABLE.iter().find(|(from, by, _)| (*from, *by) == (status, step));
            assert_eq!(status.after(step), line.map(|(_, _, to)| *to), "{status} {step:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_happens_a_won_deal_was_approved_after_its_last_edit(
            steps in prop::collection::vec(prop::sample::select(Step::iter().collect::<Vec<_>>()), 0..40),
        ) {
            let (mut status, mut is_approved) = (Status::Draft, false);
            for step in steps {
                let Some(next) = status.after(step) else { continue };
                is_approved = match step {
                    Step::SubmitFree | Step::Approve => true,
                    Step::Edit | Step::SubmitForApproval | Step::Reject => false,
                    Step::Activate | Step::Cancel => is_approved,
                };
                prop_assert!(next != Status::Won || is_approved);
                status = next;
            }
        }
    }

    #[test]
    fn what_is_won_or_cancelled_stays_so() {
        for end in [Status::Won, Status::Cancelled] {
            assert!(Step::iter().all(|step| end.after(step).is_none()));
        }
    }

    #[test]
    fn only_an_approved_deal_is_activated() {
        let activated: Vec<_> = [Status::Draft, Status::WaitingApproval, Status::Approved, Status::Rejected]
            .into_iter()
            .filter(|status| status.after(Step::Activate).is_some())
            .collect();
        assert_eq!(activated, [Status::Approved]);
    }

    #[test]
    fn a_total_that_does_not_fit_is_none() {
        let line = Line { quantity: i64::MAX, cost: Rupiah(1), list: Rupiah(2), price: Rupiah(2) };
        assert_eq!(Totals::of(&[line, line]), None);
    }
}
