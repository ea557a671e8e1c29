//! What insight promises over HTTP.

pub mod imports;
mod filters;
mod own;
