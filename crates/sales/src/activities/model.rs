//! What an activity is.

use super::{ActivityId, policy, table::Model};
use crate::leads::LeadId;
use customers::customers::CustomerId;
use kernel::{Check, Faults, Instant, Message, Patch, UserId};
use platform::{Actor, audit::Subject};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;
use uuid::Uuid;

const OUTCOMES: &[&str] =
    &["reached", "no_answer", "interested", "not_interested", "rescheduled", "wrong_number", "sent", "done"];
const BAD_OUTCOME: Message =
    Message::new("unknown_value", "Hasil tidak dikenal.", "This outcome is not known.");
const BAD_KIND: Message =
    Message::new("unknown_value", "Jenis ini ditulis oleh sistem.", "This kind is written by the program.");

/// What was done.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub enum Kind {
    /// A phone call.
    Call,
    /// A chat, mostly over WhatsApp.
    Chat,
    /// A meeting.
    Meeting,
    /// An email.
    Email,
    /// A note.
    #[default]
    Note,
    /// Written by the program.
    System,
}

/// An activity as people type it; also the changes to one.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ActivityInput {
    /// Only for a new activity.
    pub lead_id: Option<LeadId>,
    /// Only for a new activity.
    pub customer_id: Option<CustomerId>,
    pub kind: Option<Kind>,
    /// Now where absent.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub at: Option<Instant>,
    pub duration_min: Patch<i64>,
    pub outcome: Patch<String>,
    pub note: Option<String>,
    pub next_action: Patch<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub next_action_at: Patch<Instant>,
}

impl Check for ActivityInput {
    fn check(&self, faults: &mut Faults) {
        faults.optional_text("note", self.note.as_deref(), 10_000);
        faults.number("duration_min", self.duration_min.sent().copied().unwrap_or_default(), 0, 24 * 60);
        let outcome = self.outcome.sent().map(String::as_str);
        faults.ensure(outcome.is_none_or(|outcome| OUTCOMES.contains(&outcome)), "outcome", &BAD_OUTCOME);
        faults.optional_text("next_action", self.next_action.sent().map(String::as_str), 200);
        faults.ensure(self.kind != Some(Kind::System), "kind", &BAD_KIND);
        faults.instant("at", self.at);
        faults.instant("next_action_at", self.next_action_at.sent().copied());
    }
}

/// What the reader may do with an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct ActivityCan {
    pub edit: bool,
    pub restore: bool,
}

/// An activity.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct ActivityView {
    pub id: ActivityId,
    pub lead_id: Option<LeadId>,
    pub customer_id: Option<Uuid>,
    pub kind: Kind,
    #[schema(value_type = DateTime<Utc>)]
    pub at: Instant,
    pub duration_min: Option<i64>,
    pub outcome: Option<String>,
    pub note: String,
    pub next_action: Option<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub next_action_at: Option<Instant>,
    pub author_id: Option<UserId>,
    pub author_name: String,
    pub version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub deleted_at: Option<Instant>,
    pub can: ActivityCan,
}

impl ActivityView {
    pub fn new(actor: &Actor, row: Model) -> Self {
        Self {
            can: policy::can(actor, &row),
            id: row.id,
            lead_id: row.lead_id,
            customer_id: row.customer_id,
            kind: row.kind,
            at: row.at,
            duration_min: row.duration_min,
            outcome: row.outcome,
            note: row.note,
            next_action: row.next_action,
            next_action_at: row.next_action_at,
            author_id: row.author_id,
            author_name: row.author_name,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        }
    }
}

/// What an audit entry about `activity` is about.
pub(super) fn subject(activity: &Model) -> Subject {
    Subject::new("activity", activity.id, activity.kind.to_string())
}
