//! Promises about the whole API at once.

mod architecture;
mod bad_input;
mod closed_to_strangers;
mod downloads;
mod openapi;
mod operations;
mod role_matrix;
mod statements;
mod things;
mod versions;
