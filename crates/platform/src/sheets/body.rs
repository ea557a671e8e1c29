//! The reader's end of a table.

use super::meta::{Meta, SheetFormat};
use axum::{
    Extension,
    body::Body,
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    },
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures::Stream;
use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
};
use tokio::sync::mpsc;

/// What travels to the reader.
#[derive(Debug)]
pub(super) enum Chunk {
    /// A piece of the file.
    Bytes(Bytes),
    /// The file is whole.
    End,
}

/// What one inside the house may know of a table; travels with the answer.
#[derive(Clone, Debug)]
pub struct SheetNote {
    /// The name of the file.
    pub file_name: String,
    /// Its rows.
    pub rows: RowCount,
}

/// How many rows a table has got so far.
#[derive(Clone, Debug, Default)]
pub struct RowCount(Arc<AtomicU64>);

impl RowCount {
    /// The rows so far.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn add_one(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// The bytes of a table. Ends with an error unless the writer finished.
#[derive(Debug)]
pub struct SheetBody {
    chunks: mpsc::Receiver<Chunk>,
    is_over: bool,
    format: SheetFormat,
    disposition: HeaderValue,
    note: SheetNote,
}

impl SheetBody {
    pub(super) fn new(
        chunks: mpsc::Receiver<Chunk>,
        (format, meta): (SheetFormat, &Meta),
        rows: RowCount,
    ) -> Self {
        let note = SheetNote { file_name: meta.file_name(format), rows };
        Self { chunks, is_over: false, format, disposition: meta.disposition(format), note }
    }
}

impl Stream for SheetBody {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        self.chunks.poll_recv(context).map(|chunk| {
            if let Some(Chunk::Bytes(bytes)) = chunk {
                return Some(Ok(bytes));
            }
            self.is_over = true;
            match chunk {
                Some(_) => None,
                None => Some(Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the table was not finished"))),
            }
        })
    }
}

impl IntoResponse for SheetBody {
    fn into_response(self) -> Response {
        let headers = [
            (CONTENT_TYPE, HeaderValue::from_static(self.format.content_type())),
            (CONTENT_DISPOSITION, self.disposition.clone()),
            (CACHE_CONTROL, HeaderValue::from_static("no-store")),
            (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        ];
        let note = Extension(self.note.clone());
        (headers, note, Body::from_stream(self)).into_response()
    }
}
