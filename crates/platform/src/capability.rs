//! What a room of the house hands to the binary.

mod registry;

pub use registry::{Offer, Registry};

use crate::{
    actor::Actor,
    app::App,
    belongings::Thing,
    db::{Migration, Tx, trigram::Trigram},
    facets::TagSource,
    http,
    import::ImportKind,
    jobs::{Cron, JobKind},
    list::ListKind,
    settings::SettingKind,
    tally::Tally,
    timeline::Before,
};
use futures::future::BoxFuture;
use kernel::{Result, UserId};
use utoipa_axum::router::OpenApiRouter;
use uuid::Uuid;

/// One room: its tables, routes, jobs and what it offers to others.
pub struct Capability {
    /// The crate's name.
    pub name: &'static str,
    /// The module that a business switches off with it; `None` for what every business uses.
    pub module: Option<&'static str>,
    /// Its part of the schema.
    pub migrations: Vec<Migration>,
    /// Its part of the API.
    pub routes: OpenApiRouter<App>,
    /// What happens without a person.
    pub jobs: Vec<JobKind>,
    /// When it happens.
    pub crons: Vec<Cron>,
    /// What people can set.
    pub settings: Vec<SettingKind>,
    /// Numbers that wait for the actor, for the sidebar.
    pub badges: Vec<BadgeSource>,
    /// What it holds of a user who leaves.
    pub handovers: Vec<Handover>,
    /// What others hold of a customer, for merging and privacy requests.
    pub persons: Vec<PersonSource>,
    /// What it adds to a timeline.
    pub timelines: Vec<TimelineSource>,
    /// What the search box finds.
    pub searches: Vec<SearchSource>,
    /// Columns to encrypt again after a new key.
    pub encrypted: Vec<EncryptedColumn>,
    /// What a decision of the queue does.
    pub decisions: Vec<DecisionHandler>,
    /// Sums that reports read.
    pub tallies: Vec<Tally>,
    /// What people make in it, for taking demo data out again.
    pub things: Vec<Thing>,
    /// What can come from a file.
    pub imports: Vec<ImportKind>,
    /// Lists that people open.
    pub lists: Vec<ListKind>,
    /// Things that carry labels.
    pub tags: Vec<TagSource>,
    /// Indexes of texts, to be built anew.
    pub trigrams: Vec<Trigram>,
}

impl Capability {
    /// An empty room.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            module: None,
            migrations: Vec::new(),
            routes: OpenApiRouter::new(),
            jobs: Vec::new(),
            crons: Vec::new(),
            settings: Vec::new(),
            badges: Vec::new(),
            handovers: Vec::new(),
            persons: Vec::new(),
            timelines: Vec::new(),
            searches: Vec::new(),
            encrypted: Vec::new(),
            decisions: Vec::new(),
            tallies: Vec::new(),
            things: Vec::new(),
            imports: Vec::new(),
            lists: Vec::new(),
            tags: Vec::new(),
            trigrams: Vec::new(),
        }
    }

    /// Belongs to `module`: where it is switched off, the room's routes and what it shows elsewhere are gone.
    #[must_use]
    pub const fn module(mut self, module: &'static str) -> Self {
        self.module = Some(module);
        self
    }

    /// The routes, whose description names the module.
    #[must_use]
    pub fn described_routes(&self) -> OpenApiRouter<App> {
        let mut routes = self.routes.clone();
        if let Some(module) = self.module {
            http::openapi::name_module(routes.get_openapi_mut(), module);
        }
        routes
    }

    /// Adds migrations.
    #[must_use]
    pub fn migrations(mut self, migrations: impl IntoIterator<Item = Migration>) -> Self {
        self.migrations.extend(migrations);
        self
    }

    /// Adds routes.
    #[must_use]
    pub fn routes(mut self, routes: OpenApiRouter<App>) -> Self {
        self.routes = self.routes.merge(routes);
        self
    }

    /// Adds jobs.
    #[must_use]
    pub fn jobs(mut self, jobs: impl IntoIterator<Item = JobKind>) -> Self {
        self.jobs.extend(jobs);
        self
    }

    /// Adds times at which jobs start.
    #[must_use]
    pub fn crons(mut self, crons: impl IntoIterator<Item = Cron>) -> Self {
        self.crons.extend(crons);
        self
    }

    /// Adds settings.
    #[must_use]
    pub fn settings(mut self, settings: impl IntoIterator<Item = SettingKind>) -> Self {
        self.settings.extend(settings);
        self
    }

    /// Adds a badge.
    #[must_use]
    pub fn badge(mut self, badge: BadgeSource) -> Self {
        self.badges.push(badge);
        self
    }

    /// Adds what is handed over when a user leaves.
    #[must_use]
    pub fn handover(mut self, handover: Handover) -> Self {
        self.handovers.push(handover);
        self
    }

    /// Adds what is held of a customer.
    #[must_use]
    pub fn person(mut self, person: PersonSource) -> Self {
        self.persons.push(person);
        self
    }

    /// Adds a source of timeline entries.
    #[must_use]
    pub fn timeline(mut self, timeline: TimelineSource) -> Self {
        self.timelines.push(timeline);
        self
    }

    /// Adds a source of search results.
    #[must_use]
    pub fn search(mut self, search: SearchSource) -> Self {
        self.searches.push(search);
        self
    }

    /// Adds encrypted columns.
    #[must_use]
    pub fn encrypted(mut self, columns: impl IntoIterator<Item = EncryptedColumn>) -> Self {
        self.encrypted.extend(columns);
        self
    }

    /// Adds what a decision of the queue does.
    #[must_use]
    pub fn decides(mut self, decision: DecisionHandler) -> Self {
        self.decisions.push(decision);
        self
    }

    /// Adds what people make in it, each after what it refers to.
    #[must_use]
    pub fn things(mut self, things: impl IntoIterator<Item = Thing>) -> Self {
        self.things.extend(things);
        self
    }

    /// Adds sums that reports read.
    #[must_use]
    pub fn tallies(mut self, tallies: impl IntoIterator<Item = Tally>) -> Self {
        self.tallies.extend(tallies);
        self
    }

    /// Adds what can come from a file.
    #[must_use]
    pub fn imports(mut self, kinds: impl IntoIterator<Item = ImportKind>) -> Self {
        self.imports.extend(kinds);
        self
    }

    /// Adds lists that people open.
    #[must_use]
    pub fn lists(mut self, lists: impl IntoIterator<Item = ListKind>) -> Self {
        self.lists.extend(lists);
        self
    }

    /// Adds an index of texts.
    #[must_use]
    pub fn trigram(mut self, trigram: Trigram) -> Self {
        self.trigrams.push(trigram);
        self
    }

    /// Adds things that carry labels.
    #[must_use]
    pub fn tags(mut self, source: TagSource) -> Self {
        self.tags.push(source);
        self
    }
}

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
