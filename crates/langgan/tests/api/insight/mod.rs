//! What insight promises over HTTP.

mod own;
