//! The stages that leads move through.

mod table;

pub use table::Model as Stage;

use axum::{extract::State, response::Response};
use kernel::{
    BasisPoints, Check, Error, Fault, Faults, Message, Patch, Permission, Result, check, error::Refusal, text,
};
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    db::names,
    http::{self, Body, IfMatch, Path, Query, Refusals, Reply, Tagged},
    list::{Column as Field, Kind, Whole, WholeListParams},
    live::{self, Audience},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveActiveEnum, EntityTrait, EnumIter, QueryFilter, QueryOrder, Set,
    prelude::StringLen,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use strum::{Display, EnumString, IntoStaticStr};
use table::{ActiveModel, Column, Entity, Model};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a stage.
    StageId
}

const COLORS: &[&str] =
    &["slate", "blue", "violet", "amber", "green", "red", "teal", "pink", "orange", "indigo"];
const BAD_COLOR: Message = Message::new("unknown_value", "Warna tidak dikenal.", "This colour is not known.");
const NEEDS_SUCCESSOR: Message = Message::new(
    "in_use",
    "{count} lead ada di tahap ini; pilih tahap penggantinya.",
    "{count} leads are in this stage; say which stage takes them.",
);
const LAST_OF_KIND: Message = Message::new(
    "last_of_kind",
    "Setiap pipeline butuh tahap terbuka, berhasil dan gagal.",
    "A pipeline needs an open, a won and a lost stage.",
);
const WON_ONCE: Message =
    Message::new("won_once", "Hanya ada satu tahap berhasil.", "There is one won stage only.");

/// Whether leads in a stage are still open.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StageKind {
    /// Still worked on.
    #[default]
    Open,
    /// Became a customer.
    Won,
    /// Did not.
    Lost,
}

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, update, remove))
}

/// A stage.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct StageView {
    id: StageId,
    name: String,
    position: i64,
    probability_bps: BasisPoints,
    kind: StageKind,
    color: String,
    follow_up_days: Option<i64>,
    version: i64,
}

impl From<Model> for StageView {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            name: row.name,
            position: row.position,
            probability_bps: row.probability_bps,
            kind: row.kind,
            color: row.color,
            follow_up_days: row.follow_up_days,
            version: row.version,
        }
    }
}

/// A stage as people type it; also the changes to one.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct StageInput {
    name: Option<String>,
    position: Option<i64>,
    probability_bps: Option<i64>,
    kind: Option<StageKind>,
    color: Option<String>,
    follow_up_days: Patch<i64>,
}

impl Check for StageInput {
    fn check(&self, faults: &mut Faults) {
        if let Some(name) = &self.name {
            faults.required_text("name", name, 60);
        }
        faults.number("position", self.position.unwrap_or(1), 1, 100);
        faults.number("probability_bps", self.probability_bps.unwrap_or_default(), 0, 10_000);
        let color = self.color.as_deref();
        faults.ensure(color.is_none_or(|color| COLORS.contains(&color)), "color", &BAD_COLOR);
        faults.number("follow_up_days", self.follow_up_days.sent().copied().unwrap_or(1), 1, 365);
    }
}

/// All stages in their order.
///
/// # Errors
/// What the database says.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Stage>> {
    Ok(Entity::find().order_by_asc(Column::Position).order_by_asc(Column::Id).all(db).await?)
}

/// Asks for the names of `ids`.
pub(super) fn names_of(ids: Vec<StageId>) -> Option<SelectStatement> {
    names::of(Entity, ids)
}

async fn find(db: &impl ConnectionTrait, id: StageId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// All stages in their order.
#[utoipa::path(get, path = "/api/stages", tag = "pipeline", params(WholeListParams), responses((status = 200, body = Whole<StageView>), Refusals))]
async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    actor.must(Permission::UseLeads)?;
    let rows = all(app.db().reader()).await?;
    let stages = Whole { data: rows.into_iter().map(StageView::from).collect() };
    stages.answer((&app, &actor, params), Message::new("stages", "Tahap", "Stages"), columns()).await
}

fn columns() -> Vec<Field<StageView>> {
    vec![
        Field::of(Kind::Integer, "position", "Urutan", "Position", |stage| stage.position.into()),
        Field::new("name", "Nama", "Name", |stage| stage.name.clone().into()),
        Field::new("kind", "Jenis", "Kind", |stage| stage.kind.to_string().into()),
        Field::of(Kind::Percent, "probability_bps", "Peluang", "Probability", |stage| {
            stage.probability_bps.into()
        }),
        Field::of(Kind::Integer, "follow_up_days", "Hari pengingat", "Reminder days", |stage| {
            stage.follow_up_days.into()
        }),
    ]
}

/// Look at a stage.
#[utoipa::path(get, path = "/api/stages/{id}", tag = "pipeline", params(("id" = StageId, Path)), responses((status = 200, body = StageView), Refusals))]
async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<StageId>,
) -> http::Result<Tagged<StageView>> {
    actor.must_see(Permission::UseLeads)?;
    let row = find(app.db().reader(), id).await?;
    Ok(Tagged { version: row.version, body: row.into() })
}

async fn changed(tx: &Tx, actor: &Actor, (action, row): (&str, &Model)) -> Result<()> {
    audit::record(tx, actor, action, &Subject::new("stage", row.id, row.name.clone()), json!({})).await?;
    live::tell(tx, "stage.updated", Some(row.id.0), Audience::Holders(Permission::UseLeads)).await
}

