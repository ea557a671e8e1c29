//! What the rooms offer to each other, gathered.

use super::{
    BadgeSource, Capability, DecisionHandler, EncryptedColumn, Handover, PersonSource, SearchSource,
    TimelineSource,
};
use crate::{
    belongings::Thing, db::trigram::Trigram, facets::TagSource, import::ImportKind, inside::Inside,
    list::ListKind, settings::SettingKind, tally::Tally,
};
use utoipa_axum::router::OpenApiRouter;

/// What a room shows to people, and the module that must be in use for it.
#[derive(Clone, Copy)]
pub struct Offer<T> {
    /// `None` where it is always shown.
    pub module: Option<&'static str>,
    /// What is shown.
    pub source: T,
}

fn offers<T: Copy>(capability: &Capability, sources: &[T]) -> Vec<Offer<T>> {
    sources.iter().map(|source| Offer { module: capability.module, source: *source }).collect()
}

/// What the rooms offer to each other, gathered by the binary.
#[derive(Clone, Default)]
pub struct Registry {
    /// What people can set.
    pub settings: Vec<SettingKind>,
    /// Numbers that wait for the actor.
    pub badges: Vec<Offer<BadgeSource>>,
    /// What is handed over when a user leaves.
    pub handovers: Vec<Handover>,
    /// What is held of a customer.
    pub persons: Vec<PersonSource>,
    /// Sources of timeline entries.
    pub timelines: Vec<Offer<TimelineSource>>,
    /// Sources of search results.
    pub searches: Vec<Offer<SearchSource>>,
    /// Columns to encrypt again after a new key.
    pub encrypted: Vec<EncryptedColumn>,
    /// What a decision of the queue does.
    pub decisions: Vec<Offer<DecisionHandler>>,
    /// Sums that reports read.
    pub tallies: Vec<Tally>,
    /// What people make, each after what it refers to.
    pub things: Vec<Thing>,
    /// What can come from a file.
    pub imports: Vec<Offer<ImportKind>>,
    /// Lists that people open.
    pub lists: Vec<Offer<ListKind>>,
    /// Things that carry labels.
    pub tags: Vec<Offer<TagSource>>,
    /// Indexes of texts, to be built anew.
    pub trigrams: Vec<Trigram>,
    /// The API as work in somebody's name asks it.
    pub inside: Inside,
}

impl Registry {
    /// Gathers what `capabilities` offer.
    #[must_use]
    pub fn of(capabilities: &[Capability]) -> Self {
        let routes = capabilities.iter().map(Capability::described_routes);
        let inside = Inside::new(routes.fold(OpenApiRouter::new(), OpenApiRouter::merge));
        let mut registry = Self { inside, ..Self::default() };
        registry.settings.push(SettingKind::of::<crate::settings::General>());
        registry.settings.push(SettingKind::of::<kernel::Words>());
        registry.encrypted.push(crate::secrets::SEALED);
        for capability in capabilities {
            registry.settings.extend(&capability.settings);
            registry.badges.extend(offers(capability, &capability.badges));
            registry.handovers.extend(&capability.handovers);
            registry.persons.extend(&capability.persons);
            registry.timelines.extend(offers(capability, &capability.timelines));
            registry.searches.extend(offers(capability, &capability.searches));
            registry.encrypted.extend(&capability.encrypted);
            registry.decisions.extend(offers(capability, &capability.decisions));
            registry.tallies.extend(&capability.tallies);
            registry.things.extend(&capability.things);
            registry.imports.extend(offers(capability, &capability.imports));
            registry.lists.extend(offers(capability, &capability.lists));
            registry.tags.extend(offers(capability, &capability.tags));
            registry.trigrams.extend(&capability.trigrams);
        }
        registry
    }
}
