//! The running program as its parts see it: database, clock, keys, files, live events, settings.

use crate::{
    actor::{Actor, Origin},
    auth::Authenticator,
    capability::{Offer, Registry},
    clock::{Clock, Ids},
    crypto::KeyRing,
    db::{Db, Tx},
    files::Files,
    http::{self, Reply},
    live::Hub,
    outgoing::{self, Outgoing},
    settings::{Setting, Snapshot},
};
use axum::response::Response;
use kernel::{Day, Instant, Result, UserId, Zone};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::Notify;
use uuid::Uuid;

/// What the program is made of; given once at start.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Where "now" comes from.
    pub clock: Clock,
    /// Keys of encrypted columns.
    pub keys: KeyRing,
    /// Where files rest.
    pub files: Files,
    /// Who turns a cookie or token into an [`Actor`].
    pub authenticator: Box<dyn Authenticator>,
    /// What the rooms offer to each other.
    pub registry: Registry,
    /// What the operator configured.
    pub options: Options,
}

/// What the operator configured and requests need.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address people type, without a slash at the end: `https://crm.example.id`.
    pub public_url: String,
    /// Whether an import may set business dates in the past on live endpoints (`X-Business-Date`).
    pub allows_business_dates: bool,
    /// Requests a minute and address before 429.
    pub requests_per_minute: u32,
    /// Whether `X-Forwarded-For` of a reverse proxy is believed.
    pub trusts_proxy: bool,
    /// Where Telegram's bots are spoken to, without a slash at the end.
    pub telegram_url: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            public_url: "http://localhost:8080".to_owned(),
            allows_business_dates: false,
            requests_per_minute: 6_000,
            trusts_proxy: false,
            telegram_url: "https://api.telegram.org".to_owned(),
        }
    }
}

struct Inner {
    parts: Parts,
    ids: Ids,
    live: Hub,
    outgoing: Outgoing,
    settings: RwLock<Arc<Snapshot>>,
    work: Notify,
}

/// A handle on the running program; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

impl App {
    /// Puts the parts together and reads the settings.
    ///
    /// # Errors
    /// What the database says.
    pub async fn new(parts: Parts) -> Result<Self> {
        let settings = RwLock::new(Arc::new(Snapshot::load(parts.db.reader()).await?));
        outgoing::choose_tls();
        let (ids, live, outgoing) = (Ids::default(), Hub::default(), Outgoing::default());
        Ok(Self(Arc::new(Inner { parts, ids, live, outgoing, settings, work: Notify::new() })))
    }

    /// The database.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.0.parts.db
    }

    /// The keys of encrypted columns.
    #[must_use]
    pub fn keys(&self) -> &KeyRing {
        &self.0.parts.keys
    }

    /// Where files rest.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.0.parts.files
    }

    /// What the operator configured.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.0.parts.options
    }

    /// What the rooms offer to each other.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.0.parts.registry
    }

    /// Live events.
    #[must_use]
    pub fn live(&self) -> &Hub {
        &self.0.live
    }

    /// What is asked of others over HTTP.
    #[must_use]
    pub fn outgoing(&self) -> &Outgoing {
        &self.0.outgoing
    }

    /// The current instant.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.0.parts.clock.now()
    }

    /// The current business day of the workspace.
    #[must_use]
    pub fn today(&self) -> Day {
        self.zone().day_of(self.now())
    }

    /// The workspace's time zone.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.settings().zone()
    }

    /// A new id that sorts by the time it was made.
    #[must_use]
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        self.0.ids.new_id(self.now())
    }

    /// A new id that sorts where `instant` is.
    #[must_use]
    pub(crate) fn new_id_at<T: From<Uuid>>(&self, instant: Instant) -> T {
        self.0.ids.new_id(instant)
    }

    /// What the API answers to `actor`, who asks for `address`; for work that goes on in a user's name.
    ///
    /// # Errors
    /// As the API refuses.
    pub async fn ask(&self, actor: &Actor, address: &str) -> http::Result<Response> {
        self.registry().inside.ask(self, actor, address).await
    }

    /// All settings as they are now.
    #[must_use]
    pub fn settings(&self) -> Arc<Snapshot> {
        self.0.settings.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// One setting as it is now; its default where nobody set it.
    #[must_use]
    pub fn setting<T: Setting>(&self) -> T {
        self.settings().get()
    }

    /// What is shown of `offers`: that of the modules in use.
    #[must_use]
    pub fn shown<'a, T>(&self, offers: &'a [Offer<T>]) -> Vec<&'a T> {
        let settings = self.settings();
        let is_shown = |offer: &&Offer<T>| offer.module.is_none_or(|module| settings.uses(module));
        offers.iter().filter(is_shown).map(|offer| &offer.source).collect()
    }

    /// Reads the settings again, after this or another node changed them.
    ///
    /// # Errors
    /// What the database says.
    pub async fn reload_settings(&self) -> Result<()> {
        let fresh = Arc::new(Snapshot::load(self.db().reader()).await?);
        *self.0.settings.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// The user as they are now, for work that goes on in their name; `None` if they are deactivated or unknown.
    ///
    /// # Errors
    /// What the database says.
    pub async fn act_as(&self, user: UserId) -> Result<Option<Actor>> {
        let identity = self.authenticator().identify(self, user).await?;
        Ok(identity.map(|identity| {
            let locale = identity.locale;
            identity.into_actor(locale, Origin::default())
        }))
    }

    pub(crate) fn authenticator(&self) -> &dyn Authenticator {
        &*self.0.parts.authenticator
    }

    pub(crate) fn work(&self) -> &Notify {
        &self.0.work
    }

    /// Runs `body` in one transaction on behalf of a request: all or nothing. A request whose idempotency key
    /// was used before gets the first answer again and `body` does not run.
    ///
    /// # Errors
    /// What `body` says; then nothing was written.
    pub async fn write(
        &self,
        actor: &Actor,
        body: impl AsyncFnOnce(&Tx) -> Result<Reply>,
    ) -> http::Result<Reply> {
        let tx = Tx::begin(self).await?;
        if let Some(key) = &actor.idempotency
            && !http::idempotency::begin(&tx, actor, key).await?
        {
            drop(tx);
            return http::idempotency::replay(self, actor, key).await;
        }
        let reply = body(&tx).await?;
        if let Some(key) = &actor.idempotency {
            http::idempotency::finish(&tx, actor, key, &reply).await?;
        }
        tx.commit().await?;
        Ok(reply)
    }

    /// Runs `body` in one transaction: all or nothing. For jobs, commands and whatever is not a request.
    ///
    /// # Errors
    /// What `body` says; then nothing was written.
    pub async fn transact<T>(&self, body: impl AsyncFnOnce(&Tx) -> Result<T>) -> Result<T> {
        let tx = Tx::begin(self).await?;
        let value = body(&tx).await?;
        tx.commit().await?;
        Ok(value)
    }
}
