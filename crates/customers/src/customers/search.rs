//! Finding customers by a piece of a name, an organisation or an email, by code, or by phone in any spelling.

use super::{
    phones, policy,
    table::{Column, Entity},
};
use futures::FutureExt;
use kernel::{Result, close::is_close, text};
use platform::{
    Actor, App,
    capability::{SearchHit, SearchSource},
    db::{
        dialect::contains,
        trigram::{self, Trigram},
    },
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, IntoSimpleExpr, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Query,
};
use std::collections::HashSet;
use uuid::Uuid;

/// Pieces of words are looked for from so many letters on; fewer are the beginning of a name.
const PIECE: usize = 3;
/// So many of the newest with half of a text are looked at for what may have been meant.
const NEAR: u64 = 400;

/// The index of what customers are found by.
pub(crate) const TRIGRAM: Trigram = Trigram {
    table: "customer",
    texts: "concat_ws(char(10), name_folded, organization_folded, email_folded)",
    indexes: &["customer_trigram_of_name", "customer_trigram_of_organization", "customer_trigram_of_email"],
};

/// Customers in the search box.
pub(crate) const SEARCH: SearchSource =
    SearchSource { name: "customers", find: |app, actor, text, limit| find(app, actor, text, limit).boxed() };

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
    name: String,
    code: String,
}

/// The customer of that code or phone, then those whose names begin so, then the newest that contain it; where there is
/// none, those that may be meant.
async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    let needle = text::fold(text);
    let seen = policy::visible(actor).add(Column::DeletedAt.is_null());
    let mut found = named(app, is_named(app, &needle), (seen.clone(), limit)).await?;
    found.extend(named(app, begins(&needle), (seen.clone(), limit)).await?);
    let size = usize::try_from(limit).unwrap_or(usize::MAX);
    if found.len() < size && needle.chars().count() >= PIECE {
        found.extend(newest(app, &needle, (seen.clone(), limit)).await?);
    }
    if found.is_empty() {
        for half in trigram::halves(&needle) {
            let near = newest(app, half, (seen.clone(), NEAR)).await?.into_iter();
            found.extend(near.filter(|row| is_close(&needle, &text::fold(&row.name))));
        }
    }
    let mut known = HashSet::new();
    found.retain(|row| known.insert(row.id));
    found.truncate(size);
    let hit = |row: Found| SearchHit { kind: "customer", id: row.id, title: row.name, subtitle: row.code };
    Ok(found.into_iter().map(hit).collect())
}

/// Customers with exactly this code or phone, or the last digits of one.
fn is_named(app: &App, needle: &str) -> Condition {
    let any = Condition::any().add(Column::Code.eq(needle.to_uppercase()));
    match phones::has_phone(app, needle) {
        Some(phone) => any.add(phone),
        None => any,
    }
}

/// Whether the name begins with `needle`, as a range of the index.
fn begins(needle: &str) -> Condition {
    let end = format!("{needle}\u{10FFFF}");
    Condition::all().add(Column::NameFolded.gte(needle)).add(Column::NameFolded.lt(end))
}

fn has_piece(needle: &str) -> Condition {
    Condition::any()
        .add(contains(Column::NameFolded.into_simple_expr(), needle))
        .add(contains(Column::OrganizationFolded.into_simple_expr(), needle))
        .add(contains(Column::EmailFolded.into_simple_expr(), needle))
}

async fn named(app: &App, is: Condition, (seen, limit): (Condition, u64)) -> Result<Vec<Found>> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Code])
        .filter(seen)
        .filter(is)
        .order_by_asc(Column::NameFolded)
        .order_by_asc(Column::Id)
        .limit(limit);
    Ok(rows.into_model().all(app.db().reader()).await?)
}

async fn newest(app: &App, needle: &str, (seen, limit): (Condition, u64)) -> Result<Vec<Found>> {
    let db = app.db().reader();
    let backend = db.get_database_backend();
    let mut select = Query::select()
        .columns([(Entity, Column::Id), (Entity, Column::Name), (Entity, Column::Code)])
        .cond_where(seen)
        .cond_where(has_piece(needle))
        .limit(limit)
        .take();
    if !trigram::newest_first(backend, "customer", needle, &mut select) {
        select.from(Entity).order_by(Column::Id, sea_orm::Order::Desc);
    }
    Ok(Found::find_by_statement(backend.build(&select)).all(db).await?)
}
