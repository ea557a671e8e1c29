//! Text with a delimiter, in the encodings that spreadsheets write.

use super::{ReadError, Sink};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};

/// So much of the file says what encoding and delimiter it has.
const SAMPLE: u64 = 64 * 1024;
const SAMPLE_ROWS: usize = 20;
const DELIMITERS: [u8; 4] = *b",;\t|";

pub(super) fn read(file: &Path, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut sample = Vec::new();
    File::open(file)?.take(SAMPLE).read_to_end(&mut sample)?;
    let encoding = encoding_of(&sample, file)?;
    let (start, _, _) = encoding.decode(&sample);
    if start.contains('\0') {
        return Err(ReadError::NotATable);
    }
    let delimiter = delimiter_of(&start);
    let decoded = DecodeReaderBytesBuilder::new()
        .encoding(Some(encoding))
        .build_with_buffer(BufReader::new(File::open(file)?), vec![0; 64 * 1024])?;
    let mut reader = builder(delimiter).from_reader(Lines::new(BufReader::new(decoded)));
    let mut record = StringRecord::new();
    let mut within_cells = 0;
    while reader.read_record(&mut record).map_err(|cause| ReadError::Broken(cause.to_string()))? {
        let breaks = record.as_slice().bytes().filter(|byte| *byte == b'\n').count();
        within_cells += u64::try_from(breaks).unwrap_or_default();
        // A spreadsheet counts rows: a cell of two lines is one row, a blank line is one as well.
        let number = reader.position().line() - 1 - within_cells;
        sink.row(number, record.iter().map(str::to_owned).collect())?;
    }
    Ok(())
}

/// The same text with every line ended by `\n`, the last one too.
struct Lines<R> {
    inner: R,
    last: u8,
}

impl<R: BufRead> Lines<R> {
    const fn new(inner: R) -> Self {
        Self { inner, last: b'\n' }
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut written = 0;
        while written == 0 && !buffer.is_empty() {
            let read = self.inner.fill_buf()?;
            if read.is_empty() {
                if !matches!(self.last, b'\n' | b'\r') {
                    self.last = b'\n';
                    buffer[0] = b'\n';
                    return Ok(1);
                }
                return Ok(0);
            }
            let taken = read.len().min(buffer.len());
            for byte in &read[..taken] {
                let is_rest_of_end = *byte == b'\n' && self.last == b'\r';
                if !is_rest_of_end {
                    buffer[written] = if *byte == b'\r' { b'\n' } else { *byte };
                    written += 1;
                }
                self.last = *byte;
            }
            self.inner.consume(taken);
        }
        Ok(written)
    }
}

fn builder(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    builder
}

/// A mark at the start says it; without one, what is not UTF-8 comes from an older Windows.
fn encoding_of(sample: &[u8], file: &Path) -> Result<&'static Encoding, ReadError> {
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return Ok(encoding);
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    // Latin letters in two bytes: every other byte is zero.
    if zeros(1) * 4 > sample.len() {
        return Ok(UTF_16LE);
    }
    if zeros(0) * 4 > sample.len() {
        return Ok(UTF_16BE);
    }
    Ok(if is_utf8(file)? { UTF_8 } else { WINDOWS_1252 })
}

fn is_utf8(file: &Path) -> Result<bool, ReadError> {
    let mut reader = BufReader::new(File::open(file)?);
    let mut buffer = vec![0; 64 * 1024];
    let mut kept = 0;
    loop {
        let read = reader.read(&mut buffer[kept..])?;
        if read == 0 {
            return Ok(kept == 0);
        }
        let filled = kept + read;
        match std::str::from_utf8(&buffer[..filled]) {
            Ok(_) => kept = 0,
            // A letter may be cut by the end of the buffer.
            Err(cause) if cause.error_len().is_none() => {
                buffer.copy_within(cause.valid_up_to()..filled, 0);
                kept = filled - cause.valid_up_to();
            }
            Err(_) => return Ok(false),
        }
    }
}

/// The delimiter by which most of the first rows have the same, largest number of cells.
fn delimiter_of(start: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut reader = builder(delimiter).from_reader(start.as_bytes());
        let widths: Vec<usize> =
            reader.records().take(SAMPLE_ROWS).map_while(Result::ok).map(|record| record.len()).collect();
        let head = widths.first().copied().unwrap_or_default();
        let alike = widths.iter().filter(|width| **width == head).count();
        if head < 2 { (0, 0) } else { (alike * 100 / widths.len(), head) }
    };
    let best = DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter));
    best.filter(|delimiter| score(*delimiter).1 > 0).unwrap_or(b',')
}
