//! Builds anew what is found: the indexes of texts, and what lists are filtered by. Both are kept with the data, so this is
//! for whoever changed the data behind the program's back.

use crate::{
    app::App,
    db::Tx,
    facets::{self, TagSource},
    fields::{self, FieldOf},
};
use kernel::Result;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use serde_json::Value;
use std::str::FromStr;
use uuid::Uuid;

/// So many things are done in one transaction.
const CHUNK: usize = 500;

/// How much was built anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refound {
    /// Indexes of texts.
    pub indexes: usize,
    /// Things whose labels and own fields were read.
    pub things: usize,
}

#[derive(FromQueryResult)]
struct Thing {
    id: Uuid,
    tags: Value,
    custom: Option<Value>,
}

/// Builds everything anew.
///
/// # Errors
/// What the database says.
pub async fn everything(app: &App) -> Result<Refound> {
    let mut refound = Refound::default();
    for trigram in &app.registry().trigrams {
        app.transact(async |tx| trigram.rebuild(tx).await).await?;
        refound.indexes += 1;
    }
    for source in &app.registry().tags {
        refound.things += things(app, &source.source).await?;
    }
    Ok(refound)
}

async fn things(app: &App, source: &TagSource) -> Result<usize> {
    let (mut last, mut count) = (Uuid::nil(), 0);
    loop {
        let some = app.transact(async |tx| chunk(tx, source, last).await).await?;
        let Some(end) = some.last() else { return Ok(count) };
        count += some.len();
        last = *end;
    }
}

/// Reads the next things and keeps what they say; returns their ids.
async fn chunk(tx: &Tx, source: &TagSource, after: Uuid) -> Result<Vec<Uuid>> {
    let of = FieldOf::from_str(source.of).ok();
    let custom = if of.is_some() { "custom" } else { "NULL AS custom" };
    let things = source.facets.things;
    let sql = format!("SELECT id, tags, {custom} FROM {things} WHERE id > $1 ORDER BY id LIMIT {CHUNK}");
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [after.into()]);
    let rows = Thing::find_by_statement(statement).all(tx).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let said = rows.into_iter().map(|row| {
        let own = of.zip(row.custom).map(|(of, custom)| fields::facets(tx.app(), of, &custom));
        (row.id, [facets::of_tags(&row.tags), own.unwrap_or_default()].concat())
    });
    let said: Vec<_> = said.collect();
    if !ids.is_empty() {
        source.facets.forget(tx, ids.clone()).await?;
        source.facets.add(tx, said).await?;
    }
    Ok(ids)
}
