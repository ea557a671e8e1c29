//! What insight promises over HTTP.
