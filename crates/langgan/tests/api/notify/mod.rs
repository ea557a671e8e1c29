//! What notify promises over HTTP.
