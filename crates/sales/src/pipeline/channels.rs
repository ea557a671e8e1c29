//! The channels that leads come through, and who gets a lead that belongs to nobody.

mod choose;
mod table;

pub use choose::choose_owner;
use choose::sells;

use axum::{extract::State, response::Response};
use kernel::{Check, Error, Faults, Message, Patch, Permission, Result, TeamId, UserId, check, text};
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    db::{breaks_unique, names},
    http::{self, Body, IfMatch, Path, Query, Refusals, Reply, Tagged},
    list::{Column as Field, Kind, Whole, WholeListParams},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, DeriveActiveEnum, EntityTrait, EnumIter, QueryFilter, QueryOrder,
    Set,
    prelude::StringLen,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;
use strum::{Display, EnumString, IntoStaticStr};
use table::{ActiveModel, Column, Entity, Model};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a channel.
    ChannelId
}

const KINDS: &[&str] = &[
    "whatsapp",
    "instagram",
    "facebook",
    "tiktok",
    "google",
    "website",
    "referral",
    "walk_in",
    "phone",
    "email",
    "event",
    "other",
];
const BAD_KIND: Message =
    Message::new("unknown_value", "Jenis saluran tidak dikenal.", "This kind of channel is not known.");
const IN_USE: Message = Message::new(
    "in_use",
    "Saluran ini sudah dipakai; nonaktifkan saja.",
    "This channel has been used; deactivate it instead.",
);

/// Who gets a lead that belongs to nobody.
#[derive(
    Clone,
    Copy,
    Debug,
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
pub enum Rule {
    /// The active members of the team in turn.
    RoundRobin,
    /// The active member of the team with the fewest open leads.
    FewestOpen,
    /// Always the same user.
    Fixed,
}

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, update, remove))
}

/// A channel.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct ChannelView {
    id: ChannelId,
    name: String,
    kind: String,
    is_active: bool,
    rule: Option<Rule>,
    team_id: Option<TeamId>,
    user_id: Option<UserId>,
    version: i64,
}

impl From<Model> for ChannelView {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            name: row.name,
            kind: row.kind,
            is_active: row.is_active,
            rule: row.rule,
            team_id: row.team_id,
            user_id: row.user_id,
            version: row.version,
        }
    }
}

/// A channel as people type it; also the changes to one.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct ChannelInput {
    name: Option<String>,
    kind: Option<String>,
    is_active: Option<bool>,
    rule: Patch<Rule>,
    team_id: Patch<TeamId>,
    user_id: Patch<UserId>,
}

impl Check for ChannelInput {
    fn check(&self, faults: &mut Faults) {
        if let Some(name) = &self.name {
            faults.required_text("name", name, 60);
        }
        let kind = self.kind.as_deref();
        faults.ensure(kind.is_none_or(|kind| KINDS.contains(&kind)), "kind", &BAD_KIND);
    }
}

/// Whether `id` is a channel.
pub(crate) async fn exists(db: &impl ConnectionTrait, id: ChannelId) -> Result<bool> {
    Ok(Entity::find_by_id(id).one(db).await?.is_some())
}

/// The names of `ids`.
///
/// # Errors
/// What the database says.
pub async fn names(db: &impl ConnectionTrait, ids: Vec<ChannelId>) -> Result<HashMap<ChannelId, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The active channels by their folded names.
pub(crate) async fn by_name(db: &impl ConnectionTrait) -> Result<HashMap<String, uuid::Uuid>> {
    let rows = Entity::find().filter(Column::IsActive.eq(true)).all(db).await?;
    Ok(rows.into_iter().map(|row| (text::fold(&row.name), row.id.0)).collect())
}

/// Asks for the names of `ids`.
pub(super) fn names_of(ids: Vec<ChannelId>) -> Option<SelectStatement> {
    names::of(Entity, ids)
}

async fn find(db: &impl ConnectionTrait, id: ChannelId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

fn name_taken(cause: DbErr) -> Error {
    if breaks_unique(&cause, &["channel_name", "channel.name"]) {
        return Error::field("name", &check::TAKEN);
    }
    cause.into()
}

/// All channels.
#[utoipa::path(get, path = "/api/channels", tag = "pipeline", params(WholeListParams), responses((status = 200, body = Whole<ChannelView>), Refusals))]
async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    actor.must(Permission::UseLeads)?;
    let rows =
        Entity::find().order_by_asc(Column::Name).order_by_asc(Column::Id).all(app.db().reader()).await?;
    let title = Message::new("channels", "Saluran", "Channels");
    let channels = Whole { data: rows.into_iter().map(ChannelView::from).collect() };
    channels.answer((&app, &actor, params), title, columns()).await
}

fn columns() -> Vec<Field<ChannelView>> {
    vec![
        Field::new("name", "Nama", "Name", |channel| channel.name.clone().into()),
        Field::new("kind", "Jenis", "Kind", |channel| channel.kind.clone().into()),
        Field::of(Kind::Bool, "is_active", "Aktif", "Active", |channel| channel.is_active.into()),
        Field::new("rule", "Pembagian lead", "Assignment of leads", |channel| {
            channel.rule.map(|rule| rule.to_string()).into()
        }),
    ]
}

