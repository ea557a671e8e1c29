//! Promises about the whole API at once.

mod architecture;
mod closed_to_strangers;
mod operations;
mod openapi;
mod role_matrix;
mod things;
