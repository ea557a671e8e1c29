//! What access promises over HTTP.

mod login;
mod users;
