//! HTTP: what comes in (bodies, queries, paths, versions), what goes out (answers, problems), and the gate between.

pub mod body;
mod extract;
mod failure;
mod gate;
pub mod health;
pub mod idempotency;
mod limits;
pub mod openapi;
mod reply;
mod strict;

pub use body::Body;
pub use extract::{IfMatch, Path, Query};
pub(crate) use extract::{UNKNOWN_PARAMETER, UNKNOWN_VALUE, pairs, refuse_unreadable};
pub use failure::{Failure, Problem, ProblemFault, Refusals, Result};
pub use gate::gated;
pub use limits::Limits;
pub use reply::{Reply, Tagged};
