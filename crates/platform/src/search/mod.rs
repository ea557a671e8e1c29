//! Finding things: by a piece of their texts, by what they are called wholly (a code, a phone), and in spite of slips of the
//! finger. A room says what of its rows is looked into; the search box and its lists find by that.
//!
//! The index of texts is `platform::db::trigram`, kept with the rows by the database itself.

mod phone;

pub use phone::{TAIL, has_phone};

use crate::{
    app::App,
    capability::SearchHit,
    db::{
        dialect::contains,
        trigram::{self, Trigram},
    },
    list::ListQuery,
};
use kernel::{Result, close::is_close, text};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, FromQueryResult, IntoSimpleExpr,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement, SimpleExpr},
};
use std::collections::HashSet;
use uuid::Uuid;

/// Pieces of words are looked for from so many letters on; fewer are the beginning of a name.
const PIECE: usize = 3;
/// So many of the newest with half of a text are looked at for what may have been meant.
const NEAR: u64 = 400;
/// From so many rows with a text on, reading finds a page of them sooner than the index.
const MANY: u64 = 5_000;

/// How rows with a piece of text are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// By the index: right where few rows have it.
    #[default]
    Index,
    /// By reading rows in the order that is asked for: where many have it, a page is full soon.
    Reading,
}

/// The quicker way to the rows that a list is searched for.
///
/// # Errors
/// What the database says.
pub async fn way_to(app: &App, index: &Trigram, query: &ListQuery) -> Result<Way> {
    // Whether the text makes sense is decided with everything else.
    let asked = query.0.iter().find(|(name, text)| name == "q" && !text.contains('\0'));
    let Some((_, text)) = asked else { return Ok(Way::default()) };
    let db = app.db().reader();
    let backend = db.get_database_backend();
    let Some(mut candidates) = trigram::candidates(backend, index.table, &text::fold(text)) else {
        return Ok(Way::default());
    };
    candidates.limit(1).offset(MANY);
    let many = db.query_one_raw(backend.build(&candidates)).await?.is_some();
    Ok(if many { Way::Reading } else { Way::Index })
}

/// A text that is looked for, and what of a table's rows is looked into.
#[derive(Clone, Debug)]
pub struct Sought {
    index: Trigram,
    needle: String,
    texts: Vec<SimpleExpr>,
    named: Option<Condition>,
}

/// What the search box shows of a row.
#[derive(Clone, Copy, Debug)]
pub struct Shown<C> {
    /// What it is: `lead`.
    pub kind: &'static str,
    /// What people call it.
    pub title: C,
    /// What tells it from others of that title, where the reader may see it.
    pub subtitle: Option<C>,
    /// The title, folded: what it begins with is found by that column's index.
    pub folded: C,
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
    title: String,
    subtitle: Option<String>,
    folded: String,
}

impl Sought {
    /// `needle`, which is folded, in any of the folded `texts` of the index.
    pub fn new<T: IntoSimpleExpr>(index: Trigram, needle: &str, texts: impl IntoIterator<Item = T>) -> Self {
        let texts = texts.into_iter().map(IntoSimpleExpr::into_simple_expr).collect();
        Self { index, needle: needle.to_owned(), texts, named: None }
    }

    /// Also finds what is called exactly so.
    #[must_use]
    pub fn or(mut self, is_named: impl Into<Condition>) -> Self {
        self.named = Some(self.named.unwrap_or_else(Condition::any).add(is_named.into()));
        self
    }

    /// Also finds what has this phone, where the text is one: see [`has_phone`].
    #[must_use]
    pub fn or_phone(self, has_phone: Option<Condition>) -> Self {
        match has_phone {
            Some(phone) => self.or(phone),
            None => self,
        }
    }

    /// The rows that match, for a list.
    #[must_use]
    pub fn matches(self, app: &App, way: Way) -> Condition {
        let backend = app.db().reader().get_database_backend();
        let candidates = match way {
            Way::Index => trigram::candidates(backend, self.index.table, &self.needle),
            Way::Reading => None,
        };
        let may_match = candidates.map(|candidates| self.id().in_subquery(candidates));
        let has_piece = Condition::all().add_option(may_match).add(self.has_piece(&self.needle));
        Condition::any().add(has_piece).add_option(self.named)
    }

