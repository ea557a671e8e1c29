//! Live events: what changed is told to whoever may see it, over Server-Sent Events, on every node.
//!
//! An event names a kind and an id, never content: the client asks for what it shows, with its own rights.

mod fan_out;
mod stream;

pub use fan_out::listen;
pub use stream::routes;

use crate::{actor::Actor, db::Tx};
use kernel::{Error, Permission, Result, UserId};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde::{Deserialize, Serialize};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::broadcast;
use uuid::Uuid;

/// Who is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Whoever's `Permission` reaches a row of this owner.
    Owned(Permission, Option<UserId>),
    /// Whoever has the permission at all.
    Holders(Permission),
    /// These users.
    Users(Vec<UserId>),
    /// Every user.
    Everybody,
}

impl Audience {
    fn includes(&self, actor: &Actor) -> bool {
        match self {
            Self::Owned(permission, owner) => actor.scope(*permission).includes(*owner),
            Self::Holders(permission) => actor.may(*permission),
            Self::Users(users) => users.contains(&actor.id),
            Self::Everybody => true,
        }
    }
}

/// One change.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Change {
    /// Names the event, for resuming.
    pub id: Uuid,
    /// `lead.updated`, `notification.created`, `badges.changed`…
    pub kind: String,
    /// What changed; `None` for "many things of this kind".
    pub subject: Option<Uuid>,
    /// Who is told.
    pub audience: Audience,
}

/// Tells `kind` about `subject` to `audience` once the transaction is true.
///
/// # Errors
/// Only what the database says.
pub async fn tell(tx: &Tx, kind: &str, subject: Option<Uuid>, audience: Audience) -> Result<()> {
    let change = Change { id: tx.new_id(), kind: kind.to_owned(), subject, audience };
    if tx.get_database_backend() == DbBackend::Postgres {
        let text = serde_json::to_string(&change).map_err(Error::internal)?;
        let notify = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT pg_notify('langgan_live', $1)",
            [text.into()],
        );
        tx.query_one_raw(notify).await?;
    } else {
        tx.tell(change);
    }
    Ok(())
}

const REMEMBERED: usize = 2_000;

/// Hands changes to the streams of this node and remembers the last ones for resuming.
#[derive(Debug)]
pub struct Hub {
    sender: broadcast::Sender<Arc<Change>>,
    recent: Mutex<VecDeque<Arc<Change>>>,
}

impl Default for Hub {
    fn default() -> Self {
        Self { sender: broadcast::channel(1_024).0, recent: Mutex::default() }
    }
}

impl Hub {
    /// Hands `change` to every stream of this node.
    pub(crate) fn publish(&self, change: Change) {
        let change = Arc::new(change);
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if recent.len() == REMEMBERED {
            recent.pop_front();
        }
        recent.push_back(change.clone());
        // Nobody listening is not an error.
        let _ = self.sender.send(change);
    }

    /// A stream of what happens from now on, and what happened since `last` (`None` if that is forgotten).
    fn subscribe(&self, last: Option<Uuid>) -> (Option<Vec<Arc<Change>>>, broadcast::Receiver<Arc<Change>>) {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let receiver = self.sender.subscribe();
        let Some(last) = last else { return (Some(Vec::new()), receiver) };
        let seen = recent.iter().position(|change| change.id == last);
        (seen.map(|seen| recent.iter().skip(seen + 1).cloned().collect()), receiver)
    }
}
