//! What leads promise over HTTP.

mod assign;
mod board;
mod bulk;
mod create;
mod deep;
mod duplicates;
mod follow_up;
mod leave;
mod list;
mod merge;
mod moves;
mod privacy;
mod search;
mod timeline;
mod trash;
mod update;
