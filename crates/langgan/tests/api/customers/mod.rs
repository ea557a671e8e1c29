//! What customers promises over HTTP.

mod active;
mod bad_input;
mod create;
mod duplicates;
mod files;
mod history;
mod jobs;
mod list;
mod many_purchases;
mod merge;
mod phones;
mod privacy;
mod purchases;
mod services;
mod timeline;
mod trash;
mod update;
mod visibility;
pub mod world;
