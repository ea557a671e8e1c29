//! Tables for Excel: every list and report leaves the house through here, row by row, in constant memory. What people
//! bring comes in through [`read`].
//!
//! A producer gives rows to a [`SheetWriter`]; the reader takes a [`SheetBody`]. A reader who goes away stops the
//! producer, and a producer who fails breaks the download off instead of ending it as if it were whole.

mod body;
mod cell;
mod csv;
mod meta;
mod neutral;
pub mod read;
mod writer;
mod xlsx;

pub use body::{RowCount, SheetBody, SheetNote};
pub use cell::{Cell, Column, Kind};
pub use meta::{Meta, SheetFormat};
pub use neutral::{neutralise, restore};
pub use writer::{SheetWriter, produce};

#[cfg(test)]
mod tests;
