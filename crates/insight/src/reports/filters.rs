//! What narrows a report beside its period: what its sums are kept by, so that a narrowed report costs no more.

use super::rows::{WITHOUT, names_of};
use catalog::{categories::CategoryId, products::ProductId};
use customers::reports::RunningOf;
use kernel::{Fault, Faults, Locale, Message, Result, Scope, UserId, Words};
use platform::App;
use sales::{
    deals::NeededLevel,
    pipeline::{ChannelId, StageId},
    reports::{LeadsOf, WonOf},
};
use std::str::FromStr;
use strum::IntoStaticStr;
use uuid::Uuid;

pub(super) static NO_APPROVAL: Message = Message::new("none", "Tanpa persetujuan", "No approval needed");
pub(super) static BY_LEADER: Message = Message::new("leader", "Manajer / ketua tim", "Leader");
pub(super) static BY_OWNER: Message = Message::new("owner", "Pemilik (di bawah HPP)", "Owner (below cost)");

const UNKNOWN: Message =
    Message::new("unknown_value", "Nilai ini tidak dikenal.", "This value is not known.");
const UNFIT: Message = Message::new(
    "unfit_filter",
    "Laporan ini tidak bisa disaring menurut ini.",
    "This report cannot be filtered by this.",
);

/// One way to narrow a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
pub(super) enum Filter {
    #[strum(serialize = "owner_id")]
    Owner,
    #[strum(serialize = "channel_id")]
    Channel,
    #[strum(serialize = "product_id")]
    Product,
    #[strum(serialize = "category_id")]
    Category,
    #[strum(serialize = "approval_level")]
    Level,
    #[strum(serialize = "stage_id")]
    Stage,
    #[strum(serialize = "city")]
    City,
}

impl Filter {
    /// Its parameter.
    pub(super) fn name(self) -> &'static str {
        self.into()
    }

    /// What [`names_of`] calls what it holds; `None` for what is no id.
    const fn group(self) -> Option<&'static str> {
        match self {
            Self::Owner => Some("owner"),
            Self::Channel => Some("channel"),
            Self::Product => Some("product"),
            Self::Category => Some("category"),
            Self::Stage => Some("stage"),
            Self::Level | Self::City => None,
        }
    }
}

/// What a report is narrowed to. What is `None` lets everything through.
#[derive(Clone, Debug, Default)]
pub(super) struct Narrowing {
    /// The filters that were asked for, with their values.
    asked: Vec<(Filter, String)>,
    pub owners: Option<Vec<UserId>>,
    pub stages: Option<Vec<StageId>>,
    channels: Option<Vec<ChannelId>>,
    products: Option<Vec<ProductId>>,
    categories: Option<Vec<CategoryId>>,
    levels: Option<Vec<NeededLevel>>,
    cities: Option<Vec<String>>,
}

impl Narrowing {
    /// Reads what was `asked`; a value that makes no sense is a fault.
    pub(super) fn read(asked: [(Filter, Option<&String>); 7], faults: &mut Faults) -> Self {
        let mut read = Self::default();
        let asked = asked.into_iter().filter_map(|(filter, text)| Some((filter, text?)));
        for (filter, text) in asked.filter(|(_, text)| !text.is_empty()) {
            let is_read = match filter {
                Filter::Owner => take(&mut read.owners, text),
                Filter::Stage => take(&mut read.stages, text),
                Filter::Product => take(&mut read.products, text),
                Filter::Category => take(&mut read.categories, text),
                Filter::Level => take(&mut read.levels, text),
                Filter::City => take(&mut read.cities, text),
                // Sums count what has no channel under the id of nobody.
                Filter::Channel => take(&mut read.channels, &text.replace("none", &Uuid::nil().to_string())),
            };
            faults.ensure(is_read, filter.name(), &UNKNOWN);
            read.asked.push((filter, text.clone()));
        }
        read
    }

    /// Only what the report's sums are kept by.
    ///
    /// # Errors
    /// `Invalid` naming every filter that does not fit.
    pub(super) fn ensure_fits(&self, filters: &[Filter]) -> Result<()> {
        let mut faults = Faults::new();
        let unfit = self.asked.iter().filter(|(filter, _)| !filters.contains(filter));
        faults.extend(unfit.map(|(filter, _)| Fault::new(filter.name(), &UNFIT)));
        faults.finish()
    }

