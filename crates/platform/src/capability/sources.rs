//! What rooms add to what others show: a decision's effect, badges, timelines, results of the search box, what is held of
//! people.

use crate::{actor::Actor, app::App, db::Tx, timeline::Before};
use futures::future::BoxFuture;
use kernel::{Result, UserId};
use uuid::Uuid;

/// Applies a decision of the approval queue to its subject: whether it was approved, and the note.
pub type ApplyDecision =
    for<'a> fn(&'a Tx, &'a Actor, Uuid, (bool, Option<&'a str>)) -> BoxFuture<'a, Result<()>>;

/// Holds a subject of the approval queue.
pub type HoldSubject = for<'a> fn(&'a Tx, Uuid) -> BoxFuture<'a, Result<()>>;

/// What a decision of the approval queue does to subjects of one kind.
#[derive(Clone, Copy)]
pub struct DecisionHandler {
    /// The kind of subject: `deal`.
    pub kind: &'static str,
    /// Holds the subject until the transaction ends. Subjects are held before what is asked about them, so that
    /// nobody waits in a circle.
    pub hold: HoldSubject,
    /// Applies the decision.
    pub apply: ApplyDecision,
}

/// A number that waits for the actor, such as approvals to decide.
#[derive(Clone, Copy)]
pub struct BadgeSource {
    /// Its name in `GET /api/auth/me`.
    pub name: &'static str,
    /// Counts it.
    pub count: for<'a> fn(&'a App, &'a Actor) -> BoxFuture<'a, Result<u64>>,
}

/// What a room holds of a user who leaves: `leads`, `deals`, `customers`.
#[derive(Clone, Copy)]
pub struct Handover {
    /// What, as the deactivation request names it.
    pub name: &'static str,
    /// How many open ones `user` holds.
    pub count: for<'a> fn(&'a App, UserId) -> BoxFuture<'a, Result<u64>>,
    /// Gives the open ones of the first user to the second; returns how many.
    pub hand_over: for<'a> fn(&'a Tx, &'a Actor, UserId, UserId) -> BoxFuture<'a, Result<u64>>,
}

/// What a room to the right of `customers` holds of a customer.
#[derive(Clone, Copy)]
pub struct PersonSource {
    /// What, as the export names its file.
    pub name: &'static str,
    /// Moves everything of the second customer to the first.
    pub merge: for<'a> fn(&'a Tx, &'a Actor, Uuid, Uuid) -> BoxFuture<'a, Result<()>>,
    /// Everything held of the customer, as JSON.
    pub export: for<'a> fn(&'a App, Uuid) -> BoxFuture<'a, Result<serde_json::Value>>,
    /// Wipes the personal fields of the customer's rows; the numbers stay.
    pub erase: for<'a> fn(&'a Tx, Uuid) -> BoxFuture<'a, Result<()>>,
}

/// Finds entries of a timeline.
pub type FindEntries =
    for<'a> fn(&'a App, &'a Actor, TimelineQuery) -> BoxFuture<'a, Result<Vec<TimelineEntry>>>;

/// Finds results of a search.
pub type FindHits = for<'a> fn(&'a App, &'a Actor, &'a str, u64) -> BoxFuture<'a, Result<Vec<SearchHit>>>;

/// Entries that a room adds to the timeline of a lead or customer.
#[derive(Clone, Copy)]
pub struct TimelineSource {
    /// The kind of entry, as the timeline's filter names it.
    pub name: &'static str,
    /// The newest `limit` entries about `subject` before the given one, as the actor may see them.
    pub entries: FindEntries,
}

/// Which entries of a timeline are asked for.
#[derive(Clone, Copy, Debug)]
pub struct TimelineQuery {
    /// `lead` or `customer`.
    pub subject_kind: &'static str,
    /// Its id.
    pub subject_id: Uuid,
    /// Only entries before this one.
    pub before: Option<Before>,
    /// At most so many.
    pub limit: u64,
}

/// One entry of a timeline.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct TimelineEntry {
    /// Names the entry.
    pub id: Uuid,
    /// When it happened.
    #[schema(value_type = DateTime<Utc>)]
    pub at: kernel::Instant,
    /// What kind: `activity`, `change`, `deal`, `message`…
    pub kind: String,
    /// What happened, as a stable word: `lead.moved`, `call`.
    pub event: String,
    /// Who did it; `null` for the program.
    pub author: Option<String>,
    /// What one needs to say it in words.
    pub data: serde_json::Value,
}

/// What a room adds to the search box.
#[derive(Clone, Copy)]
pub struct SearchSource {
    /// The kind of result: `leads`, `customers`…
    pub name: &'static str,
    /// The best `limit` results for the text, within what the actor may see.
    pub find: FindHits,
}

/// One result of the search box.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct SearchHit {
    /// What it is: `lead`, `customer`, `deal`, `product`, `user`.
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub title: String,
    /// Its code and what tells it from others.
    pub subtitle: String,
}

/// A column sealed by the key ring.
#[derive(Clone, Copy, Debug)]
pub struct EncryptedColumn {
    /// The table.
    pub table: &'static str,
    /// The column of sealed bytes.
    pub column: &'static str,
    /// What the seal is bound to.
    pub context: &'static str,
}
