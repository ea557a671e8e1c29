//! What platform promises over HTTP.
