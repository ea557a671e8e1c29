//! What access promises over HTTP.

mod access;
mod avatar;
mod login;
mod telegram;
mod totp;
mod users;
mod words;
