//! Teams: who sells together and who leads them.

mod queries;
mod table;

pub(crate) use queries::must_exist;
pub use queries::{exists, join, leader_of, members};

use axum::{extract::State, response::Response};
use kernel::{Check, Error, Faults, Instant, Message, Patch, Permission, Result, TeamId, UserId, text};
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    db::dialect::contains,
    http::{self, Body, IfMatch, Path, Refusals, Reply, Tagged},
    list::{self, Asked, Column as Field, List, ListParams, ListQuery, Listing, Page},
    live::{self, Audience},
};
use sea_orm::{Condition, EntityTrait, IntoSimpleExpr, Select, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use table::{ActiveModel, Column, Entity, Model};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_teams, create_team)).routes(routes!(
        show_team,
        update_team,
        delete_team
    ))
}

/// A team.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TeamView {
    id: TeamId,
    name: String,
    leader_id: Option<UserId>,
    leader_name: Option<String>,
    version: i64,
    #[schema(value_type = DateTime<Utc>)]
    created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    updated_at: Instant,
    can: TeamCan,
}

/// What the reader may do with a team.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct TeamCan {
    edit: bool,
}

/// A new team.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct CreateTeam {
    name: String,
    leader_id: Option<UserId>,
}

impl Check for CreateTeam {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, 80);
    }
}

/// Changes to a team.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct UpdateTeam {
    name: Option<String>,
    leader_id: Patch<UserId>,
}

impl Check for UpdateTeam {
    fn check(&self, faults: &mut Faults) {
        if let Some(name) = &self.name {
            faults.required_text("name", name, 80);
        }
    }
}

#[derive(Clone)]
struct Teams {
    actor: Actor,
}

impl List for Teams {
    type Entity = Entity;
    type Row = Model;
    type View = TeamView;
    const TITLE: Message = Message::new("teams", "Tim", "Teams");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "name")
            .sort("name", Column::Name)
            .sort("created_at", Column::CreatedAt)
            .filter_ids("leader_id", Column::LeaderId)
            .search(|text| {
                Condition::all()
                    .add(contains(platform::db::dialect::lower(Column::Name.into_simple_expr()), text))
            })
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find()
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<TeamView>> {
        views(app.db().reader(), &self.actor, rows).await
    }

    fn columns(&self) -> Vec<Field<TeamView>> {
        vec![
            Field::new("name", "Nama", "Name", |team| team.name.clone().into()),
            Field::new("leader_name", "Ketua", "Leader", |team| team.leader_name.clone().into()),
        ]
    }
}

async fn views(
    db: &impl sea_orm::ConnectionTrait,
    actor: &Actor,
    teams: Vec<Model>,
) -> Result<Vec<TeamView>> {
    let names = crate::users::names(db, teams.iter().filter_map(|team| team.leader_id).collect()).await?;
    let view = |team: Model| TeamView {
        id: team.id,
        name: team.name,
        leader_name: team.leader_id.and_then(|leader| names.get(&leader).cloned()),
        leader_id: team.leader_id,
        version: team.version,
        created_at: team.created_at,
        updated_at: team.updated_at,
        can: TeamCan { edit: actor.may(Permission::ManageUsers) },
    };
    Ok(teams.into_iter().map(view).collect())
}

async fn view(db: &impl sea_orm::ConnectionTrait, actor: &Actor, id: TeamId) -> Result<TeamView> {
    let team = queries::find(db, id).await?;
    views(db, actor, vec![team]).await?.pop().ok_or(Error::NotFound)
}

/// List teams.
#[utoipa::path(get, path = "/api/teams", tag = "teams", params(ListParams, ("leader_id" = Option<String>, Query)), responses((status = 200, body = Page<TeamView>), Refusals))]
async fn list_teams(State(app): State<App>, actor: Actor, query: ListQuery) -> http::Result<Response> {
    actor.must(Permission::ReadUsers)?;
    list::answer(&app, &actor, Teams { actor: actor.clone() }, query).await
}

