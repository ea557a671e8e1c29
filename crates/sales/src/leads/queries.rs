//! Reads and conditional updates of leads.

use super::{
    LeadId,
    list::{is_open, overdue},
    model::{LeadView, Names, PHONE, SalesSettings},
    policy,
    table::{ActiveModel, Column, Entity, FACETS, Model},
};
use crate::pipeline::{self, ChannelId, LostReasonId, StageId};
use kernel::{Day, Error, Instant, Result, UserId};
use platform::{
    Actor, App, Tx, db, facets,
    fields::{self, FieldOf},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Set, Statement,
    sea_query::{Asterisk, Expr, ExprTrait, Query, SimpleExpr},
};
use std::collections::HashMap;
use uuid::Uuid;

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

/// Moves the lead from the stage it was read in; `false` where somebody else moved it meanwhile.
pub(crate) async fn move_from(tx: &Tx, (id, from): (LeadId, StageId), changes: ActiveModel) -> Result<bool> {
    let update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), reminded_at: Set(None), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::StageId.eq(from));
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// A lead came into a stage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StageChange {
    pub id: Uuid,
    pub lead: LeadId,
    pub from: Option<StageId>,
    pub to: StageId,
    pub at: Instant,
    pub on_day: Day,
    pub owner: Option<UserId>,
    /// How long it had been in the stage before.
    pub seconds: Option<i64>,
}

/// Keeps that a lead came into a stage, for the funnel.
pub(crate) async fn note_stage(
    tx: &Tx,
    (lead, from): (&Model, Option<StageId>),
    (to, at, on_day): (StageId, Instant, Day),
) -> Result<()> {
    let seconds = from.map(|_| (at - lead.stage_entered_at).max(chrono::Duration::zero()).num_seconds());
    let owner = lead.owner_id;
    let change = StageChange { id: tx.new_id(), lead: lead.id, from, to, at, on_day, owner, seconds };
    note_stages(tx, vec![change]).await
}

/// Whether the lead was never in the stage before: the funnel counts it once.
fn is_first(change: StageChange) -> SimpleExpr {
    let earlier = Query::select()
        .expr(Expr::val(1))
        .from("stage_change")
        .and_where(Expr::col("lead_id").eq(change.lead))
        .and_where(Expr::col("to_stage_id").eq(change.to))
        .take();
    if change.from.is_some() { Expr::exists(earlier).not() } else { Expr::value(true) }
}

/// [`note_stage`] for many.
pub(crate) async fn note_stages(tx: &Tx, changes: Vec<StageChange>) -> Result<()> {
    const COLUMNS: [&str; 9] =
        ["id", "lead_id", "from_stage_id", "to_stage_id", "at", "on_day", "owner_id", "seconds", "is_first"];

    for chunk in changes.chunks(1_000) {
        let mut insert = Query::insert().into_table("stage_change").columns(COLUMNS).take();
        for change in chunk {
            let change = *change;
            insert.values_panic([
                change.id.into(),
                change.lead.into(),
                change.from.into(),
                change.to.into(),
                change.at.into(),
                change.on_day.into(),
                change.owner.into(),
                change.seconds.into(),
                is_first(change),
            ]);
        }
        tx.execute_raw(tx.get_database_backend().build(&insert)).await?;
    }
    Ok(())
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

/// When the lead last came into the stage; `None` where it never did.
pub(crate) async fn entered_at(
    db: &impl ConnectionTrait,
    (lead, stage): (LeadId, StageId),
) -> Result<Option<Instant>> {
    let sql = "SELECT at FROM stage_change WHERE lead_id = $1 AND to_stage_id = $2 ORDER BY at DESC, id DESC LIMIT 1";
    let values = [lead.into(), stage.into()];
    let row =
        db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    Ok(row.map(|row| row.try_get("", "at")).transpose()?)
}

/// Moves every lead of a stage that goes, and what is kept of its past, to the successor.
pub(crate) async fn replace_stage(tx: &Tx, (from, to): (StageId, StageId)) -> Result<()> {
    for sql in [
        "UPDATE stage_change SET to_stage_id = $1 WHERE to_stage_id = $2",
        "UPDATE stage_change SET from_stage_id = $1 WHERE from_stage_id = $2",
        // Who was in both counts once, when they first came.
        "UPDATE stage_change SET is_first = false WHERE to_stage_id = $1 AND is_first AND EXISTS ( \
         SELECT 1 FROM stage_change earlier WHERE earlier.lead_id = stage_change.lead_id AND earlier.to_stage_id = $1 \
         AND earlier.is_first AND (earlier.at, earlier.id) < (stage_change.at, stage_change.id)) AND $2 <> $1",
    ] {
        let statement =
            Statement::from_sql_and_values(tx.get_database_backend(), sql, [to.into(), from.into()]);
        tx.execute_raw(statement).await?;
    }
    let all = Entity::update_many()
        .col_expr(Column::StageId, Expr::value(to))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::StageId.eq(from));
    all.exec(tx).await?;
    Ok(())
}

