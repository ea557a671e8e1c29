//! What the ground promises to every room.

mod idempotency;
mod jobs;
mod live;
mod problems;
