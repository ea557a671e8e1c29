//! Time and ids. Everything that needs "now" or a new id asks here, so that tests can stand still.

use kernel::Instant;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::{ContextV7, Timestamp, Uuid};

/// Where "now" comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that moves only when told to.
    Fixed(Arc<Mutex<Instant>>),
}

impl Clock {
    /// A clock that stands at `instant`.
    #[must_use]
    pub fn fixed(instant: Instant) -> Self {
        Self::Fixed(Arc::new(Mutex::new(instant)))
    }

    /// The current instant in whole microseconds, which is what PostgreSQL keeps.
    #[must_use]
    pub fn now(&self) -> Instant {
        let now = match self {
            Self::System => system_now(),
            Self::Fixed(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        };
        chrono::DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
    }

    /// Moves a fixed clock to `instant`; does nothing to the machine's clock.
    pub fn set(&self, instant: Instant) {
        if let Self::Fixed(at) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) = instant;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn system_now() -> Instant {
    chrono::Utc::now()
}

/// Makes ids that sort by the time they were made, also within one millisecond.
#[derive(Debug, Default)]
pub struct Ids(Mutex<ContextV7>);

impl Ids {
    /// A new `UUIDv7` for `now`.
    pub fn new_id<T: From<Uuid>>(&self, now: Instant) -> T {
        let context = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(&*context, seconds, now.timestamp_subsec_nanos())).into()
    }
}
