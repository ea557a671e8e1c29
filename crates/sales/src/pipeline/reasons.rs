//! Why leads are lost.

mod table {
    //! The reasons' table.

    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "lost_reason")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: super::LostReasonId,
        pub name: String,
        pub version: i64,
        pub created_at: kernel::Instant,
        pub updated_at: kernel::Instant,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use axum::{extract::State, response::Response};
use kernel::{Check, Error, Faults, Message, Patch, Permission, Result, check, text};
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    db::breaks_unique,
    http::{self, Body, IfMatch, Path, Query, Refusals, Reply, Tagged},
    list::{Column as Field, Whole, WholeListParams},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use table::{ActiveModel, Column, Entity, Model};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

kernel::id! {
    /// Names a reason why leads are lost.
    LostReasonId
}

const IN_USE: Message = Message::new("in_use", "Alasan ini sudah dipakai.", "This reason has been used.");

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, update, remove))
}

/// A reason.
#[derive(Debug, Serialize, ToSchema)]
struct ReasonView {
    id: LostReasonId,
    name: String,
    version: i64,
}

impl From<Model> for ReasonView {
    fn from(row: Model) -> Self {
        Self { id: row.id, name: row.name, version: row.version }
    }
}

/// A new reason.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct CreateReason {
    name: String,
}

impl Check for CreateReason {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("name", &self.name, 80);
    }
}

/// Changes to a reason.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct UpdateReason {
    name: Patch<String>,
}

impl Check for UpdateReason {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(!self.name.is_clear(), "name", &check::REQUIRED);
        if let Some(name) = self.name.sent() {
            faults.required_text("name", name, 80);
        }
    }
}

fn name_taken(cause: DbErr) -> Error {
    if breaks_unique(&cause, &["lost_reason_name", "lost_reason.name"]) {
        return Error::field("name", &check::TAKEN);
    }
    cause.into()
}

/// Whether `id` is a reason.
pub(crate) async fn exists(db: &impl ConnectionTrait, id: LostReasonId) -> Result<bool> {
    Ok(Entity::find_by_id(id).one(db).await?.is_some())
}

async fn find(db: &impl ConnectionTrait, id: LostReasonId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// All reasons why leads are lost.
#[utoipa::path(get, path = "/api/lost-reasons", tag = "pipeline", params(WholeListParams), responses((status = 200, body = Whole<ReasonView>), Refusals))]
async fn list(
    State(app): State<App>,
    actor: Actor,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    actor.must(Permission::UseLeads)?;
    let rows =
        Entity::find().order_by_asc(Column::Name).order_by_asc(Column::Id).all(app.db().reader()).await?;
    let title = Message::new("lost_reasons", "Alasan gagal", "Reasons for losing");
    let columns = vec![Field::new("name", "Nama", "Name", |reason: &ReasonView| reason.name.clone().into())];
    let reasons = Whole { data: rows.into_iter().map(ReasonView::from).collect() };
    reasons.answer((&app, &actor, params), title, columns).await
}

/// Look at a reason.
#[utoipa::path(get, path = "/api/lost-reasons/{id}", tag = "pipeline", params(("id" = LostReasonId, Path)), responses((status = 200, body = ReasonView), Refusals))]
async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LostReasonId>,
) -> http::Result<Tagged<ReasonView>> {
    actor.must_see(Permission::UseLeads)?;
    let row = find(app.db().reader(), id).await?;
    Ok(Tagged { version: row.version, body: row.into() })
}

/// The reason, held until the transaction ends, as the client has seen it.
async fn hold(tx: &Tx, id: LostReasonId, seen: IfMatch) -> Result<Model> {
    let row = Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)?;
    seen.must_fit(row.version, || serde_json::to_value(ReasonView::from(row.clone())).unwrap_or_default())?;
    Ok(row)
}

async fn changed(tx: &Tx, actor: &Actor, (action, row): (&str, &Model)) -> Result<()> {
    audit::record(tx, actor, action, &Subject::new("lost_reason", row.id, row.name.clone()), json!({})).await
}

/// Add a reason.
#[utoipa::path(post, path = "/api/lost-reasons", tag = "pipeline", request_body = CreateReason, responses((status = 201, body = ReasonView), Refusals))]
async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CreateReason>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageSettings)?;
    app.write(&actor, async |tx| {
        let id: LostReasonId = tx.new_id();
        let row = ActiveModel {
            id: Set(id),
            name: Set(text::clean_line(&input.name)),
            version: Set(1),
            created_at: Set(tx.now()),
            updated_at: Set(tx.now()),
        };
        Entity::insert(row).exec_without_returning(tx).await.map_err(name_taken)?;
        let row = find(tx, id).await?;
        changed(tx, &actor, ("lost_reason.created", &row)).await?;
        Reply::created(1, &ReasonView::from(row))
    })
    .await
}

/// Rename a reason.
#[utoipa::path(patch, path = "/api/lost-reasons/{id}", tag = "pipeline", params(("id" = LostReasonId, Path)), request_body = UpdateReason, responses((status = 200, body = ReasonView), Refusals))]
async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LostReasonId>,
    seen: IfMatch,
    Body(input): Body<UpdateReason>,
) -> http::Result<Reply> {
    actor.must_see(Permission::UseLeads)?;
    actor.must(Permission::ManageSettings)?;
    app.write(&actor, async |tx| {
        hold(tx, id, seen).await?;
        let mut update = Entity::update_many()
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
            .filter(Column::Id.eq(id));
        if let Some(name) = input.name.sent() {
            update = update.col_expr(Column::Name, Expr::value(text::clean_line(name)));
        }
        update.exec(tx).await.map_err(name_taken)?;
        let row = find(tx, id).await?;
        changed(tx, &actor, ("lost_reason.updated", &row)).await?;
        Reply::tagged(row.version, &ReasonView::from(row))
    })
    .await
}

/// Delete a reason that no lead names.
#[utoipa::path(delete, path = "/api/lost-reasons/{id}", tag = "pipeline", params(("id" = LostReasonId, Path)), responses((status = 204), Refusals))]
async fn remove(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<LostReasonId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    actor.must_see(Permission::UseLeads)?;
    actor.must(Permission::ManageSettings)?;
    app.write(&actor, async |tx| {
        let row = hold(tx, id, seen).await?;
        if crate::leads::names_reason(tx, id).await? {
            return Err(Error::conflict(&IN_USE));
        }
        changed(tx, &actor, ("lost_reason.deleted", &row)).await?;
        Entity::delete_by_id(id).exec(tx).await?;
        Ok(Reply::no_content())
    })
    .await
}
