//! Who does something, from where, and how far their permissions reach.

use crate::http::idempotency::IdempotencyKey;
use kernel::{Error, Locale, Permission, Result, Role, Scope, TeamId, UserId, scope::Reach};
use uuid::Uuid;

/// How the actor came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// A browser's session cookie.
    Cookie(Uuid),
    /// A session token in the `Authorization` header.
    SessionToken(Uuid),
    /// An API token; `may_write` as its scopes say.
    ApiToken {
        /// The token's id.
        id: Uuid,
        /// Whether it may change things.
        may_write: bool,
    },
    /// Work that goes on in a user's name after their request.
    Job,
    /// The program itself: jobs and commands.
    System,
}

impl Via {
    /// The session this actor came in with.
    #[must_use]
    pub const fn session_id(self) -> Option<Uuid> {
        match self {
            Self::Cookie(id) | Self::SessionToken(id) => Some(id),
            Self::ApiToken { .. } | Self::Job | Self::System => None,
        }
    }
}

/// Where a request came from; kept with what it changed.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The id that the answer carries in `X-Request-Id`.
    pub request_id: String,
    /// The client's address.
    pub ip: String,
    /// The client's own words about itself, at most 300 characters.
    pub user_agent: String,
}

/// A user at work, or the program itself.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Who; nil for the program.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their one role.
    pub role: Role,
    /// Their team.
    pub team_id: Option<TeamId>,
    /// Members of the teams that they lead, without themselves.
    pub led: Vec<UserId>,
    /// Permissions beyond the role, such as cost prices for an admin.
    pub granted: Vec<Permission>,
    /// The language of answers.
    pub locale: Locale,
    /// Whether the password must be changed before anything else.
    pub must_change_password: bool,
    /// How they came in.
    pub via: Via,
    /// Where the request came from.
    pub origin: Origin,
    /// The idempotency key of the request.
    pub idempotency: Option<IdempotencyKey>,
}

impl Actor {
    /// The program itself: sees and may do everything.
    #[must_use]
    pub fn system() -> Self {
        Self {
            id: UserId(Uuid::nil()),
            name: "Langgan".to_owned(),
            role: Role::Owner,
            team_id: None,
            led: Vec::new(),
            granted: Vec::new(),
            locale: Locale::Id,
            must_change_password: false,
            via: Via::System,
            origin: Origin::default(),
            idempotency: None,
        }
    }

    /// The user; `None` for the program.
    #[must_use]
    pub fn user_id(&self) -> Option<UserId> {
        (self.via != Via::System).then_some(self.id)
    }

    /// How far `permission` reaches for this actor.
    #[must_use]
    pub fn reach(&self, permission: Permission) -> Option<Reach> {
        let granted = self.granted.contains(&permission).then_some(Reach::All);
        permission.reach(self.role).or(granted)
    }

    /// Whether the actor has `permission` at all.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.reach(permission).is_some()
    }

    /// Refuses actors without `permission`.
    ///
    /// # Errors
    /// `Forbidden`.
    pub fn must(&self, permission: Permission) -> Result<()> {
        if self.may(permission) { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// Hides what the actor has no permission for at all.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn must_see(&self, permission: Permission) -> Result<()> {
        if self.may(permission) { Ok(()) } else { Err(Error::NotFound) }
    }

    /// The owners whose rows `permission` reaches: everybody, oneself and the led team, or nobody.
    #[must_use]
    pub fn scope(&self, permission: Permission) -> Scope {
        match self.reach(permission) {
            Some(Reach::All) => Scope::Everything,
            Some(Reach::Own) => Scope::Owners([vec![self.id], self.led.clone()].concat()),
            None => Scope::Nothing,
        }
    }

    /// All permissions of this actor.
    #[must_use]
    pub fn permissions(&self) -> Vec<Permission> {
        let mut all = Permission::of(self.role);
        all.extend(self.granted.iter().filter(|granted| !Permission::of(self.role).contains(granted)));
        all
    }

    /// Whether the actor leads `person`'s team.
    #[must_use]
    pub fn leads(&self, person: UserId) -> bool {
        self.led.contains(&person)
    }
}
