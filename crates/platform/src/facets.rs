//! What lists are filtered by beside the columns of a thing: its labels, and the fields that a business added. They stand
//! in the thing's row as people wrote them, and once more, folded and one by one, in a table beside it with an index, kept
//! in the same transaction.
//!
//! Each room has such a table for its things: `<thing>_facet (thing_id, key, text, label, number)`, whose rows go with
//! the thing.

use crate::{actor::Actor, db::Tx};
use futures::future::BoxFuture;
use kernel::{Fault, Permission, Result, check, tags, text};
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement, SimpleExpr},
};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The key of a label.
pub const TAG: &str = "tag";
/// So many letters of a text are looked at.
const MAX_TEXT: usize = 200;
/// So many rows go into one statement.
const ROWS: usize = 1_000;

/// One thing that a list can be filtered by.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// Of what: [`TAG`], or `custom.key`.
    pub key: String,
    /// What it says, folded.
    pub text: String,
    /// What it says, as it was written.
    pub label: Option<String>,
    /// What it says, as a number.
    pub number: Option<f64>,
}

impl Facet {
    /// A facet that says `value`.
    #[must_use]
    pub fn of_text(key: impl Into<String>, value: &str) -> Self {
        let label = Some(value.to_owned());
        Self { key: key.into(), text: folded(value), label, number: None }
    }
}

/// A text as facets keep it and as it is looked for.
#[must_use]
pub fn folded(value: &str) -> String {
    text::fold(value).chars().take(MAX_TEXT).collect()
}

/// The facets of labels as they stand in a row.
#[must_use]
pub fn of_tags(stored: &Json) -> Vec<Facet> {
    let tags = stored.as_array().into_iter().flatten().filter_map(Json::as_str);
    tags.map(|tag| Facet::of_text(TAG, tag)).collect()
}

/// Where the facets of a room's things lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facets {
    /// The table.
    pub table: &'static str,
    /// The table of the things.
    pub things: &'static str,
}

impl Facets {
    /// The facets in `table` of what is in `things`.
    #[must_use]
    pub const fn new(table: &'static str, things: &'static str) -> Self {
        Self { table, things }
    }

    /// The ids of things whose `key` says `value`.
    #[must_use]
    pub fn having(&self, key: &str, value: &str) -> SelectStatement {
        self.of_key(key).and_where(Expr::col("text").eq(folded(value))).take()
    }

    /// The ids of things with the label.
    #[must_use]
    pub fn tagged(&self, tag: &str) -> SelectStatement {
        self.having(TAG, tag)
    }

    /// The ids of things whose `key` says something from `bound` on, or up to it, in the order of letters.
    #[must_use]
    pub fn bounded_by_text(&self, key: &str, bound: &str, is_lower: bool) -> SelectStatement {
        let (text, bound) = (Expr::col("text"), folded(bound));
        self.of_key(key).and_where(if is_lower { text.gte(bound) } else { text.lte(bound) }).take()
    }

    /// The ids of things whose `key` says a number from `bound` on, or up to it.
    #[must_use]
    pub fn bounded_by_number(&self, key: &str, bound: f64, is_lower: bool) -> SelectStatement {
        let number = Expr::col("number");
        let is_within = if is_lower { number.clone().gte(bound) } else { number.clone().lte(bound) };
        self.of_key(key).and_where(number.is_not_null()).and_where(is_within).take()
    }

    /// The ids of things whose `key` says this number.
    #[must_use]
    pub fn having_number(&self, key: &str, number: f64) -> SelectStatement {
        self.of_key(key).and_where(Expr::col("number").eq(number)).take()
    }

    fn of_key(&self, key: &str) -> SelectStatement {
        Query::select().column("thing_id").from(self.table).and_where(Expr::col("key").eq(key)).take()
    }

