//! How a request's cookie or token becomes an actor. `accounts` knows; the ground only asks.

use crate::{
    actor::{Actor, Origin, Via},
    app::App,
};
use kernel::{Locale, Permission, Result, Role, TeamId, UserId};

/// The name of the session cookie.
pub const SESSION_COOKIE: &str = "langgan_session";

/// What a request shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// The session cookie's value.
    Cookie(String),
    /// The value after `Bearer`.
    Bearer(String),
}

/// Who a credential belongs to.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The user.
    pub user_id: UserId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Their team.
    pub team_id: Option<TeamId>,
    /// Active members of the teams they lead, without themselves.
    pub led: Vec<UserId>,
    /// Permissions beyond the role.
    pub granted: Vec<Permission>,
    /// Their language.
    pub locale: Locale,
    /// Whether the password must be changed first.
    pub must_change_password: bool,
    /// How they came in.
    pub via: Via,
}

impl Identity {
    /// The user at work, speaking `locale`.
    #[must_use]
    pub fn into_actor(self, locale: Locale, origin: Origin) -> Actor {
        Actor {
            id: self.user_id,
            name: self.name,
            role: self.role,
            team_id: self.team_id,
            led: self.led,
            granted: self.granted,
            locale,
            must_change_password: self.must_change_password,
            via: self.via,
            origin,
            idempotency: None,
        }
    }
}

/// Turns credentials into users.
#[async_trait::async_trait]
pub trait Authenticator: Send + Sync {
    /// The identity behind `credential`; `None` if it is unknown, expired or of a deactivated user.
    async fn authenticate(&self, app: &App, credential: &Credential) -> Result<Option<Identity>>;

    /// The user as they are now, for work that goes on in their name; `None` if they are deactivated or unknown.
    async fn identify(&self, app: &App, user: UserId) -> Result<Option<Identity>>;
}
