//! What the ground promises to every room.

mod bad_days;
mod idempotency;
mod jobs;
mod live;
mod modules;
mod problems;
mod secrets;
