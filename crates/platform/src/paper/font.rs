//! The letters: how wide a text is, and where it breaks.

use kernel::{Error, Result};
use rustybuzz::{Direction, Face, UnicodeBuffer};
use std::sync::LazyLock;
use textwrap::{
    WordSeparator,
    core::{Fragment, Word},
    wrap_algorithms::wrap_first_fit,
};

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    /// Points.
    pub size: f32,
    pub is_bold: bool,
    pub ink: Ink,
}

/// The colours of print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Black,
    Gray,
    Red,
}

impl Look {
    pub const fn plain(size: f32) -> Self {
        Self { size, is_bold: false, ink: Ink::Black }
    }

    pub const fn bold(size: f32) -> Self {
        Self { size, is_bold: true, ink: Ink::Black }
    }

    pub const fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// From one line to the next, in points.
    pub fn line_height(self) -> f32 {
        self.size * 1.4
    }

    fn face(self) -> Option<&'static Face<'static>> {
        static PLAIN: LazyLock<Option<Face<'static>>> =
            LazyLock::new(|| Face::from_slice(notosans::REGULAR_TTF, 0));
        static BOLD: LazyLock<Option<Face<'static>>> =
            LazyLock::new(|| Face::from_slice(notosans::BOLD_TTF, 0));
        if self.is_bold { BOLD.as_ref() } else { PLAIN.as_ref() }
    }

    /// How wide `text` is, in points.
    pub fn width(self, text: &str) -> f32 {
        let Some(face) = self.face() else { return 0.0 };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let shaped = rustybuzz::shape(face, &[], buffer);
        let advance: f32 = shaped
            .glyph_positions()
            .iter()
            .filter_map(|glyph| i16::try_from(glyph.x_advance).ok())
            .map(f32::from)
            .sum();
        let per_em = i16::try_from(face.units_per_em()).map_or(1_000.0, f32::from);
        advance / per_em * self.size
    }

    /// What can be printed of `text`: signs and pictures that the font lacks are left out, letters are not.
    pub fn printable(self, text: &str) -> String {
        let has = |sign: char| self.face().is_some_and(|face| face.glyph_index(sign).is_some());
        text.chars().filter(|sign| sign.is_alphanumeric() || has(*sign)).collect()
    }

    /// `text` as lines of at most `width` points; its own line breaks stay.
    pub fn wrap(self, text: &str, width: f32) -> Vec<String> {
        text.lines().flat_map(|line| self.wrap_line(&self.printable(line), width)).collect()
    }

    fn wrap_line(self, line: &str, width: f32) -> Vec<String> {
        let words = WordSeparator::AsciiSpace.find_words(line);
        let pieces: Vec<_> = words.flat_map(|word| self.pieces(word, width)).collect();
        let lines = wrap_first_fit(&pieces, &[f64::from(width)]);
        let text = |pieces: &[Piece]| pieces.iter().map(Piece::text).collect::<String>();
        lines.into_iter().flat_map(|pieces| self.fitted(text(pieces).trim_end(), width)).collect()
    }

    /// The line, or several where its letters are wider together than one by one, as those of several scripts may be.
    fn fitted(self, line: &str, width: f32) -> Vec<String> {
        let half = line.char_indices().nth(line.chars().count() / 2).map_or(0, |(at, _)| at);
        if half == 0 || self.width(line) <= width {
            return vec![line.to_owned()];
        }
        let (first, second) = line.split_at(half);
        [self.fitted(first, width), self.fitted(second, width)].concat()
    }

    /// The word, or as many pieces of it as it takes to fit.
    fn pieces(self, word: Word<'_>, width: f32) -> Vec<Piece> {
        let whole = self.width(word.word);
        let mut pieces = if whole <= width {
            vec![Piece { word: word.word.to_owned(), width: whole.into(), ..Piece::default() }]
        } else {
            self.break_apart(word.word, width.into())
        };
        if let Some(last) = pieces.last_mut() {
            word.whitespace.clone_into(&mut last.whitespace);
            last.space = self.width(word.whitespace).into();
        }
        pieces
    }

    fn break_apart(self, word: &str, width: f64) -> Vec<Piece> {
        let mut pieces = vec![Piece::default()];
        for sign in word.chars() {
            let more = f64::from(self.width(sign.encode_utf8(&mut [0; 4])));
            match pieces.last_mut().filter(|last| last.width + more <= width) {
                Some(last) => {
                    last.word.push(sign);
                    last.width += more;
                }
                None => pieces.push(Piece { word: sign.to_string(), width: more, ..Piece::default() }),
            }
        }
        pieces
    }
}

/// A word, or a part of one that is too long for a line.
#[derive(Debug, Default)]
struct Piece {
    word: String,
    width: f64,
    whitespace: String,
    space: f64,
}

impl Piece {
    fn text(&self) -> String {
        format!("{}{}", self.word, self.whitespace)
    }
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.width
    }

    fn whitespace_width(&self) -> f64 {
        self.space
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The letters for the PDF.
pub(super) struct Letters {
    plain: krilla::text::Font,
    bold: krilla::text::Font,
}

impl Letters {
    pub fn load() -> Result<Self> {
        let load = |bytes: &'static [u8]| {
            krilla::text::Font::new(bytes.into(), 0).ok_or_else(|| Error::internal("the font cannot be read"))
        };
        Ok(Self { plain: load(notosans::REGULAR_TTF)?, bold: load(notosans::BOLD_TTF)? })
    }

    pub fn of(&self, look: Look) -> krilla::text::Font {
        if look.is_bold { self.bold.clone() } else { self.plain.clone() }
    }
}
