//! Reads and conditional updates of records.

use super::{
    RecordId, Status,
    model::{Around, PHONE, RecordView},
    policy,
    table::{ActiveModel, Column, Entity, FACETS, Model},
};
use crate::{
    batches,
    databases::{self, DatabaseId},
};
use catalog::products::ProductId;
use kernel::{Error, Instant, Result, UserId};
use platform::{
    Actor, App, Tx, db, facets,
    fields::{self, FieldOf},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoSimpleExpr, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, Set, Statement, Value,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};
use uuid::Uuid;

/// The record `id`, if `actor` may see it.
pub(crate) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: RecordId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

/// The record `id`, if `actor` may see it, held against others until the transaction ends.
pub(super) async fn find_to_change(tx: &Tx, actor: &Actor, id: RecordId) -> Result<Model> {
    let held = Entity::find_by_id(id).filter(policy::visible(actor)).lock_exclusive();
    held.one(tx).await?.ok_or(Error::NotFound)
}

pub(crate) async fn find(db: &impl ConnectionTrait, id: RecordId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// Records that are with somebody. The status stands in the statement itself: a partial index serves no placeholder.
pub(crate) fn is_assigned() -> SimpleExpr {
    Column::Status.into_simple_expr().eq(SimpleExpr::Constant("assigned".into()))
}

/// The phone as it can be shown: the number, or what was uploaded where it is none.
fn open_phone(app: &App, row: &Model) -> Result<Option<String>> {
    let sealed = row.phone_sealed.as_ref().or(row.phone_original_sealed.as_ref());
    sealed.map(|sealed| app.keys().open_text(sealed, PHONE)).transpose()
}

/// Turns rows into views: the names around all of them at once.
pub(crate) async fn views(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, rows): (&Actor, Vec<Model>),
) -> Result<Vec<RecordView>> {
    let parts = databases::parts_of(db, rows.iter().map(|row| row.database_id).collect()).await?;
    let products = catalog::products::names_of(parts.values().filter_map(|part| part.product_id).collect());
    let people = accounts::users::names_of(rows.iter().filter_map(|row| row.assignee_id).collect());
    let names = db::names::find(db, [products, people]).await?;
    let titles = batches::titles(db, rows.iter().filter_map(|row| row.batch_id).collect()).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let database = parts.get(&row.database_id).cloned();
        let product = database.as_ref().and_then(|parts| parts.product_id);
        let around = Around {
            product: product.and_then(|id| names.get(&id.0).cloned()),
            database,
            phone: open_phone(app, &row)?,
            assignee: row.assignee_id.and_then(|id| names.get(&id.0).cloned()),
            batch: row.batch_id.and_then(|id| titles.get(&id).cloned()),
        };
        views.push(RecordView::new(actor, row, around));
    }
    Ok(views)
}

pub(super) async fn view(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, row): (&Actor, Model),
) -> Result<RecordView> {
    views(app, db, (actor, vec![row])).await?.pop().ok_or(Error::NotFound)
}

pub(super) async fn insert_many(tx: &Tx, rows: Vec<ActiveModel>) -> Result<()> {
    let said = |row: &ActiveModel| {
        let mut facets = facets::of_tags(row.tags.try_as_ref()?);
        facets.extend(fields::facets(tx.app(), FieldOf::Records, row.custom.try_as_ref()?));
        Some((row.id.try_as_ref()?.0, facets))
    };
    let facets: Vec<_> = rows.iter().filter_map(said).collect();
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    FACETS.add(tx, facets).await
}

pub(super) async fn update(tx: &Tx, id: RecordId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let tags = changes.tags.try_as_ref().cloned();
    let custom = changes.custom.try_as_ref().cloned();
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    let is_changed = update.exec(tx).await?.rows_affected == 1;
    if let Some(tags) = tags.filter(|_| is_changed) {
        FACETS.keep_tags(tx, id, &tags).await?;
    }
    if let Some(custom) = custom.filter(|_| is_changed) {
        FACETS.keep_fields(tx, id, fields::facets(tx.app(), FieldOf::Records, &custom)).await?;
    }
    Ok(is_changed)
}

/// Keeps with the assignment what is marked on the record now, for the figures: what was first said on which day.
pub(super) async fn note_mark(tx: &Tx, row: &Model) -> Result<()> {
    let sql = "UPDATE record_assignment SET whatsapp_status = $1, responded = $2, marked_at = $3, \
               checked_on = CASE WHEN $4 THEN coalesce(checked_on, $5) END WHERE batch_id = $6 AND record_id = $7";
    let is_checked = row.whatsapp_status.is_some() || row.responded.is_some();
    let values: [Value; 7] = [
        row.whatsapp_status.into(),
        row.responded.into(),
        row.marked_at.into(),
        is_checked.into(),
        tx.today().into(),
        row.batch_id.into(),
        row.id.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Of `hashes`, those that a record with `condition` has.
pub(super) async fn known_hashes(
    db: &impl ConnectionTrait,
    (hashes, condition): (Vec<Vec<u8>>, Condition),
) -> Result<Vec<Vec<u8>>> {
    if hashes.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Vec<u8>> = Entity::find()
        .select_only()
        .column(Column::PhoneHash)
        .distinct()
        .filter(Column::PhoneHash.is_in(hashes))
        .filter(condition)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows)
}

/// Living records with the phone of `row`, of all databases.
pub(super) async fn of_same_phone(tx: &Tx, row: &Model) -> Result<Vec<RecordId>> {
    let Some(hash) = row.phone_hash.clone() else { return Ok(vec![row.id]) };
    let same: Vec<RecordId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::PhoneHash.eq(hash))
        .filter(Column::DeletedAt.is_null())
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(same)
}

