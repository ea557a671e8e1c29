//! API tokens: keys that programs use in a user's name, shown once.

mod table;

use crate::users;
use axum::{Json, extract::State, response::Response};
use kernel::{Check, Error, Faults, Instant, Message, Permission, Result, UserId, check, text};
use platform::{
    Actor, App, Via,
    audit::{self, Subject},
    crypto::{hash_token, new_token},
    http::{self, Body, Path, Query, Refusals, Reply},
    list::{Column as Field, Kind, Whole, WholeListParams},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use strum::{Display, EnumString};
use table::{ActiveModel, Column, Entity, Model};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Tells API tokens from session tokens.
const PREFIX: &str = "lgt_";

const IN_THE_PAST: Message =
    Message::new("in_the_past", "Harus di waktu mendatang.", "This must be in the future.");
const NOT_BY_TOKEN: Message = Message::new(
    "not_by_token",
    "Token dibuat setelah masuk, bukan dengan token lain.",
    "Log in to make a token; another token cannot.",
);

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, revoke))
}

/// Whether `token` looks like an API token.
pub(crate) fn is_api_token(token: &str) -> bool {
    token.starts_with(PREFIX)
}

/// What a token may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
enum TokenScope {
    /// Only read.
    Read,
    /// Read and write.
    Write,
}

/// A token without its secret.
#[derive(Debug, Serialize, ToSchema)]
struct TokenView {
    id: Uuid,
    name: String,
    user_id: UserId,
    user_name: String,
    scopes: Vec<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    expires_at: Option<Instant>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    last_used_at: Option<Instant>,
    #[schema(value_type = DateTime<Utc>)]
    created_at: Instant,
}

/// A new token.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct CreateToken {
    name: String,
    scopes: Vec<TokenScope>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    expires_at: Option<Instant>,
}

impl Check for CreateToken {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, 80);
        faults.ensure(!self.scopes.is_empty(), "scopes", &check::REQUIRED);
        faults.entries("scopes", self.scopes.len(), 2);
        faults.instant("expires_at", self.expires_at);
    }
}

fn visible(actor: &Actor) -> Condition {
    if actor.may(Permission::ManageSettings) {
        return Condition::all();
    }
    Condition::all().add(Column::UserId.eq(actor.id))
}

async fn views(app: &App, tokens: Vec<Model>) -> Result<Vec<TokenView>> {
    let names = users::names(app.db().reader(), tokens.iter().map(|token| token.user_id).collect()).await?;
    let view = |token: Model| TokenView {
        id: token.id,
        name: token.name,
        user_name: names.get(&token.user_id).cloned().unwrap_or_default(),
        user_id: token.user_id,
        scopes: if token.scope == "write" { vec!["read".into(), "write".into()] } else { vec![token.scope] },
        expires_at: token.expires_at,
        last_used_at: token.last_used_at,
        created_at: token.created_at,
    };
    Ok(tokens.into_iter().map(view).collect())
}

/// One's API tokens; an owner sees everybody's.
#[utoipa::path(get, path = "/api/tokens", tag = "tokens", params(WholeListParams), responses((status = 200, body = Whole<TokenView>), Refusals))]
async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    let tokens =
        Entity::find().filter(visible(&actor)).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id);
    let tokens = tokens.all(app.db().reader()).await?;
    let tokens = Whole { data: views(&app, tokens).await? };
    let title = Message::new("tokens", "Token API", "API tokens");
    tokens.answer((&app, &actor, params), title, columns()).await
}

fn columns() -> Vec<Field<TokenView>> {
    vec![
        Field::new("name", "Nama", "Name", |token| token.name.clone().into()),
        Field::new("user_name", "Pengguna", "User", |token| token.user_name.clone().into()),
        Field::new("scopes", "Izin", "May", |token| token.scopes.join(", ").into()),
        Field::of(Kind::Instant, "created_at", "Dibuat", "Made", |token| token.created_at.into()),
        Field::of(Kind::Instant, "expires_at", "Berlaku sampai", "Valid until", |token| {
            token.expires_at.into()
        }),
        Field::of(Kind::Instant, "last_used_at", "Terakhir dipakai", "Last used", |token| {
            token.last_used_at.into()
        }),
    ]
}

/// Look at an API token.
#[utoipa::path(get, path = "/api/tokens/{id}", tag = "tokens", params(("id" = Uuid, Path)), responses((status = 200, body = TokenView), Refusals))]
async fn show(State(app): State<App>, actor: Actor, Path(id): Path<Uuid>) -> http::Result<Json<TokenView>> {
    let found = Entity::find_by_id(id).filter(visible(&actor)).one(app.db().reader()).await?;
    let mut views = views(&app, found.into_iter().collect()).await?;
    Ok(Json(views.pop().ok_or(Error::NotFound)?))
}

/// Make an API token. It is shown in this answer and never again.
#[utoipa::path(post, path = "/api/tokens", tag = "tokens", request_body = CreateToken, responses((status = 201, body = TokenView), Refusals))]
async fn create(State(app): State<App>, actor: Actor, Body(input): Body<CreateToken>) -> http::Result<Reply> {
    if matches!(actor.via, Via::ApiToken { .. }) {
        return Err(Error::conflict(&NOT_BY_TOKEN).into());
    }
    if input.expires_at.is_some_and(|at| at <= app.now()) {
        return Err(Error::field("expires_at", &IN_THE_PAST).into());
    }
    app.write(&actor, async |tx| {
        let token = format!("{PREFIX}{}", new_token().0);
        let scope =
            if input.scopes.contains(&TokenScope::Write) { TokenScope::Write } else { TokenScope::Read };
        let model = Model {
            id: tx.new_id(),
            user_id: actor.id,
            name: text::clean_line(&input.name),
            token_hash: hash_token(&token).to_vec(),
            scope: scope.to_string(),
            expires_at: input.expires_at,
            last_used_at: None,
            created_at: tx.now(),
        };
        Entity::insert(to_row(&model)).exec_without_returning(tx).await?;
        let subject = Subject::new("token", model.id, model.name.clone());
        audit::record(tx, &actor, "token.created", &subject, json!({ "scope": model.scope })).await?;
        let views = views(tx.app(), vec![model]).await?;
        let mut body = serde_json::to_value(views.first()).map_err(Error::internal)?;
        body["token"] = json!(token);
        Reply::created(1, &body)
    })
    .await
}

fn to_row(model: &Model) -> ActiveModel {
    ActiveModel {
        id: Set(model.id),
        user_id: Set(model.user_id),
        name: Set(model.name.clone()),
        token_hash: Set(model.token_hash.clone()),
        scope: Set(model.scope.clone()),
        expires_at: Set(model.expires_at),
        last_used_at: Set(model.last_used_at),
        created_at: Set(model.created_at),
    }
}

/// Revoke an API token; its next request is a 401.
#[utoipa::path(delete, path = "/api/tokens/{id}", tag = "tokens", params(("id" = Uuid, Path)), responses((status = 204), Refusals))]
async fn revoke(State(app): State<App>, actor: Actor, Path(id): Path<Uuid>) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let token = Entity::find_by_id(id).filter(visible(&actor)).one(tx).await?.ok_or(Error::NotFound)?;
        Entity::delete_by_id(id).exec(tx).await?;
        audit::record(tx, &actor, "token.revoked", &Subject::new("token", id, token.name), json!({})).await?;
        Ok(Reply::no_content())
    })
    .await
}
