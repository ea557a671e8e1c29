//! What customers promises over HTTP.
