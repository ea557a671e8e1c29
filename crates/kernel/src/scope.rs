//! Whose things a query may return.

use crate::id::UserId;

/// How far a permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everybody's.
    All,
    /// What the user owns; a team leader's include the team's.
    Own,
}

/// The owners whose rows may be seen. Every query on owned rows starts from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Rows of everybody, and rows of nobody.
    Everything,
    /// Rows of these people only.
    Owners(Vec<UserId>),
    /// No rows.
    Nothing,
}

impl Scope {
    /// Whether a row of `owner` (`None`: of nobody) is inside.
    #[must_use]
    pub fn includes(&self, owner: Option<UserId>) -> bool {
        match self {
            Self::Everything => true,
            Self::Owners(people) => owner.is_some_and(|owner| people.contains(&owner)),
            Self::Nothing => false,
        }
    }
}
