//! Reads and conditional updates of leads.

mod endings;
mod reminders;
mod stages;

pub use endings::ids_of_customer;
pub(crate) use endings::{erase, merge_customers, move_everything, of_customer, purge};
pub(crate) use reminders::{due, idle, note_reminded};
pub(crate) use stages::{StageChange, entered_at, move_from, note_stage, note_stages, replace_stage};

use super::{
    LeadId,
    list::is_open,
    model::{LeadView, Names, PHONE, SalesSettings},
    policy,
    table::{ActiveModel, Column, Entity, FACETS, Model},
};
use crate::pipeline::{self, ChannelId, LostReasonId, StageId};
use kernel::{Error, Result, UserId};
use platform::{
    Actor, App, Tx, db, facets,
    fields::{self, FieldOf},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
    sea_query::{Asterisk, Expr, ExprTrait},
};
use std::collections::HashMap;

/// The lead `id`, if `actor` may see it; in the trash too.
///
/// # Errors
/// `NotFound`.
pub async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: LeadId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

/// The lead `id`, if `actor` may see it, held against others until the transaction ends. Whoever waited sees what the
/// other did, and nothing where the lead was given away meanwhile.
pub(crate) async fn find_to_change(tx: &Tx, actor: &Actor, id: LeadId) -> Result<Model> {
    let held = Entity::find_by_id(id).filter(policy::visible(actor)).lock_exclusive();
    held.one(tx).await?.ok_or(Error::NotFound)
}

/// The lead `id`, or the one that it was merged into, held against others until the transaction ends.
pub(crate) async fn hold(tx: &Tx, id: LeadId) -> Result<Model> {
    let mut id = id;
    loop {
        let row = Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)?;
        match row.merged_into_id {
            Some(winner) => id = winner,
            None => return Ok(row),
        }
    }
}

pub(crate) async fn find(db: &impl ConnectionTrait, id: LeadId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// Opens a sealed phone.
pub(crate) fn open_phone(app: &App, row: &Model) -> Result<Option<String>> {
    row.phone_sealed.as_ref().map(|sealed| app.keys().open_text(sealed, PHONE)).transpose()
}

/// Turns rows into views: the names around all of them at once.
pub(crate) async fn views(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, rows): (&Actor, Vec<Model>),
) -> Result<Vec<LeadView>> {
    let in_pipeline = rows.iter().map(|row| row.stage_id).collect();
    let came_through = rows.iter().filter_map(|row| row.channel_id).collect();
    let [stages, channels] = pipeline::names_of((in_pipeline, came_through));
    let owners = accounts::users::names_of(rows.iter().filter_map(|row| row.owner_id).collect());
    let products = catalog::products::names_of(rows.iter().filter_map(|row| row.product_id).collect());
    let names = db::names::find(db, [stages, channels, owners, products]).await?;
    let settings: SalesSettings = app.setting();
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let around = Names {
            phone: open_phone(app, &row)?,
            owner: row.owner_id.and_then(|id| names.get(&id.0).cloned()),
            product: row.product_id.and_then(|id| names.get(&id.0).cloned()),
            channel: row.channel_id.and_then(|id| names.get(&id.0).cloned()),
            stage: names.get(&row.stage_id.0).cloned().unwrap_or_default(),
        };
        views.push(LeadView::new((actor, settings), row, around));
    }
    Ok(views)
}

pub(crate) async fn view(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, row): (&Actor, Model),
) -> Result<LeadView> {
    views(app, db, (actor, vec![row])).await?.pop().ok_or(Error::NotFound)
}

/// Living leads with this phone or email.
pub(crate) async fn find_matches(
    db: &impl ConnectionTrait,
    (hash, email): (Option<Vec<u8>>, Option<&str>),
) -> Result<Vec<Model>> {
    let mut any = Condition::any();
    if let Some(hash) = hash {
        any = any.add(Column::PhoneHash.eq(hash));
    }
    if let Some(email) = email {
        any = any.add(Column::EmailFolded.eq(email));
    }
    if any.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::DeletedAt.is_null())
        .filter(any)
        .order_by_asc(Column::Id)
        .limit(20)
        .all(db)
        .await?)
}

