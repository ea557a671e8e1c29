//! What a reservation is.

use super::{ReservationId, policy, table::Model};
use catalog::products::ProductId;
use kernel::{Day, Instant, Message, UserId};
use platform::{Actor, audit::Subject};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

pub(super) const MAX_NAME: usize = 160;

/// Somebody holds the name.
pub(super) const TAKEN: Message = Message::new(
    "already_reserved",
    "Nama ini sudah di-reserve oleh {held_by}.",
    "This name is reserved by {held_by}.",
);
/// Somebody else was faster, and who holds the name is not known yet.
pub(super) const TAKEN_JUST_NOW: Message =
    Message::new("already_reserved", "Nama ini baru saja di-reserve.", "This name was reserved just now.");
/// There is nothing to decide.
pub(super) const NOT_PENDING: Message = Message::new(
    "not_pending",
    "Reservasi ini tidak lagi menunggu keputusan.",
    "This reservation no longer waits for a decision.",
);
/// Nobody decides about what they asked for themselves.
pub(super) const OWN_REQUEST: Message = Message::new(
    "own_request",
    "Permintaan sendiri diputuskan orang lain.",
    "Somebody else decides about your own request.",
);
/// A day that is over.
pub(super) const IN_PAST: Message = Message::new("in_past", "Tanggalnya sudah lewat.", "This day is over.");

/// Where a reservation stands. The only way from one to the next is [`Status::after`].
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    EnumIter,
    EnumString,
    Display,
    IntoStaticStr,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Status {
    Pending,
    Approved,
    Rejected,
    /// Its last day is over; the name is free.
    Expired,
}

/// What can happen to a reservation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub(super) enum Step {
    Approve,
    Reject,
    Expire,
}

impl Status {
    /// The status after `step`, or `None` where the step makes no sense.
    pub(super) const fn after(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Pending, Step::Approve) => Some(Self::Approved),
            (Self::Pending, Step::Reject) => Some(Self::Rejected),
            (Self::Approved, Step::Expire) => Some(Self::Expired),
            (Self::Pending, Step::Expire)
            | (Self::Approved, Step::Approve | Step::Reject)
            | (Self::Rejected | Self::Expired, _) => None,
        }
    }
}

/// What the reader may do with a reservation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct ReservationCan {
    pub edit: bool,
    pub approve: bool,
    pub reject: bool,
    #[serde(rename = "move")]
    pub move_: bool,
    pub delete: bool,
}

/// A reserved member.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct ReservationView {
    pub id: ReservationId,
    pub name: String,
    pub product_id: ProductId,
    pub product_name: Option<String>,
    /// Who holds the name, or wants to.
    pub staff_id: UserId,
    pub staff_name: Option<String>,
    pub status: Status,
    pub requested_by: UserId,
    pub requested_by_name: Option<String>,
    pub decided_by: Option<UserId>,
    pub decided_by_name: Option<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub decided_at: Option<Instant>,
    /// Why it was rejected.
    pub reason: Option<String>,
    pub note: Option<String>,
    /// The last day on which it holds; without one it holds for ever.
    pub expires_on: Option<Day>,
    pub version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    pub can: ReservationCan,
}

/// The names around a reservation.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub product: Option<String>,
    pub staff: Option<String>,
    pub requested_by: Option<String>,
    pub decided_by: Option<String>,
}

impl ReservationView {
    pub(super) fn new(actor: &Actor, row: Model, around: Around) -> Self {
        Self {
            can: policy::can(actor, &row),
            id: row.id,
            name: row.name,
            product_id: row.product_id,
            product_name: around.product,
            staff_id: row.staff_id,
            staff_name: around.staff,
            status: row.status,
            requested_by: row.requested_by,
            requested_by_name: around.requested_by,
            decided_by: row.decided_by,
            decided_by_name: around.decided_by,
            decided_at: row.decided_at,
            reason: row.reason,
            note: row.note,
            expires_on: row.expires_on,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// What an audit entry about the reservation is about.
pub(super) fn subject(row: &Model) -> Subject {
    Subject::new("reservation", row.id, row.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn only_what_is_pending_is_decided_and_only_what_holds_expires() {
        for status in Status::iter() {
            for step in Step::iter() {
                let needed = if step == Step::Expire { Status::Approved } else { Status::Pending };
                assert_eq!(status.after(step).is_some(), status == needed, "{status} {step:?}");
            }
        }
    }
}
