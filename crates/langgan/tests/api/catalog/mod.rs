//! What catalog promises over HTTP.

mod categories;
mod products;
pub mod world;
