//! Which rows of the sums a period is read from: whole months by month, the days at its ends by day, and what the ledger
//! still holds (`migrations::TALLIES`).

use kernel::{Day, Month, day::Granularity};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, UnionType};

/// Sums of days that are also kept by month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sums {
    days: &'static str,
    day: &'static str,
    ledger: &'static str,
    months: &'static str,
    /// The columns beside the day.
    columns: &'static [&'static str],
}

/// New and ended leads.
pub(crate) const LEADS: Sums = Sums {
    days: "lead_day",
    ledger: "lead_day_change",
    day: "on_day",
    months: "lead_month",
    columns: &["owner_id", "channel_id", "came", "came_won", "came_lost", "ended_lost"],
};
/// Leads by the day of universal time on which they were entered.
pub(crate) const CREATED: Sums = Sums {
    days: "lead_created",
    ledger: "lead_created_change",
    day: "on_day",
    months: "lead_created_month",
    columns: &["stage_id", "owner_id", "leads"],
};
/// Leads that came into a stage and left it.
pub(crate) const STAGES: Sums = Sums {
    days: "stage_day",
    ledger: "stage_day_change",
    day: "on_day",
    months: "stage_month",
    columns: &["stage_id", "owner_id", "entered", "departed", "seconds"],
};
/// Won deals.
pub(crate) const WON: Sums = Sums {
    days: "deal_day",
    ledger: "deal_day_change",
    day: "won_on",
    months: "deal_month",
    columns: &[
        "owner_id",
        "channel_id",
        "product_id",
        "approval_level",
        "deals",
        "quantity",
        "total",
        "discount_total",
        "cost_total",
    ],
};

impl Sums {
    /// The rows of the days between `from` and `to`, both included: `on_day` and the columns of the sums. Where months
    /// are fine enough, whole ones come as one day, their first.
    pub(crate) fn between(self, (from, to): (Day, Day), granularity: Granularity) -> SelectStatement {
        let Self { days, day, ledger, months, .. } = self;
        let mut rows = self.select((ledger, day), (from, to));
        let mut add = |part| {
            rows.union(UnionType::All, part);
        };
        match whole_months((from, to)).filter(|_| granularity == Granularity::Month) {
            None => add(self.select((days, day), (from, to))),
            Some((first, last)) => {
                add(self.select((months, "month"), (first.first_day(), last.first_day())));
                if from < first.first_day() {
                    add(self.select((days, day), (from, first.first_day().previous())));
                }
                if to > last.last_day() {
                    add(self.select((days, day), (last.last_day().next(), to)));
                }
            }
        }
        rows
    }

    fn select(self, (table, day): (&'static str, &'static str), (from, to): (Day, Day)) -> SelectStatement {
        Query::select()
            .expr_as(Expr::col(day), "on_day")
            .columns(self.columns.iter().copied())
            .from(table)
            .and_where(Expr::col(day).between(from, to))
            .take()
    }
}

/// The first and last month that lie in the period as a whole.
fn whole_months((from, to): (Day, Day)) -> Option<(Month, Month)> {
    let first = if from == from.month().first_day() { from.month() } else { from.month().next() };
    let last = if to == to.month().last_day() { to.month() } else { to.month().previous() };
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Period;
    use proptest::prelude::*;
    use sea_orm::sea_query::PostgresQueryBuilder;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::new(year, month, day).unwrap()
    }

    /// What is read: the table, and from which day to which.
    fn parts(rows: &SelectStatement) -> Vec<(String, Day, Day)> {
        let sql = rows.to_string(PostgresQueryBuilder).replace(['(', ')', '"'], "");
        let part = |part: &str| {
            let words: Vec<_> = part.split(' ').collect();
            let after = |word: &str| words[words.iter().position(|it| *it == word).unwrap() + 1];
            let day = |word: &str| after(word).trim_matches('\'').parse().unwrap();
            (after("FROM").to_owned(), day("BETWEEN"), day("AND"))
        };
        sql.split(" UNION ALL ").map(part).collect()
    }

    #[test]
    fn a_long_period_is_read_from_its_months_and_the_days_at_its_ends() {
        let (from, to) = (day(2026, 1, 15), day(2026, 4, 2));
        assert_eq!(
            parts(&CREATED.between((from, to), Granularity::Month)),
            [
                ("lead_created_change".to_owned(), from, to),
                ("lead_created_month".to_owned(), day(2026, 2, 1), day(2026, 3, 1)),
                ("lead_created".to_owned(), from, day(2026, 1, 31)),
                ("lead_created".to_owned(), day(2026, 4, 1), to),
            ]
        );
    }

    #[test]
    fn days_are_asked_for_where_days_are_shown() {
        let year = (day(2026, 1, 1), day(2026, 12, 31));
        let tables = parts(&CREATED.between(year, Granularity::Week)).into_iter().map(|(table, ..)| table);
        assert_eq!(tables.collect::<Vec<_>>(), ["lead_created_change", "lead_created"]);
    }

    proptest! {
        #[test]
        fn every_day_of_a_period_is_read_once(start in 0_i64..800, length in 0_i64..800) {
            let from = day(2025, 1, 1).plus_days(start);
            let to = from.plus_days(length);
            let rows = WON.between((from, to), Granularity::Month);
            let mut read: Vec<Day> = Vec::new();
            for (table, from, to) in parts(&rows).into_iter().skip(1) {
                let last = if table == "deal_month" { to.month().last_day() } else { to };
                read.extend(Period::between(from, last).days());
            }
            read.sort();
            prop_assert_eq!(read, Period::between(from, to).days().collect::<Vec<_>>());
        }
    }
}
