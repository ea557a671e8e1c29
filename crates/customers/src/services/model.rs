//! What a service is and how it moves.

use super::{ServiceId, table::Model};
use crate::customers::CustomerId;
use catalog::products::ProductId;
use kernel::{Day, Instant, Message, Rupiah};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;
use uuid::Uuid;

/// The step makes no sense now.
pub const WRONG_STATUS: Message = Message::new(
    "wrong_status",
    "Layanan ini sedang {state}; langkah itu tidak bisa dilakukan.",
    "This service is {state}; that step cannot be taken.",
);

/// A day before the last change.
pub const WRONG_DAY: Message = Message::new(
    "before_last_change",
    "Tidak boleh sebelum perubahan terakhir ({day}).",
    "Not before the last change ({day}).",
);
/// Somebody has to approve that; a deal asks them.
pub const BELOW_LIST: Message = Message::new(
    "below_list_price",
    "Di bawah harga jual; ajukan lewat project.",
    "Below the list price; make a deal of it.",
);

/// How a service stands. The only way from one to the next is [`Status::after`].
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Status {
    /// Waits to be installed.
    PendingInstall,
    /// Runs.
    Active,
    /// Is cut off for a while (isolir).
    Suspended,
    /// Has ended for good.
    Terminated,
}

/// What can happen to a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Step {
    /// Is installed and begins.
    Start,
    /// Is cut off.
    Suspend,
    /// Runs again.
    Resume,
    /// Ends.
    Terminate,
}

impl Status {
    /// The status after `step`, or `None` where the step makes no sense.
    #[must_use]
    pub const fn after(self, step: Step) -> Option<Self> {
        use {
            Status::{Active, PendingInstall, Suspended, Terminated},
            Step::{Resume, Start, Suspend, Terminate},
        };
        match (self, step) {
            (PendingInstall, Start) | (Suspended, Resume) => Some(Active),
            (Active, Suspend) => Some(Suspended),
            (PendingInstall | Active | Suspended, Terminate) => Some(Terminated),
            _ => None,
        }
    }
}

impl Step {
    /// Whether people must say why.
    pub(super) const fn needs_reason(self) -> bool {
        matches!(self, Self::Suspend | Self::Terminate)
    }

    /// What it is called in logs and live events.
    pub(super) const fn event(self) -> &'static str {
        match self {
            Self::Start => "service.started",
            Self::Suspend => "service.suspended",
            Self::Resume => "service.resumed",
            Self::Terminate => "service.terminated",
        }
    }
}

/// What the reader may do with a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[expect(clippy::struct_excessive_bools, reason = "one for each thing that one may do")]
pub struct ServiceCan {
    pub(crate) edit: bool,
    pub(crate) start: bool,
    pub(crate) suspend: bool,
    pub(crate) resume: bool,
    pub(crate) terminate: bool,
    pub(crate) change_product: bool,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ServiceView {
    /// The service's id.
    pub id: ServiceId,
    /// `SV-000123`.
    pub number: String,
    /// Whose it is.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// What it is.
    pub product_id: ProductId,
    /// The product's name.
    pub product_name: String,
    /// The deal it came from.
    pub deal_id: Option<Uuid>,
    /// Rupiah a month.
    pub price: Rupiah,
    /// Since when.
    pub started_on: Day,
    /// The day of the month on which it is billed.
    pub billing_day: i64,
    /// How it stands.
    pub status: Status,
    /// Where it is installed.
    pub install_address: Option<String>,
    /// From which day on it no longer counts.
    pub ended_on: Option<Day>,
    /// Why it ended.
    pub end_reason: Option<String>,
    /// Why it is cut off.
    pub suspend_reason: Option<String>,
    /// The version.
    pub version: i64,
    /// When it was added.
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    /// What the reader may do.
    pub can: ServiceCan,
}

impl ServiceView {
    pub(crate) fn new(row: Model, names: (String, String), may_edit: bool) -> Self {
        let can = |step| may_edit && row.status.after(step).is_some();
        Self {
            can: ServiceCan {
                start: can(Step::Start),
                suspend: can(Step::Suspend),
                resume: can(Step::Resume),
                terminate: can(Step::Terminate),
                edit: may_edit && row.status != Status::Terminated,
                change_product: may_edit && row.status != Status::Terminated,
            },
            id: row.id,
            number: row.number,
            customer_id: row.customer_id,
            customer_name: names.0,
            product_id: row.product_id,
            product_name: names.1,
            deal_id: row.deal_id,
            price: row.price,
            started_on: row.started_on,
            billing_day: row.billing_day,
            status: row.status,
            install_address: row.install_address,
            ended_on: row.ended_on,
            end_reason: row.end_reason,
            suspend_reason: row.suspend_reason,
            version: row.version,
            created_at: row.created_at,
        }
    }
}

/// A service in one line, beside its customer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunningService {
    pub(crate) id: ServiceId,
    pub(crate) number: String,
    pub(crate) product_id: ProductId,
    pub(crate) product_name: String,
    pub(crate) price: Rupiah,
    pub(crate) started_on: Day,
    pub(crate) status: Status,
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn what_has_ended_stays_ended() {
        assert!(Step::iter().all(|step| Status::Terminated.after(step).is_none()));
    }

    #[test]
    fn every_step_from_every_status_is_as_the_product_says() {
        use Status::{Active, PendingInstall, Suspended, Terminated};
        let table = [PendingInstall, Active, Suspended, Terminated]
            .map(|from| Step::iter().map(|s| from.after(s)).collect::<Vec<_>>());
        let expected = [
            vec![Some(Active), None, None, Some(Terminated)],
            vec![None, Some(Suspended), None, Some(Terminated)],
            vec![None, None, Some(Active), Some(Terminated)],
            vec![None; 4],
        ];
        assert_eq!(table, expected);
    }

    #[test]
    fn suspending_and_resuming_leads_back() {
        assert_eq!(
            Status::Active.after(Step::Suspend).and_then(|s| s.after(Step::Resume)),
            Some(Status::Active)
        );
    }
}