/// Look at a team.
#[utoipa::path(get, path = "/api/teams/{id}", tag = "teams", params(("id" = TeamId, Path)), responses((status = 200, body = TeamView), Refusals))]
async fn show_team(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TeamId>,
) -> http::Result<Tagged<TeamView>> {
    actor.must(Permission::ReadUsers)?;
    let body = view(app.db().reader(), &actor, id).await?;
    Ok(Tagged { version: body.version, body })
}

/// Add a team.
#[utoipa::path(post, path = "/api/teams", tag = "teams", request_body = CreateTeam, responses((status = 201, body = TeamView), Refusals))]
async fn create_team(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CreateTeam>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageUsers)?;
    app.write(&actor, async |tx| {
        let id = create(tx, &actor, &input.name, input.leader_id).await?;
        let view = view(tx, &actor, id).await?;
        Reply::created(view.version, &view)
    })
    .await
}

/// Adds a team.
///
/// # Errors
/// `Invalid` for a taken name or an unknown leader.
pub async fn create(tx: &Tx, actor: &Actor, name: &str, leader: Option<UserId>) -> Result<TeamId> {
    queries::leader_must_exist(tx, leader).await?;
    let id: TeamId = tx.new_id();
    let team = ActiveModel {
        id: Set(id),
        name: Set(text::clean_line(name)),
        leader_id: Set(leader),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
    };
    queries::insert(tx, team).await?;
    changed(tx, actor, "team.created", (id, name)).await?;
    Ok(id)
}

async fn changed(tx: &Tx, actor: &Actor, action: &str, (id, name): (TeamId, &str)) -> Result<()> {
    audit::record(tx, actor, action, &Subject::new("team", id, name), json!({})).await?;
    live::tell(tx, action, Some(id.0), Audience::Holders(Permission::ReadUsers)).await
}

/// Change a team.
#[utoipa::path(patch, path = "/api/teams/{id}", tag = "teams", params(("id" = TeamId, Path)), request_body = UpdateTeam, responses((status = 200, body = TeamView), Refusals))]
async fn update_team(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TeamId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<UpdateTeam>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageUsers)?;
    app.write(&actor, async |tx| {
        let before = view(tx, &actor, id).await?;
        queries::leader_must_exist(tx, input.leader_id.sent().copied()).await?;
        let mut changes = ActiveModel::default();
        if let Some(name) = &input.name {
            changes.name = Set(text::clean_line(name));
        }
        if let Some(leader) = input.leader_id.change() {
            changes.leader_id = Set(leader);
        }
        if !queries::update(tx, id, seen, changes).await? {
            let current = serde_json::to_value(view(tx, &actor, id).await?).map_err(Error::internal)?;
            return Err(Error::Stale(Box::new(current)));
        }
        let after = view(tx, &actor, id).await?;
        let subject = Subject::new("team", id, after.name.clone());
        audit::record_change(tx, &actor, "team.updated", &subject, (&before, &after)).await?;
        live::tell(tx, "team.updated", Some(id.0), Audience::Holders(Permission::ReadUsers)).await?;
        for leader in [before.leader_id, after.leader_id].into_iter().flatten() {
            crate::sessions::tell_changed(tx, leader).await?;
        }
        Reply::tagged(after.version, &after)
    })
    .await
}

/// Delete a team; its members stay.
#[utoipa::path(delete, path = "/api/teams/{id}", tag = "teams", params(("id" = TeamId, Path)), responses((status = 204), Refusals))]
async fn delete_team(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<TeamId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    actor.must(Permission::ManageUsers)?;
    app.write(&actor, async |tx| {
        let team = queries::find(tx, id).await?;
        let current = view(tx, &actor, id).await?;
        seen.must_fit(team.version, || serde_json::to_value(&current).unwrap_or_default())?;
        queries::delete(tx, id).await?;
        changed(tx, &actor, "team.deleted", (id, &team.name)).await?;
        Ok(Reply::no_content())
    })
    .await
}
