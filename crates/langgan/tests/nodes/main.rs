//! Real processes: servers that are killed in the middle of their work, and two that share one PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod killed;
mod killed_import;
mod node;
mod shared;
