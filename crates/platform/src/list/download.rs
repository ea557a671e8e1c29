//! A whole list as a file: streamed row by row, in constant memory.

use super::{Asked, List, page::ordered};
use crate::{
    actor::Actor,
    app::App,
    event_log, http,
    sheets::{self, Meta, SheetFormat, SheetWriter},
};
use axum::response::{IntoResponse, Response};
use futures::{StreamExt, TryStreamExt};
use kernel::{Locale, Message, Result, Words};
use sea_orm::QueryFilter;
use serde_json::json;
use std::borrow::Cow;

pub use crate::sheets::{Cell, Kind};

/// Rows whose names are asked for together.
const CHUNK: usize = 500;

/// One column of a download.
pub struct Column<V> {
    key: Cow<'static, str>,
    heading: Heading,
    kind: Kind,
    cells: Cells<V>,
}

/// What stands above a column.
enum Heading {
    /// What we say, in both languages.
    Ours(Message),
    /// What the business calls it.
    Theirs(String),
}

/// Makes the cell of an entry.
type MakeCell<V> = Box<dyn Fn(&V) -> Cell + Send + Sync>;

/// How the cell of an entry is made.
enum Cells<V> {
    Fixed(fn(&V) -> Cell),
    Made(MakeCell<V>),
}

impl<V> Column<V> {
    /// A column of texts.
    #[must_use]
    pub const fn new(key: &'static str, id: &'static str, en: &'static str, cell: fn(&V) -> Cell) -> Self {
        Self::of(Kind::Text, key, id, en, cell)
    }

    /// A column that holds `kind`.
    #[must_use]
    pub const fn of(
        kind: Kind,
        key: &'static str,
        id: &'static str,
        en: &'static str,
        cell: fn(&V) -> Cell,
    ) -> Self {
        Self {
            key: Cow::Borrowed(key),
            heading: Heading::Ours(Message::new(key, id, en)),
            kind,
            cells: Cells::Fixed(cell),
        }
    }

    /// A column that the business added, by its name and what it is called.
    pub(crate) fn made(
        (key, heading): (String, String),
        kind: Kind,
        cell: impl Fn(&V) -> Cell + Send + Sync + 'static,
    ) -> Self {
        Self { key: key.into(), heading: Heading::Theirs(heading), kind, cells: Cells::Made(Box::new(cell)) }
    }

    /// The cell of one entry.
    pub(super) fn cell(&self, entry: &V) -> Cell {
        match &self.cells {
            Cells::Fixed(cell) => cell(entry),
            Cells::Made(cell) => cell(entry),
        }
    }

    pub(super) fn to_sheet(&self, words: &Words, locale: Locale) -> sheets::Column {
        let heading = match &self.heading {
            Heading::Ours(message) => words.say(message, locale, &[]),
            Heading::Theirs(heading) => heading.clone(),
        };
        sheets::Column::new(self.key.clone(), heading, self.kind)
    }
}

/// A further column of a download, of which only the running program knows.
pub struct MoreColumn<V> {
    /// Its heading.
    pub heading: String,
    /// The cell of one entry.
    pub cell: Box<dyn Fn(&V) -> Cell + Send + Sync>,
}

/// What a download is of, and what was asked.
pub(super) struct Wanted {
    pub title: Message,
    pub format: SheetFormat,
    pub parameters: Vec<(String, String)>,
}

/// Notes that somebody takes a list away, and says what the file tells about itself.
pub(super) async fn begin(app: &App, actor: &Actor, wanted: Wanted) -> Result<Meta> {
    let Wanted { title, format, parameters } = wanted;
    let details = json!({ "list": title.code, "format": format.extension(), "parameters": parameters });
    app.transact(async |tx| {
        event_log::record(tx, app, (actor.user_id(), &actor.origin), "export", details.clone()).await
    })
    .await?;
    Ok(Meta {
        title: app.setting::<Words>().say(&title, actor.locale, &[]),
        parameters,
        by: actor.name.clone(),
        at: app.now(),
        zone: app.zone(),
        locale: actor.locale,
    })
}

pub(super) async fn stream<L: List>(
    app: &App,
    actor: &Actor,
    list: L,
    (asked, format): (Asked, SheetFormat),
) -> http::Result<Response> {
    let meta =
        begin(app, actor, Wanted { title: L::TITLE, format, parameters: asked.values.pairs() }).await?;
    let words = app.setting::<Words>();
    let more = list.more_columns();
    let more =
        more.iter().map(|column| sheets::Column::new(column.heading.clone(), &column.heading, Kind::Text));
    let columns =
        list.columns().iter().map(|column| column.to_sheet(&words, actor.locale)).chain(more).collect();
    let app = app.clone();
    Ok(sheets::produce(format, columns, meta, |writer| fill(app, list, asked, writer))?.into_response())
}

async fn fill<L: List>(app: App, list: L, asked: Asked, mut writer: SheetWriter) -> Result<SheetWriter> {
    let db = app.db().reader();
    let (columns, more) = (list.columns(), list.more_columns());
    let select = ordered(list.select(&asked).filter(asked.condition.clone()), &asked);
    let rows = select.into_model::<L::Row>().stream(db).await?;
    // While the names of one chunk are asked for, the next one is read.
    let chunks = rows.try_chunks(CHUNK).map_err(|broken| kernel::Error::from(broken.1));
    let mut chunks = chunks.map_ok(|rows| list.views(&app, rows)).try_buffered(2).boxed();
    while let Some(views) = chunks.try_next().await? {
        for view in views {
            let cells = columns.iter().map(|column| column.cell(&view));
            writer.row(cells.chain(more.iter().map(|column| (column.cell)(&view))).collect()).await?;
        }
    }
    drop(chunks);
    Ok(writer)
}