    /// Puts the products of the chosen categories in their place.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn find_products(&mut self, app: &App) -> Result<()> {
        if let Some(categories) = &self.categories {
            let of_them = catalog::products::find_in_categories(app.db().reader(), categories).await?;
            let chosen = self.products.take();
            let is_chosen = |id: &ProductId| chosen.as_ref().is_none_or(|chosen| chosen.contains(id));
            self.products = Some(of_them.into_iter().filter(is_chosen).collect());
        }
        Ok(())
    }

    /// Whether it looks at the lines of deals: a lost lead has none.
    pub(super) const fn is_of_lines(&self) -> bool {
        self.products.is_some() || self.levels.is_some()
    }

    pub(super) fn won<'a>(&'a self, scope: &'a Scope) -> WonOf<'a> {
        WonOf {
            scope,
            channels: self.channels.as_deref(),
            products: self.products.as_deref(),
            levels: self.levels.as_deref(),
        }
    }

    pub(super) fn leads<'a>(&'a self, scope: &'a Scope) -> LeadsOf<'a> {
        LeadsOf { scope, channels: self.channels.as_deref() }
    }

    pub(super) fn running<'a>(&'a self, scope: &'a Scope) -> RunningOf<'a> {
        RunningOf { scope, products: self.products.as_deref(), cities: self.cities.as_deref() }
    }

    /// The address of a list in the web client: what `row` stands for, and what the report is narrowed to.
    pub(super) fn link(&self, list: &str, row: &[(&str, String)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(row);
        let named = |name: &str| row.iter().any(|(other, _)| *other == name);
        query.extend_pairs(
            self.asked.iter().filter(|(filter, _)| !named(filter.name())).map(|(it, text)| (it.name(), text)),
        );
        format!("{list}?{}", query.finish())
    }

    /// What it is narrowed to, in words. Of people only those in `scope` are named.
    ///
    /// # Errors
    /// What the database says.
    pub(super) async fn said(
        &self,
        app: &App,
        (scope, words, locale): (&Scope, &Words, Locale),
    ) -> Result<Vec<(String, String)>> {
        let mut said = Vec::new();
        for (filter, text) in &self.asked {
            let ids = text.split(',').filter_map(|id| id.parse::<Uuid>().ok());
            let may_know = |id: &Uuid| *filter != Filter::Owner || scope.includes(Some(UserId(*id)));
            let names = match filter.group() {
                Some(group) => names_of(app, group, ids.filter(may_know).collect()).await?,
                None => std::collections::HashMap::new(),
            };
            let value = |value: &str| match (filter, value) {
                (Filter::Channel, "none") => words.say(&WITHOUT, locale, &[]),
                (Filter::Level, "none") => words.say(&NO_APPROVAL, locale, &[]),
                (Filter::Level, "leader") => words.say(&BY_LEADER, locale, &[]),
                (Filter::Level, "owner") => words.say(&BY_OWNER, locale, &[]),
                _ => {
                    let name = value.parse().ok().and_then(|id: Uuid| names.get(&id).cloned());
                    name.unwrap_or_else(|| value.to_owned())
                }
            };
            said.push((filter.name().to_owned(), text.split(',').map(value).collect::<Vec<_>>().join(", ")));
        }
        Ok(said)
    }
}

/// Reads comma-separated values; whether all of them make sense.
fn take<T: FromStr>(into: &mut Option<Vec<T>>, text: &str) -> bool {
    *into = text.split(',').map(|value| value.trim().parse().ok()).collect();
    into.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(filter: Filter, text: &str) -> (Narrowing, bool) {
        let text = text.to_owned();
        let mut asked = [(filter, None); 7];
        asked[0].1 = Some(&text);
        let mut faults = Faults::new();
        let narrowing = Narrowing::read(asked, &mut faults);
        (narrowing, faults.is_empty())
    }

    #[test]
    fn a_link_carries_what_the_report_is_narrowed_to_but_for_what_its_row_says() {
        let (narrowing, is_fine) = read(Filter::City, "Bandar Lampung,Solo");
        assert!(is_fine);
        let status = ("status", "active".to_owned());
        assert_eq!(
            narrowing.link("/services", std::slice::from_ref(&status)),
            "/services?status=active&city=Bandar+Lampung%2CSolo"
        );
        let link = narrowing.link("/services", &[status, ("city", "Solo".to_owned())]);
        assert_eq!(link, "/services?status=active&city=Solo");
    }

    #[test]
    fn one_wrong_value_is_a_fault_and_nothing_is_narrowed_by_half() {
        let (narrowing, is_fine) = read(Filter::Level, "leader,boss");
        assert!(!is_fine);
        assert!(narrowing.levels.is_none());
    }

    #[test]
    fn those_without_a_channel_are_counted_under_nobody() {
        let (narrowing, _) = read(Filter::Channel, "none");
        assert_eq!(narrowing.channels, Some(vec![ChannelId(Uuid::nil())]));
    }

    #[test]
    fn every_filter_that_does_not_fit_is_named() {
        let (narrowing, _) = read(Filter::Stage, &Uuid::nil().to_string());
        assert!(narrowing.ensure_fits(&[Filter::Stage]).is_ok());
        assert!(narrowing.ensure_fits(&[Filter::Owner, Filter::City]).is_err());
    }
}
