//! What products promise.

mod costs;
mod create;
mod list;
mod prices;
mod remove;
mod update;
