//! What approvals promises over HTTP.