/// Look at a channel.
#[utoipa::path(get, path = "/api/channels/{id}", tag = "pipeline", params(("id" = ChannelId, Path)), responses((status = 200, body = ChannelView), Refusals))]
async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ChannelId>,
) -> http::Result<Tagged<ChannelView>> {
    actor.must_see(Permission::UseLeads)?;
    let row = find(app.db().reader(), id).await?;
    Ok(Tagged { version: row.version, body: row.into() })
}

/// Every fault that needs the database or what the channel was before: a rule has somebody to give leads to.
async fn check_references(tx: &Tx, input: &ChannelInput, before: Option<&Model>) -> Result<()> {
    let mut faults = Faults::new();
    if let Some(user) = input.user_id.sent().copied() {
        faults.ensure(sells(tx, user).await?, "user_id", &check::UNKNOWN_REFERENCE);
    }
    if let Some(team) = input.team_id.sent().copied() {
        faults.ensure(accounts::teams::exists(tx, team).await?, "team_id", &check::UNKNOWN_REFERENCE);
    }
    let rule = input.rule.change().unwrap_or_else(|| before.and_then(|before| before.rule));
    let team = input.team_id.change().unwrap_or_else(|| before.and_then(|before| before.team_id));
    let user = input.user_id.change().unwrap_or_else(|| before.and_then(|before| before.user_id));
    match rule {
        Some(Rule::Fixed) => faults.ensure(user.is_some(), "user_id", &check::REQUIRED),
        Some(Rule::RoundRobin | Rule::FewestOpen) => {
            faults.ensure(team.is_some(), "team_id", &check::REQUIRED);
        }
        None => {}
    }
    faults.finish()
}

fn apply(input: &ChannelInput, mut row: ActiveModel) -> ActiveModel {
    if let Some(name) = &input.name {
        row.name = Set(text::clean_line(name));
    }
    if let Some(kind) = &input.kind {
        row.kind = Set(kind.clone());
    }
    if let Some(is_active) = input.is_active {
        row.is_active = Set(is_active);
    }
    if let Some(rule) = input.rule.change() {
        row.rule = Set(rule);
    }
    if let Some(team) = input.team_id.change() {
        row.team_id = Set(team);
    }
    if let Some(user) = input.user_id.change() {
        row.user_id = Set(user);
    }
    row
}

async fn changed(tx: &Tx, actor: &Actor, (action, row): (&str, &Model)) -> Result<()> {
    audit::record(tx, actor, action, &Subject::new("channel", row.id, row.name.clone()), json!({})).await
}

/// Add a channel.
#[utoipa::path(post, path = "/api/channels", tag = "pipeline", request_body = ChannelInput, responses((status = 201, body = ChannelView), Refusals))]
async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<ChannelInput>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageChannels)?;
    if input.name.is_none() {
        return Err(Error::field("name", &check::REQUIRED).into());
    }
    app.write(&actor, async |tx| {
        check_references(tx, &input, None).await?;
        let id: ChannelId = tx.new_id();
        let blank = ActiveModel {
            id: Set(id),
            name: Set(String::new()),
            kind: Set("other".to_owned()),
            is_active: Set(true),
            rule: Set(None),
            team_id: Set(None),
            user_id: Set(None),
            version: Set(1),
            created_at: Set(tx.now()),
            updated_at: Set(tx.now()),
        };
        Entity::insert(apply(&input, blank)).exec_without_returning(tx).await.map_err(name_taken)?;
        let row = find(tx, id).await?;
        changed(tx, &actor, ("channel.created", &row)).await?;
        Reply::created(1, &ChannelView::from(row))
    })
    .await
}

/// Change a channel or its rule.
#[utoipa::path(patch, path = "/api/channels/{id}", tag = "pipeline", params(("id" = ChannelId, Path)), request_body = ChannelInput, responses((status = 200, body = ChannelView), Refusals))]
async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ChannelId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<ChannelInput>,
) -> http::Result<Reply> {
    actor.must_see(Permission::UseLeads)?;
    actor.must(Permission::ManageChannels)?;
    app.write(&actor, async |tx| {
        let before = find(tx, id).await?;
        check_references(tx, &input, Some(&before)).await?;
        let mut update = Entity::update_many()
            .set(apply(&input, ActiveModel { updated_at: Set(tx.now()), ..Default::default() }))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(id));
        if let Some(seen) = seen {
            update = update.filter(Column::Version.eq(seen));
        }
        if update.exec(tx).await.map_err(name_taken)?.rows_affected == 0 {
            let current = ChannelView::from(find(tx, id).await?);
            return Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)));
        }
        let row = find(tx, id).await?;
        changed(tx, &actor, ("channel.updated", &row)).await?;
        Reply::tagged(row.version, &ChannelView::from(row))
    })
    .await
}

/// Delete a channel that no lead came through.
#[utoipa::path(delete, path = "/api/channels/{id}", tag = "pipeline", params(("id" = ChannelId, Path)), responses((status = 204), Refusals))]
async fn remove(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ChannelId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    actor.must_see(Permission::UseLeads)?;
    actor.must(Permission::ManageChannels)?;
    app.write(&actor, async |tx| {
        let row = find(tx, id).await?;
        seen.must_fit(row.version, || {
            serde_json::to_value(ChannelView::from(row.clone())).unwrap_or_default()
        })?;
        if crate::leads::came_through(tx, id).await? {
            return Err(Error::conflict(&IN_USE));
        }
        changed(tx, &actor, ("channel.deleted", &row)).await?;
        Entity::delete_by_id(id).exec(tx).await?;
        Ok(Reply::no_content())
    })
    .await
}
