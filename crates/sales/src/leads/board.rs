//! The kanban board: per stage how many, for how much, and the first cards.

use super::{
    LeadId,
    model::LeadView,
    queries,
    table::{Column, Entity, Model},
};
use crate::{
    pipeline::{self, Stage, StageId, StageKind},
    reports,
};
use axum::{Json, extract::State};
use kernel::{BasisPoints, Check, Error, Faults, Permission, Result, Rupiah, Scope, UserId, check};
use platform::{
    Actor, App,
    db::owned,
    http::{self, Query, Refusals},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};

const CARDS: u64 = 50;

/// Which part of the board.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct BoardParams {
    /// Only this stage.
    #[param(value_type = Option<String>)]
    stage_id: Option<StageId>,
    /// Cards after this one, within the stage.
    #[param(value_type = Option<String>)]
    after: Option<LeadId>,
    /// Only of this owner.
    #[param(value_type = Option<String>)]
    owner_id: Option<UserId>,
}

impl Check for BoardParams {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.after.is_none() || self.stage_id.is_some(), "stage_id", &check::REQUIRED);
    }
}

/// One column of the board.
#[derive(Debug, Serialize, ToSchema)]
struct BoardColumn {
    stage_id: StageId,
    name: String,
    kind: StageKind,
    color: String,
    probability_bps: BasisPoints,
    /// How many leads.
    count: i64,
    /// What they may bring.
    value: Rupiah,
    cards: Vec<LeadView>,
    has_more: bool,
}

/// The board.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Board {
    columns: Vec<BoardColumn>,
}

/// The kanban board: per stage how many, for how much, and the first 50 cards, the newest arrivals first.
#[utoipa::path(get, path = "/api/leads/board", tag = "leads", params(BoardParams), responses((status = 200, body = Board), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<BoardParams>,
) -> http::Result<Json<Board>> {
    actor.must(Permission::UseLeads)?;
    let scope = match params.owner_id {
        Some(owner) if !actor.scope(Permission::UseLeads).includes(Some(owner)) => Scope::Nothing,
        Some(owner) => Scope::Owners(vec![owner]),
        None => actor.scope(Permission::UseLeads),
    };
    let shown = owned(&scope, Column::OwnerId).add(Column::DeletedAt.is_null());
    let db = app.db().reader();
    let mut stages = pipeline::all_stages(db).await?;
    stages.retain(|stage| params.stage_id.is_none_or(|wanted| wanted == stage.id));
    if stages.is_empty() {
        return Err(Error::field("stage_id", &check::UNKNOWN_REFERENCE).into());
    }
    let totals: HashMap<_, _> =
        reports::standing(db, &scope).await?.into_iter().map(|row| (row.stage_id, row)).collect();
    let mut parts = Vec::with_capacity(stages.len());
    for stage in stages {
        let (rows, has_more) = rows(&app, (stage.id, params.after), shown.clone()).await?;
        parts.push((stage, rows.len(), has_more, rows));
    }
    // The names around all cards at once.
    let all = parts.iter_mut().flat_map(|(.., rows)| rows.drain(..)).collect();
    let mut cards = queries::views(&app, db, (&actor, all)).await?.into_iter();
    let column = |(stage, size, has_more, _): (Stage, usize, bool, Vec<Model>)| {
        let total = totals.get(&stage.id);
        BoardColumn {
            stage_id: stage.id,
            name: stage.name,
            kind: stage.kind,
            color: stage.color,
            probability_bps: stage.probability_bps,
            count: total.map_or(0, |total| total.leads),
            value: total.map_or(Rupiah::ZERO, |total| total.value),
            cards: cards.by_ref().take(size).collect(),
            has_more,
        }
    };
    Ok(Json(Board { columns: parts.into_iter().map(column).collect() }))
}

/// The next rows of a stage, the newest arrivals first. What comes after a card is reckoned from when that card came
/// into the stage, so it holds when the card has moved on or was given away.
async fn rows(
    app: &App,
    (stage, after): (StageId, Option<LeadId>),
    shown: Condition,
) -> Result<(Vec<Model>, bool)> {
    let db = app.db().reader();
    let mut in_stage = shown.add(Column::StageId.eq(stage));
    if let Some(last) = after {
        let entered = queries::entered_at(db, (last, stage)).await?;
        let entered = entered.ok_or_else(|| Error::field("after", &check::UNKNOWN_REFERENCE))?;
        let earlier = Condition::any()
            .add(Column::StageEnteredAt.lt(entered))
            .add(Condition::all().add(Column::StageEnteredAt.eq(entered)).add(Column::Id.lt(last)));
        in_stage = in_stage.add(earlier);
    }
    let mut rows = Entity::find()
        .filter(in_stage)
        .order_by_desc(Column::StageEnteredAt)
        .order_by_desc(Column::Id)
        .limit(CARDS + 1)
        .all(db)
        .await?;
    let size = usize::try_from(CARDS).unwrap_or(usize::MAX);
    let has_more = rows.len() > size;
    rows.truncate(size);
    Ok((rows, has_more))
}
