//! How the telesales room works.

use kernel::{Check, Faults};
use platform::settings::Setting;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How the telesales room works.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "each says how many days of what")]
pub struct OutreachSettings {
    /// So many days back staff enter, change and delete their own deposits.
    pub deposit_edit_days: i64,
    /// A record of which nothing was marked goes back after so many business days; 0: never.
    pub untouched_days: i64,
    /// So many business days the person from whom a record was taken back does not get it again at random; 0: at once.
    pub rest_days: i64,
}

impl Default for OutreachSettings {
    fn default() -> Self {
        Self { deposit_edit_days: 7, untouched_days: 0, rest_days: 0 }
    }
}

impl Check for OutreachSettings {
    fn check(&self, faults: &mut Faults) {
        faults.number("deposit_edit_days", self.deposit_edit_days, 0, 366);
        faults.number("untouched_days", self.untouched_days, 0, 366);
        faults.number("rest_days", self.rest_days, 0, 366);
    }
}

impl Setting for OutreachSettings {
    const KEY: &'static str = "outreach";
}
