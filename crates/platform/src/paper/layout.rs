//! Where everything stands: a paper becomes pages of marks.

use super::{
    Block, Paper, Total,
    font::{Ink, Look},
    table,
};
use kernel::Locale;

/// A4, in points (ISO 216).
pub(super) const PAGE: (f32, f32) = (595.0, 842.0);
pub(super) const MARGIN: f32 = 50.0;
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
pub(super) const RIGHT: f32 = PAGE.0 - MARGIN;
/// Above the foot of the page.
pub(super) const BOTTOM: f32 = PAGE.1 - 64.0;
/// Between what belongs together and what follows.
pub(super) const GAP: f32 = 18.0;

pub(super) const TEXT: Look = Look::plain(9.5);
pub(super) const SMALL: Look = Look::plain(8.0).in_ink(Ink::Gray);
const LABEL: Look = Look::bold(8.0).in_ink(Ink::Gray);

/// Something that is drawn; points from the left and the top of the page, texts by their base line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    Text { at: (f32, f32), look: Look, text: String },
    Rule { from: (f32, f32), width: f32, ink: Ink },
}

/// Pages being filled from top to bottom.
pub(super) struct Layout {
    pub pages: Vec<Vec<Mark>>,
    /// How far the current page is filled.
    pub y: f32,
}

impl Layout {
    fn new() -> Self {
        Self { pages: vec![Vec::new()], y: MARGIN }
    }

    pub fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Turns the page where less than `height` is left. Says whether it did.
    pub fn make_room(&mut self, height: f32) -> bool {
        let must_turn = self.y + height > BOTTOM && self.y > MARGIN;
        if must_turn {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
        must_turn
    }

    /// One line of text that starts at `x`, without moving down.
    pub fn write(&mut self, x: f32, look: Look, text: &str) {
        self.mark(Mark::Text { at: (x, self.y + look.size), look, text: look.printable(text) });
    }

    /// One line of text that ends at `right`, without moving down.
    pub fn write_to(&mut self, right: f32, look: Look, text: &str) {
        let text = look.printable(text);
        self.write(right - look.width(&text), look, &text);
    }

    pub fn rule(&mut self, from: f32, width: f32, ink: Ink) {
        self.mark(Mark::Rule { from: (from, self.y), width, ink });
    }

    /// Lines below each other, over pages where they must.
    pub fn lines(&mut self, (x, width): (f32, f32), look: Look, text: &str) {
        for line in look.wrap(text, width) {
            self.make_room(look.line_height());
            self.write(x, look, &line);
            self.y += look.line_height();
        }
    }
}

/// The pages of `paper`.
pub(super) fn lay_out(paper: &Paper) -> Vec<Vec<Mark>> {
    let mut layout = Layout::new();
    letterhead(&mut layout, paper);
    heading(&mut layout, paper);
    for block in &paper.blocks {
        match block {
            Block::Table(columns, rows) => table::lay_out(&mut layout, columns, rows),
            Block::Totals(totals) => write_totals(&mut layout, totals),
            Block::Text(heading, text) => write_text(&mut layout, heading, text),
        }
        layout.y += GAP;
    }
    write_feet(&mut layout, paper);
    layout.pages
}

fn letterhead(layout: &mut Layout, paper: &Paper) {
    let from = &paper.letterhead;
    layout.lines((MARGIN, WIDTH), Look::bold(15.0), &from.name);
    let contact: Vec<&str> =
        [from.phone.as_str(), from.email.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
    layout.lines((MARGIN, WIDTH), SMALL, &from.address);
    layout.lines((MARGIN, WIDTH), SMALL, &contact.join("  ·  "));
    layout.y += 6.0;
    layout.rule(MARGIN, WIDTH, Ink::Black);
    layout.y += GAP;
}

/// The title at the left; number, warning, recipient and facts below.
fn heading(layout: &mut Layout, paper: &Paper) {
    let title = Look::bold(20.0);
    layout.write(MARGIN, title, &paper.title);
    layout.write_to(RIGHT, Look::bold(11.0), &paper.number);
    layout.y += title.line_height();
    if let Some(warning) = &paper.warning {
        layout.lines((MARGIN, WIDTH), Look::bold(9.5).in_ink(Ink::Red), warning);
    }
    layout.y += 8.0;
    let (top, half) = (layout.y, WIDTH / 2.0 - GAP);
    for (index, line) in paper.recipient.iter().enumerate() {
        let look = if index == 0 { Look::bold(9.5) } else { TEXT };
        layout.lines((MARGIN, half), look, line);
    }
    let left_end = std::mem::replace(&mut layout.y, top);
    for (label, value) in &paper.facts {
        layout.write(MARGIN + WIDTH / 2.0, SMALL, label);
        layout.write_to(RIGHT, TEXT, value);
        layout.y += TEXT.line_height();
    }
    layout.y = layout.y.max(left_end) + GAP;
}

fn write_totals(layout: &mut Layout, totals: &[Total]) {
    let left = MARGIN + WIDTH * 0.5;
    for total in totals {
        let look = if total.is_final { Look::bold(12.0) } else { TEXT };
        layout.make_room(look.line_height() + 8.0);
        if total.is_final {
            layout.y += 4.0;
            layout.rule(left, RIGHT - left, Ink::Black);
            layout.y += 4.0;
        }
        layout.write(left, look, &total.label);
        layout.write_to(RIGHT, look, &total.amount);
        layout.y += look.line_height();
    }
}

fn write_text(layout: &mut Layout, heading: &str, text: &str) {
    layout.make_room(LABEL.line_height() + TEXT.line_height());
    layout.lines((MARGIN, WIDTH), LABEL, heading);
    layout.lines((MARGIN, WIDTH), TEXT, text);
}

/// Number and page at the foot of every page.
fn write_feet(layout: &mut Layout, paper: &Paper) {
    let count = layout.pages.len();
    let y = PAGE.1 - 36.0;
    for (index, page) in layout.pages.iter_mut().enumerate() {
        let place = match paper.locale {
            Locale::Id => format!("Halaman {} dari {count}", index + 1),
            Locale::En => format!("Page {} of {count}", index + 1),
        };
        let name = SMALL.printable(&format!("{} {}", paper.title, paper.number));
        let right = RIGHT - SMALL.width(&place);
        page.push(Mark::Text { at: (MARGIN, y), look: SMALL, text: name });
        page.push(Mark::Text { at: (right, y), look: SMALL, text: place });
    }
}
