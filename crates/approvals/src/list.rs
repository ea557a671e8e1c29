//! The queue.

use crate::{
    model::{Level, Status},
    policy,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use futures::FutureExt;
use kernel::{Error, Instant, Message, Permission, Result, Rupiah, UserId};
use platform::{
    Actor, App,
    capability::BadgeSource,
    http::{self, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// How many wait for the actor.
pub(crate) const WAITING: BadgeSource =
    BadgeSource { name: "approvals", count: |app, actor| count_waiting(app, actor).boxed() };

/// What the reader may do.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub(crate) struct ApprovalCan {
    decide: bool,
}

/// A question and, where there is one, its answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ApprovalView {
    id: Uuid,
    /// `deal`.
    subject_kind: String,
    subject_id: Uuid,
    subject_label: String,
    amount: Rupiah,
    level: Level,
    requested_by: UserId,
    requested_by_name: String,
    owner_id: UserId,
    status: Status,
    decided_by: Option<UserId>,
    decided_by_name: Option<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    decided_at: Option<Instant>,
    note: Option<String>,
    #[schema(value_type = DateTime<Utc>)]
    created_at: Instant,
    can: ApprovalCan,
}

async fn count_waiting(app: &App, actor: &Actor) -> Result<u64> {
    let db = app.db().reader();
    let waiting = policy::waits_for(app, actor, policy::decides_alone(db, actor).await?);
    Ok(Entity::find().filter(waiting).count(db).await?)
}

async fn views(
    db: &impl ConnectionTrait,
    (actor, decides_alone): (&Actor, bool),
    rows: Vec<Model>,
) -> Result<Vec<ApprovalView>> {
    let people = rows.iter().flat_map(|row| [Some(row.requested_by), row.decided_by]).flatten().collect();
    let names = accounts::users::names(db, people).await?;
    let view = |row: Model| {
        let decide = row.status == Status::Pending && policy::may_decide(actor, &row, decides_alone);
        ApprovalView {
            id: row.id,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            subject_label: row.subject_label,
            amount: row.amount,
            level: row.level,
            requested_by_name: names.get(&row.requested_by).cloned().unwrap_or_default(),
            requested_by: row.requested_by,
            owner_id: row.owner_id,
            status: row.status,
            decided_by_name: row.decided_by.and_then(|id| names.get(&id).cloned()),
            decided_by: row.decided_by,
            decided_at: row.decided_at,
            note: row.note,
            created_at: row.created_at,
            can: ApprovalCan { decide },
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// One approval as the actor sees it.
pub(crate) async fn view(db: &impl ConnectionTrait, actor: &Actor, row: Model) -> Result<ApprovalView> {
    let decides_alone = policy::decides_alone(db, actor).await?;
    views(db, (actor, decides_alone), vec![row]).await?.pop().ok_or(Error::NotFound)
}

#[derive(Clone)]
struct Approvals {
    app: App,
    actor: Actor,
    decides_alone: bool,
}

impl List for Approvals {
    type Entity = Entity;
    type Row = Model;
    type View = ApprovalView;
    const TITLE: Message = Message::new("approvals", "Persetujuan", "Approvals");

    fn listing(&self) -> Listing {
        let waiting = policy::waits_for(&self.app, &self.actor, self.decides_alone);
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .sort("amount", Column::Amount)
            .filter_choices::<Status>("status", Column::Status)
            .filter_choices::<Level>("level", Column::Level)
            .filter_ids("owner_id", Column::OwnerId)
            .filter_texts("subject_kind", Column::SubjectKind)
            .filter_ids("subject_id", Column::SubjectId)
            .filter_with("waits_for_me", move |value| (value == "true").then(|| waiting.clone()))
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(policy::visible(&self.app, &self.actor))
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<ApprovalView>> {
        views(app.db().reader(), (&self.actor, self.decides_alone), rows).await
    }

    fn columns(&self) -> Vec<Field<ApprovalView>> {
        vec![
            Field::of(Kind::Instant, "created_at", "Diminta", "Asked", |row: &ApprovalView| {
                row.created_at.into()
            }),
            Field::new("subject_label", "Data", "Subject", |row: &ApprovalView| {
                row.subject_label.clone().into()
            }),
            Field::of(Kind::Money, "amount", "Nilai", "Amount", |row: &ApprovalView| row.amount.into()),
            Field::new("level", "Tingkat", "Level", |row: &ApprovalView| row.level.to_string().into()),
            Field::new("requested_by_name", "Diminta oleh", "Asked by", |row: &ApprovalView| {
                row.requested_by_name.clone().into()
            }),
            Field::new("status", "Status", "Status", |row: &ApprovalView| row.status.to_string().into()),
            Field::new("decided_by_name", "Diputuskan oleh", "Decided by", |row: &ApprovalView| {
                row.decided_by_name.clone().into()
            }),
            Field::new("note", "Catatan", "Note", |row: &ApprovalView| row.note.clone().into()),
        ]
    }
}

/// What waits for a decision and what was decided.
#[utoipa::path(get, path = "/api/approvals", tag = "approvals", params(ListParams, ("status" = Option<Status>, Query), ("level" = Option<Level>, Query), ("owner_id" = Option<String>, Query), ("subject_kind" = Option<String>, Query), ("subject_id" = Option<String>, Query), ("waits_for_me" = Option<bool>, Query)), responses((status = 200, body = Page<ApprovalView>), Refusals))]
pub(crate) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::ReadDeals)?;
    let decides_alone = policy::decides_alone(app.db().reader(), &actor).await?;
    let approvals = Approvals { app: app.clone(), actor: actor.clone(), decides_alone };
    list::answer(&app, &actor, approvals, query).await
}
