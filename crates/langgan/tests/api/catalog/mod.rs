//! What catalog promises over HTTP.
