//! Papers: what a business prints and sends (quotations, invoices, work orders), as PDF under its letterhead.
//!
//! A room says what stands on the paper; where it stands, how it breaks over pages and what repeats on each of them is
//! decided here. The same paper always makes the same bytes.

mod draw;
mod font;
mod layout;
mod table;
#[cfg(test)]
mod tests;

use crate::settings::General;
use kernel::{Locale, Result};

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// From the left.
    Left,
    /// To the right: numbers.
    Right,
}

/// One column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its share of the width; the shares of all columns count as the whole.
    pub share: u16,
    /// Where its text stands.
    pub align: Align,
}

/// One cell: what it says, and what stands small below.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// What stands small below.
    pub note: Option<String>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, note: None }
    }
}

/// One line of what it comes to.
#[derive(Clone, Debug)]
pub struct Total {
    /// What it is.
    pub label: String,
    /// How much.
    pub amount: String,
    /// Whether it is the one that counts.
    pub is_final: bool,
}

/// What follows below the heading of a paper, from top to bottom.
#[derive(Clone, Debug)]
pub enum Block {
    /// A table whose headings repeat on every page.
    Table(Vec<Column>, Vec<Vec<Cell>>),
    /// What it comes to, at the right.
    Totals(Vec<Total>),
    /// A heading and what it says, with its line breaks.
    Text(String, String),
}

/// What a business prints: see the module.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The language it is written in.
    pub locale: Locale,
    /// Who sends it: name, address, phone, email.
    pub letterhead: General,
    /// What it is: `Penawaran`.
    pub title: String,
    /// Its number.
    pub number: String,
    /// What must not be overlooked: `Draf`.
    pub warning: Option<String>,
    /// Whom it is for, as lines; the first is the name.
    pub recipient: Vec<String>,
    /// Small facts beside it: `Tanggal`, `1 Januari 2027`.
    pub facts: Vec<(String, String)>,
    /// What follows.
    pub blocks: Vec<Block>,
}

impl Paper {
    /// The PDF.
    ///
    /// # Errors
    /// `Internal` where the PDF library refuses.
    pub fn to_pdf(&self) -> Result<Vec<u8>> {
        draw::draw(self, &layout::lay_out(self))
    }
}