/// Open leads without a plan that came into `stage` before `before`, saw nothing since then, and of which nobody was
/// reminded; the longest at rest first.
pub(crate) async fn idle(tx: &Tx, (stage, before): (StageId, Instant), limit: u64) -> Result<Vec<Model>> {
    let untouched =
        Condition::any().add(Column::LastActivityAt.is_null()).add(Column::LastActivityAt.lt(before));
    let resting = Entity::find()
        .filter(Column::StageId.eq(stage))
        .filter(Column::StageEnteredAt.lt(before))
        .filter(is_open())
        .filter(Column::RemindedAt.is_null())
        .filter(Column::DeletedAt.is_null())
        .filter(Column::NextActionAt.is_null())
        .filter(Column::OwnerId.is_not_null())
        .filter(untouched)
        .order_by_asc(Column::StageEnteredAt)
        .order_by_asc(Column::Id)
        .limit(limit);
    Ok(resting.all(tx).await?)
}

/// Open leads whose next action is due and of which nobody was reminded; the longest overdue first.
pub(crate) async fn due(tx: &Tx, limit: u64) -> Result<Vec<Model>> {
    let due = Entity::find()
        .filter(overdue(tx.now()))
        .filter(Column::RemindedAt.is_null())
        .filter(Column::OwnerId.is_not_null())
        .order_by_asc(Column::NextActionAt)
        .order_by_asc(Column::Id)
        .limit(limit);
    Ok(due.all(tx).await?)
}

/// Remembers that owners were reminded. People see no change, so the version stays.
pub(crate) async fn note_reminded(tx: &Tx, leads: Vec<LeadId>) -> Result<()> {
    let told = Entity::update_many()
        .col_expr(Column::RemindedAt, Expr::value(tx.now()))
        .filter(Column::Id.is_in(leads));
    told.exec(tx).await?;
    Ok(())
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

/// Moves what belongs to `from` to `to`: activities, deals, and leads that were merged into `from` before.
pub(crate) async fn move_everything(tx: &Tx, to: LeadId, from: LeadId) -> Result<()> {
    for sql in [
        "UPDATE activity SET lead_id = $1 WHERE lead_id = $2",
        "UPDATE deal SET lead_id = $1 WHERE lead_id = $2",
        "UPDATE lead SET merged_into_id = $1 WHERE merged_into_id = $2",
    ] {
        let statement =
            Statement::from_sql_and_values(tx.get_database_backend(), sql, [to.into(), from.into()]);
        tx.execute_raw(statement).await?;
    }
    Ok(())
}

/// Forgets leads that have been in the trash since before `before` and that no deal refers to.
pub(crate) async fn purge(tx: &Tx, before: Instant) -> Result<()> {
    let gone = "SELECT id FROM lead WHERE deleted_at < $1 AND merged_into_id IS NULL \
        AND NOT EXISTS (SELECT 1 FROM deal WHERE lead_id = lead.id) \
        AND NOT EXISTS (SELECT 1 FROM lead other WHERE other.merged_into_id = lead.id)";
    for sql in [
        format!("DELETE FROM activity WHERE lead_id IN ({gone})"),
        format!("DELETE FROM stage_change WHERE lead_id IN ({gone})"),
        format!("DELETE FROM lead WHERE id IN ({gone})"),
    ] {
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [before.into()]))
            .await?;
    }
    Ok(())
}

/// Wipes the personal fields of the leads that became `customer`, and of those that were merged into them.
pub(crate) async fn erase(tx: &Tx, customer: Uuid) -> Result<()> {
    let theirs = "SELECT id FROM lead WHERE customer_id = $1 \
        OR merged_into_id IN (SELECT id FROM lead WHERE customer_id = $1)";
    let leads = format!(
        "UPDATE lead SET name = '(' || code || ')', name_folded = '(' || code || ')', phone_sealed = NULL, \
         phone_original_sealed = NULL, phone_hash = NULL, phone_tail_hash = NULL, email = NULL, email_folded = NULL, \
         address = NULL, organization = NULL, organization_folded = NULL, need = NULL, lost_note = NULL, \
         next_action = NULL, tags = '[]', custom = '{{}}', version = version + 1 WHERE id IN ({theirs})"
    );
    let facets = format!("DELETE FROM lead_facet WHERE thing_id IN ({theirs})");
    for sql in [leads, facets] {
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [customer.into()]))
            .await?;
    }
    Ok(())
}

/// The leads of a customer move to another.
pub(crate) async fn merge_customers(tx: &Tx, to: Uuid, from: Uuid) -> Result<()> {
    let sql = "UPDATE lead SET customer_id = $1 WHERE customer_id = $2";
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [to.into(), from.into()]);
    tx.execute_raw(statement).await?;
    Ok(())
}

/// The leads that became `customer`, and those that were merged into them.
pub(crate) async fn of_customer(db: &impl ConnectionTrait, customer: Uuid) -> Result<Vec<Model>> {
    let became =
        Entity::find().select_only().column(Column::Id).filter(Column::CustomerId.eq(customer)).into_query();
    let theirs =
        Condition::any().add(Column::CustomerId.eq(customer)).add(Column::MergedIntoId.in_subquery(became));
    Ok(Entity::find().filter(theirs).order_by_asc(Column::Id).limit(1_000).all(db).await?)
}

/// The ids of the leads that became `customer`, and of those that were merged into them.
///
/// # Errors
/// What the database says.
pub async fn ids_of_customer(db: &impl ConnectionTrait, customer: Uuid) -> Result<Vec<Uuid>> {
    Ok(of_customer(db, customer).await?.into_iter().map(|row| row.id.0).collect())
}
