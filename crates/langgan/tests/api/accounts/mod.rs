//! What access promises over HTTP.

mod access;
mod login;
mod totp;
mod users;
mod words;
