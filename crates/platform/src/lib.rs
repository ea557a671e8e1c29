//! The ground that every room stands on: database, HTTP, actors, audit, jobs, live events, files, keys.

pub mod actor;
pub mod app;
pub mod audit;
pub mod auth;
pub mod belongings;
pub mod capability;
pub mod clock;
pub mod crypto;
pub mod db;
pub mod event_log;
pub mod facets;
pub mod fields;
pub mod files;
pub mod http;
pub mod import;
pub mod inside;
pub mod jobs;
pub mod list;
pub mod live;
pub mod metrics;
pub mod migrations;
pub mod outbox;
pub mod outgoing;
pub mod paper;
pub mod refind;
pub mod search;
pub mod secrets;
pub mod settings;
pub mod sheets;
pub mod tally;
pub mod timeline;

pub use actor::{Actor, Origin, Via};
pub use app::{App, Options, Parts};
pub use capability::Capability;
pub use db::Tx;
pub use platform_macros::on_both_databases;