/// Says of `ids` whether they may be contacted.
pub(super) async fn set_do_not_contact(tx: &Tx, (ids, value): (Vec<RecordId>, bool)) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::DoNotContact, Expr::value(value))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.is_in(ids))
        .filter(Column::DoNotContact.ne(value));
    update.exec(tx).await?;
    Ok(())
}

/// Puts those of `ids` into the trash that nobody has, had or changed.
pub(super) async fn trash_untouched(tx: &Tx, ids: Vec<RecordId>) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::DeletedAt, Expr::value(tx.now()))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.is_in(ids))
        .filter(Column::Version.eq(1))
        .filter(Column::Status.is_in([Status::Available, Status::Invalid]))
        .filter(Column::LeadId.is_null())
        .filter(Column::DeletedAt.is_null());
    update.exec(tx).await?;
    Ok(())
}

/// Those of `ids` that are not in the trash.
pub(super) async fn living_among(db: &impl ConnectionTrait, ids: Vec<RecordId>) -> Result<Vec<RecordId>> {
    let living = Entity::find().select_only().column(Column::Id).filter(Column::Id.is_in(ids));
    Ok(living.filter(Column::DeletedAt.is_null()).into_tuple().all(db).await?)
}

/// How many living records a database has, and how many in all.
pub(crate) async fn count_of_database(db: &impl ConnectionTrait, id: DatabaseId) -> Result<(u64, u64)> {
    let all = || Entity::find().filter(Column::DatabaseId.eq(id));
    let living = all().filter(Column::DeletedAt.is_null()).limit(1).count(db).await?;
    Ok((living, all().limit(1).count(db).await?))
}

/// Forgets records that have been in the trash since before `before`.
pub(super) async fn purge(tx: &Tx, before: Instant) -> Result<()> {
    let gone = "SELECT id FROM contact_record WHERE deleted_at < $1";
    for sql in [
        format!("DELETE FROM record_assignment WHERE record_id IN ({gone})"),
        format!("DELETE FROM contact_record WHERE id IN ({gone})"),
    ] {
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [before.into()]))
            .await?;
    }
    Ok(())
}

/// Records of which one of `leads` was made, or that have one of the phones `hashes`.
pub(super) async fn of_person(
    db: &impl ConnectionTrait,
    (leads, hashes): (Vec<Uuid>, Vec<Vec<u8>>),
) -> Result<Vec<Model>> {
    let theirs = Condition::any().add(Column::LeadId.is_in(leads)).add(Column::PhoneHash.is_in(hashes));
    Ok(Entity::find().filter(theirs).order_by_asc(Column::Id).limit(1_000).all(db).await?)
}

/// Wipes the personal fields of `ids`.
pub(super) async fn erase(tx: &Tx, ids: Vec<RecordId>) -> Result<()> {
    let nothing = || Expr::value(None::<Vec<u8>>);
    let update = Entity::update_many()
        .col_expr(Column::Name, Expr::value("(dihapus)"))
        .col_expr(Column::NameFolded, Expr::value("(dihapus)"))
        .col_expr(Column::NameKey, Expr::value("(dihapus)"))
        .col_expr(Column::PhoneSealed, nothing())
        .col_expr(Column::PhoneOriginalSealed, nothing())
        .col_expr(Column::PhoneHash, nothing())
        .col_expr(Column::PhoneTailHash, nothing())
        .col_expr(Column::Username, Expr::value(None::<String>))
        .col_expr(Column::Note, Expr::value(None::<String>))
        .col_expr(Column::Extra, Expr::value(serde_json::json!({})))
        .col_expr(Column::Tags, Expr::value(serde_json::json!([])))
        .col_expr(Column::Custom, Expr::value(serde_json::json!({})))
        .col_expr(Column::DoNotContact, Expr::value(true))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.is_in(ids.clone()));
    update.exec(tx).await?;
    FACETS.forget(tx, ids).await
}

/// The ids of at most `limit` records of `select` with `condition`.
pub(crate) async fn ids_of(
    db: &impl ConnectionTrait,
    (select, condition): (Select<Entity>, Condition),
    limit: u64,
) -> Result<Vec<RecordId>> {
    let ids = select.select_only().column(Column::Id).filter(condition).order_by_asc(Column::Id).limit(limit);
    Ok(ids.into_tuple().all(db).await?)
}

/// How many living records are with `person`.
pub(crate) async fn count_with(db: &impl ConnectionTrait, person: UserId) -> Result<u64> {
    let theirs = Entity::find()
        .filter(Column::AssigneeId.eq(person))
        .filter(is_assigned())
        .filter(Column::DeletedAt.is_null())
        .filter(policy::is_in_living_database());
    Ok(theirs.count(db).await?)
}

/// Names of living records that are with somebody whom `actor` sees and begin with `folded`, at most `limit`.
pub(crate) async fn names_like(
    db: &impl ConnectionTrait,
    (actor, folded, product): (&Actor, &str, Option<ProductId>),
    limit: u64,
) -> Result<Vec<String>> {
    let end = format!("{folded}\u{10FFFF}");
    let mut names = Entity::find()
        .select_only()
        .column(Column::Name)
        .filter(policy::visible(actor))
        .filter(is_assigned())
        .filter(Column::DeletedAt.is_null())
        .filter(Column::NameFolded.gte(folded))
        .filter(Column::NameFolded.lt(end))
        .order_by_asc(Column::NameFolded)
        .limit(limit);
    if let Some(product) = product {
        names = names.filter(Column::DatabaseId.in_subquery(databases::of_product(Some(product))));
    }
    Ok(names.into_tuple().all(db).await?)
}
