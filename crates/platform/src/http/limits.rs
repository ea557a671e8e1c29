//! How many requests one address may send. Kept per node: it protects the node, nothing depends on it.

use governor::{Quota, RateLimiter, clock::Clock as _, clock::DefaultClock, state::keyed::DashMapStateStore};
use kernel::{Error, Result};
use std::{num::NonZeroU32, sync::Arc};

/// A bucket per address.
#[derive(Clone)]
pub struct Limits {
    buckets: Arc<RateLimiter<String, DashMapStateStore<String>, DefaultClock>>,
}

impl Limits {
    /// `per_minute` requests for each address, with bursts of as many.
    #[must_use]
    pub fn new(per_minute: u32) -> Self {
        let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
        Self { buckets: Arc::new(RateLimiter::dashmap(quota)) }
    }

    /// Takes one from the bucket of `address`.
    ///
    /// # Errors
    /// `TooMany` with the time to wait.
    pub fn take(&self, address: &str) -> Result<()> {
        self.buckets
            .check_key(&address.to_owned())
            .map_err(|refused| Error::TooMany(refused.wait_time_from(DefaultClock::default().now())))
    }

    /// Forgets addresses that have not been seen for a while.
    pub fn tidy(&self) {
        self.buckets.retain_recent();
        self.buckets.shrink_to_fit();
    }
}
