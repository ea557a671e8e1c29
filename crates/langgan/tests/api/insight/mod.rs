//! What insight promises over HTTP.

mod exports;
mod filters;
pub mod imports;
mod own;
mod search;
mod tags;
mod views;
