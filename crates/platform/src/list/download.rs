//! A whole list as a file.

use super::{Asked, List};
use crate::{actor::Actor, app::App, http};
use axum::response::Response;
use kernel::Message;

/// What one cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// An amount.
    Money(kernel::Rupiah),
    /// A percentage.
    Percent(kernel::BasisPoints),
    /// A business day.
    Day(kernel::Day),
    /// An instant.
    Instant(kernel::Instant),
    /// Yes or no.
    Bool(bool),
    /// Nothing.
    Empty,
}

/// One column of a download.
pub struct Column<V> {
    /// The name of the field, as in the API.
    pub key: &'static str,
    /// The heading, in both languages.
    pub heading: Message,
    /// The cell of one entry.
    pub cell: fn(&V) -> Cell,
}

impl<V> Column<V> {
    /// A column.
    #[must_use]
    pub const fn new(key: &'static str, id: &'static str, en: &'static str, cell: fn(&V) -> Cell) -> Self {
        Self { key, heading: Message::new(key, id, en), cell }
    }
}

pub(super) async fn stream<L: List>(_: &App, _: &Actor, _: L, _: Asked) -> http::Result<Response> {
    unimplemented!()
}
