//! One page of a list.

use super::{Asked, List};
use crate::app::App;
use kernel::Result;
use sea_orm::{
    Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Alias, Expr, ExprTrait, Func, Query},
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Past this many matches the total is capped.
const CAP: u64 = 10_000;

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The entries.
    pub data: Vec<T>,
    /// Which page, from 1.
    pub page: u64,
    /// Entries a page.
    pub per_page: u64,
    /// How many match; stops at 10,000 unless `count=exact`.
    pub total: u64,
    /// Whether `total` is all.
    pub total_is_exact: bool,
}

/// The parameters that every list takes.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes parameters to the API document only")]
pub struct ListParams {
    /// Which page, from 1.
    page: Option<u64>,
    /// Entries a page, 1–200; 50 where absent.
    per_page: Option<u64>,
    /// Sort keys, comma-separated; `-` in front: descending.
    sort: Option<String>,
    /// Text to search for.
    q: Option<String>,
    /// `csv` or `xlsx` streams the whole list as a file.
    format: Option<String>,
    /// `exact` counts past 10,000.
    count: Option<String>,
}

/// From here on a list may know a shortcut to a page.
const DEEP: u64 = 2_000;

/// A way to a page deep in a list that does not pass all rows before it.
#[derive(Clone, Debug)]
pub struct Shortcut {
    /// Leaves out rows that lie before the page.
    pub condition: Condition,
    /// How many rows that are left still lie before it.
    pub offset: u64,
}

pub(super) async fn load<L: List>(app: &App, list: &L, asked: &Asked) -> Result<Page<L::View>> {
    let db = app.db().reader();
    let seen = list.select(asked);
    let (total, is_exact) = count(db, seen.clone().filter(asked.condition.clone()), asked).await?;
    let offset = (asked.page - 1) * asked.per_page;
    let shortcut = if offset < DEEP { None } else { list.shortcut(app, asked, offset).await? };
    let Shortcut { condition, offset } = shortcut.unwrap_or(Shortcut { condition: Condition::all(), offset });
    // SQLite begins where the first bound of a column says, and passes the rest row by row.
    let rows = ordered(seen.filter(condition).filter(asked.condition.clone()), asked)
        .limit(asked.per_page)
        .offset(offset)
        .into_model::<L::Row>()
        .all(db)
        .await?;
    Ok(Page {
        data: list.views(app, rows).await?,
        page: asked.page,
        per_page: asked.per_page,
        total,
        total_is_exact: is_exact,
    })
}

pub(super) fn ordered<E: EntityTrait>(mut select: Select<E>, asked: &Asked) -> Select<E> {
    for (column, direction) in &asked.order {
        QueryTrait::query(&mut select).order_by_expr(column.clone(), direction.clone());
    }
    select
}

#[derive(FromQueryResult)]
struct Count {
    total: i64,
}

/// Counts at most [`CAP`] + 1 rows: an exact count of a large set costs more than the page itself.
async fn count<E: EntityTrait>(
    db: &impl ConnectionTrait,
    mut select: Select<E>,
    asked: &Asked,
) -> Result<(u64, bool)> {
    let query = QueryTrait::query(&mut select);
    query.clear_selects().expr_as(Expr::val(1), Alias::new("one")).clear_order_by();
    if !asked.counts_exactly {
        query.limit(CAP + 1);
    }
    let total = Query::select()
        .expr_as(Func::count(Expr::col(Alias::new("one"))).cast_as(Alias::new("bigint")), Alias::new("total"))
        .from_subquery(query.take(), Alias::new("matches"))
        .take();
    let row = Count::find_by_statement(db.get_database_backend().build(&total)).one(db).await?;
    let total = row.and_then(|row| u64::try_from(row.total).ok()).unwrap_or_default();
    let is_exact = asked.counts_exactly || total <= CAP;
    Ok((if is_exact { total } else { CAP }, is_exact))
}