    /// The best `limit` of the rows that are `seen`: what is called exactly so, then what begins so, then the newest that
    /// contain it; where there is none, what may be meant.
    ///
    /// # Errors
    /// What the database says.
    pub async fn find<C: ColumnTrait>(
        &self,
        app: &App,
        shown: Shown<C>,
        (seen, limit): (Condition, u64),
    ) -> Result<Vec<SearchHit>> {
        let size = usize::try_from(limit).unwrap_or(usize::MAX);
        let mut found = match &self.named {
            Some(named) => self.first(app, shown, (seen.clone().add(named.clone()), limit)).await?,
            None => Vec::new(),
        };
        let begins = seen.clone().add(begins(shown.folded, &self.needle));
        found.extend(self.first(app, shown, (begins, limit)).await?);
        if found.len() < size && self.needle.chars().count() >= PIECE {
            found.extend(self.newest(app, shown, (&self.needle, seen.clone(), limit)).await?);
        }
        if found.is_empty() {
            for half in trigram::halves(&self.needle) {
                let near = self.newest(app, shown, (half, seen.clone(), NEAR)).await?.into_iter();
                found.extend(near.filter(|row| is_close(&self.needle, &row.folded)));
            }
        }
        let mut known = HashSet::new();
        found.retain(|row| known.insert(row.id));
        found.truncate(size);
        Ok(found.into_iter().map(|row| row.into_hit(shown.kind)).collect())
    }

    fn id(&self) -> SimpleExpr {
        Expr::col((self.index.table, "id"))
    }

    fn has_piece(&self, needle: &str) -> Condition {
        self.texts.iter().fold(Condition::any(), |any, text| any.add(contains(text.clone(), needle)))
    }

    fn select<C: ColumnTrait>(&self, shown: Shown<C>) -> SelectStatement {
        let subtitle = shown.subtitle.map_or_else(|| Expr::cust("''"), IntoSimpleExpr::into_simple_expr);
        Query::select()
            .expr_as(self.id(), "id")
            .expr_as(shown.title.into_simple_expr(), "title")
            .expr_as(subtitle, "subtitle")
            .expr_as(shown.folded.into_simple_expr(), "folded")
            .take()
    }

    /// Rows in the order of their names.
    async fn first<C: ColumnTrait>(
        &self,
        app: &App,
        shown: Shown<C>,
        (is, limit): (Condition, u64),
    ) -> Result<Vec<Found>> {
        let mut select = self.select(shown);
        select
            .from(self.index.table)
            .cond_where(is)
            .order_by_expr(shown.folded.into_simple_expr(), Order::Asc)
            .order_by_expr(self.id(), Order::Asc)
            .limit(limit);
        let db = app.db().reader();
        Ok(Found::find_by_statement(db.get_database_backend().build(&select)).all(db).await?)
    }

    /// The newest rows with a piece of text.
    async fn newest<C: ColumnTrait>(
        &self,
        app: &App,
        shown: Shown<C>,
        (needle, seen, limit): (&str, Condition, u64),
    ) -> Result<Vec<Found>> {
        let db = app.db().reader();
        let backend = db.get_database_backend();
        let mut select = self.select(shown);
        select.cond_where(seen).cond_where(self.has_piece(needle)).limit(limit);
        if !trigram::newest_first(backend, self.index.table, needle, &mut select) {
            select.from(self.index.table).order_by_expr(self.id(), Order::Desc);
        }
        Ok(Found::find_by_statement(backend.build(&select)).all(db).await?)
    }
}

impl Found {
    fn into_hit(self, kind: &'static str) -> SearchHit {
        SearchHit { kind, id: self.id, title: self.title, subtitle: self.subtitle.unwrap_or_default() }
    }
}

/// Whether the folded name begins with `needle`, as a range of the index.
fn begins(folded: impl ColumnTrait, needle: &str) -> Condition {
    let end = format!("{needle}\u{10FFFF}");
    Condition::all().add(folded.gte(needle)).add(folded.lt(end))
}
