//! How a list declares what can be asked of it.

use super::asked::{Asked, Format, ListQuery, Values};
use crate::http::{UNKNOWN_PARAMETER, UNKNOWN_VALUE, refuse_unreadable};
use kernel::{Day, Fault, Faults, Message, Result, Zone, check, text};
use sea_orm::{
    Condition, IntoSimpleExpr, Order,
    sea_query::{ExprTrait, SimpleExpr},
};
use std::{collections::BTreeMap, str::FromStr};
use uuid::Uuid;

const UNKNOWN_SORT: Message =
    Message::new("unknown_sort", "Tidak bisa diurutkan menurut {value}.", "Cannot sort by {value}.");
type Compose = Box<dyn Fn(&str, Zone) -> Option<Condition> + Send + Sync>;

type Search = Box<dyn Fn(&str) -> Condition + Send + Sync>;

struct Filter {
    name: String,
    /// `None` where one value is not understood.
    compose: Compose,
}

/// Sorts, filters and search of one list.
pub struct Listing {
    sorts: Vec<(&'static str, SimpleExpr)>,
    filters: Vec<Filter>,
    search: Option<Search>,
    default_sort: &'static str,
    tie: SimpleExpr,
}

impl Listing {
    /// A list whose rows are told apart by `id` and come in the order `default_sort` (`-` in front: descending).
    #[must_use]
    pub fn new(id: impl IntoSimpleExpr, default_sort: &'static str) -> Self {
        Self {
            sorts: Vec::new(),
            filters: Vec::new(),
            search: None,
            default_sort,
            tie: id.into_simple_expr(),
        }
    }

    /// Can be sorted by `name`.
    #[must_use]
    pub fn sort(mut self, name: &'static str, column: impl IntoSimpleExpr) -> Self {
        self.sorts.push((name, column.into_simple_expr()));
        self
    }

    /// Can be filtered by any rule of the caller's. `compose` sees one value at a time; several are joined by OR.
    #[must_use]
    pub fn filter_with(
        mut self,
        name: impl Into<String>,
        compose: impl Fn(&str) -> Option<Condition> + Send + Sync + 'static,
    ) -> Self {
        let any = move |values: &str, _: Zone| {
            values.split(',').try_fold(Condition::any(), |any, value| Some(any.add(compose(value.trim())?)))
        };
        self.filters.push(Filter { name: name.into(), compose: Box::new(any) });
        self
    }

    /// Takes a parameter that the list itself looks at; `accepts` says which values make sense.
    #[must_use]
    pub fn accept(self, name: &'static str, accepts: fn(&str) -> bool) -> Self {
        self.filter_with(name, move |value| accepts(value).then(Condition::all))
    }

    /// Can be filtered by ids; `none` finds rows without one.
    #[must_use]
    pub fn filter_ids(self, name: &'static str, column: impl IntoSimpleExpr) -> Self {
        let column = column.into_simple_expr();
        self.filter_with(name, move |value| {
            let is = if value == "none" {
                column.clone().is_null()
            } else {
                column.clone().eq(Uuid::from_str(value).ok()?)
            };
            Some(Condition::all().add(is))
        })
    }

    /// Can be filtered by the variants of an enum that is stored as their `snake_case` text.
    #[must_use]
    pub fn filter_choices<T: FromStr + Into<&'static str>>(
        self,
        name: &'static str,
        column: impl IntoSimpleExpr,
    ) -> Self {
        let column = column.into_simple_expr();
        self.filter_with(name, move |value| {
            let choice: &'static str = T::from_str(value).ok()?.into();
            Some(Condition::all().add(column.clone().eq(choice)))
        })
    }

    /// Can be filtered by `true` or `false`.
    #[must_use]
    pub fn filter_flag(self, name: &'static str, column: impl IntoSimpleExpr) -> Self {
        let column = column.into_simple_expr();
        self.filter_with(name, move |value| {
            Some(Condition::all().add(column.clone().eq(bool::from_str(value).ok()?)))
        })
    }

    /// Can be filtered by exact texts.
    #[must_use]
    pub fn filter_texts(self, name: &'static str, column: impl IntoSimpleExpr) -> Self {
        let column = column.into_simple_expr();
        self.filter_with(name, move |value| Some(Condition::all().add(column.clone().eq(value))))
    }

    /// Can be filtered by `<name>_from` and `<name>_to`, whole numbers, both included.
    #[must_use]
    pub fn filter_numbers(self, name: &'static str, column: impl IntoSimpleExpr) -> Self {
        let low = column.into_simple_expr();
        let high = low.clone();
        self.filter_with(format!("{name}_from"), move |value| {
            Some(Condition::all().add(low.clone().gte(i64::from_str(value).ok()?)))
        })
        .filter_with(format!("{name}_to"), move |value| {
            Some(Condition::all().add(high.clone().lte(i64::from_str(value).ok()?)))
        })
    }

    /// Can be filtered by `<name>_from` and `<name>_to`, business days both included, over a column of days.
    #[must_use]
    pub fn filter_days(self, name: &'static str, column: impl IntoSimpleExpr) -> Self {
        let low = column.into_simple_expr();
        let high = low.clone();
        self.filter_with(format!("{name}_from"), move |value| {
            Some(Condition::all().add(low.clone().gte(Day::from_str(value).ok()?)))
        })
        .filter_with(format!("{name}_to"), move |value| {
            Some(Condition::all().add(high.clone().lte(Day::from_str(value).ok()?)))
        })
    }

