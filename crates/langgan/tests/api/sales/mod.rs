//! What sales promises over HTTP.