    /// Keeps the labels of a thing, as its row says them now, in place of those before.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn keep_tags(&self, tx: &Tx, thing: impl Into<Uuid>, stored: &Json) -> Result<()> {
        let is_tag = Expr::col("key").eq(TAG);
        self.replace(tx, (thing.into(), is_tag), of_tags(stored)).await
    }

    /// Keeps what own fields of a thing say now in place of what they said before.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn keep_fields(&self, tx: &Tx, thing: impl Into<Uuid>, facets: Vec<Facet>) -> Result<()> {
        let is_field = Expr::col("key").ne(TAG);
        self.replace(tx, (thing.into(), is_field), facets).await
    }

    async fn replace(&self, tx: &Tx, (thing, old): (Uuid, SimpleExpr), facets: Vec<Facet>) -> Result<()> {
        let old = Query::delete()
            .from_table(self.table)
            .and_where(Expr::col("thing_id").eq(thing))
            .and_where(old)
            .take();
        tx.execute(&old).await?;
        self.add(tx, [(thing, facets)]).await
    }

    /// Whether any thing says something under `key`.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn is_said(&self, db: &impl ConnectionTrait, key: &str) -> Result<bool> {
        let one = self.of_key(key).limit(1).take();
        Ok(db.query_one_raw(db.get_database_backend().build(&one)).await?.is_some())
    }

    /// Forgets what things say.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn forget(&self, tx: &Tx, things: Vec<impl Into<Uuid>>) -> Result<()> {
        let things = things.into_iter().map(Into::into);
        let gone =
            Query::delete().from_table(self.table).and_where(Expr::col("thing_id").is_in(things)).take();
        tx.execute(&gone).await?;
        Ok(())
    }

    /// Keeps what new things say.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn add(&self, tx: &Tx, things: impl IntoIterator<Item = (Uuid, Vec<Facet>)>) -> Result<()> {
        let mut rows: BTreeMap<(Uuid, String, String), Facet> = BTreeMap::new();
        for (id, facets) in things {
            for facet in facets {
                rows.entry((id, facet.key.clone(), facet.text.clone())).or_insert(facet);
            }
        }
        let rows: Vec<_> = rows.into_iter().collect();
        for chunk in rows.chunks(ROWS) {
            let mut insert = Query::insert()
                .into_table(self.table)
                .columns(["thing_id", "key", "text", "label", "number"])
                .take();
            for ((id, key, text), facet) in chunk {
                let facet = facet.clone();
                insert.values_panic([
                    (*id).into(),
                    key.as_str().into(),
                    text.as_str().into(),
                    facet.label.into(),
                    facet.number.into(),
                ]);
            }
            tx.execute(&insert).await?;
        }
        Ok(())
    }

    /// The labels of `things`, ids, that begin with `start`; the most used first.
    ///
    /// # Errors
    /// Only what the database says.
    pub async fn count_tags(
        &self,
        db: &impl ConnectionTrait,
        things: SelectStatement,
        (start, limit): (&str, u64),
    ) -> Result<Vec<TagCount>> {
        let start = folded(start);
        let mut select = Query::select();
        select
            .expr_as(Func::min(Expr::col("label")), "tag")
            .expr_as(Expr::col("thing_id").count().cast_as("bigint"), "count")
            .from(self.table)
            .and_where(Expr::col("key").eq(TAG))
            .and_where(Expr::col("thing_id").in_subquery(things))
            .group_by_col("text")
            .order_by("count", Order::Desc)
            .order_by("text", Order::Asc)
            .limit(limit);
        if !start.is_empty() {
            let end = format!("{start}\u{10FFFF}");
            select.and_where(Expr::col("text").gte(start)).and_where(Expr::col("text").lt(end));
        }
        Ok(TagCount::find_by_statement(db.get_database_backend().build(&select)).all(db).await?)
    }
}

/// Labels to put on a thing and to take off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagChange {
    /// To put on.
    pub add: Vec<String>,
    /// To take off.
    pub remove: Vec<String>,
}

impl TagChange {
    /// The labels of a thing that had `before`.
    ///
    /// # Errors
    /// `Invalid` where there would be too many.
    pub fn applied(&self, before: &[String]) -> Result<Vec<String>> {
        let after = tags::joined(&tags::without(before, &self.remove), &self.add);
        if after.len() > tags::MAX_TAGS {
            return Err(Fault::new("add", &check::TOO_MANY).with("max", tags::MAX_TAGS).into());
        }
        Ok(after)
    }
}

/// Puts labels on a thing and takes others off.
pub type ChangeTags = for<'a> fn(&'a Tx, &'a Actor, Uuid, &'a TagChange) -> BoxFuture<'a, Result<()>>;

/// Things of a room that carry labels.
#[derive(Clone, Copy)]
pub struct TagSource {
    /// What they are: `leads`.
    pub of: &'static str,
    /// Who works with them.
    pub permission: Permission,
    /// Their list behind `/api/`, where its filters choose among them.
    pub list: Option<&'static str>,
    /// Where their labels lie.
    pub facets: Facets,
    /// The ids of those that the actor sees and that are not in the trash.
    pub seen: fn(&Actor) -> SelectStatement,
    /// Puts labels on one and takes others off.
    pub change: ChangeTags,
}

/// A label and how many things have it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult, serde::Serialize, utoipa::ToSchema)]
pub struct TagCount {
    /// The label.
    pub tag: String,
    /// How many of the things that the reader sees have it.
    pub count: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn labels_are_found_however_they_are_spelled() {
        let facets = of_tags(&json!(["VIP", "Tóko Besar"]));
        let found: Vec<_> =
            facets.iter().map(|facet| (facet.text.as_str(), facet.label.as_deref())).collect();
        assert_eq!(found, [("vip", Some("VIP")), ("toko besar", Some("Tóko Besar"))]);
    }
}
