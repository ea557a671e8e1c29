//! From marks to a PDF.

use super::{
    Paper,
    font::{Ink, Letters},
    layout::{Mark, PAGE},
};
use kernel::{Error, Result};
use krilla::{
    Document,
    color::rgb,
    geom::{PathBuilder, Point},
    metadata::Metadata,
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    text::TextDirection,
};

impl From<Ink> for rgb::Color {
    fn from(ink: Ink) -> Self {
        match ink {
            Ink::Black => Self::new(17, 24, 39),
            Ink::Gray => Self::new(107, 114, 128),
            Ink::Red => Self::new(185, 28, 28),
        }
    }
}

pub(super) fn draw(paper: &Paper, pages: &[Vec<Mark>]) -> Result<Vec<u8>> {
    let letters = Letters::load()?;
    let size =
        PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| Error::internal("the page has no size"))?;
    let mut document = Document::new();
    for marks in pages {
        let mut page = document.start_page_with(size.clone());
        let mut surface = page.surface();
        for mark in marks {
            draw_mark(&mut surface, &letters, mark);
        }
    }
    document.set_metadata(
        Metadata::new()
            .title(format!("{} {}", paper.title, paper.number))
            .authors(vec![paper.letterhead.name.clone()])
            .language(paper.locale.to_string()),
    );
    document.finish().map_err(|cause| Error::internal(format!("{cause:?}")))
}

fn draw_mark(surface: &mut Surface<'_>, letters: &Letters, mark: &Mark) {
    match mark {
        Mark::Text { at: (x, y), look, text } => {
            surface.set_stroke(None);
            surface.set_fill(Some(Fill { paint: rgb::Color::from(look.ink).into(), ..Fill::default() }));
            let start = Point::from_xy(*x, *y);
            surface.draw_text(start, letters.of(*look), look.size, text, false, TextDirection::LeftToRight);
        }
        Mark::Rule { from: (x, y), width, ink } => {
            let mut path = PathBuilder::new();
            path.move_to(*x, *y);
            path.line_to(x + width, *y);
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: rgb::Color::from(*ink).into(),
                width: 0.6,
                ..Stroke::default()
            }));
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
    }
}
