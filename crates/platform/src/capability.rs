//! What a room of the house hands to the binary.

mod registry;
mod sources;

pub use registry::{Offer, Registry};
pub use sources::{
    ApplyDecision, BadgeSource, DecisionHandler, EncryptedColumn, FindEntries, FindHits, Handover,
    HoldSubject, PersonSource, SearchHit, SearchSource, TimelineEntry, TimelineQuery, TimelineSource,
};

use crate::{
    app::App,
    belongings::Thing,
    db::{Migration, trigram::Trigram},
    facets::TagSource,
    http,
    import::ImportKind,
    jobs::{Cron, JobKind},
    list::ListKind,
    settings::SettingKind,
    tally::Tally,
};
use utoipa_axum::router::OpenApiRouter;

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
