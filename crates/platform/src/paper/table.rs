//! Tables: headings that repeat, rows that stay whole.

use super::{
    Align, Cell, Column,
    font::{Ink, Look},
    layout::{GAP, Layout, MARGIN, SMALL, TEXT, WIDTH},
};

const HEADING: Look = Look::bold(8.0).in_ink(Ink::Gray);
/// Between a row's text and the rule below it.
const PADDING: f32 = 5.0;
/// Between two columns.
const GUTTER: f32 = 10.0;

/// Where a column stands, in points.
#[derive(Clone, Copy)]
struct Span {
    left: f32,
    width: f32,
    align: Align,
}

pub(super) fn lay_out(layout: &mut Layout, columns: &[Column], rows: &[Vec<Cell>]) {
    let spans = spans(columns);
    layout.make_room(3.0 * GAP);
    write_headings(layout, columns, &spans);
    for row in rows {
        let cells: Vec<_> =
            row.iter().zip(&spans).map(|(cell, span)| (*span, lines_of(cell, span.width))).collect();
        let height = cells.iter().map(|(_, lines)| height_of(lines)).fold(0.0, f32::max);
        if layout.make_room(height + 2.0 * PADDING) {
            write_headings(layout, columns, &spans);
        }
        layout.y += PADDING;
        let top = layout.y;
        for (span, lines) in &cells {
            layout.y = top;
            for (look, line) in lines {
                write_in(layout, *span, (*look, line));
                layout.y += look.line_height();
            }
        }
        layout.y = top + height + PADDING;
        layout.rule(MARGIN, WIDTH, Ink::Gray);
    }
}

fn spans(columns: &[Column]) -> Vec<Span> {
    let whole: f32 = columns.iter().map(|column| f32::from(column.share)).sum();
    let mut left = MARGIN;
    let mut span = |column: &Column| {
        let width = WIDTH * f32::from(column.share) / whole;
        let span = Span { left, width: width - GUTTER, align: column.align };
        left += width;
        span
    };
    let mut spans: Vec<_> = columns.iter().map(&mut span).collect();
    if let Some(last) = spans.last_mut() {
        last.width += GUTTER;
    }
    spans
}

fn lines_of(cell: &Cell, width: f32) -> Vec<(Look, String)> {
    let text = TEXT.wrap(&cell.text, width).into_iter().map(|line| (TEXT, line));
    let note = cell.note.iter().flat_map(|note| SMALL.wrap(note, width)).map(|line| (SMALL, line));
    text.chain(note).collect()
}

fn height_of(lines: &[(Look, String)]) -> f32 {
    lines.iter().map(|(look, _)| look.line_height()).sum()
}

fn write_in(layout: &mut Layout, span: Span, (look, text): (Look, &str)) {
    match span.align {
        Align::Left => layout.write(span.left, look, text),
        Align::Right => layout.write_to(span.left + span.width, look, text),
    }
}

fn write_headings(layout: &mut Layout, columns: &[Column], spans: &[Span]) {
    for (column, span) in columns.iter().zip(spans) {
        write_in(layout, *span, (HEADING, &column.heading));
    }
    layout.y += HEADING.line_height() + 2.0;
    layout.rule(MARGIN, WIDTH, Ink::Black);
}
