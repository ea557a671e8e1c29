//! What the product promises, through HTTP, on both databases.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cloned_ref_to_slice_refs,
    reason = "a test that cannot go on should stop where it is, and a clone costs it nothing"
)]

mod accounts;
mod approvals;
mod catalog;
mod customers;
mod demo;
mod insight;
mod notify;
mod outreach;
mod platform;
mod sales;
mod support;
mod sweeps;
