//! What sales promises over HTTP.

mod activities;
mod channels;
pub mod deals;
mod leads;
mod stages;
mod tallies;
pub mod world;
