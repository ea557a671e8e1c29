//! What is asked of a report: a period, a grouping, a comparison.

use super::{
    filters::{Filter, Narrowing},
    kinds::ReportKind,
};
use kernel::{
    Check, Day, Fault, Faults, Message, Period, Permission, Result, Scope, check,
    day::{Granularity, Preset},
};
use platform::Actor;
use serde::Deserialize;
use std::str::FromStr;
use utoipa::IntoParams;

const BACKWARDS: Message =
    Message::new("backwards", "Tanggal akhir sebelum tanggal awal.", "The end is before the start.");
const TOO_LONG_PERIOD: Message =
    Message::new("too_long", "Periode paling panjang 10 tahun.", "A period is at most 10 years.");
const UNKNOWN: Message =
    Message::new("unknown_value", "Nilai ini tidak dikenal.", "This value is not known.");

/// The parameters of a report.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ReportParams {
    /// `this_month`, `last_month`, `this_year`, `last_30_days`…; `this_month` where nothing is said.
    pub preset: Option<String>,
    /// The first business day, instead of a preset.
    #[param(value_type = Option<String>)]
    pub from: Option<Day>,
    /// The last business day, instead of a preset.
    #[param(value_type = Option<String>)]
    pub to: Option<Day>,
    /// `day`, `week` or `month`.
    pub granularity: Option<String>,
    /// What to group by, as the catalogue of reports says.
    pub group: Option<String>,
    /// Only what belongs to these people, comma-separated. Which filters a report takes is said in the catalogue.
    pub owner_id: Option<String>,
    /// Only what came through these channels, comma-separated; `none` for what came through none.
    pub channel_id: Option<String>,
    /// Only these products, comma-separated.
    pub product_id: Option<String>,
    /// Only products of these categories, comma-separated.
    pub category_id: Option<String>,
    /// Only deals that needed this approval: `none`, `leader`, `owner`, comma-separated.
    pub approval_level: Option<String>,
    /// Only these stages, comma-separated.
    pub stage_id: Option<String>,
    /// Only customers in these cities, comma-separated.
    pub city: Option<String>,
    /// `csv` or `xlsx` downloads the same rows.
    pub format: Option<String>,
}

impl Check for ReportParams {
    fn check(&self, faults: &mut Faults) {
        if let Some(preset) = &self.preset {
            faults.ensure(Preset::from_str(preset).is_ok(), "preset", &UNKNOWN);
        }
        if let Some(granularity) = &self.granularity {
            faults.ensure(Granularity::from_str(granularity).is_ok(), "granularity", &UNKNOWN);
        }
        Narrowing::read(self.filters(), faults);
        let format = self.format.as_deref();
        faults.ensure(
            format.is_none_or(|format| matches!(format, "json" | "csv" | "xlsx")),
            "format",
            &UNKNOWN,
        );
        faults.ensure(self.from.is_some() || self.to.is_none(), "from", &check::REQUIRED);
        faults.ensure(self.to.is_some() || self.from.is_none(), "to", &check::REQUIRED);
        if let (Some(from), Some(to)) = (self.from, self.to) {
            faults.ensure(from <= to, "to", &BACKWARDS);
            faults.ensure(to.days_since(from) <= 3_660, "to", &TOO_LONG_PERIOD);
        }
    }
}

/// A checked request for a report.
#[derive(Clone, Debug)]
pub(crate) struct AskedReport {
    pub period: Period,
    pub granularity: Granularity,
    pub group: &'static str,
    pub narrowing: Narrowing,
}

impl AskedReport {
    /// Whose rows count: those of people whom the actor may see, and of these the chosen ones.
    pub(super) fn scope(&self, actor: &Actor) -> Scope {
        let visible = actor.scope(Permission::ReadReports);
        let Some(owners) = &self.narrowing.owners else {
            return visible;
        };
        let chosen: Vec<_> = owners.iter().copied().filter(|owner| visible.includes(Some(*owner))).collect();
        if chosen.is_empty() { Scope::Nothing } else { Scope::Owners(chosen) }
    }
}

impl ReportParams {
    const fn filters(&self) -> [(Filter, Option<&String>); 7] {
        [
            (Filter::Owner, self.owner_id.as_ref()),
            (Filter::Channel, self.channel_id.as_ref()),
            (Filter::Product, self.product_id.as_ref()),
            (Filter::Category, self.category_id.as_ref()),
            (Filter::Level, self.approval_level.as_ref()),
            (Filter::Stage, self.stage_id.as_ref()),
            (Filter::City, self.city.as_ref()),
        ]
    }

    /// Checks the request against what the report offers.
    pub(super) fn read(&self, kind: &ReportKind, today: Day) -> Result<AskedReport> {
        let preset = self.preset.as_deref().and_then(|preset| Preset::from_str(preset).ok());
        let period = match (self.from, self.to) {
            (Some(from), Some(to)) => Period::between(from, to),
            _ => preset.unwrap_or(Preset::ThisMonth).period(today),
        };
        let group = match &self.group {
            None => kind.groups.first().copied().unwrap_or_default(),
            Some(asked) => kind
                .groups
                .iter()
                .find(|known| **known == asked.as_str())
                .copied()
                .ok_or_else(|| Fault::new("group", &UNKNOWN))?,
        };
        let by_length = if period.length() > 92 { Granularity::Month } else { Granularity::Day };
        let granularity = self.granularity.as_deref().and_then(|text| Granularity::from_str(text).ok());
        let narrowing = Narrowing::read(self.filters(), &mut Faults::new());
        narrowing.ensure_fits(kind.filters)?;
        Ok(AskedReport { period, granularity: granularity.unwrap_or(by_length), group, narrowing })
    }
}
