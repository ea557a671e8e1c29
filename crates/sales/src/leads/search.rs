//! Finding leads by a piece of a name, an organisation or an email, by code, or by phone in any spelling.

use super::{
    policy, queries,
    table::{Column, Entity},
};
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
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, IntoSimpleExpr, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Query,
};
use std::collections::HashSet;
use uuid::Uuid;

/// Pieces of words are looked for from so many letters on; fewer are the beginning of a name.
const PIECE: usize = 3;
/// From so many leads with a text on, reading finds a page of them sooner than the index.
const MANY: u64 = 5_000;

/// Leads in the search box.
pub(crate) const SEARCH: SearchSource =
    SearchSource { name: "leads", find: |app, actor, text, limit| Box::pin(find(app, actor, text, limit)) };

/// So many of the newest with half of a text are looked at for what may have been meant.
const NEAR: u64 = 400;

/// The index of what leads are found by.
pub(crate) const TRIGRAM: Trigram = Trigram {
    table: "lead",
    texts: "concat_ws(char(10), name_folded, organization_folded, email_folded)",
    indexes: &["lead_trigram_of_name", "lead_trigram_of_organization", "lead_trigram_of_email"],
};

/// How leads with a piece of text are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Way {
    /// By the index: right where few leads have it.
    #[default]
    Index,
    /// By reading leads in the order that is asked for: where many have it, a page is full soon.
    Reading,
}

/// The quicker way to leads with `text`.
pub(super) async fn way_to(app: &App, text: &str) -> Result<Way> {
    let db = app.db().reader();
    let Some(mut candidates) = trigram::candidates(db.get_database_backend(), "lead", &text::fold(text))
    else {
        return Ok(Way::Index);
    };
    candidates.limit(1).offset(MANY);
    let many = db.query_one_raw(db.get_database_backend().build(&candidates)).await?.is_some();
    Ok(if many { Way::Reading } else { Way::Index })
}

/// Leads that match `needle`, which is folded.
pub(super) fn matches(app: &App, way: Way, needle: &str) -> Condition {
    let backend = app.db().reader().get_database_backend();
    let candidates = match way {
        Way::Index => trigram::candidates(backend, "lead", needle),
        Way::Reading => None,
    };
    let may_match = candidates.map(|candidates| Column::Id.in_subquery(candidates));
    is_named(app, needle).add(Condition::all().add_option(may_match).add(has_piece(needle)))
}

fn has_piece(needle: &str) -> Condition {
    Condition::any()
        .add(contains(Column::NameFolded.into_simple_expr(), needle))
        .add(contains(Column::OrganizationFolded.into_simple_expr(), needle))
        .add(contains(Column::EmailFolded.into_simple_expr(), needle))
}

/// Leads with exactly this code or phone, or the last digits of one.
fn is_named(app: &App, needle: &str) -> Condition {
    let any = Condition::any().add(Column::Code.eq(needle.to_uppercase()));
    match queries::has_phone(app, needle) {
        Some(phone) => any.add(phone),
        None => any,
    }
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
    name: String,
    code: String,
}

/// The lead of that code or phone, then those whose names begin so, then the newest that contain it; where there is none,
/// those that may be meant.
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
    let hit = |row: Found| SearchHit { kind: "lead", id: row.id, title: row.name, subtitle: row.code };
    Ok(found.into_iter().map(hit).collect())
}

/// Whether the name begins with `needle`, as a range of the index.
fn begins(needle: &str) -> Condition {
    let end = format!("{needle}\u{10FFFF}");
    Condition::all().add(Column::NameFolded.gte(needle)).add(Column::NameFolded.lt(end))
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
    if !trigram::newest_first(backend, "lead", needle, &mut select) {
        select.from(Entity).order_by(Column::Id, sea_orm::Order::Desc);
    }
    Ok(Found::find_by_statement(backend.build(&select)).all(db).await?)
}
