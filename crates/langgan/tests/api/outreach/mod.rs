//! What the telesales room promises over HTTP.

mod assign;
mod batches;
mod bulk;
mod databases;
mod deposits;
mod fields;
mod home;
mod kinds;
mod leave;
mod live;
mod make_lead;
mod mark;
mod name_keys;
mod privacy;
mod quality;
mod recycle;
mod requests;
mod reservations;
mod search;
mod sheet;
mod tallies;
mod undo;
mod visibility;
pub mod world;
