//! What the product promises, through HTTP, on both databases.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop where it is")]

mod accounts;
mod approvals;
mod catalog;
mod customers;
mod insight;
mod notify;
mod platform;
mod sales;
mod support;
mod sweeps;
