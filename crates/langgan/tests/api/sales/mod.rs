//! What sales promises over HTTP.

mod activities;
mod channels;
mod leads;
mod stages;
mod world;
