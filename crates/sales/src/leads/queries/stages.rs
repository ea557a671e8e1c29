//! The way of leads through the stages, and what is kept of it.

use crate::{
    leads::{
        LeadId,
        table::{ActiveModel, Column, Entity, Model},
    },
    pipeline::StageId,
};
use kernel::{Day, Instant, Result, UserId};
use platform::Tx;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, Statement,
    sea_query::{Expr, ExprTrait, Query, SimpleExpr},
};
use uuid::Uuid;

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
