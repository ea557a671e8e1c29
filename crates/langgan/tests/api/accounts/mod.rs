//! What accounts promises over HTTP.
