//! The words that every room of the house shares: money, phones, days, ids, roles, errors.
//!
//! Pure: nothing here reads a clock, a file, a socket or a database.

pub mod check;
pub mod close;
pub mod day;
pub mod error;
pub mod id;
pub mod message;
pub mod money;
pub mod patch;
pub mod percent;
pub mod phone;
pub mod role;
pub mod scope;
pub mod tags;
pub mod text;
pub mod words;

pub use check::{Check, Faults};
pub use day::{Day, Instant, Month, Period, Zone};
pub use error::{Error, Fault, Refusal, Result};
pub use id::{TeamId, UserId};
pub use message::{Locale, Message};
pub use money::Rupiah;
pub use patch::Patch;
pub use percent::BasisPoints;
pub use phone::Phone;
pub use role::{Permission, Role};
pub use scope::Scope;
pub use words::Words;
