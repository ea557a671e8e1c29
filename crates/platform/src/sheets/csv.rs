//! Tables as comma-separated values: RFC 4180, UTF-8 with the mark by which Excel knows it.
//!
//! Dates are ISO, amounts bare numbers: what was exported can be imported.

use super::{
    cell::{Cell, Column},
    meta::Meta,
    neutral::neutralise,
};
use bytes::Bytes;
use csv::{Terminator, Writer, WriterBuilder};
use kernel::{BasisPoints, Error, Result};
use std::borrow::Cow;

/// Bytes that are gathered before they travel.
const CHUNK: usize = 32 * 1024;
const MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) struct Csv {
    writer: Writer<Vec<u8>>,
    meta: Meta,
}

impl Csv {
    pub(super) fn new(columns: &[Column], meta: Meta) -> Result<Self> {
        let mut csv = Self { writer: writer(MARK.to_vec()), meta };
        csv.record(columns.iter().map(|column| neutralise(&column.heading)))?;
        Ok(csv)
    }

    /// Writes a row; returns what is ready to travel.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<Option<Bytes>> {
        let meta = &self.meta;
        let fields: Vec<_> = cells.iter().map(|cell| field(cell, meta)).collect();
        self.record(fields)?;
        if self.writer.get_ref().len() < CHUNK { Ok(None) } else { self.take().map(Some) }
    }

    /// What has not travelled yet.
    pub(super) fn take(&mut self) -> Result<Bytes> {
        let full = std::mem::replace(&mut self.writer, writer(Vec::with_capacity(CHUNK + CHUNK / 4)));
        full.into_inner().map(Bytes::from).map_err(|cause| Error::internal(cause.into_error()))
    }

    fn record<'a>(&mut self, fields: impl IntoIterator<Item = Cow<'a, str>>) -> Result<()> {
        self.writer.write_record(fields.into_iter().map(Field)).map_err(Error::internal)
    }
}

struct Field<'a>(Cow<'a, str>);

impl AsRef<[u8]> for Field<'_> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

fn writer(start: Vec<u8>) -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .buffer_capacity(8 * 1024)
        .from_writer(start)
}

fn field<'a>(cell: &'a Cell, meta: &Meta) -> Cow<'a, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => neutralise(text),
        Cell::Integer(number) => number.to_string().into(),
        Cell::Number(number) => number.to_string().into(),
        Cell::Money(amount) => amount.get().to_string().into(),
        Cell::Percent(share) => percent(*share).into(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Instant(instant) => meta.zone.local(*instant).format("%Y-%m-%d %H:%M:%S").to_string().into(),
        Cell::Bool(yes) => meta.yes_or_no(*yes).into(),
    }
}

/// `12.5%`, as spreadsheets read it.
fn percent(share: BasisPoints) -> String {
    let sign = if share.get() < 0 { "-" } else { "" };
    let (whole, rest) = (share.get().unsigned_abs() / 100, share.get().unsigned_abs() % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{sign}{whole}%"),
        (tenths, 0) => format!("{sign}{whole}.{}%", tenths / 10),
        (hundredths, _) => format!("{sign}{whole}.{hundredths:02}%"),
    }
}
