//! Reads and conditional updates of deals.

use super::{
    DealId,
    model::{NeededLevel, Status},
    policy,
    table::{ActiveModel, Column, Entity, Model, item},
    view::DealView,
};
use crate::leads::LeadId;
use kernel::{Day, Error, Instant, Result, Rupiah, UserId};
use platform::{Actor, Tx};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    Statement,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;
use uuid::Uuid;

const PURGED_AT_ONCE: u64 = 500;

pub(crate) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: DealId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

/// The deal `id`, if `actor` may see it, held against others until the transaction ends.
pub(crate) async fn find_to_change(tx: &Tx, actor: &Actor, id: DealId) -> Result<Model> {
    let held = Entity::find_by_id(id).filter(policy::visible(actor)).lock_exclusive();
    held.one(tx).await?.ok_or(Error::NotFound)
}

/// The deal `id`, held against others until the transaction ends.
pub(crate) async fn hold(tx: &Tx, id: DealId) -> Result<Model> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// Holds every deal of `leads` against others until the transaction ends. Deals are held before their leads
/// everywhere, so that nobody waits in a circle.
pub(crate) async fn hold_of(tx: &Tx, leads: [LeadId; 2]) -> Result<()> {
    let theirs = Entity::find().filter(Column::LeadId.is_in(leads)).order_by_asc(Column::Id);
    theirs.lock_exclusive().all(tx).await?;
    Ok(())
}

pub(crate) async fn find(db: &impl ConnectionTrait, id: DealId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(crate) async fn items(db: &impl ConnectionTrait, id: DealId) -> Result<Vec<item::Model>> {
    let rows = item::Entity::find().filter(item::Column::DealId.eq(id)).order_by_asc(item::Column::Position);
    Ok(rows.all(db).await?)
}

/// Turns rows into views: owners and lines of all of them at once.
pub(crate) async fn views(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rows: Vec<Model>,
) -> Result<Vec<DealView>> {
    let owners = accounts::users::names(db, rows.iter().map(|row| row.owner_id).collect()).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let lines = item::Entity::find()
        .filter(item::Column::DealId.is_in(ids))
        .order_by_asc(item::Column::Position)
        .all(db)
        .await?;
    let mut items: HashMap<DealId, Vec<item::Model>> = HashMap::new();
    for line in lines {
        items.entry(line.deal_id).or_default().push(line);
    }
    let view = |row: Model| {
        let owner = owners.get(&row.owner_id).cloned().unwrap_or_default();
        let items = items.remove(&row.id).unwrap_or_default();
        DealView::new(actor, row, (owner, items))
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(crate) async fn view(db: &impl ConnectionTrait, actor: &Actor, row: Model) -> Result<DealView> {
    views(db, actor, vec![row]).await?.pop().ok_or(Error::NotFound)
}

pub(crate) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Replaces the lines of a deal.
pub(crate) async fn set_items(tx: &Tx, id: DealId, rows: Vec<item::ActiveModel>) -> Result<()> {
    item::Entity::delete_many().filter(item::Column::DealId.eq(id)).exec(tx).await?;
    for chunk in rows.chunks(50) {
        item::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Writes `changes` to a deal that is held.
pub(crate) async fn update(tx: &Tx, id: DealId, changes: ActiveModel) -> Result<()> {
    let update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    update.exec(tx).await?;
    Ok(())
}

/// Forgets deals that have been in the trash since before `before`; returns which.
pub(crate) async fn purge(tx: &Tx, before: Instant) -> Result<Vec<DealId>> {
    let gone: Vec<_> = Entity::find()
        .filter(Column::DeletedAt.lt(before))
        .order_by_asc(Column::Id)
        .limit(PURGED_AT_ONCE)
        .lock_exclusive()
        .all(tx)
        .await?
        .into_iter()
        .map(|row| row.id)
        .collect();
    item::Entity::delete_many().filter(item::Column::DealId.is_in(gone.clone())).exec(tx).await?;
    Entity::delete_many().filter(Column::Id.is_in(gone.clone())).exec(tx).await?;
    Ok(gone)
}

/// Which of the leads have a deal.
pub(crate) async fn leads_with_deals(db: &impl ConnectionTrait, leads: Vec<LeadId>) -> Result<Vec<LeadId>> {
    let with =
        Entity::find().select_only().column(Column::LeadId).distinct().filter(Column::LeadId.is_in(leads));
    let found = with.into_tuple::<Option<LeadId>>().all(db).await?;
    Ok(found.into_iter().flatten().collect())
}

/// What one line adds to the roll-up of a day.
pub(crate) struct WonLine {
    pub product_id: Uuid,
    pub quantity: i64,
    pub total: Rupiah,
    pub discount_total: Rupiah,
    pub cost_total: Rupiah,
    /// 1 for the first line of a deal, so that deals are counted once.
    pub deals: i64,
}

/// Takes deals that leave for good out of the roll-up that reports read.
pub(crate) const UNCOUNT: &str = "INSERT INTO deal_day_change (won_on, owner_id, channel_id, product_id, approval_level, deals, quantity, total, \
     discount_total, cost_total) \
     SELECT won_on, owner_id, coalesce(channel_id, {nobody}), product_id, approval_level, \
     CASE WHEN position = (SELECT min(other.position) FROM deal_item other WHERE other.deal_id = deal.id) \
     THEN -1 ELSE 0 END, -quantity, -(price * quantity), \
     CASE WHEN list_price > price THEN (price - list_price) * quantity ELSE 0 END, -(cost_price * quantity) \
     FROM deal JOIN deal_item ON deal_item.deal_id = deal.id WHERE status = 'won' AND deal.id IN ({leaving})";

/// Adds a won line to the roll-up that reports read.
pub(crate) async fn add_to_day(
    tx: &Tx,
    (day, owner, channel, level): (Day, UserId, Uuid, NeededLevel),
    line: WonLine,
) -> Result<()> {
    let sql = "INSERT INTO deal_day_change (won_on, owner_id, channel_id, product_id, approval_level, deals, quantity, \
        total, discount_total, cost_total) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = [
        day.into(),
        owner.into(),
        channel.into(),
        line.product_id.into(),
        level.to_string().into(),
        line.deals.into(),
        line.quantity.into(),
        line.total.into(),
        line.discount_total.into(),
        line.cost_total.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

const OPEN: [Status; 4] = [Status::Draft, Status::WaitingApproval, Status::Approved, Status::Rejected];

/// How many open deals `user` owns.
pub(crate) async fn count_open_of(db: &impl ConnectionTrait, user: UserId) -> Result<u64> {
    let open = Entity::find()
        .filter(Column::OwnerId.eq(user))
        .filter(Column::Status.is_in(OPEN))
        .filter(Column::DeletedAt.is_null());
    Ok(open.count(db).await?)
}

/// Gives the open deals of `from` to `to`.
pub(crate) async fn hand_over(tx: &Tx, from: UserId, to: UserId) -> Result<u64> {
    let open = Entity::update_many()
        .col_expr(Column::OwnerId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::OwnerId.eq(from))
        .filter(Column::Status.is_in(OPEN));
    Ok(open.exec(tx).await?.rows_affected)
}
