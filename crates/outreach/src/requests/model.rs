//! What a request for records is.

use super::{RequestId, policy, table::Model};
use crate::{
    batches::BatchId,
    databases::{DatabaseId, Parts, UNKNOWN_PRODUCT},
};
use catalog::products::ProductId;
use kernel::{Instant, Message, UserId};
use platform::{Actor, audit::Subject};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// Somebody else was faster.
pub(super) const ALREADY_DECIDED: Message =
    Message::new("already_decided", "{decided_by} sudah memutuskan.", "{decided_by} has decided already.");
/// There is nothing to decide.
pub(super) const NOT_PENDING: Message = Message::new(
    "not_pending",
    "Permintaan ini tidak lagi menunggu keputusan.",
    "This request no longer waits for a decision.",
);
/// Nobody decides about what they asked for themselves.
pub(super) const OWN_REQUEST: Message = Message::new(
    "own_request",
    "Permintaan sendiri diputuskan orang lain.",
    "Somebody else decides about your own request.",
);

/// Where a request stands. The only way from one to the next is [`Status::after`].
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
    Cancelled,
}

/// What can happen to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub(super) enum Step {
    Approve,
    Reject,
    Cancel,
}

impl Status {
    /// The status after `step`, or `None` where the step makes no sense.
    pub(super) const fn after(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Pending, Step::Approve) => Some(Self::Approved),
            (Self::Pending, Step::Reject) => Some(Self::Rejected),
            (Self::Pending, Step::Cancel) => Some(Self::Cancelled),
            (Self::Approved | Self::Rejected | Self::Cancelled, _) => None,
        }
    }
}

/// What the reader may do with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct RequestCan {
    pub approve: bool,
    pub reject: bool,
    pub cancel: bool,
}

/// A request for records.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct RequestView {
    pub id: RequestId,
    pub database_id: DatabaseId,
    pub database_name: String,
    /// The key of the database's kind.
    pub kind: String,
    pub product_id: Option<ProductId>,
    /// `Unknown` where the database has no product.
    pub product_name: String,
    pub staff_id: UserId,
    pub staff_name: Option<String>,
    /// How many were asked for.
    pub quantity: i64,
    pub note: Option<String>,
    pub status: Status,
    pub decided_by: Option<UserId>,
    pub decided_by_name: Option<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub decided_at: Option<Instant>,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// How many were given.
    pub granted: Option<i64>,
    /// The batch in which they were given.
    pub batch_id: Option<BatchId>,
    pub version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    pub can: RequestCan,
}

/// The names around a request.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub database: Option<Parts>,
    pub product: Option<String>,
    pub staff: Option<String>,
    pub decided_by: Option<String>,
}

impl RequestView {
    pub(super) fn new(actor: &Actor, row: Model, around: Around) -> Self {
        let can = policy::can(actor, &row);
        let (database_name, kind, product_id) =
            around.database.map_or_else(Default::default, |parts| (parts.name, parts.kind, parts.product_id));
        Self {
            id: row.id,
            database_id: row.database_id,
            database_name,
            kind,
            product_id,
            product_name: around.product.unwrap_or_else(|| UNKNOWN_PRODUCT.to_owned()),
            staff_id: row.staff_id,
            staff_name: around.staff,
            quantity: row.quantity,
            note: row.note,
            status: row.status,
            decided_by: row.decided_by,
            decided_by_name: around.decided_by,
            decided_at: row.decided_at,
            reason: row.reason,
            granted: row.granted,
            batch_id: row.batch_id,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            can,
        }
    }
}

/// What an audit entry about the request is about.
pub(super) fn subject(row: &Model, database: &str) -> Subject {
    Subject::new("download_request", row.id, format!("{database} ({})", row.quantity))
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn only_what_is_pending_is_decided() {
        for status in Status::iter() {
            for step in Step::iter() {
                assert_eq!(status.after(step).is_some(), status == Status::Pending);
            }
        }
    }
}
