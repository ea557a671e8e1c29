//! Finding records by a piece of a name or user name, or by phone in any spelling.

use super::{
    policy, queries,
    table::{Column, Entity},
};
use kernel::{Result, close::is_close, text};
use platform::{
    Actor, App,
    capability::{SearchHit, SearchSource},
    db::{
        dialect::{contains, lower},
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

/// The index of what records are found by.
pub(crate) const TRIGRAM: Trigram = Trigram {
    table: "contact_record",
    texts: "concat_ws(char(10), name_folded, lower(username))",
    indexes: &["contact_record_trigram_of_name", "contact_record_trigram_of_username"],
};

/// Records in the search box.
pub(crate) const SEARCH: SearchSource =
    SearchSource { name: "records", find: |app, actor, text, limit| Box::pin(find(app, actor, text, limit)) };

fn has_piece(needle: &str) -> Condition {
    Condition::any()
        .add(contains(Column::NameFolded.into_simple_expr(), needle))
        .add(contains(lower(Column::Username.into_simple_expr()), needle))
}

/// Records that match `needle`, which is folded.
pub(super) fn matches(app: &App, needle: &str) -> Condition {
    let candidates = trigram::candidates(app.db().reader().get_database_backend(), "contact_record", needle);
    let may_match = candidates.map(|candidates| Column::Id.in_subquery(candidates));
    let named = Condition::all().add_option(may_match).add(has_piece(needle));
    let any = Condition::any().add(named);
    match queries::has_phone(app, needle) {
        Some(phone) => any.add(phone),
        None => any,
    }
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
    name: String,
    username: Option<String>,
}

/// Records of that phone, then those whose names begin so, then the newest that contain it; where there is none, those
/// that may be meant.
async fn find(app: &App, actor: &Actor, text: &str, limit: u64) -> Result<Vec<SearchHit>> {
    let needle = text::fold(text);
    let seen = policy::visible(actor).add(Column::DeletedAt.is_null()).add(policy::is_in_living_database());
    let mut found = match queries::has_phone(app, &needle) {
        Some(phone) => named(app, phone, (seen.clone(), limit)).await?,
        None => Vec::new(),
    };
    let end = format!("{needle}\u{10FFFF}");
    let begins = Condition::all().add(Column::NameFolded.gte(needle.clone())).add(Column::NameFolded.lt(end));
    found.extend(named(app, begins, (seen.clone(), limit)).await?);
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
    let hit = |row: Found| SearchHit {
        kind: "record",
        id: row.id,
        title: row.name,
        subtitle: row.username.unwrap_or_default(),
    };
    Ok(found.into_iter().map(hit).collect())
}

async fn named(app: &App, is: Condition, (seen, limit): (Condition, u64)) -> Result<Vec<Found>> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::Username])
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
        .columns([(Entity, Column::Id), (Entity, Column::Name), (Entity, Column::Username)])
        .cond_where(seen)
        .cond_where(has_piece(needle))
        .limit(limit)
        .take();
    if !trigram::newest_first(backend, "contact_record", needle, &mut select) {
        select.from(Entity).order_by(Column::Id, sea_orm::Order::Desc);
    }
    Ok(Found::find_by_statement(backend.build(&select)).all(db).await?)
}
