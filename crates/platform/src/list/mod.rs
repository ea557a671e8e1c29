//! Lists: filters, search, sorting, paging, capped counts and downloads, declared once per list.
//!
//! A list is declared by implementing [`List`]; [`answer`] does the rest: it refuses what it doesn't know, returns a
//! page as JSON or streams the whole filtered, sorted, visible set as CSV or XLSX. What is short by nature is a
//! [`Whole`] list instead.

mod asked;
mod declare;
mod download;
mod page;
mod whole;

pub use asked::{Asked, Format, ListQuery, Values};
pub use declare::Listing;
pub use download::{Cell, Column, Kind, MoreColumn};
pub use page::{ListParams, Page, Shortcut};
pub use whole::{Whole, WholeListParams};

use crate::{actor::Actor, app::App, http};
use axum::response::{IntoResponse, Response};
use kernel::{Message, Permission, Result};
use sea_orm::{EntityTrait, FromQueryResult, Select};
use serde::Serialize;

/// A list that people open, as its room tells of it to those that keep views of lists.
#[derive(Clone, Copy, Debug)]
pub struct ListKind {
    /// Its path behind `/api/`: `leads`, `customers/active`.
    pub name: &'static str,
    /// What one needs to open it.
    pub permission: Permission,
}

impl ListKind {
    /// The list at `/api/{name}`, for whoever has `permission`.
    #[must_use]
    pub const fn new(name: &'static str, permission: Permission) -> Self {
        Self { name, permission }
    }
}

/// One list of the product.
pub trait List: Clone + Send + Sync + 'static {
    /// The table that the list shows; others may be joined to it.
    type Entity: EntityTrait;
    /// What the query reads: only the columns that the list shows.
    type Row: FromQueryResult + Send + Sync + 'static;
    /// One entry of the answer.
    type View: Serialize + Send + Sync + 'static;

    /// The file's name and the sheet's title.
    const TITLE: Message;

    /// Sorts, filters and search of this list.
    fn listing(&self) -> Listing;

    /// The rows that the actor may see, with the columns of [`List::Row`]; without filters, order and limit.
    fn select(&self, asked: &Asked) -> Select<Self::Entity>;

    /// Turns rows into entries, asking for names of other things once for all of them.
    fn views(&self, app: &App, rows: Vec<Self::Row>) -> impl Future<Output = Result<Vec<Self::View>>> + Send;

    /// A way to the rows after the first `offset`, where the list knows a better one than passing them.
    fn shortcut(
        &self,
        _app: &App,
        _asked: &Asked,
        _offset: u64,
    ) -> impl Future<Output = Result<Option<Shortcut>>> + Send {
        async { Ok(None) }
    }

    /// The columns of a download; those that the actor may not see are left out.
    fn columns(&self) -> Vec<Column<Self::View>>;

    /// Columns behind these of which only the running program knows.
    fn more_columns(&self) -> Vec<MoreColumn<Self::View>> {
        Vec::new()
    }
}

/// Answers a list request: a page as JSON, or the whole list as a file where `format` asks for it.
///
/// # Errors
/// `Invalid` naming every unknown parameter, sort key and value.
pub async fn answer<L: List>(app: &App, actor: &Actor, list: L, query: ListQuery) -> http::Result<Response> {
    let asked = list.listing().read(app.zone(), query)?;
    match asked.format.as_sheet() {
        None => Ok(axum::Json(page::load(app, &list, &asked).await?).into_response()),
        Some(format) => download::stream(app, actor, list, (asked, format)).await,
    }
}