pub(crate) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    insert_many(tx, vec![row]).await
}

pub(crate) async fn insert_many(tx: &Tx, rows: Vec<ActiveModel>) -> Result<()> {
    let facets: Vec<_> = rows
        .iter()
        .filter_map(|row| {
            let said = fields::facets(tx.app(), FieldOf::Leads, row.custom.try_as_ref()?);
            Some((row.id.try_as_ref()?.0, [facets::of_tags(row.tags.try_as_ref()?), said].concat()))
        })
        .collect();
    Entity::insert_many(rows).exec_without_returning(tx).await?;
    FACETS.add(tx, facets).await
}

pub(crate) async fn update(tx: &Tx, id: LeadId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let (tags, custom) = (changes.tags.try_as_ref().cloned(), changes.custom.try_as_ref().cloned());
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
        FACETS.keep_fields(tx, id, fields::facets(tx.app(), FieldOf::Leads, &custom)).await?;
    }
    Ok(is_changed)
}

/// Puts leads into the trash, many at once.
pub(crate) async fn trash_many(tx: &Tx, ids: Vec<LeadId>) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::DeletedAt, Expr::value(tx.now()))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.is_in(ids));
    update.exec(tx).await?;
    Ok(())
}

/// How many leads, in the trash or not, are in a stage.
pub(crate) async fn count_in_stage(db: &impl ConnectionTrait, stage: StageId) -> Result<u64> {
    Ok(Entity::find().filter(Column::StageId.eq(stage)).count(db).await?)
}

/// Whether a lead names the reason.
pub(crate) async fn names_reason(db: &impl ConnectionTrait, reason: LostReasonId) -> Result<bool> {
    Ok(Entity::find().filter(Column::LostReasonId.eq(reason)).limit(1).count(db).await? > 0)
}

/// Whether a lead came through the channel.
pub(crate) async fn came_through(db: &impl ConnectionTrait, channel: ChannelId) -> Result<bool> {
    Ok(Entity::find().filter(Column::ChannelId.eq(channel)).limit(1).count(db).await? > 0)
}

#[derive(FromQueryResult)]
struct OpenCount {
    owner_id: UserId,
    count: i64,
}

/// `people` in the order of how few open leads they have.
pub(crate) async fn by_fewest_open(
    db: &impl ConnectionTrait,
    mut people: Vec<UserId>,
) -> Result<Vec<UserId>> {
    let rows = Entity::find()
        .select_only()
        .column(Column::OwnerId)
        .column_as(Expr::col(Asterisk).count(), "count")
        .filter(Column::OwnerId.is_in(people.iter().copied()))
        .filter(is_open())
        .filter(Column::DeletedAt.is_null())
        .group_by(Column::OwnerId)
        .into_model::<OpenCount>()
        .all(db)
        .await?;
    let counts: HashMap<_, _> = rows.into_iter().map(|row| (row.owner_id, row.count)).collect();
    people.sort_by_key(|person| (counts.get(person).copied().unwrap_or_default(), *person));
    Ok(people)
}

/// How many open leads `user` owns.
pub(crate) async fn count_open_of(db: &impl ConnectionTrait, user: UserId) -> Result<u64> {
    let open =
        Entity::find().filter(Column::OwnerId.eq(user)).filter(is_open()).filter(Column::DeletedAt.is_null());
    Ok(open.count(db).await?)
}

/// Gives the open leads of `from` to `to`.
pub(crate) async fn hand_over(tx: &Tx, from: UserId, to: UserId) -> Result<u64> {
    let open = Entity::update_many()
        .col_expr(Column::OwnerId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::OwnerId.eq(from))
        .filter(is_open());
    Ok(open.exec(tx).await?.rows_affected)
}

/// Ids that match a filter, at most `limit`.
pub(crate) async fn ids(db: &impl ConnectionTrait, condition: Condition, limit: u64) -> Result<Vec<LeadId>> {
    let rows = Entity::find().filter(condition).order_by_asc(Column::Id).limit(limit).all(db).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