    /// Can be filtered by `<name>_from` and `<name>_to`, business days both included, over a column of instants.
    #[must_use]
    pub fn filter_instants(mut self, name: &'static str, column: impl IntoSimpleExpr) -> Self {
        let low = column.into_simple_expr();
        let high = low.clone();
        let from = move |value: &str, zone: Zone| {
            Some(Condition::all().add(low.clone().gte(zone.start_of(Day::from_str(value).ok()?))))
        };
        let to = move |value: &str, zone: Zone| {
            Some(Condition::all().add(high.clone().lt(zone.end_of(Day::from_str(value).ok()?))))
        };
        self.filters.push(Filter { name: format!("{name}_from"), compose: Box::new(from) });
        self.filters.push(Filter { name: format!("{name}_to"), compose: Box::new(to) });
        self
    }

    /// Can be searched with `q`; `compose` gets the folded text (see `kernel::text::fold`).
    #[must_use]
    pub fn search(mut self, compose: impl Fn(&str) -> Condition + Send + Sync + 'static) -> Self {
        self.search = Some(Box::new(compose));
        self
    }

    /// Checks a request against this declaration.
    ///
    /// # Errors
    /// `Invalid` naming every unknown parameter, sort key and value.
    pub fn read(&self, zone: Zone, query: ListQuery) -> Result<Asked> {
        let mut faults = Faults::new();
        let values = collect(query, &mut faults);
        let mut condition = Condition::all();
        for (name, value) in &values {
            match name.as_str() {
                "page" | "per_page" | "sort" | "format" | "count" => {}
                "q" if self.search.is_some() => condition = condition.add(self.searched(value)),
                name => match self.filtered(name, value, zone) {
                    Ok(filter) => condition = condition.add(filter),
                    Err(fault) => faults.add(fault),
                },
            }
        }
        let asked = Asked {
            condition,
            order: self.order(values.get("sort").map_or(self.default_sort, String::as_str), &mut faults),
            page: number(&values, "page", (1, 1_000_000), 1, &mut faults),
            per_page: number(&values, "per_page", (1, 200), 50, &mut faults),
            counts_exactly: choice(
                &values,
                "count",
                &[("exact", true), ("capped", false)],
                false,
                &mut faults,
            ),
            format: choice(
                &values,
                "format",
                &[("json", Format::Json), ("csv", Format::Csv), ("xlsx", Format::Xlsx)],
                Format::Json,
                &mut faults,
            ),
            values: Values(values),
        };
        faults.finish().map(|()| asked)
    }

    fn searched(&self, value: &str) -> Condition {
        match &self.search {
            Some(search) => search(&text::fold(value)),
            None => Condition::all(),
        }
    }

    fn filtered(&self, name: &str, value: &str, zone: Zone) -> Result<Condition, Fault> {
        let Some(filter) = self.filters.iter().find(|filter| filter.name == name) else {
            return Err(Fault::new(name, &UNKNOWN_PARAMETER));
        };
        (filter.compose)(value, zone).ok_or_else(|| Fault::new(name, &UNKNOWN_VALUE).with("value", value))
    }

    fn order(&self, asked: &str, faults: &mut Faults) -> Vec<(SimpleExpr, Order)> {
        let mut order = Vec::new();
        let mut last = Order::Asc;
        for key in asked.split(',') {
            let (name, direction) = match key.strip_prefix('-') {
                Some(name) => (name, Order::Desc),
                None => (key, Order::Asc),
            };
            match self.sorts.iter().find(|(known, _)| *known == name) {
                Some((_, column)) => order.push((column.clone(), direction.clone())),
                None => faults.add(Fault::new("sort", &UNKNOWN_SORT).with("value", name)),
            }
            last = direction;
        }
        order.push((self.tie.clone(), last));
        order
    }
}

fn collect(ListQuery(mut pairs): ListQuery, faults: &mut Faults) -> BTreeMap<String, String> {
    refuse_unreadable(&mut pairs, faults);
    pairs.into_iter().collect()
}

fn number(
    values: &BTreeMap<String, String>,
    name: &str,
    (min, max): (u64, u64),
    default: u64,
    faults: &mut Faults,
) -> u64 {
    let Some(text) = values.get(name) else { return default };
    match text.parse() {
        Ok(number) if (min..=max).contains(&number) => number,
        Ok(number) if number < min => {
            faults.add(Fault::new(name, &check::TOO_LOW).with("min", min));
            default
        }
        Ok(_) => {
            faults.add(Fault::new(name, &check::TOO_HIGH).with("max", max));
            default
        }
        Err(_) => {
            faults.add(Fault::new(name, &UNKNOWN_VALUE).with("value", text));
            default
        }
    }
}

fn choice<T: Copy>(
    values: &BTreeMap<String, String>,
    name: &str,
    choices: &[(&str, T)],
    default: T,
    faults: &mut Faults,
) -> T {
    let Some(text) = values.get(name) else { return default };
    let found = choices.iter().find(|(known, _)| known == text).map(|(_, value)| *value);
    found.unwrap_or_else(|| {
        faults.add(Fault::new(name, &UNKNOWN_VALUE).with("value", text));
        default
    })
}
