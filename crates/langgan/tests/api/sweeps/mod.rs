//! Promises about the whole API at once.

mod architecture;
mod bad_input;
mod closed_to_strangers;
mod downloads;
mod lists;
mod openapi;
pub mod operations;
mod outreach;
pub mod role_matrix;
mod same_twice;
mod statements;
pub mod things;
mod versions;