/// Add a stage.
#[utoipa::path(post, path = "/api/stages", tag = "pipeline", request_body = StageInput, responses((status = 201, body = StageView), Refusals))]
async fn create(State(app): State<App>, actor: Actor, Body(input): Body<StageInput>) -> http::Result<Reply> {
    actor.must(Permission::ManageSettings)?;
    let name = input.name.as_deref().ok_or_else(|| Fault::new("name", &check::REQUIRED))?;
    let kind = input.kind.unwrap_or_default();
    if kind == StageKind::Won {
        return Err(Error::field("kind", &WON_ONCE).into());
    }
    app.write(&actor, async |tx| {
        let stages = all(tx).await?;
        let position = input.position.unwrap_or_else(|| i64::try_from(stages.len()).unwrap_or(99) + 1);
        make_room(tx, position).await?;
        let id: StageId = tx.new_id();
        let row = ActiveModel {
            id: Set(id),
            name: Set(text::clean_line(name)),
            position: Set(position),
            probability_bps: Set(basis_points(input.probability_bps.unwrap_or_default())),
            kind: Set(kind),
            color: Set(input.color.clone().unwrap_or_else(|| "slate".to_owned())),
            follow_up_days: Set(input.follow_up_days.sent().copied()),
            version: Set(1),
            created_at: Set(tx.now()),
            updated_at: Set(tx.now()),
        };
        Entity::insert(row).exec_without_returning(tx).await?;
        let row = find(tx, id).await?;
        changed(tx, &actor, ("stage.created", &row)).await?;
        Reply::created(1, &StageView::from(row))
    })
    .await
}

fn basis_points(value: i64) -> BasisPoints {
    BasisPoints(i32::try_from(value).unwrap_or(i32::MAX))
}

/// Moves the stages at and after `position` one further.
async fn make_room(tx: &Tx, position: i64) -> Result<()> {
    let after = Entity::update_many()
        .col_expr(Column::Position, Expr::col(Column::Position).add(1))
        .filter(Column::Position.gte(position));
    after.exec(tx).await?;
    Ok(())
}

/// Change a stage: its name, place, colour, probability or reminder.
#[utoipa::path(patch, path = "/api/stages/{id}", tag = "pipeline", params(("id" = StageId, Path)), request_body = StageInput, responses((status = 200, body = StageView), Refusals))]
async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<StageId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<StageInput>,
) -> http::Result<Reply> {
    actor.must_see(Permission::UseLeads)?;
    actor.must(Permission::ManageSettings)?;
    app.write(&actor, async |tx| {
        let before = find(tx, id).await?;
        if input.kind.is_some_and(|kind| kind != before.kind) {
            return Err(Error::field("kind", &LAST_OF_KIND));
        }
        if let Some(position) = input.position.filter(|position| *position != before.position) {
            make_room(tx, position).await?;
        }
        let mut changes = ActiveModel { updated_at: Set(tx.now()), ..Default::default() };
        if let Some(name) = &input.name {
            changes.name = Set(text::clean_line(name));
        }
        if let Some(position) = input.position {
            changes.position = Set(position);
        }
        if let Some(probability) = input.probability_bps {
            changes.probability_bps = Set(basis_points(probability));
        }
        if let Some(color) = &input.color {
            changes.color = Set(color.clone());
        }
        if let Some(days) = input.follow_up_days.change() {
            changes.follow_up_days = Set(days);
        }
        let mut update = Entity::update_many()
            .set(changes)
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(id));
        if let Some(seen) = seen {
            update = update.filter(Column::Version.eq(seen));
        }
        if update.exec(tx).await?.rows_affected == 0 {
            let current = StageView::from(find(tx, id).await?);
            return Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)));
        }
        let row = find(tx, id).await?;
        changed(tx, &actor, ("stage.updated", &row)).await?;
        Reply::tagged(row.version, &StageView::from(row))
    })
    .await
}

/// Which stage takes the leads of the one that goes.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Successor {
    /// A stage of the same kind.
    #[param(value_type = Option<String>)]
    successor_id: Option<StageId>,
}

impl Check for Successor {
    fn check(&self, _: &mut Faults) {}
}

/// Remove a stage. One that has leads needs a successor of the same kind.
#[utoipa::path(delete, path = "/api/stages/{id}", tag = "pipeline", params(("id" = StageId, Path), Successor), responses((status = 204), Refusals))]
async fn remove(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<StageId>,
    seen: IfMatch,
    Query(params): Query<Successor>,
) -> http::Result<Reply> {
    actor.must_see(Permission::UseLeads)?;
    actor.must(Permission::ManageSettings)?;
    app.write(&actor, async |tx| {
        let stages = all(tx).await?;
        let row = stages.iter().find(|stage| stage.id == id).ok_or(Error::NotFound)?;
        seen.must_fit(row.version, || {
            serde_json::to_value(StageView::from(row.clone())).unwrap_or_default()
        })?;
        if stages.iter().filter(|stage| stage.kind == row.kind).count() == 1 {
            return Err(Error::conflict(&LAST_OF_KIND));
        }
        let count = crate::leads::count_in_stage(tx, id).await?;
        let is_fit = |stage: &&Stage| {
            Some(stage.id) == params.successor_id && stage.kind == row.kind && stage.id != id
        };
        match stages.iter().find(is_fit) {
            Some(successor) => crate::leads::move_all(tx, &actor, (id, successor.id)).await?,
            None if params.successor_id.is_some() => {
                return Err(Fault::new("successor_id", &check::UNKNOWN_REFERENCE).into());
            }
            None if count > 0 => {
                return Err(Refusal::new(&NEEDS_SUCCESSOR)
                    .with("count", count)
                    .detail("count", count)
                    .into());
            }
            None => {}
        }
        changed(tx, &actor, ("stage.deleted", row)).await?;
        Entity::delete_by_id(id).exec(tx).await?;
        Ok(Reply::no_content())
    })
    .await
}
