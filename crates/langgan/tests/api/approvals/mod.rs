//! What approvals promises over HTTP.

mod waiting;
