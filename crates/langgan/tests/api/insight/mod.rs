//! What insight promises over HTTP.

mod filters;
pub mod imports;
mod own;
