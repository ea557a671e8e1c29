//! What access promises over HTTP.

mod access;
mod avatar;
pub mod fields;
mod login;
mod telegram;
mod totp;
mod users;
mod words;
